"""Coverage, characters and pacing: who speaks how much, how they differ, and how it moves; pure."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.table_read.coverage.model import Aspect, Severity
from engine.table_read.coverage.sheet import WORDS_A_PAGE, Line, Sheet, high, low, mean
from engine.table_read.coverage.verdict import Verdict, note, percent, some, weighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.table_read.coverage.model import PageNote

LONG_TURN, VERY_LONG_TURN = 110, 170
ALONE = 0.55
FEW_WORDS = 0.04


def characters(sheet: Sheet) -> Verdict:
    """Whether everybody who was cast has something to say."""
    said = sheet.words_by_speaker()
    total = max(1, sheet.word_count)
    most = max(said, key=lambda who: said[who])
    largest, quiet = said[most] / total, [who for who, count in said.items() if count < FEW_WORDS * total]
    if len(said) < 2:
        return Verdict(
            Aspect.CHARACTERS,
            ALONE,
            "One voice carries it; there is nobody to balance.",
            "A second voice would let it answer itself.",
        )
    share = weighed(
        (4, balance(said)), (2, low(largest, 0.72, 0.09)), (2, _changes(sheet)), (1, 1 - len(quiet) / len(said))
    )
    sentence = f"{some(len(said), 'voice')}; {most} speaks {percent(largest)} of the words"
    sentence += f", {', '.join(quiet)} hardly at all." if quiet else ", and nobody is left out."
    mend = f"Give {quiet[0]} more to say." if quiet else f"Let somebody else than {most} carry more of it."
    return Verdict(Aspect.CHARACTERS, share, sentence, mend, tuple(_quiet_notes(sheet, quiet)))


def balance(said: dict[str, int]) -> float:
    """How evenly the words are shared, by entropy: 1 for equal parts, 0 for one who says it all."""
    total = sum(said.values())
    parts = [count / total for count in said.values() if count] if total else []
    return -sum(part * math.log(part) for part in parts) / math.log(len(said)) if len(said) > 1 else 0.0


def pacing(sheet: Sheet) -> Verdict:
    """Whether it moves: turns, scenes, the change of long and short, and something new on every page."""
    turns = [sum(len(line.words) for line in turn) for turn in sheet.turns()]
    lengths = [length for line in sheet.lines for length in line.sentences]
    varied = _spread(lengths)
    scenes = [sum(len(line.words) for line in sheet.scene(scene.index)) for scene in sheet.read.screenplay.scenes]
    new = freshness(sheet)
    share = weighed(
        (2, low(mean(turns), 75, 18)), (2, low(max(turns, default=0), 170, 40)), (1.5, high(varied, 0.3, 0.1)),
        (1.5, low(_spread(scenes), 0.75, 0.2)), (3, high(new, 0.5, 0.1)), (1.5, low(mean(lengths), 24, 4)),
    )  # fmt: skip
    sentence = (
        f"A turn lasts {mean(turns):.0f} words, the longest {max(turns, default=0)}; sentences "
        f"{'change between long and short' if varied > 0.4 else 'are all much of a length'}; {percent(new)} of what a page is about is new."
    )
    mend = "Cut what has been said before." if new < 0.4 else "Break up the longest turns."
    return Verdict(Aspect.PACING, share, sentence, mend, tuple(_turn_notes(sheet)))


def freshness(sheet: Sheet) -> float:
    """Of what the lines are about, the share that was not there before; weighed by how much is left to be new."""
    seen: set[frozenset[str]] = set()
    known: Counter[str] = Counter()
    fresh = 0.0
    for line in sheet.lines:
        new = len([stem for stem in line.about if not known[stem]]) / max(1, len(line.about))
        fresh += 0.0 if line.about in seen else 0.4 + 0.6 * new
        seen.add(line.about)
        known.update(line.about)
    return fresh / max(1, len(sheet.lines))


def _changes(sheet: Sheet) -> float:
    pairs = list(pairwise(sheet.lines))
    return high(mean([float(one.entry.character != other.entry.character) for one, other in pairs]), 0.45, 0.1)


def _spread(values: Sequence[int]) -> float:
    middle = mean(values)
    return math.sqrt(mean([(value - middle) ** 2 for value in values])) / middle if middle else 0.0


def _quiet_notes(sheet: Sheet, quiet: Sequence[str]) -> Iterator[PageNote]:
    if sheet.word_count < WORDS_A_PAGE:
        return
    for who in quiet:
        first: Line | None = next((line for line in sheet.lines if line.entry.character == who), None)
        told = "hardly speaks in the whole script" if first else "was cast and says nothing"
        yield note(first or sheet.lines[0], Severity.MINOR, f"{who} {told}.")


def _turn_notes(sheet: Sheet) -> Iterator[PageNote]:
    for turn in sheet.turns():
        count = sum(len(line.words) for line in turn)
        if count > LONG_TURN and len(sheet.words_by_speaker()) > 1:
            weight = Severity.MAJOR if count > VERY_LONG_TURN else Severity.MINOR
            yield note(turn[0], weight, f"{turn[0].entry.character} speaks {count} words from here without an answer.")
