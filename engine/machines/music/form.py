"""Music, form: how long, in which key, which chords, what happens in which bar; the skeleton all parts hang on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from engine.machines.music.theory import IS_DARK, Chord, Key, progression

if TYPE_CHECKING:
    from engine.machines.music.character import Character
    from engine.stage.music.ports import BedRequest

RING_S = 2.6
"""How long the last chord rings on after the last bar."""
PREPARED_S = 0.05
KEYS = (0, 2, 3, 5, 7, 9, 10)


@dataclass(frozen=True, slots=True)
class Note:
    """A note or a stroke: beats from the beginning, length in beats, pitch (MIDI; which drum, for drums), strength 0..1."""

    at: float
    length: float
    pitch: int | str
    strength: float


@dataclass(frozen=True, slots=True)
class Motif:
    """The theme of a show: steps of a melodic scale and how long each lasts, in beats."""

    steps: tuple[int, ...]
    lengths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A bed's skeleton; `levels` says for each bar how much of the band plays, from 0 to 1."""

    key: Key
    bpm: float
    beats: int
    chords: tuple[Chord, ...]
    levels: tuple[float, ...]
    motif: Motif
    stinger: bool

    @property
    def bars(self) -> int:
        """How many bars, the last one being the end."""
        return len(self.chords)

    def seconds(self, beats: float) -> float:
        """Beats from the beginning as seconds."""
        return PREPARED_S + beats * 60 / self.bpm

    @property
    def length_s(self) -> float:
        """With the last chord's ringing."""
        return self.seconds((self.bars - 1) * self.beats) + RING_S + 60 / self.bpm


def seed_of(*parts: object) -> int:
    """A number that is the same for the same things, on every machine."""
    text = "\x00".join(str(part) for part in parts)
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big")


def form_of(character: Character, request: BedRequest) -> Form:
    """The form of a bed: the show's key and theme, varied by scene; as many whole bars as fit, at a tempo that makes them fit."""
    show, chance = Random(seed_of("show", request.theme)), Random(seed_of("scene", *_identity(request)))
    tonic, motif = show.choice(KEYS), _motif(show)
    key = Key((tonic + _moved(request)) % 12, character.mode)
    bars, bpm = _fitting(character, request.seconds)
    chords = progression(key, character.family, bars, chance)
    stinger = request.mood.lower() in ("turn", "conflict") and character.energy > 0.15
    return Form(
        key, bpm, character.beats, chords, _levels(bars, request, stinger), _varied(motif, request, chance), stinger
    )


def _identity(request: BedRequest) -> tuple[object, ...]:
    return (request.theme, request.scene_index, request.take, *request.wishes)


def _moved(request: BedRequest) -> int:
    """How far from the show's key a scene is: a turn away from home, the end back in it."""
    moves = {"conflict": 5, "turn": 8, "proof": 7, "payoff": 0, "hook": 0, "context": 0, "cta": 0}
    return moves.get(request.mood.lower(), (0, 5, 7, 0)[request.scene_index % 4])


def _fitting(character: Character, seconds: float) -> tuple[int, float]:
    bar_s = character.beats * 60 / character.bpm
    bars = max(3, round((seconds - RING_S - PREPARED_S) / bar_s) + 1)
    beats = (bars - 1) * character.beats + 1
    return bars, max(30.0, beats * 60 / max(1.0, seconds - RING_S - PREPARED_S))


def _levels(bars: int, request: BedRequest, stinger: bool) -> tuple[float, ...]:
    """In, up, a breath, up again, out."""
    levels = []
    for bar in range(bars):
        share = bar / max(1, bars - 1)
        level = 0.3 if share < 0.1 else 0.6 if share < 0.3 else 0.85 if share < 0.55 else 0.55 if share < 0.66 else 1.0
        levels.append(level if share < 0.9 else 0.45)
    if stinger and bars > 3:
        levels[0], levels[1] = 0.2, 0.45
    if request.scene_index == request.total_scenes - 1 and bars > 3:
        levels[-2] = 0.9
    return tuple(levels)


def _motif(show: Random) -> Motif:
    rhythm = show.choice(((1.5, 0.5, 1, 1), (1, 0.5, 0.5, 2), (0.5, 0.5, 1, 0.5, 1.5), (2, 1, 1), (1, 1, 0.5, 0.5, 1)))
    step, steps = show.choice((0, 2, 4)), []
    for _ in rhythm:
        steps.append(step)
        step += show.choice((-2, -1, -1, 1, 1, 2, 3))
        step = max(-2, min(7, step))
    return Motif(tuple(steps), rhythm)


def _varied(motif: Motif, request: BedRequest, chance: Random) -> Motif:
    """The theme as this scene knows it: as it is, upside down, backwards, or with its rhythm turned round."""
    manner = 0 if request.scene_index == 0 else (request.scene_index + request.take) % 4
    if manner == 1:
        first = motif.steps[0]
        return Motif(tuple(2 * first - step for step in motif.steps), motif.lengths)
    if manner == 2:
        return Motif(motif.steps[::-1], motif.lengths)
    if manner == 3:
        return Motif(tuple(step + chance.choice((0, 0, 1)) for step in motif.steps), motif.lengths[::-1])
    return motif


def is_dark(key: Key) -> bool:
    """Whether the key sounds dark."""
    return key.mode in IS_DARK
