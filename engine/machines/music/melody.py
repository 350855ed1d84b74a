"""Music, melody and drums: the theme of the show where there is room for it, and strokes by manner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machines.music.form import Form, Note

if TYPE_CHECKING:
    from random import Random

    from engine.machines.music.theory import Chord

CENTRE = 67
# From which level of the band on a melody plays, how often, and how much of the theme.
LEAD_MANNERS = {
    "phrases": (0.55, 0.75, 1.0), "busy": (0.5, 0.95, 1.0), "long": (0.5, 0.8, 2.0), "sparse": (0.55, 0.5, 1.0), "rare": (0.5, 0.3, 2.0),
    "stabs": (0.5, 0.5, 0.5), "drift": (0.3, 0.4, 2.0),
}  # fmt: skip
# A stroke each: in which place of sixteen to a bar, which drum, how strong, how likely.
Strokes = tuple[tuple[int, str, float, float], ...]
PATTERNS: dict[str, Strokes] = {
    "brushes": ((0, "ride", .5, 1), (4, "ride", .6, 1), (6, "ride", .35, .8), (8, "ride", .5, 1), (12, "ride", .6, 1), (14, "ride", .35, .8),
                (4, "hat", .4, 1), (12, "hat", .4, 1), (4, "swish", .6, 1), (12, "swish", .6, 1), (0, "swish", .35, 1), (8, "swish", .35, 1),
                (0, "softkick", .4, .5), (10, "softkick", .3, .3), (15, "tap", .25, .3)),
    "shuffle": ((0, "softkick", .6, 1), (8, "softkick", .5, 1), (4, "swish", .7, 1), (12, "swish", .7, 1), (0, "hat", .4, 1), (3, "hat", .25, 1),
                (4, "hat", .4, 1), (7, "hat", .25, 1), (8, "hat", .4, 1), (11, "hat", .25, 1), (12, "hat", .4, 1), (15, "hat", .25, 1)),
    "ticking": ((0, "tick", .7, 1), (2, "tick", .35, 1), (4, "tick", .5, 1), (6, "tick", .35, .9), (8, "tick", .65, 1), (10, "tick", .35, 1),
                (12, "tick", .5, 1), (14, "tick", .35, .9), (0, "thud", .6, .8), (11, "thud", .3, .35)),
    "shaker": ((0, "shake", .6, 1), (2, "shake", .35, 1), (4, "shake", .5, 1), (6, "shake", .35, 1), (8, "shake", .6, 1), (10, "shake", .35, 1),
               (12, "shake", .5, 1), (14, "shake", .35, 1), (0, "softkick", .4, .7), (8, "tap", .3, .5)),
    "chip": ((0, "chipkick", .8, 1), (8, "chipkick", .8, 1), (10, "chipkick", .6, .4), (4, "chipsnare", .7, 1), (12, "chipsnare", .7, 1),
             (2, "chiphat", .4, 1), (6, "chiphat", .4, 1), (10, "chiphat", .4, 1), (14, "chiphat", .4, 1), (15, "chiphat", .3, .5)),
    "lofi": ((0, "kick", .75, 1), (10, "kick", .6, .7), (7, "kick", .4, .3), (4, "dustsnare", .65, 1), (12, "dustsnare", .65, 1), (0, "hat", .3, 1),
             (2, "hat", .22, 1), (4, "hat", .3, 1), (6, "hat", .22, .9), (8, "hat", .3, 1), (10, "hat", .22, 1), (12, "hat", .3, 1), (14, "hat", .22, .9)),
    "four": ((0, "kick", .85, 1), (4, "kick", .85, 1), (8, "kick", .85, 1), (12, "kick", .85, 1), (4, "clap", .5, 1), (12, "clap", .5, 1),
    (2, "openhat", .4, 1),
             (6, "openhat", .4, 1), (10, "openhat", .4, 1), (14, "openhat", .4, 1), (1, "hat", .2, .6), (3, "hat", .2, .6), (9, "hat", .2, .6)),
    "taiko": ((0, "taiko", .9, 1), (3, "taiko", .45, .6), (6, "taiko", .6, .8), (8, "taiko", .75, 1), (11, "taiko", .45, .5), (12, "rim", .4, .8),
              (14, "taiko", .5, .7), (15, "rim", .3, .5)),
    "heartbeat": ((0, "thud", .8, 1), (3, "thud", .5, 1)),
    "bossa": ((0, "conga", .55, 1), (3, "conga", .4, .9), (6, "congahigh", .5, 1), (8, "conga", .5, .8), (10, "congahigh", .4, .8), (12, "congahigh", .5, 1),
              (14, "conga", .4, .8), (0, "shake", .3, 1), (2, "shake", .2, 1), (4, "shake", .3, 1), (6, "shake", .2, 1), (8, "shake", .3, 1),
              (10, "shake", .2, 1), (12, "shake", .3, 1), (14, "shake", .2, 1)),
    "rock": ((0, "kick", .85, 1), (8, "kick", .8, 1), (10, "kick", .6, .6), (4, "snare", .8, 1), (12, "snare", .8, 1), (0, "hat", .45, 1), (2, "hat", .35, 1),
             (4, "hat", .45, 1), (6, "hat", .35, 1), (8, "hat", .45, 1), (10, "hat", .35, 1), (12, "hat", .45, 1), (14, "openhat", .35, .7)),
    "march": ((0, "snare", .7, 1), (3, "snare", .3, 1), (4, "snare", .5, 1), (6, "snare", .35, 1), (7, "snare", .35, 1), (8, "snare", .65, 1),
    (11, "snare", .3, 1),
              (12, "snare", .5, 1), (14, "snare", .4, 1), (15, "snare", .4, 1), (0, "kick", .7, 1), (8, "kick", .6, 1)),
    "eighties": ((0, "kick", .8, 1), (8, "kick", .8, 1), (4, "gated", .8, 1), (12, "gated", .8, 1), (0, "hat", .35, 1), (2, "hat", .25, 1),
    (4, "hat", .35, 1),
                 (6, "hat", .25, 1), (8, "hat", .35, 1), (10, "hat", .25, 1), (12, "hat", .35, 1), (14, "hat", .25, 1)),
    "funk": ((0, "kick", .8, 1), (3, "kick", .5, .5), (10, "kick", .65, 1), (4, "snare", .75, 1), (12, "snare", .75, 1), (7, "tap", .25, .7),
    (9, "tap", .25, .7),
             (15, "tap", .25, .6), *((n, "hat", .32 if n % 4 == 0 else .2, .95) for n in range(16))),
    "soft": ((0, "softkick", .55, 1), (10, "softkick", .35, .5), (8, "swish", .45, 1), (0, "hat", .3, 1), (4, "hat", .25, 1), (8, "hat", .3, 1),
    (12, "hat", .25, 1)),
}  # fmt: skip


def lead_notes(form: Form, manner: str, density: float, chance: Random, *, alone: bool = False) -> list[Note]:
    """The theme, in phrases with room between them, bent to the chord under each long note; the end is left to the others.

    One that is `alone` goes on from the beginning to the end, since nothing else is heard.
    """
    if alone:
        return _by_itself(form, chance)
    least, often, stretch = LEAD_MANNERS.get(manner, LEAD_MANNERS["phrases"])
    notes: list[Note] = []
    for bar in range(form.bars - 1):
        plays = form.levels[bar] >= least and chance.random() < often * (0.6 + 0.7 * density)
        if plays and bar % 2 == (0 if often < 0.9 else bar % 2):
            notes += _phrase(form, bar, stretch, chance)
    return notes or _at_least_once(form, stretch, chance)


def _at_least_once(form: Form, stretch: float, chance: Random) -> list[Note]:
    """Who belongs to the band is heard: the theme in the middle of where most of it plays."""
    fullest = max(form.levels[: form.bars - 1])
    bars = [bar for bar in range(form.bars - 1) if form.levels[bar] == fullest]
    return _phrase(form, bars[len(bars) // 2 - (len(bars) > 1)], stretch, chance)


def _by_itself(form: Form, chance: Random) -> list[Note]:
    notes: list[Note] = []
    for bar in range(form.bars - 1):
        at = float(bar * form.beats)
        if not notes or notes[-1].at + notes[-1].length <= at + 1:
            notes += _phrase(form, bar, 1.0, chance) or [Note(at, form.beats * 0.9, _home(form, bar), 0.6)]
    end = form.bars - 1
    notes = [note for note in notes if note.at < end * form.beats]
    return [*notes, Note(float(end * form.beats), float(form.beats), _home(form, end), 0.6)]


def _home(form: Form, bar: int) -> int:
    return _into(CENTRE - 6 + (form.key.tonic - CENTRE + 6) % 12, form.chords[bar])


def drum_notes(form: Form, manner: str, chance: Random) -> list[Note]:
    """Strokes over all bars but the last: fewer while the band comes in, a fill where something new begins."""
    pattern, notes = PATTERNS.get(manner, PATTERNS["soft"]), list[Note]()
    for bar in range(form.bars - 1):
        level, at = form.levels[bar], float(bar * form.beats)
        if level < 0.35 and manner not in ("ticking", "heartbeat"):
            continue
        for place, drum, strength, likely in pattern:
            if place < 4 * form.beats and chance.random() < likely * (1 if level > 0.5 else 0.75):
                human = strength * (0.75 + 0.25 * level) * chance.uniform(0.9, 1.08)
                notes.append(Note(at + place / 4, 0.25, drum, min(1.0, human)))
        if form.levels[bar + 1] > level + 0.2 and manner in FILLS:
            notes += [Note(at + form.beats - 1 + n / 4, 0.25, FILLS[manner], 0.4 + 0.12 * n) for n in range(4)]
    if manner != "ticking":
        notes.append(Note(float((form.bars - 1) * form.beats), 1.0, ENDS.get(manner, "softkick"), 0.6))
    return notes


FILLS = {
    "rock": "snare",
    "lofi": "tap",
    "funk": "snare",
    "eighties": "gated",
    "taiko": "taiko",
    "march": "snare",
    "soft": "tap",
    "chip": "chipsnare",
}
ENDS = {
    "brushes": "ride",
    "chip": "chipkick",
    "taiko": "taiko",
    "heartbeat": "thud",
    "bossa": "conga",
    "four": "kick",
    "rock": "kick",
    "shaker": "shake",
}


def _phrase(form: Form, bar: int, stretch: float, chance: Random) -> list[Note]:
    motif, at, notes = form.motif, bar * form.beats + chance.choice((0.0, 0.0, 0.5, 1.0)), list[Note]()
    up = chance.choice((0, 0, 1, 2, -1))
    centre = CENTRE - 6 + (form.key.tonic - CENTRE + 6) % 12
    for step, length in zip(motif.steps, motif.lengths, strict=True):
        lasts = length * stretch
        pitch = centre + form.key.melodic(step + up)
        under = form.chords[min(form.bars - 1, int(at // form.beats))]
        if lasts >= 1:
            pitch = _into(pitch, under)
        if at >= (form.bars - 1) * form.beats:
            break
        if chance.random() > 0.1:
            notes.append(Note(at, lasts * 0.95, pitch, chance.uniform(0.5, 0.75)))
        at += lasts
    return notes


def _into(pitch: int, chord: Chord) -> int:
    """The nearest note of a chord."""
    return min(
        (pitch + move for move in (0, -1, 1, -2, 2, 3)), key=lambda one: (one % 12 not in chord.notes, abs(one - pitch))
    )
