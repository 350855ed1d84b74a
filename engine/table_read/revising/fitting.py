"""Revising, fitting: a script made shorter by leaving out what it needs least; nothing that was kept changes; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from engine.table_read.model import Entry, Grounding, TableRead
from engine.table_read.pruning import pruned
from engine.table_read.sentences import figures

WORDS_A_MINUTE, LINE_S, SCENE_S = 155.0, 0.4, 0.8
CLOSE_ENOUGH = 1.04
MINUTES = re.compile(
    r"(\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|half an?)[\s-]*(hours?|h\b|minutes?|mins?\.?|m\b|seconds?|secs?\.?|s\b)",
    re.I,
)
NAMED = {name: value for value, name in enumerate("zero one two three four five six seven eight nine ten".split())} | {
    "a": 1,
    "an": 1,
}


def seconds(read: TableRead) -> float:
    """About how long the read takes: words at a talking pace and the silences between."""
    play = read.screenplay
    spoken = [entry for entry in play.entries if not entry.muted]
    count = sum(len(entry.text.split()) for entry in spoken)
    return count * 60 / WORDS_A_MINUTE + LINE_S * len(spoken) + SCENE_S * len(play.scenes)


def seconds_in(text: str) -> float | None:
    """The duration a phrase names, `two and a half minutes` as `2.5 minutes`; None where it names none."""
    total = 0.0
    text = re.sub(
        r"(\w+) and a half (minutes?|hours?)", lambda found: f"{_number(found[1]) + 0.5} {found[2]}", text, flags=re.I
    )
    for number, unit in MINUTES.findall(text):
        total += _number(number) * {"h": 3600, "m": 60, "s": 1}[unit[0].lower()]
    return total or None


def shortened(read: TableRead, target_s: float) -> TableRead:
    """The read brought near `target_s` by dropping the lines it needs least; it may stay longer where nothing more can go."""
    gone: set[int] = set()
    made = read
    for index in _least_needed(read):
        if seconds(made) <= target_s * CLOSE_ENOUGH:
            break
        trial = _without(read, gone | {index})
        if trial is not None and seconds(trial) >= target_s * (2 - CLOSE_ENOUGH) ** 2:
            gone.add(index)
            made = trial
    return made


def _without(read: TableRead, gone: set[int]) -> TableRead | None:
    play = pruned(read.screenplay, gone)
    if len(play.scenes) < len(read.screenplay.scenes):
        return None
    speaking = frozenset(play.characters)
    return replace(read, screenplay=play, cast=tuple(one for one in read.cast if one.character in speaking))


def _least_needed(read: TableRead) -> Iterator[int]:
    entries = read.screenplay.entries
    held = {0, len(entries) - 1} | {index for one, other in pairwise(entries) for index in _bound(one, other)}
    yield from (
        entry.index for entry in sorted(entries, key=lambda entry: _need(entry, read)) if entry.index not in held
    )


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
