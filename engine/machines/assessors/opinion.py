"""Machines, assessors, opinion: what a model says of a script, read strictly, and laid over what the craft measured."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from engine.machines.models.asking import object_of
from engine.machines.models.conversation import Unfit
from engine.table_read.coverage.craft import WEIGHTS
from engine.table_read.coverage.model import HIGHEST, LOWEST, Aspect, CategoryScore, PageNote, Severity
from engine.table_read.coverage.sheet import sheet
from engine.table_read.grounding import name_words, names
from engine.table_read.sentences import contains, figures, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.table_read.coverage.model import Report
    from engine.table_read.model import TableRead

SHARE, FURTHEST = 0.35, 3.0
"""How much a model's mark counts beside the measured one, and how far it may stand from it at most."""
LONGEST, MOST_SAID, MOST_NOTES, LEAST = 400, 5, 40, 4
LARGE = 0.2
"""Of a script's words: where more are written large, its nouns are."""
TRADE = frozenset("i i'm act scene line page narrator english german french spanish italian".split())
QUOTED = re.compile(r"[“\"„«]([^”\"“»]{3,})[”\"“»]")


@dataclass(frozen=True, slots=True)
class Opinion:
    """Marks and sentences by aspect, what is strong, what is not, notes at lines; only what holds."""

    marks: Mapping[Aspect, tuple[float, str]]
    strengths: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    notes: tuple[PageNote, ...] = ()
    synopsis: str = ""

    def over(self, found: Report) -> Report:
        """The report with this in it; nothing stands among the strengths and the concerns at once."""
        categories = tuple(self._scored(one) for one in found.categories)
        total = sum(WEIGHTS[one.id] * one.measured for one in categories) / sum(WEIGHTS[one.id] for one in categories)
        strengths, concerns = _apart([*self.strengths, *found.strengths], [*found.concerns, *self.concerns])
        notes = sorted(dict.fromkeys([*found.page_notes, *self.notes]), key=lambda one: (one.entry_index, one.severity))
        return replace(
            found, measured=round(total, 2), strengths=strengths, concerns=concerns, categories=categories, page_notes=tuple(notes),
            synopsis=self.synopsis or found.synopsis,
        )  # fmt: skip

    def _scored(self, one: CategoryScore) -> CategoryScore:
        mark, note = self.marks.get(one.id, (one.measured, ""))
        near = min(one.measured + FURTHEST, max(one.measured - FURTHEST, mark))
        return CategoryScore(
            one.id,
            round((1 - SHARE) * one.measured + SHARE * near, 2),
            f"{one.note} {note}".strip() if note else one.note,
        )


@dataclass(slots=True)
class Hearing:
    """Whether a sentence says only what can be known: its quotations stand in the script or its passages, and so do its figures and names.

    Where a script writes its nouns large, as German does, names cannot be told from them and are not looked at.
    """

    read: TableRead
    found: Report
    _texts: list[str] = field(default_factory=list)
    _figures: frozenset[str] = frozenset()
    _names: frozenset[str] | None = None

    def __post_init__(self) -> None:
        self._texts = [one.text for one in self.read.screenplay.entries]
        self._texts += [one.quote for one in self.read.evidence]
        measured = " ".join(one.note for one in self.found.categories)
        self._figures = figures(" ".join([*self._texts, measured, self.read.thesis]))
        self._figures |= {str(number) for number in range(11)}
        script = " ".join(one.text for one in self.read.screenplay.entries)
        if len(list(names(script))) <= LARGE * len(words(script)):
            self._names = name_words(" ".join([*self._texts, measured, *self._told()])) | TRADE

    def _told(self) -> list[str]:
        """Whatever else of the read may be named."""
        play, found = self.read.screenplay, self.found
        people = [name for member in self.read.cast for name in (member.character, member.voice_name)]
        sources = [one.title for one in self.read.sources]
        shown: list[str] = [
            play.title,
            play.narrator or "",
            self.read.thesis,
            found.synopsis or "",
            *(scene.title for scene in play.scenes),
        ]
        return [*people, *sources, *shown, *found.strengths, *found.concerns, *(str(one) for one in Aspect)]

    def holds(self, text: str, line: int | None = None) -> bool:
        """Whether it does; a number of a line of the script may be named."""
        quoted = QUOTED.findall(text)
        lines = (
            {str(number) for number in range(1, len(self.read.screenplay.entries) + 1)}
            if "line" in text.lower()
            else set()
        )
        if self._names is not None and not text.isupper() and not self._names.issuperset(names(text)):
            return False
        known = self._figures | lines
        here = self._texts if line is None else [self.read.screenplay.entries[line].text, *self._texts]
        return (
            bool(text) and figures(text) <= known and all(any(contains(one, said) for one in here) for said in quoted)
        )


def read_opinion(answer: Mapping[str, Any], whole: bool, read: TableRead, found: Report) -> Opinion:
    """What an answer is worth. Raises `Unfit` with a sentence for the model."""
    if not whole:
        raise Unfit("the answer broke off before its end: make it shorter")
    hearing = Hearing(read, found)
    marks = _marks(answer.get("categories"), hearing)
    if len(marks) < LEAST:
        raise Unfit("`categories` scores too few of the seven aspects, or scores them outside 1 to 10")
    synopsis = _text(answer.get("synopsis"), 900)
    return Opinion(
        marks, _said(answer.get("strengths"), hearing), _said(answer.get("concerns"), hearing),
        tuple(_notes(answer.get("notes"), read, hearing)), synopsis if hearing.holds(synopsis) else "",
    )  # fmt: skip


def shape() -> dict[str, Any]:
    """The JSON schema of an answer."""
    text, whole = {"type": "string"}, {"type": "integer"}
    aspect = {"type": "string", "enum": [str(one) for one in Aspect]}
    severity = {"type": "string", "enum": [str(one) for one in Severity]}
    return object_of({
        "categories": _list(object_of({"id": aspect, "score": whole, "note": text})), "strengths": _list(text), "concerns": _list(text),
        "notes": _list(object_of({"line": whole, "severity": severity, "note": text})), "synopsis": text,
    })  # fmt: skip


def _marks(rows: Any, hearing: Hearing) -> dict[Aspect, tuple[float, str]]:
    found: dict[Aspect, tuple[float, str]] = {}
    for row in _rows(rows):
        score, note = _mark(row.get("score")), _text(row.get("note"))
        if score is not None and row.get("id") in {str(one) for one in Aspect}:
            found.setdefault(Aspect(row["id"]), (score, note if hearing.holds(note) else ""))
    return found


def _mark(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and LOWEST <= value <= HIGHEST else None


def _notes(rows: Any, read: TableRead, hearing: Hearing) -> list[PageNote]:
    pages = {line.index: line.page for line in sheet(read).lines}
    found: list[PageNote] = []
    for row in _rows(rows):
        line, note = row.get("line"), _text(row.get("note"))
        if isinstance(line, int) and line - 1 in pages and hearing.holds(note, line - 1):
            weight = Severity.MAJOR if row.get("severity") == "major" else Severity.MINOR
            found.append(PageNote(pages[line - 1], line - 1, weight, note))
    return found[:MOST_NOTES]


def _said(rows: Any, hearing: Hearing) -> tuple[str, ...]:
    told = [_text(one) for one in rows] if isinstance(rows, list) else []
    return tuple(one for one in dict.fromkeys(told) if hearing.holds(one))[:MOST_SAID]


def _apart(strengths: Sequence[str], concerns: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Each said once, and a sentence that is a concern is no strength."""
    bad = {words(one): one for one in reversed(concerns)}
    good = {words(one): one for one in reversed(strengths) if words(one) not in bad}
    return tuple(reversed(good.values()))[: 2 * MOST_SAID], tuple(reversed(bad.values()))[: 2 * MOST_SAID]


def _rows(rows: Any) -> list[Mapping[str, Any]]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _text(value: Any, most: int = LONGEST) -> str:
    told = " ".join(value.split()) if isinstance(value, str) else ""
    return told if len(told) <= most else ""


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
