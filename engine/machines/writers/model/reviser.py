"""Machines, writers, model, the reviser: wishes become edits of the script by a model; the linter decides what of them holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.foundation.model_errors import ModelError
from engine.machines.models.asking import Question, object_of
from engine.machines.models.conversation import Unfit
from engine.machines.models.prompts import fence, fenced, prompt
from engine.machines.writers.model.rows import KINDS, edit_of
from engine.machines.writers.model.translating import translation
from engine.table_read.errors import EditRefused
from engine.table_read.revising.proposing import Proposed, tried
from engine.table_read.revising.translating import wants_translation
from engine.table_read.revising.translation import language_in, told_in

if TYPE_CHECKING:
    from engine.machines.models.conversation import Conversation
    from engine.machines.models.desk import StudioModelDesk
    from engine.table_read.model import TableRead

MOST_EDITS, MOST_SAID = 200, 10
ROOM, ROOM_A_LINE = 1500, 40
NONE = {
    "edit": "string", "lines": "array", "scene": "integer", "before": "integer", "who": "string", "to": "string", "text": "string",
}  # fmt: skip


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
            return _proposed(read, wishes, self._desk.conversation(choice, tick))
        except ModelError as problem:
            if not choice.falls_back:
                raise
            return Proposed(not_done=(f"{choice.name} was asked and is of no help: {problem.message}",))


def _proposed(read: TableRead, wishes: Sequence[str], conversation: Conversation) -> Proposed:
    """Edits for the wishes; what shall be in another language is translated once they are done. Raises `ModelError`."""
    language = next((code for one in reversed(wishes) if wants_translation(one) and (code := language_in(one))), None)
    others = [one for one in wishes if language is None or not wants_translation(one)]
    made = Proposed()
    if others:
        made = conversation.ask(_question(read, others), "edits", lambda answer, whole: _read(read, answer, whole))
    if language is None:
        return made
    edited = tried(read, made.edits)
    told = (*made.not_done, told_in(edited, language))
    return replace(made, not_done=told, translation=translation(edited, language, conversation))


def _read(read: TableRead, answer: Mapping[str, Any], whole: bool) -> Proposed:
    rows = answer.get("edits")
    if not isinstance(rows, list) or not whole:
        raise Unfit("the list of edits is not whole")
    try:
        found = tuple(edit_of(row, read) for row in rows[:MOST_EDITS] if isinstance(row, dict))
        tried(read, found)
    except EditRefused as refused:
        raise Unfit(refused.sentence()) from refused
    said = answer.get("not_done")
    undone = tuple(str(one)[:300] for one in said[:MOST_SAID] if one) if isinstance(said, list) else ()
    if not found and not undone:
        raise Unfit("there is neither an edit nor a word on what cannot be done")
    return Proposed(found, undone)


def _question(read: TableRead, wishes: Sequence[str]) -> Question:
    entries, evidence = read.screenplay.entries, read.evidence_by_id()
    script = "\n".join(_shown(read))
    used = dict.fromkeys(name for one in entries for name in one.evidence_ids if name in evidence)
    passages, asked = "\n".join(evidence[name].quote for name in used), "\n".join(wishes)
    mark = fence(script, passages, asked)
    user = prompt(
        "reviser_ask", script=fenced(mark, "script", script), passages=fenced(mark, "passages", passages),
        wishes=fenced(mark, "wishes", asked), title=fenced(mark, "title", read.screenplay.title),
    )  # fmt: skip
    system = f"{prompt('reviser')}\n\nThe mark of this question is {mark}."
    return Question(system, user, _shape(), ROOM + ROOM_A_LINE * len(entries))


def _shown(read: TableRead) -> Iterator[str]:
    """Scenes and lines as the model counts them, from 1."""
    scene = -1
    for one in read.screenplay.entries:
        if one.scene_index != scene:
            scene = one.scene_index
            yield f"Scene {scene + 1}: {read.screenplay.scenes[scene].title}"
        manner = f" ({one.parenthetical})" if one.parenthetical else ""
        yield f"{one.index + 1}. {one.character} [{one.grounding}]{manner}: {one.text}"


def _shape() -> dict[str, Any]:
    kinds: dict[str, Any] = {name: {"type": kind} for name, kind in NONE.items()}
    kinds["edit"] = {"type": "string", "enum": list(KINDS)}
    kinds["lines"] = {"type": "array", "items": {"type": "integer"}}
    lists = {"edits": object_of(kinds), "not_done": {"type": "string"}}
    return object_of({name: {"type": "array", "items": items} for name, items in lists.items()})
