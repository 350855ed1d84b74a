"""Machines, assessors, the assessor: the craft measures a script, a model reads along; what it invents is left out."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.foundation.model_errors import ModelError
from engine.machines.assessors.opinion import Opinion, read_opinion, shape
from engine.machines.models.asking import Question
from engine.machines.models.prompts import fence, fenced, gist, prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.machines.models.desk import StudioModelDesk
    from engine.table_read.coverage.model import Report
    from engine.table_read.coverage.ports import ScriptReader
    from engine.table_read.model import TableRead

log = logging.getLogger(__name__)
ANSWER = 2600
GISTS = (1000, 40, 20, 10)
TOO_LONG = "The script is longer than what the model takes in at once, so the built-in reader read it alone."


class ModelAssessor:
    """Asks the model of the desk, where one is chosen for writing; every measure begins with what the craft found."""

    def __init__(self, desk: StudioModelDesk, offline: ScriptReader) -> None:
        self._desk, self._offline = desk, offline

    def assess(self, read: TableRead, focus: str | None, tick: Callable[[], None]) -> Report:
        """The report. Raises `ModelError` where the built-in reader may not take over."""
        found, choice = self._offline.assess(read, focus, tick), self._desk.choice()
        heard = any(one.text.strip() and not one.muted for one in read.screenplay.entries)
        if not (choice.is_chosen and choice.writes and heard):
            return found
        try:
            opinion = self._asked(read, found, focus, tick)
        except ModelError as problem:
            if not choice.falls_back:
                raise
            return replace(found, remark=f"The built-in reader read this script. {problem.message}")
        return replace(opinion.over(found), written_by=choice.byline) if opinion else replace(found, remark=TOO_LONG)

    def _asked(self, read: TableRead, found: Report, focus: str | None, tick: Callable[[], None]) -> Opinion | None:
        """What the model makes of it, None where the script is longer than its window."""
        conversation = self._desk.conversation(self._desk.choice(), tick)

        def ask(window: int) -> Opinion | None:
            question = _question(window, read, found, focus)
            if question is None:
                return None
            return conversation.ask(
                question, "categories", lambda answer, whole: read_opinion(answer, whole, read, found)
            )

        opinion = conversation.fitting(ask)
        log.info("A coverage by %s: %s", conversation.choice.name, conversation.account)
        return opinion


def _question(window: int, read: TableRead, found: Report, focus: str | None) -> Question | None:
    """The question with every line in it, where the window is small with the first words of each; None where nothing fits."""
    made = (_asking(read, found, focus, most) for most in GISTS)
    return next((one for one in made if one.size + one.most_tokens <= window), None)


def _asking(read: TableRead, found: Report, focus: str | None, most_words: int) -> Question:
    entries, evidence = read.screenplay.entries, read.evidence_by_id()
    script = "\n".join(
        f"{one.index + 1}. {one.character} [{one.grounding}]: {gist(one.text, most_words)}"
        for one in entries
        if not one.muted
    )
    used = dict.fromkeys(name for one in entries for name in one.evidence_ids if name in evidence)
    passages = "\n".join(gist(evidence[name].quote, most_words) for name in used)
    measured = "\n".join(f"{one.id}: {one.score} of 10. {one.note}" for one in found.categories)
    mark = fence(script, passages, measured, read.thesis, focus or "")
    user = prompt(
        "assessor_ask", script=fenced(mark, "script", script), passages=fenced(mark, "passages", passages),
        measured=fenced(mark, "measured", measured), thesis=fenced(mark, "thesis", read.thesis),
        focus=fenced(mark, "focus", focus or "everything alike"),
    )  # fmt: skip
    return Question(f"{prompt('assessor')}\n\nThe mark of this question is {mark}.", user, shape(), ANSWER)
