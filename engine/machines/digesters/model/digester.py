"""Machines, digesters, model, the digester: the rules find what a source says, a model weighs it, the linter decides what is kept."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.foundation.model_errors import ModelError
from engine.library.speakable import speakable
from engine.machines.digesters.model.weighing import Weighed, evidence_of, read_weighed, shape
from engine.machines.models.asking import Question
from engine.machines.models.prompts import fence, fenced, gist, prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.library.digest import Digest
    from engine.library.extraction import Extraction
    from engine.library.ports import Digester
    from engine.machines.models.conversation import Conversation
    from engine.machines.models.desk import StudioModelDesk

log = logging.getLogger(__name__)
FEWEST, ANSWER, AN_ID = 3, 900, 8
GISTS = (60, 30, 16)


class ModelDigester:
    """Digests with the model of the desk where one is chosen for it; every claim stays a passage the rules found."""

    def __init__(self, desk: StudioModelDesk, offline: Digester) -> None:
        self._desk, self._offline = desk, offline

    def digest(self, extraction: Extraction, tick: Callable[[], None] | None = None) -> Digest:
        """The digest. Raises `ModelError` where the built-in digester may not take over."""
        found = self._offline.digest(extraction, tick)
        choice = self._desk.choice()
        if not (choice.is_chosen and choice.digests) or len(found.claims) < FEWEST:
            return found
        title = str(extraction.metadata.get("title") or "")
        try:
            weighed = _weighed(self._desk.conversation(choice, tick or _go_on), found, title)
        except ModelError as problem:
            if not choice.falls_back:
                raise
            return replace(found, note=f"The built-in digester read this source. {problem.message}")
        return replace(weighed.over(found), written_by=choice.byline)


def _weighed(conversation: Conversation, found: Digest, title: str) -> Weighed:
    evidence = evidence_of(found)
    question = _question(conversation.choice.limits.context_window, found, title)
    weighed = conversation.ask(question, "ranked", lambda answer, whole: read_weighed(answer, whole, evidence, title))
    log.info("A digest by %s: %s", conversation.choice.name, conversation.account)
    return weighed


def _question(window: int, found: Digest, title: str) -> Question:
    """The question with every passage in it; where the window is small each passage is given by its first words."""
    made = [_asked(found, title, most) for most in GISTS]
    fits = [one for one in made if one.size + one.most_tokens <= window]
    return fits[0] if fits else made[-1]


def _asked(found: Digest, title: str, most_words: int) -> Question:
    evidence = evidence_of(found)
    told = [f"{gist(speakable(item.quote), most_words)} ({item.kind})" for item in evidence]
    mark = fence(title, *told)
    passages = "\n".join(fenced(mark, f"passage {item.id}", text) for item, text in zip(evidence, told, strict=True))
    user = prompt("digester_ask", title=fenced(mark, "title", title), passages=passages)
    system = f"{prompt('digester')}\n\nThe mark of this question is {mark}."
    return Question(system, user, shape([item.id for item in evidence]), ANSWER + AN_ID * len(evidence))


def _go_on() -> None:
    """Nobody gives up."""
