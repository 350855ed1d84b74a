"""Figures: how well a script is grounded, counted line by line."""

from __future__ import annotations

from dataclasses import dataclass

from engine.table_read.grounding import Finding, Ground, errors, repetitions
from engine.table_read.pace import seconds_of
from engine.table_read.ports import WritingBrief
from engine.table_read.quantities import quantities
from engine.table_read.screenplay import Grounding, Screenplay
from engine.table_read.tasks import headings, known_texts


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over one script; `seconds` is its probable length."""

    lines: int
    quotes: int
    misquoted: int
    claims: int
    held: int
    invented: int
    repeated: int
    joints: int
    distinct_joints: int
    shared_evidence: int
    words: int
    seconds: float
    target: float
    wrong: tuple[Finding, ...]

    @property
    def share_held(self) -> float:
        """The share of factual lines whose evidence carries their numbers and names."""
        return self.held / self.claims if self.claims else 1.0


def figures_of(play: Screenplay, brief: WritingBrief) -> Figures:
    """Count a script over its brief."""
    evidence = {item.id: item for item in brief.envelope.source_digest.evidence}
    ground = Ground(evidence, (*known_texts(brief), play.title, *play.characters), tuple(headings(brief.sources)))
    found = errors(ground.findings(play.entries))
    quotes = [entry for entry in play.entries if entry.grounding is Grounding.QUOTE]
    claims = [entry for entry in play.entries if entry.grounding is Grounding.CLAIM]
    joints = [entry.text for entry in play.entries if entry.grounding is Grounding.CONNECTIVE]
    wrong = {
        finding.entry_index for finding in found if finding.rule in ("figures", "names", "unsupported", "evidence")
    }
    told = [name for beat in brief.envelope.beats for name in beat.evidence_ids]
    texts = " ".join([*(source.text or "" for source in brief.sources), *known_texts(brief)])
    return Figures(
        len(play.entries), len(quotes), sum(finding.rule == "quote" for finding in found), len(claims),
        sum(entry.index not in wrong for entry in claims),
        len(frozenset(one for entry in play.entries for one in quantities(entry.text)) - quantities(texts)),
        len(tuple(repetitions(play.entries))), len(joints), len(set(joints)), len(told) - len(set(told)), play.word_count,
        seconds_of(play.entries), brief.envelope.page_target * 60.0, found,
    )  # fmt: skip
