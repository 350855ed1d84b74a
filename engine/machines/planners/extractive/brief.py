"""Extractive planner, the brief: what the person asked for, as far as a planner of sentences can follow it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.machines.planners.extractive.findings import Finding
from engine.machines.planners.extractive.listeners import suits
from engine.machines.planners.extractive.words import count_words, stem, stems_of, words_of
from engine.machines.writers.extractive.directions import directions_of
from engine.machines.writers.extractive.wishes_abroad import SMALL_ABROAD
from engine.planning.envelope import PlannedArtifact
from engine.planning.listeners import Listeners, listeners_of
from engine.planning.model import ArtifactRequest, StoryPlan

PODCAST = re.compile(
    r"\b(?:podcast|hosts?|co-?hosts?|conversation|interview|chat|talk show|dialogue|two voices|banter|q ?& ?a|"
    r"moderator(?:en|innen|in)?|gespräch|zwei stimmen|dialog|entretien|conversation|deux voix|animateurs?|présentateurs?|"
    r"conversación|entrevista|diálogo|dos voces|presentador(?:es|as)?|locutor(?:es|as)?|conversazione|intervista|dialogo|due voci|conduttor[ei]|"
    r"gesprek|twee stemmen|vraaggesprek|conversa|duas vozes|apresentador(?:es|as)?)\b",
    re.IGNORECASE,
)
DRAMA = re.compile(
    r"\b(?:drama|radio play|audio play|fiction|dramati[sz]\w+|scenes? with characters|soap|thriller play|hörspiel|dramati\w+|"
    r"fiction (?:audio|radio\w*)|pièce radio\w*|dramatique|radionovela|radioteatro|radiodramma|sceneggiato|hoorspel|radiodrama|"
    r"peça radiofónica|ficción sonora|dramatizad[oa])\b",
    re.IGNORECASE,
)
DOCUMENTARY = re.compile(
    r"\b(?:documentary|documentar\w+|feature|reportage|narrated|essay|report|dokumentation|doku|documentaire|documental|"
    r"documentario|documentário|reportagem)\b",
    re.IGNORECASE,
)
LASTING = {
    "storyboard": ("frames", 1.0, 12), "pitch_deck": ("durationSeconds", 6.0, 60), "trailer": ("durationSeconds", 5.5, 60),
    "production_video": ("durationSeconds", 8.0, 60),
}  # fmt: skip
"""What of a render plan says how long pictures last, how much of it a scene takes, and what is usual."""
MOST_SCENES = 60
FORBIDDING = frozenset(
    stem(word)
    for word in "avoid never mention mentions show depict include talk discuss reference references brand".split()
)
TOPIC = re.compile(
    r"\b(?:about|cover|include|explain|mention|focus on|dwell on)\s+(?:the\s+)?([^.;:,]+)", re.IGNORECASE
)
"""What an instruction to plan anew wants more of."""
WORDS_A_PAGE = 150
EVIDENCE_SHARE = 0.8
DEFAULT_PAGES = (1, 8)
AN_ITEM, AN_ITEM_OF_LONG, SHORT_PLAN = (5, 7), (5, 10), 8


@dataclass(frozen=True, slots=True)
class Brief:
    """The wishes that bear on which sentences are told."""

    wished: tuple[frozenset[str], ...]
    must_know: tuple[str, ...]
    forbidden: tuple[tuple[str, frozenset[str]], ...]
    pages: int | None
    listeners: Listeners = Listeners.ANYBODY
    topics: tuple[str, ...] = ()
    outcome: str = ""
    scale: float = 1.0

    def allows(self, one: Finding) -> bool:
        """Whether it touches nothing the person ruled out."""
        return not any(banned <= one.stems for _, banned in self.forbidden)

    def wish(self, one: Finding) -> float:
        """0 to about 1: how much of what the person wants told it tells, and a little more or less as it suits the listeners."""
        shares = [len(stems & one.stems) / len(stems) for stems in self.wished if stems]
        return 0.9 * max(shares, default=0.0) + suits(self.listeners, one)


def read_brief(plan: StoryPlan) -> Brief:
    """The brief as a planner of sentences can follow it."""
    asked, target, style = plan.creative_brief, plan.target, plan.style_constraints
    must_know = tuple(str(item) for item in asked.get("mustKnowBeforeWriting") or ())
    replanned = str(asked.get("replanInstruction") or "")
    noted, again = [directions_of(one.notes) for one in plan.requests], directions_of(replanned)
    wishes = [*must_know, str(asked.get("seriesContext") or "")]
    wishes += [str(target.get("objective") or ""), str(target.get("outcome") or ""), str(target.get("industry") or "")]
    wishes += [wish for one in (*noted, again) for wish in (*one.bring, one.open_with, one.end_with, *one.unmet)]
    sentences = [piece for wish in wishes for piece in re.split(r"(?<=[.!?;])\s+|\n", wish) if piece.strip()]
    bans = [str(item) for item in style.get("brandSafety") or ()]
    bans += [item for one in (*noted, again) for item in one.leave_out]
    forbidden = tuple((ban, _meant(ban) - FORBIDDING) for ban in bans if _meant(ban) - FORBIDDING)
    topics = tuple(dict.fromkeys(found.strip() for found in (*TOPIC.findall(replanned), *again.bring)))
    wished = (*sentences, *topics)
    whom = listeners_of(
        f"{target.get('audience') or ''} {asked.get('audience') or ''}",
        str(asked.get("writingStyle") or ""),
        "\n".join((*(one.notes or "" for one in plan.requests), replanned)),
    )
    outcome = str(target.get("outcome") or "").strip().rstrip(".")
    stems = tuple(_meant(piece) for piece in wished)
    return Brief(stems, must_know, forbidden, asked.get("pageTarget"), whom, topics, outcome, again.scale)


def _meant(wish: str) -> frozenset[str]:
    """The stems of what a wish is about, in whatever language."""
    return stems_of(wish) - SMALL_ABROAD


def pages_for(brief: Brief, findings: Sequence[Finding]) -> int:
    """The pages asked for, or as many as the better part of the material carries, 1 to 8."""
    if brief.pages:
        return brief.pages
    fewest, most = DEFAULT_PAGES
    return max(fewest, min(most, round(0.62 * brief.scale * carried_pages(findings))))


def carried_pages(findings: Sequence[Finding]) -> float:
    """Pages these findings fill without padding."""
    return sum(one.words for one in findings) / (EVIDENCE_SHARE * WORDS_A_PAGE)


def evidence_for(pages: int, findings: Sequence[Finding]) -> int:
    """How many findings such a length asks for: enough words, between five and seven a page, in a long plan up to ten."""
    if not findings:
        return 0
    typical = sum(count_words(one.quote) for one in findings) / len(findings)
    by_words = round(pages * WORDS_A_PAGE * EVIDENCE_SHARE / typical)
    fewest, most = (each * pages for each in (AN_ITEM if pages <= SHORT_PLAN else AN_ITEM_OF_LONG))
    return min(len(findings), max(fewest, min(most, by_words)))


def scenes_for_eyes(requests: Sequence[ArtifactRequest]) -> int:
    """How many passages pictures want that are ordered alone, so that none of their scenes has to show another's; 0 beside a read."""
    if not requests or any(one.type not in LASTING for one in requests):
        return 0
    return max(_scenes_of(one) for one in requests)


def _scenes_of(request: ArtifactRequest) -> int:
    asked, each, usual = LASTING[request.type]
    told = request.render_plan.get(asked)
    known = told if isinstance(told, int | float) and not isinstance(told, bool) else usual
    return min(MOST_SCENES, round(known / each))


def planned(requests: Sequence[ArtifactRequest], plan: StoryPlan) -> tuple[PlannedArtifact, ...]:
    """The artifacts with their modes: as asked, else chosen from the brief's words, else documentary."""
    return tuple(
        PlannedArtifact(one.type, mode_of(one, plan), one.narration_policy, one.render_plan) for one in requests
    )


def mode_of(request: ArtifactRequest, plan: StoryPlan) -> str:
    """`documentary`, `podcast` or `drama`."""
    if request.mode:
        return request.mode
    brief: dict[str, Any] = plan.creative_brief
    names = ("projectFormat", "genre", "writingStyle", "castNotes", "seriesContext", "replanInstruction")
    for text in (
        *(str(brief.get(name) or "") for name in names),
        request.notes or "",
        str(plan.target.get("tone") or ""),
    ):
        for mode, pattern in (("drama", DRAMA), ("podcast", PODCAST), ("documentary", DOCUMENTARY)):
            if pattern.search(text):
                return mode
    return "documentary"


def unanswered(brief: Brief, findings: Sequence[Finding]) -> list[str]:
    """The things to know before writing of which the sources say next to nothing."""
    told = frozenset().union(*(one.stems for one in findings)) if findings else frozenset[str]()
    return [
        item
        for item in (*brief.must_know, *brief.topics)
        if words_of(item) and len(stems_of(item) & told) < 0.4 * len(stems_of(item))
    ]
