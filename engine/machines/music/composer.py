"""Music, the composer: words in, a bed out; the same words give the same bed, on every run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from engine.foundation.probe import Probe
from engine.machines.music import desk
from engine.machines.music.form import Form, form_of, seed_of
from engine.machines.music.harmony import bass_notes, chord_notes, pad_notes
from engine.machines.music.melody import drum_notes, lead_notes
from engine.machines.music.percussion import color
from engine.machines.music.understanding import understand
from engine.stage.music.ports import Composition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.machines.music.character import Character, Part
    from engine.machines.music.desk import Stem
    from engine.machines.music.form import Note
    from engine.stage.music.ports import BedRequest

VERSION = 4
Playing = Callable[["Form", str, str, "Iterable[Note]", float, float, int, float], "Stem"]
"""Form, role, instrument, notes, swing, brightness, seed, level; what comes of them."""
LEVELS = {"chords": 0.8, "bass": 1.0, "pad": 0.75, "lead": 0.85, "drums": 1.0, "color": 0.5, "stinger": 1.0}


def probe() -> Probe:
    """Whether music can be composed here: always."""
    return Probe(available=True, reason="The studio's own instruments play.")


class ComposedMusic:
    """The studio's own composer: synthesis alone, nothing to install or download."""

    @property
    def fingerprint(self) -> str:
        """Its version: higher whenever a bed would sound different."""
        return f"composed {VERSION}"

    @property
    def band(self) -> Probe:
        """Who plays: always there."""
        return probe()

    def compose(
        self, request: BedRequest, going_on: Callable[[], None] = lambda: None, play: Playing = desk.played
    ) -> Composition:
        """The bed of a request, with a stem for each group of instruments; `play` is whoever plays the notes."""
        character = understand(request)
        form = form_of(character, request)
        stems = {
            name: stem for name, stem in _stems(character, form, request, going_on, play).items() if stem.sides.any()
        }
        frames, finished = desk.together(stems, character.space, desk.ENDING_S)
        return Composition(frames, finished, described(character, form))


def described(character: Character, form: Form) -> str:
    """What a bed is, in a few words: kind, key, tempo, instruments."""
    names = "C C# D Eb E F F# G Ab A Bb B".split()
    parts = (character.chords, character.bass, character.pad, character.lead, character.drums)
    band = ", ".join(dict.fromkeys(part.instrument for part in parts if part))
    return f"{character.name} in {names[form.key.tonic]} {form.key.mode}, {round(form.bpm)} bpm: {band}"


def _stems(
    character: Character, form: Form, request: BedRequest, going_on: Callable[[], None], play: Playing
) -> dict[str, Stem]:
    seed = seed_of("play", request.theme, request.scene_index, request.take, *request.wishes)
    stems: dict[str, Stem] = {}
    for role, notes in _notes(character, form, Random(seed)).items():
        part: Part = getattr(character, role)
        level = LEVELS[role] * part.gain * (0.7 + 0.6 * character.energy if role == "drums" else 1.0)
        watched, chance = _watched(notes, going_on), (seed + len(stems)) % 2**63
        stems[role] = play(form, role, part.instrument, watched, character.swing, character.brightness, chance, level)
    if character.color:
        stems["color"] = _colored(character.color, form, seed)
    if form.stinger:
        stems["stinger"] = _stung(form, seed)
    return stems


def _watched(notes: Iterable[Note], going_on: Callable[[], None]) -> Iterator[Note]:
    for note in notes:
        going_on()
        yield note


def _notes(character: Character, form: Form, chance: Random) -> dict[str, list[Note]]:
    played: dict[str, list[Note]] = {}
    if character.chords:
        played["chords"] = chord_notes(form, character.chords.manner, character.density, chance)
    if character.bass:
        played["bass"] = bass_notes(form, character.bass.manner, chance)
    if character.pad:
        played["pad"] = pad_notes(form, character.pad.manner, chance)
    if character.lead:
        alone = not (character.chords or character.bass or character.pad or character.drums)
        played["lead"] = lead_notes(form, character.lead.manner, character.density, chance, alone=alone)
    if character.drums:
        played["drums"] = drum_notes(form, character.drums.manner, chance)
    return played


def _colored(kind: str, form: Form, seed: int) -> Stem:
    stem, chance = desk.Stem(form.length_s), np.random.default_rng(seed % 2**63)
    wave = color(kind, form.length_s, chance) * np.float32(LEVELS["color"])
    rise = np.clip(np.arange(len(wave), dtype=np.float32) / np.float32(2.0 * 44_100), 0, 1)
    stem.add(wave * rise, 0.0, 0.9, 0.8)
    return stem


def _stung(form: Form, seed: int) -> Stem:
    """A low stroke under the first chord of a turn: the story has changed its direction."""
    from engine.machines.music.percussion import STROKES

    stem, chance = desk.Stem(form.length_s), np.random.default_rng((seed + 7) % 2**63)
    stem.sent = 0.8
    stem.add(STROKES["taiko"](0.9, 0.4, chance), form.seconds(0), 0.8, 0.8)
    stem.add(STROKES["thud"](0.9, 0.4, chance), form.seconds(0) + 0.01, 0.7, 0.7)
    return stem
