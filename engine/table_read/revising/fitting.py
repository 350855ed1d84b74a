"""Revising, fitting: a script made shorter by leaving out what it needs least; nothing that was kept changes; pure."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from engine.table_read.model import Entry, Grounding, TableRead
from engine.table_read.pruning import pruned
from engine.table_read.revising.answers import Fit
from engine.table_read.revising.leading import orphans
from engine.table_read.sentences import figures
from engine.table_read.timing import seconds, seconds_of

CLOSE_ENOUGH = 1.04
UP_TO_TWELVE = "zero one two three four five six seven eight nine ten eleven twelve"
MINUTES = re.compile(
    rf"(\d+(?:[.,]\d+)?|half an?(?=[\s-])|\b(?:an?|{UP_TO_TWELVE.replace(' ', '|')}|fifteen|twenty|thirty|forty-five|forty|fifty|sixty|ninety)"
    r"(?=[\s-]))"
    r"[\s-]*(hours?|h\b|minutes?|mins?\b\.?|m(?=\d|\b)|seconds?|secs?\b\.?|s\b)",
    re.I,
)
NAMED = {name: value for value, name in enumerate(UP_TO_TWELVE.split())} | {
    "a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
CLOCK = re.compile(r"\b(\d{1,3}):([0-5]\d)\b")
AND_A_HALF = re.compile(r"\b(\w+) (minutes?|hours?) and a half\b|\b(\w+) and a half (minutes?|hours?)\b", re.I)


def seconds_in(text: str) -> float | None:
    """The duration a phrase names, `two and a half minutes` as `2.5 minutes`; None where it names none."""
    total = 0.0
    text = CLOCK.sub(lambda found: f"{int(found[1]) * 60 + int(found[2])} seconds", text)
    text = AND_A_HALF.sub(lambda half: f"{_number(half[1] or half[3]) + 0.5} {half[2] or half[4]}", text)
    for number, unit in MINUTES.findall(text):
        total += _number(number) * {"h": 3600, "m": 60, "s": 1}[unit[0].lower()]
    return total or None


def clocked(target_s: float) -> str:
    """A length in words, `90 s` or `4:05 min`."""
    whole = round(target_s)
    return f"{whole} s" if whole < 120 else f"{whole // 60}:{whole % 60:02} min"


def shortened(
    read: TableRead, target_s: float, part: Collection[int] = (), *, at_most: bool = False, spared: Collection[int] = ()
) -> TableRead:
    """The read, or a part of it, brought near `target_s` by dropping the lines it needs least; it may stay longer where nothing more can go.

    What is `spared` stays.
    """
    bound = target_s if at_most else target_s * CLOSE_ENOUGH
    least_needed = [index for index in _least_needed(read, part) if index not in spared]
    gone = _dropped(read, least_needed, bound, target_s * (2 - CLOSE_ENOUGH) ** 2, part)
    if _length(read, gone, part) > bound:
        gone = _nearest(read, gone, least_needed, bound, target_s, part)
    alone = orphans(read, gone) - _held(read) - set(spared)
    return _without(read, gone | alone, part) or _without(read, gone, part) or read


def fitted(read: TableRead, wish: Fit) -> TableRead:
    """The read as long as a wish has it; what shall be so long exactly comes as near as whole lines do."""
    made = shortened(read, wish.target_s, wish.lines, at_most=wish.at_most, spared=wish.spared)
    if not wish.exactly:
        return made
    under = shortened(read, wish.target_s, wish.lines, at_most=True, spared=wish.spared)
    return min((made, under), key=lambda one: abs(seconds(one) - wish.target_s))


def _dropped(
    read: TableRead, least_needed: Sequence[int], bound: float, least: float, part: Collection[int]
) -> set[int]:
    """What goes until it is short enough; nothing that would leave it shorter than `least`."""
    gone: set[int] = set()
    for index in least_needed:
        if _length(read, gone, part) <= bound:
            break
        trial = gone | {index}
        if _without(read, trial, part) is not None and _length(read, trial, part) >= least:
            gone = trial
    return gone


def _nearest(
    read: TableRead,
    gone: set[int],
    least_needed: Sequence[int],
    bound: float,
    target_s: float,
    part: Collection[int],
) -> set[int]:
    """One line more, the one that comes nearest; below a limit as little as can be."""
    now = _length(read, gone, part)
    tried = [gone | {one} for one in least_needed if one not in gone]
    lengths = [
        (abs(_length(read, one, part) - target_s), one) for one in tried if _without(read, one, part) is not None
    ]
    under = [(missed, one) for missed, one in lengths if bound <= target_s and _length(read, one, part) <= bound]
    missed, best = min(under or lengths, key=lambda pair: pair[0], default=(math.inf, gone))
    return best if under or missed < abs(now - target_s) else gone


def _length(read: TableRead, gone: set[int], part: Collection[int]) -> float:
    if part:
        return seconds_of(read, [index for index in part if index not in gone])
    made = _without(read, gone, part)
    return seconds(made or read)


def _without(read: TableRead, gone: Collection[int], part: Collection[int]) -> TableRead | None:
    """The read without these lines; of a part of it nothing else goes. None where a scene would be lost."""
    play = pruned(read.screenplay, gone, only_these=bool(part))
    if len(play.scenes) < len(read.screenplay.scenes):
        return None
    speaking = frozenset(play.characters)
    return replace(read, screenplay=play, cast=tuple(one for one in read.cast if one.character in speaking))


def _least_needed(read: TableRead, part: Collection[int] = ()) -> Iterator[int]:
    entries = read.screenplay.entries
    held = _held(read) | {index for one, other in pairwise(entries) for index in _bound(one, other)}
    wanted = [entry for entry in entries if entry.index not in held and (not part or entry.index in part)]
    yield from (entry.index for entry in sorted(wanted, key=lambda entry: _need(entry, read)))


def _held(read: TableRead) -> set[int]:
    """The first line and the last."""
    return {0, len(read.screenplay.entries) - 1}


def _bound(one: Entry, other: Entry) -> tuple[int, ...]:
    """A question and its answer stay together; an introduction goes only with whom it introduces."""
    if one.text.rstrip("\"'”’) ").endswith("?"):
        return one.index, other.index
    introduces = one.grounding is Grounding.CONNECTIVE and other.grounding is Grounding.QUOTE
    return (one.index,) if introduces or one.text.rstrip().endswith(":") else ()


def _need(entry: Entry, read: TableRead) -> tuple[float, int]:
    """What a line is worth: a quotation more than a claim, figures more than none; the ends of the read more than its middle."""
    worth = {Grounding.CONNECTIVE: 0.0, Grounding.CLAIM: 2.0, Grounding.QUOTE: 3.0}[entry.grounding]
    worth += 0.5 * bool(figures(entry.text)) + 0.8 * (entry.scene_index in (0, len(read.screenplay.scenes) - 1))
    worth -= 0.6 * (len(entry.text.split()) < 4) + 5.0 * entry.muted
    return worth, -entry.index


def _number(text: str) -> float:
    text = text.lower()
    if text.startswith("half"):
        return 0.5
    return float(NAMED[text]) if text in NAMED else float(text.replace(",", "."))
