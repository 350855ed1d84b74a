"""Machines, planners, model, rebuilding: a proposal put into the envelope, every sentence of it held against the evidence first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from engine.machines.writers.model.holding import Holding
from engine.machines.writers.model.strictness import leaks
from engine.planning.envelope import Beat, BeatRole, PlanEnvelope, SceneBudget, Thesis
from engine.table_read.speakable import speakable

if TYPE_CHECKING:
    from engine.machines.planners.model.proposal import Proposal, ProposedBeat
    from engine.planning.model import StoryPlan

STEP, SPOKEN_SHARE, LEAST_SECONDS = 0.25, 1.25, 5


class Rebuilding:
    """Puts a proposal into an envelope made by rule; whatever does not hold stays as the rule made it."""

    def __init__(self, plan: StoryPlan, envelope: PlanEnvelope, titles: Sequence[str]) -> None:
        self._plan, self._envelope = plan, envelope
        evidence = envelope.source_digest.evidence
        self._by_id = {item.id: item for item in evidence}
        known = (*titles, plan.title or "", envelope.title)
        self._holding = Holding(evidence, known)

    def rebuilt(self, proposal: Proposal) -> PlanEnvelope:
        """The envelope with this arrangement."""
        old = {beat.role: beat for beat in self._envelope.beats}
        beats = tuple(self._beat(one, old.get(one.role)) for one in proposal.beats)
        title = self._plan.title or self._title(proposal.title)
        thesis = self._thesis(proposal)
        return replace(self._envelope, title=title, thesis=thesis, beats=beats, scenes=scenes_of(self._envelope, beats))

    def _beat(self, one: ProposedBeat, old: Beat | None) -> Beat:
        mine = [self._by_id[name] for name in one.ids]
        same = old is not None and set(old.evidence_ids) == set(one.ids)
        kept_title = old.title if old is not None and same else str(one.role).capitalize()
        kept_words = old.narration if old is not None and same else " ".join(speakable(item.claim) for item in mine[:2])
        return Beat(
            old.id if old is not None else f"{one.role}-1",
            one.role,
            one.title if one.title and self._holds(one.title, one.ids) else kept_title,
            one.narration if one.narration and self._holds(one.narration, one.ids) else kept_words,
            one.visual if self._may_be_seen(one) else (old.visual_intent if old is not None else ""),
            one.ids,
            max(LEAST_SECONDS, round(sum(len(item.quote.split()) for item in mine) * SPOKEN_SHARE / 150 * 60)),
        )

    def _thesis(self, proposal: Proposal) -> Thesis:
        old = self._envelope.thesis
        sound = proposal.thesis and proposal.thesis_ids and self._holds(proposal.thesis, proposal.thesis_ids)
        return replace(old, one_line=proposal.thesis) if sound else old

    def _title(self, proposed: str) -> str:
        every = tuple(self._by_id)
        fits = 2 <= len(proposed.split()) <= 12 and self._holds(proposed, every)
        return proposed if fits else self._envelope.title

    def _holds(self, text: str, ids: Sequence[str]) -> bool:
        return self._holding.holds(text, ids)

    def _may_be_seen(self, one: ProposedBeat) -> bool:
        forbidden = [str(item).casefold() for item in self._plan.style_constraints.get("forbiddenVisuals") or ()]
        seen = one.visual.casefold()
        return bool(seen) and not leaks(one.visual) and not any(word and word in seen for word in forbidden)


def scenes_of(envelope: PlanEnvelope, beats: Sequence[Beat]) -> tuple[SceneBudget, ...]:
    """The same scenes with pages shared anew: quarters, none empty, adding up to the page target."""
    by_id = {beat.id: beat for beat in beats}
    sizes = [sum(by_id[name].estimated_seconds for name in scene.beat_ids) for scene in envelope.scenes]
    total, whole = round(envelope.page_target / STEP), sum(sizes) or 1
    given = [max(1, int(size * total / whole)) for size in sizes]
    while sum(given) < total:
        given[max(range(len(given)), key=lambda at: (sizes[at] * total / whole - given[at], -at))] += 1
    while sum(given) > total and max(given) > 1:
        given[max(range(len(given)), key=lambda at: (given[at], -at))] -= 1
    return tuple(
        replace(
            scene, title=by_id[scene.beat_ids[0]].title if scene.beat_ids else scene.title, page_budget=quarters * STEP
        )
        for scene, quarters in zip(envelope.scenes, given, strict=True)
    )


def narrowed(envelope: PlanEnvelope, share: float) -> PlanEnvelope:
    """The envelope with the first passages of every beat alone, one at least."""
    beats = tuple(
        replace(beat, evidence_ids=beat.evidence_ids[: ceil(share * len(beat.evidence_ids))]) for beat in envelope.beats
    )
    kept = {name for beat in beats for name in beat.evidence_ids}
    evidence = tuple(item for item in envelope.source_digest.evidence if item.id in kept)
    return replace(envelope, beats=beats, source_digest=replace(envelope.source_digest, evidence=evidence))


def rules_order(envelope: PlanEnvelope) -> str:
    """The arrangement made by rule, in one line."""
    told = {beat.role: beat.evidence_ids for beat in envelope.beats}
    return "; ".join(f"{role}: {', '.join(told.get(role, ())) or 'nothing'}" for role in BeatRole)
