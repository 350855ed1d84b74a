"""Machines, digesters, model, the digester: the rules find what a source says, a model weighs it, the linter decides what is kept."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.foundation.model_errors import ModelError
from engine.library.speakable import speakable
from engine.machines.digesters.model.weighing import Weighed, evidence_of, merged, read_weighed, shape
from engine.machines.models.asking import Question
from engine.machines.models.prompts import fence, fenced, gist, prompt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.library.digest import Digest
    from engine.library.extraction import Extraction
    from engine.library.ports import Digester
    from engine.machines.models.conversation import Conversation
    from engine.machines.models.desk import StudioModelDesk
    from engine.planning.envelope import Evidence

log = logging.getLogger(__name__)
FEWEST, FEWEST_OF_PART, ANSWER, AN_ID = 3, 4, 900, 8
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
            conversation = self._desk.conversation(choice, tick or _go_on)
            weighed = conversation.fitting(lambda window: _weighed(conversation, window, found, title))
        except ModelError as problem:
            if not choice.falls_back:
                raise
            return replace(found, note=f"The built-in digester read this source. {problem.message}")
        return replace(weighed.over(found), written_by=choice.byline)


def _weighed(conversation: Conversation, window: int, found: Digest, title: str) -> Weighed:
    """What the model makes of every passage: at once, or in parts where its window does not hold them all."""

    def ask(given: Sequence[Evidence]) -> Weighed:
        question = _question(window, given, title)
        return conversation.ask(question, "ranked", lambda answer, whole: read_weighed(answer, whole, given, title))

    evidence = evidence_of(found)
    parts = _parts(window, evidence, title)
    if len(parts) == 1:
        weighed = ask(evidence)
    else:
        ranked = merged([ask(part) for part in parts])
        known = {item.id: item for item in evidence}
        strongest = [known[name] for name in ranked[: len(parts[0])]]
        weighed = ask(strongest).before(ranked)
    log.info("A digest by %s in %d parts: %s", conversation.choice.name, len(parts), conversation.account)
    return weighed


def _parts(window: int, evidence: Sequence[Evidence], title: str) -> list[Sequence[Evidence]]:
    """The passages dealt out so that the question of each part fits the window; every part has weighty and lighter ones."""
    for count in range(1, max(2, len(evidence) // FEWEST_OF_PART + 1)):
        dealt = [evidence[at::count] for at in range(count)]
        if all(_fits(_asked(part, title, GISTS[-1]), window) for part in dealt):
            return dealt
    return [evidence]


def _question(window: int, evidence: Sequence[Evidence], title: str) -> Question:
    """The question with every passage in it; where the window is small each passage is given by its first words."""
    made = [_asked(evidence, title, most) for most in GISTS]
    return next((one for one in made if _fits(one, window)), made[-1])


def _fits(question: Question, window: int) -> bool:
    return question.size + question.most_tokens <= window


def _asked(evidence: Sequence[Evidence], title: str, most_words: int) -> Question:
    told = [f"{gist(speakable(item.quote), most_words)} ({item.kind})" for item in evidence]
    mark = fence(title, *told)
    passages = "\n".join(fenced(mark, f"passage {item.id}", text) for item, text in zip(evidence, told, strict=True))
    user = prompt("digester_ask", title=fenced(mark, "title", title), passages=passages)
    system = f"{prompt('digester')}\n\nThe mark of this question is {mark}."
    return Question(system, user, shape([item.id for item in evidence]), ANSWER + AN_ID * len(evidence))


def _go_on() -> None:
    """Nobody gives up."""
