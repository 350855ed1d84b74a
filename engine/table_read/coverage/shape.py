"""Coverage, premise and structure: what it is about, how it begins, how one thing leads to the next, how it ends; pure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from engine.table_read.coverage.model import Aspect, Severity
from engine.table_read.coverage.sheet import WORDS_A_PAGE, Line, Sheet, high, lessening, low, mean, spoken_words
from engine.table_read.coverage.verdict import Verdict, note, percent, weighed
from engine.table_read.grounding import names
from engine.table_read.sentences import FIGURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.table_read.coverage.model import PageNote

CLOSING = 0.82
A_BREATH, LONG_OPENING = 50, 28
FINISHED = (".", "!", "?", "…", "。", "！", "？", "”", '"', "»")
FAR, LEAST_STEPS = 8, 4
ENDING_SCALE = 1.3
STRONG = 0.6


def premise(sheet: Sheet) -> Verdict:
    """Whether it says early what it is about, in a way that makes one stay."""
    opening, wait = sheet.first(WORDS_A_PAGE), words_before_the_point(sheet)
    early, first = recalled(opening, sheet), opening[0]
    length = first.sentences[0] if first.sentences else 0
    catching = sum(_catches(line, sheet) for line in sheet.first(A_BREATH))
    share = weighed(
        (3, high(early, 0.4, 0.15)), (4, lessening(wait, 90)), (1.5, low(length, 24, 4)), (1.5, high(catching, 1.2, 0.7)),
        (1, high(len(sheet.thesis), 3, 1.5)),
    )  # fmt: skip
    sentence = (
        f"{percent(early)} of what it argues is spoken on the first page, and {wait} words go by before it is begun; "
        f"it opens with a sentence of {length} words and {'something' if catching > 1 else 'little'} to hold on to."
    )
    mend = "Say sooner what is at stake." if wait > A_BREATH else "Say more of what is at stake on the first page."
    return Verdict(Aspect.PREMISE, share, sentence, mend, tuple(_opening_notes(first, catching, length, wait)))


def structure(sheet: Sheet) -> Verdict:
    """Whether one thing leads to the next and the end is an end."""
    leads, rest, named = flow(sheet), ending(sheet), introduced(sheet)
    share = weighed((4, leads), (3, rest), (2, told(sheet)), (1, named))
    sentence = (
        f"{'One line leads to the next' if leads > STRONG else 'Lines often follow without leading to each other'}; "
        f"the end {'comes back to what the story argues' if rest > STRONG else 'stops more than it ends'}; "
        f"{percent(named)} of the people and places are introduced before they are spoken of."
    )
    mend = (
        "The end should come back to what it began with."
        if rest <= leads
        else "Put lines that belong together next to each other."
    )
    return Verdict(Aspect.STRUCTURE, share, sentence, mend, tuple(_ending_notes(sheet, rest)))


def recalled(lines: Sequence[Line], sheet: Sheet) -> float:
    """How much of the thesis is spoken in some lines."""
    return len(_about(lines) & sheet.thesis) / max(1, len(sheet.thesis))


def words_before_the_point(sheet: Sheet) -> int:
    """How many words go by before a line that rests on a passage, or speaks of the thesis, is begun."""
    said = 0
    for line in sheet.lines:
        if line.entry.evidence_ids or len(line.about & sheet.thesis) > 1:
            return said
        said += len(line.words)
    return said


def flow(sheet: Sheet) -> float:
    """Whether neighbours belong together: their passages, their words, and questions that are taken up; 0..1."""
    near = mean([_share(one, other) for one, other in pairwise(sheet.lines)])
    far = mean([_share(one, other) for one, other in zip(sheet.lines, sheet.lines[FAR:], strict=False)])
    words = high(near - far, 0.02, 0.03)
    apart = scattered(sheet)
    if apart is None:
        return weighed((3, words), (1, _taken_up(sheet)))
    return weighed((5, 1 / (1 + (apart / 0.6) ** 2)), (2, words), (0.5, _taken_up(sheet)))


def scattered(sheet: Sheet) -> float | None:
    """How far apart in their source neighbouring passages stand, 1 for no order at all; None where too few rest on one."""
    known = sheet.read.evidence_by_id()
    resting = [known[name] for line in sheet.lines for name in line.entry.evidence_ids[:1] if name in known]
    places = {
        one.id: at for at, one in enumerate(sorted(known.values(), key=lambda one: (one.source_id, one.char_start)))
    }
    steps = [abs(places[one.id] - places[other.id]) for one, other in pairwise(resting)]
    if len(steps) < LEAST_STEPS:
        return None
    by_chance = (max(places[one.id] for one in resting) - min(places[one.id] for one in resting) + 1) / 3
    return mean(steps) / max(1.0, by_chance)


def told(sheet: Sheet) -> float:
    """How many of the scenes and of the passages at hand are told."""
    known, scenes = sheet.read.evidence_by_id(), sheet.read.screenplay.scenes
    used = {name for line in sheet.lines for name in line.entry.evidence_ids if name in known}
    played = sum(1 for scene in scenes if sheet.scene(scene.index)) / max(1, len(scenes))
    return 0.5 * played + 0.5 * (len(used) / len(known) if known else played)


def ending(sheet: Sheet) -> float:
    """Whether there is a last scene, and its last part comes back, is whole and is short; 0..1."""
    closing, opening = _about(sheet.stretch(CLOSING, 1)), _about(sheet.stretch(0, 0.15))
    back = len(closing & (sheet.thesis | opening)) / max(1, min(len(closing), len(sheet.thesis | opening)))
    scenes = sheet.read.screenplay.scenes
    usual = sheet.word_count / max(1, len(scenes))
    length = sum(len(line.words) for line in sheet.scene(scenes[-1].index)) / max(1.0, usual) if scenes else 1.0
    last = sheet.lines[-1]
    whole = last.entry.text.rstrip().endswith(FINISHED)
    well = weighed((1, high(back, 0.15, 0.1)), (2, float(whole)), (0.5, low(max(last.sentences, default=0), 22, 5)))
    return (1 - lessening(length, 0.35)) * (0.4 + 0.6 * well) * ENDING_SCALE


def introduced(sheet: Sheet) -> float:
    """Of the people called by a whole name, how many are called so the first time."""
    whole: dict[str, int] = {}
    part: dict[str, int] = {}
    for line in sheet.lines:
        for name in names(line.entry.text):
            pieces = name.split()
            if len(pieces) > 1:
                whole.setdefault(pieces[-1], line.place)
            for piece in pieces:
                part.setdefault(piece, line.place)
    return mean([float(part[last] >= place) for last, place in whole.items()], 1.0)


def _catches(line: Line, sheet: Sheet) -> float:
    text = line.entry.text
    asks = ("?" in text or "？" in text) and bool(line.about & sheet.thesis)
    return 0.6 * asks + 0.5 * bool(FIGURE.search(text)) + 0.4 * any(True for _ in names(text)) + 0.3 * ("“" in text)


def _share(one: Line, other: Line) -> float:
    together = one.about & other.about
    same = bool(set(one.entry.evidence_ids) & set(other.entry.evidence_ids))
    return len(together) / max(1, min(len(one.about), len(other.about))) + 0.3 * same


def _taken_up(sheet: Sheet) -> float:
    asked = [(one, other) for one, other in pairwise(sheet.lines) if one.entry.text.rstrip().endswith(("?", "？"))]
    return mean(
        [
            float(one.entry.character != other.entry.character and not other.entry.text.endswith("?"))
            for one, other in asked
        ],
        0.5,
    )


def _about(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset().union(*(line.about for line in lines))


def _opening_notes(first: Line, catching: float, length: int, wait: int) -> Iterator[PageNote]:
    if catching < 1:
        yield note(first, Severity.MAJOR, "The opening gives no name, no figure and no question to stay for.")
    if length > LONG_OPENING:
        yield note(
            first, Severity.MAJOR, f"The first sentence has {length} words; begin with one that is taken in at once."
        )
    if wait > A_BREATH:
        yield note(first, Severity.MAJOR, f"{wait} words go by before anything is told.")


def _ending_notes(sheet: Sheet, rest: float) -> Iterator[PageNote]:
    last = sheet.lines[-1]
    if not last.entry.text.rstrip().endswith(FINISHED):
        yield note(
            last, Severity.MAJOR, f"Breaks off: the last words are “{' '.join(spoken_words(last.entry.text)[-4:])}”."
        )
    elif rest < 0.4:
        yield note(last, Severity.MAJOR, "Stops here without coming back to what the story argues.")
    empty = [scene for scene in sheet.read.screenplay.scenes if not sheet.scene(scene.index)]
    for scene in empty:
        yield note(last, Severity.MAJOR, f"Nobody speaks in scene {scene.index + 1}, “{scene.title}”.")
