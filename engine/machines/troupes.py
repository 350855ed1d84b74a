"""Machines, troupes: every engine that may speak here, in the order in which a cast looks at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machines.speech.espeak.recipes import RECIPES
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.machines.speech.programs.known import PROGRAMS
from engine.machines.speech.programs.speech import ProgramTroupe
from engine.machines.voicing.acquaintance import Acquaintance
from engine.machines.voicing.house import VoiceHouse
from engine.machines.voicing.register import Register

if TYPE_CHECKING:
    from engine.foundation.paths import StudioPaths
    from engine.foundation.settings import StudioSettings


def speech_house(settings: StudioSettings, paths: StudioPaths) -> VoiceHouse:
    """The built-in voices, and whatever is found on this machine; nothing is started or looked for yet."""
    known = Acquaintance(paths.home / "voices-heard.json")
    programs = [ProgramTroupe(program, known) for program in PROGRAMS] if settings.voices_found else []
    register = Register(paths.home / "voices-known.json", (recipe.id for recipe in RECIPES))
    return VoiceHouse((EspeakSpeech(settings.speech_workers), *programs), register)
