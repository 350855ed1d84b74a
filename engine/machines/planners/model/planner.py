"""Machines, planners, model, the planner: the rules find the evidence, a model arranges it, the rules check the arrangement."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.foundation.model_errors import ModelError
from engine.machines.models.asking import Question
from engine.machines.models.prompts import fence, fenced, gist, prompt
from engine.machines.models.wishes import language_line, wishes
from engine.machines.planners.model.proposal import Proposal, read_proposal, shape
from engine.machines.planners.model.rebuilding import Rebuilding, narrowed, rules_order
from engine.planning.ports import Drafted
from engine.table_read.speakable import speakable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.machines.models.conversation import Conversation
    from engine.machines.models.desk import StudioModelDesk
    from engine.planning.envelope import Evidence, PlanEnvelope
    from engine.planning.model import StoryPlan
    from engine.planning.ports import PlanningSource, StoryPlanner

log = logging.getLogger(__name__)
ANSWER, AN_ID = 2600, 8
GISTS, SHARES = (60, 30, 16), (0.7, 0.5, 0.35, 0.25, 0.15, 0.1)


class ModelPlanner:
    """Plans with the model of the desk where one is chosen for it; what it may arrange is the evidence the rules found."""

    def __init__(self, desk: StudioModelDesk, offline: StoryPlanner) -> None:
        self._desk, self._offline = desk, offline

    def draft(
        self, plan: StoryPlan, sources: tuple[PlanningSource, ...], tick: Callable[[], None] | None = None
    ) -> Drafted:
        """The envelope for this plan. Raises `ModelError` where the built-in planner may not take over."""
        drafted = self._offline.draft(plan, sources, tick)
        choice = self._desk.choice()
        if not (choice.is_chosen and choice.plans) or len(drafted.envelope.source_digest.evidence) < 2:
            return drafted
        try:
            conversation = self._desk.conversation(choice, tick or _go_on)
            proposal, read = _proposed(conversation, plan, drafted.envelope, sources)
        except ModelError as problem:
            if not choice.falls_back:
                raise
            told = f"model_fallback: the built-in planner made this plan. {problem.message}"
            return replace(drafted, warnings=(*drafted.warnings, told))
        rebuilding = Rebuilding(plan, drafted.envelope, [source.title for source in sources])
        envelope = replace(rebuilding.rebuilt(proposal), written_by=choice.byline)
        told = f"written_by: {choice.byline} arranged this plan; every passage of it stands in your sources."
        return replace(
            drafted, envelope=envelope, warnings=(*drafted.warnings, told, *_in_part(conversation, envelope, read))
        )


def _proposed(
    conversation: Conversation, plan: StoryPlan, envelope: PlanEnvelope, sources: tuple[PlanningSource, ...]
) -> tuple[Proposal, int]:
    """What the model proposes, and how many passages it read for it."""

    def ask(window: int) -> tuple[Proposal, int]:
        question, read = _question(window, plan, envelope, sources)
        return conversation.ask(question, "beats", lambda answer, whole: read_proposal(answer, whole, envelope)), read

    proposed = conversation.fitting(ask)
    log.info("A plan by %s: %s", conversation.choice.name, conversation.account)
    return proposed


def _question(
    window: int, plan: StoryPlan, envelope: PlanEnvelope, sources: tuple[PlanningSource, ...]
) -> tuple[Question, int]:
    """The question with as much of the passages as the window holds: whole, by their first words, or a share of every beat's."""
    shares = [(envelope, most) for most in GISTS] + [(narrowed(envelope, share), GISTS[-1]) for share in SHARES]
    for given, most in shares:
        question = _asked(plan, given, sources, most)
        if question.size + question.most_tokens <= window:
            break
    return question, len(given.source_digest.evidence)


def _in_part(conversation: Conversation, envelope: PlanEnvelope, read: int) -> list[str]:
    count = len(envelope.source_digest.evidence)
    held = f"its window of {conversation.window:,} tokens holds no more"
    told = f"model_read_part: {conversation.choice.name} read {read} of {count} passages, {held}; the others stand where the built-in planner put them."
    return [told] if read < count else []


def _asked(plan: StoryPlan, envelope: PlanEnvelope, sources: tuple[PlanningSource, ...], most_words: int) -> Question:
    names = {source.id: source.title for source in sources}
    evidence = envelope.source_digest.evidence
    told = [
        f"{gist(speakable(item.quote), most_words)} (from: {names.get(item.source_id, 'a source')}; {item.kind})"
        for item in evidence
    ]
    mark = fence(*told)
    passages = "\n".join(fenced(mark, f"passage {item.id}", text) for item, text in zip(evidence, told, strict=True))
    user = prompt("planner_ask", wishes=_wishes(plan, evidence), first=rules_order(envelope), passages=passages)
    system = f"{prompt('planner')}\n\nThe mark of this question is {mark}."
    return Question(system, user, shape([item.id for item in evidence]), ANSWER + AN_ID * len(evidence))


def _wishes(plan: StoryPlan, evidence: Sequence[Evidence]) -> str:
    notes = [request.notes for request in plan.requests]
    return wishes(plan.target, plan.creative_brief, plan.style_constraints, notes) + language_line(
        item.quote for item in evidence
    )


def _go_on() -> None:
    """Nobody gives up."""
