"""Machines, speech, espeak-ng, the catalogue: what a cast may choose from, and whether it can be used."""

from __future__ import annotations

from engine.foundation.probe import Probe
from engine.machines.speech.espeak.installation import REMEDY, find
from engine.machines.speech.espeak.measured import MEASURED, UNMEASURED
from engine.machines.speech.espeak.recipes import RECIPES, Recipe
from engine.table_read.errors import VoiceNotFound
from engine.table_read.voices import Voice

ENGINE = "espeak-ng"
LICENSE = "GPL-3.0-or-later"


def voice_of(recipe: Recipe) -> Voice:
    """The catalogue entry of a recipe, with what was measured of it."""
    measured = MEASURED.get(recipe.id, UNMEASURED)
    return Voice(
        id=recipe.id,
        name=recipe.name,
        engine=ENGINE,
        language=recipe.language,
        gender=recipe.gender,
        description=recipe.description,
        license=LICENSE,
        pitch_hz=measured.pitch_hz,
        words_per_minute=measured.words_per_minute,
        family=recipe.family,
        narrates=recipe.narrates,
        timbre=measured.timbre,
    )


class EspeakCatalogue:
    """The voices of espeak-ng; there on first launch, offline."""

    def voices(self) -> tuple[Voice, ...]:
        """Every voice, English first, in a fixed order."""
        return tuple(voice_of(recipe) for recipe in RECIPES)

    def resolve(self, voice_id: str) -> Voice:
        """The voice of this id. Raises `VoiceNotFound`."""
        for recipe in RECIPES:
            if recipe.id == voice_id:
                return voice_of(recipe)
        raise VoiceNotFound("There is no such voice.", hint="Choose one of the catalogue.")

    def probe(self) -> Probe:
        """Whether library and data are in place; nothing is loaded to find out."""
        try:
            find()
        except FileNotFoundError as missing:
            return Probe(available=False, reason=f"The built-in voices are not usable: {missing}.", remedy=REMEDY)
        return Probe(available=True, reason=f"{len(RECIPES)} built-in voices ({ENGINE}).")
