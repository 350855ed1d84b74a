"""Machines, writers, model, drafting: one part asked for, continued when it broke off, mended once, and settled line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from engine.machines.models.conversation import Unfit
from engine.machines.writers.model.questions import FEWEST, MOST, continued, mended
from engine.table_read.screenplay import Entry, Grounding

if TYPE_CHECKING:
    from engine.machines.models.asking import Question
    from engine.machines.models.conversation import Conversation
    from engine.machines.writers.model.judging import Judge, Judged
    from engine.machines.writers.model.parts import Part

CONTINUATIONS = 2
MOST_LINES = 60
COVERED, KEPT = 0.5, 0.4
TALKING = 60


@dataclass(frozen=True, slots=True)
class Settled:
    """The lines of a part as they will be spoken, and how many of the model's were replaced or left out."""

    entries: tuple[Entry, ...]
    corrected: int
    given: int


def draft(
    part: Part, question: Question, conversation: Conversation, judge: Judge, before: Sequence[Entry], hosts: int
) -> Settled | None:
    """A part by the model, None when too little of it held. Raises `ModelError`."""
    first = judge.judged(_rows(question, conversation), before)
    remarks = _remarks(first, part, hosts)
    best = first
    if remarks or not all(one.holds for one in first):
        second = judge.judged(_rows(mended(question, first, remarks), conversation), before)
        best = max((first, second), key=lambda one: _worth(one, part, hosts))
    return _settled(best, part, before)


def _rows(question: Question, conversation: Conversation) -> list[dict[str, Any]]:
    """The lines of an answer; one that broke off is continued at most twice."""
    rows, whole = conversation.ask(question, "lines", _read)
    for _ in range(CONTINUATIONS):
        if whole:
            break
        more, whole = conversation.ask(continued(question, rows), "lines", _read)
        rows = [*rows, *(row for row in more if row not in rows)]
    return rows[:MOST_LINES]


def _read(answer: dict[str, Any], whole: bool) -> tuple[list[dict[str, Any]], bool]:
    lines = answer.get("lines")
    rows = (
        [row for row in lines if isinstance(row, dict) and isinstance(row.get("text", row.get("line")), str)]
        if isinstance(lines, list)
        else []
    )
    if not whole:
        # The last line of an answer that broke off may be half a line.
        rows = rows[:-1]
    if not rows:
        raise Unfit("there was no line with a text in it")
    return rows, whole


def _remarks(found: Sequence[Judged], part: Part, hosts: int) -> list[str]:
    good = [one.entry for one in found if one.holds]
    spoken = sum(len(entry.text.split()) for entry in good)
    remarks = []
    if spoken < FEWEST * part.words:
        remarks.append(f"it is too short: {spoken} words that can be used, and about {part.words} are wanted")
    if sum(len(one.entry.text.split()) for one in found) > MOST * part.words + 20:
        remarks.append(f"it is too long: about {part.words} words are wanted")
    if _covered(good, part) < COVERED:
        remarks.append("it leaves out most of the passages")
    if (
        hosts > 1
        and part.words >= TALKING
        and len({entry.character for entry in good if entry.grounding is not Grounding.QUOTE}) < 2
    ):
        remarks.append("only one of the hosts speaks")
    return remarks


def _covered(entries: Sequence[Entry], part: Part) -> float:
    told = {name for entry in entries for name in entry.evidence_ids}
    return len(told) / len(part.evidence) if part.evidence else 1.0


def _worth(found: Sequence[Judged], part: Part, hosts: int) -> float:
    good = [one.entry for one in found if one.holds]
    spoken = sum(len(entry.text.split()) for entry in good)
    return (
        _covered(good, part)
        + min(1.0, spoken / max(1, part.words))
        - 0.2 * len(_remarks(found, part, hosts))
        - (len(found) - len(good)) / max(1, len(found))
    )


def _settled(found: Sequence[Judged], part: Part, before: Sequence[Entry]) -> Settled | None:
    """The lines that hold; in the place of one that does not stand the built-in lines of its passage, or nothing."""
    good = [one for one in found if one.holds]
    spoken = sum(len(one.entry.text.split()) for one in good)
    if spoken < KEPT * part.words or _covered([one.entry for one in good], part) < COVERED:
        return None
    told = {name for one in good for name in one.entry.evidence_ids}
    lines: list[Entry] = []
    for one in found:
        if one.holds:
            lines.append(one.entry)
            continue
        missing = next((name for name in one.entry.evidence_ids if name not in told), None)
        if missing is not None:
            told.add(missing)
            lines += [line for line in part.lines if missing in line.evidence_ids]
    while (
        lines
        and lines[-1].grounding is Grounding.CONNECTIVE
        and not lines[-1].text.endswith("?")
        and spoken > MOST * part.words
    ):
        lines.pop()
    numbered = tuple(replace(line, index=len(before) + at) for at, line in enumerate(lines))
    return Settled(numbered, len(found) - len(good), len(found))
