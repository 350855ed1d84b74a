"""Machines, writers, model, the reviser: wishes become edits of the script by a model; the linter decides what of them holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from engine.foundation.model_errors import ModelError
from engine.machines.models.asking import Question, object_of
from engine.machines.models.conversation import Unfit
from engine.machines.models.prompts import fence, fenced, prompt
from engine.table_read.errors import EditRefused
from engine.table_read.revising import edits
from engine.table_read.revising.proposing import Proposed, tried

if TYPE_CHECKING:
    from engine.machines.models.desk import StudioModelDesk
    from engine.table_read.model import TableRead

KINDS = ("say", "direct", "give", "mute", "unmute", "drop", "add", "rename", "retitle")
MOST_EDITS, MOST_SAID = 200, 10
ROOM, ROOM_A_LINE = 1500, 40
NONE = {"edit": "string", "lines": "array", "before": "integer", "who": "string", "to": "string", "text": "string"}


class ModelReviser:
    """Asks the model of the desk, where one is chosen for writing; what cannot be had is said in the answer."""

    def __init__(self, desk: StudioModelDesk) -> None:
        self._desk = desk

    @property
    def answers(self) -> bool:
        """Whether a model is chosen that writes."""
        choice = self._desk.choice()
        return choice.is_chosen and choice.writes

    def propose(self, read: TableRead, wishes: Sequence[str], tick: Callable[[], None]) -> Proposed:
        """Edits that hold, and in sentences what does not. Raises `ModelError` where nobody may take over."""
        choice = self._desk.choice()
        if not self.answers:
            return Proposed()
        try:
            return self._desk.conversation(choice, tick).ask(
                _question(read, wishes), "edits", lambda answer, whole: _read(read, answer, whole)
            )
        except ModelError as problem:
            if not choice.falls_back:
                raise
            return Proposed(not_done=(f"{choice.name} was asked and is of no help: {problem.message}",))


def _read(read: TableRead, answer: Mapping[str, Any], whole: bool) -> Proposed:
    rows = answer.get("edits")
    if not isinstance(rows, list) or not whole:
        raise Unfit("the list of edits is not whole")
    try:
        found = tuple(_edit(row) for row in rows[:MOST_EDITS] if isinstance(row, dict))
        tried(read, found)
    except EditRefused as refused:
        raise Unfit(refused.sentence()) from refused
    said = answer.get("not_done")
    undone = tuple(str(one)[:300] for one in said[:MOST_SAID] if one) if isinstance(said, list) else ()
    if not found and not undone:
        raise Unfit("there is neither an edit nor a word on what cannot be done")
    return Proposed(found, undone)


def _edit(row: Mapping[str, Any]) -> edits.Edit:
    """A row of the answer; lines count from 1. Raises `EditRefused`."""
    kind, text, who = str(row.get("edit")), str(row.get("text") or ""), str(row.get("who") or "")
    lines = tuple(one - 1 for one in row.get("lines") or () if isinstance(one, int))
    if kind in ("say", "direct", "give", "mute", "unmute", "drop") and not lines:
        raise EditRefused(f"An edit “{kind}” names no line.")
    if kind in ("say", "add") and not text.strip():
        raise EditRefused(f"An edit “{kind}” has no text.")
    return _made(kind, lines, text, who, row)


def _made(kind: str, lines: tuple[int, ...], text: str, who: str, row: Mapping[str, Any]) -> edits.Edit:
    before = row.get("before")
    makers: dict[str, Callable[[], edits.Edit]] = {
        "say": lambda: edits.SayInstead(lines[0], text), "direct": lambda: edits.Direct(lines, text or None),
        "give": lambda: edits.GiveLines(lines, who), "mute": lambda: edits.Mute(lines), "unmute": lambda: edits.Mute(lines, False),
        "drop": lambda: edits.DropLines(lines), "rename": lambda: edits.Rename(who, str(row.get("to") or "")),
        "add": lambda: edits.AddLine(max(0, before - 1) if isinstance(before, int) else 10**6, who, text), "retitle": lambda: edits.Retitle(text),
    }  # fmt: skip
    if kind not in makers:
        raise EditRefused(f"An edit is one of {', '.join(makers)}.")
    return makers[kind]()


def _question(read: TableRead, wishes: Sequence[str]) -> Question:
    entries, evidence = read.screenplay.entries, read.evidence_by_id()
    script = "\n".join(
        f"{one.index + 1}. {one.character} [{one.grounding}]{' (' + one.parenthetical + ')' if one.parenthetical else ''}: {one.text}"
        for one in entries
    )
    used = dict.fromkeys(name for one in entries for name in one.evidence_ids if name in evidence)
    passages, asked = "\n".join(evidence[name].quote for name in used), "\n".join(wishes)
    mark = fence(script, passages, asked)
    user = prompt(
        "reviser_ask", script=fenced(mark, "script", script), passages=fenced(mark, "passages", passages),
        wishes=fenced(mark, "wishes", asked), title=fenced(mark, "title", read.screenplay.title),
    )  # fmt: skip
    system = f"{prompt('reviser')}\n\nThe mark of this question is {mark}."
    return Question(system, user, _shape(), ROOM + ROOM_A_LINE * len(entries))


def _shape() -> dict[str, Any]:
    kinds: dict[str, Any] = {name: {"type": kind} for name, kind in NONE.items()}
    kinds["edit"] = {"type": "string", "enum": list(KINDS)}
    kinds["lines"] = {"type": "array", "items": {"type": "integer"}}
    lists = {"edits": object_of(kinds), "not_done": {"type": "string"}}
    return object_of({name: {"type": "array", "items": items} for name, items in lists.items()})
