"""Machines, writers, model, translating: the lines of a read in another language by a model, some at a time; numbers must stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from engine.machines.models.asking import Question, object_of
from engine.machines.models.conversation import Unfit
from engine.machines.models.prompts import fence, fenced, prompt
from engine.table_read.revising.translation import Translation, fault, name_of

if TYPE_CHECKING:
    from engine.machines.models.conversation import Conversation
    from engine.table_read.model import Entry, TableRead

    Check = Callable[[Sequence[str]], str | None]

AT_ONCE, ROOM, ROOM_A_LINE = 30, 600, 120


def translation(read: TableRead, language: str, conversation: Conversation) -> Translation:
    """Every line, scene title and the title. Raises `ModelError`."""
    play, lines = read.screenplay, list[str]()
    titles = _asked([play.title, *(scene.title for scene in play.scenes)], language, conversation, _unchecked)
    for first in range(0, len(play.entries), AT_ONCE):
        some = play.entries[first : first + AT_ONCE]
        lines += _asked([one.text for one in some], language, conversation, _Lines(some))
    return Translation(language, tuple(lines), titles[1:], titles[0])


class _Lines:
    """Says what is wrong with the translations of these lines."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries

    def __call__(self, texts: Sequence[str]) -> str | None:
        return next((told for one, text in zip(self._entries, texts, strict=True) if (told := fault(one, text))), None)


def _unchecked(texts: Sequence[str]) -> str | None:
    return None


def _asked(texts: Sequence[str], language: str, conversation: Conversation, wrong: Check) -> tuple[str, ...]:
    def read(answer: Mapping[str, Any], whole: bool) -> tuple[str, ...]:
        rows = answer.get("lines")
        if not isinstance(rows, list) or not whole or len(rows) != len(texts):
            raise Unfit(f"the list has not exactly {len(texts)} lines")
        said = tuple(" ".join(str(row).split()) for row in rows)
        problem = wrong(said) if all(said) else "a line is empty"
        if problem is not None:
            raise Unfit(problem)
        return said

    return conversation.ask(_question(texts, language), "lines", read)


def _question(texts: Sequence[str], language: str) -> Question:
    numbered = "\n".join(f"{place}. {text}" for place, text in enumerate(texts, 1))
    mark = fence(numbered)
    user = prompt(
        "translator_ask", language=name_of(language), count=str(len(texts)), lines=fenced(mark, "lines", numbered)
    )
    system = f"{prompt('translator')}\n\nThe mark of this question is {mark}."
    shape = object_of({"lines": {"type": "array", "items": {"type": "string"}}})
    return Question(system, user, shape, ROOM + ROOM_A_LINE * len(texts))
