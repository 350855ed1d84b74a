"""Builders: small sources with digests, plans and envelopes, in the words of a test."""

from __future__ import annotations

from dataclasses import dataclass

from engine.credits.model import quote
from engine.foundation.ids import new_id
from engine.library.digest import Claim, ClaimKind, Digest, Support
from engine.library.extraction import Layout, PageStart
from engine.planning.envelope import (
    AudioSystem,
    Beat,
    BeatRole,
    PlanEnvelope,
    SceneBudget,
    SourceDigest,
    Thesis,
    VisualSystem,
)
from engine.planning.model import NewPlan, PlanStatus, StoryPlan
from engine.planning.ports import PlanningSource
from tests.fakes.clock import FrozenClock


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a source and what the digest makes of it."""

    text: str
    kind: ClaimKind = ClaimKind.FACT
    by: str | None = None
    weight: float = 0.5
    topic: str = ""


def a_source(
    title: str, *said: Said | str, kind: str = "text", name: str | None = None, digested: bool = True
) -> PlanningSource:
    """A source made of these sentences, a paragraph each, every one a claim; PDFs get a page every three."""
    sentences = [one if isinstance(one, Said) else Said(one) for one in said]
    text, claims, supports, pages = "", [], [], []
    for index, one in enumerate(sentences):
        page = index // 3 + 1 if kind == "pdf" else None
        if page is not None and index % 3 == 0:
            pages.append(PageStart(page, len(text)))
        claims.append(Claim(one.text, one.kind, one.by, one.weight, one.topic))
        supports.append(Support(index, one.text, len(text), len(text) + len(one.text), page))
        text += one.text + "\n\n"
    digest = Digest(
        " ".join(one.text for one in sentences[:3]),
        sentences[0].text if sentences else "",
        tuple(claims),
        tuple(supports),
    )
    return PlanningSource(
        name or f"csrc{title}", title, kind, {}, digest if digested else None, text, Layout((), tuple(pages))
    )


def a_plan(*sources: PlanningSource, **asked: object) -> StoryPlan:
    """A plan in the making, over these sources."""
    new, at = NewPlan(**asked), FrozenClock().now()  # type: ignore[arg-type]
    ids = tuple(source.id for source in sources)
    priced = quote(len(ids), [request.type for request in new.requests], at)
    return StoryPlan(
        new_id(),
        "cproject",
        PlanStatus.RUNNING,
        priced,
        at,
        at,
        new.title,
        new.target,
        new.creative_brief,
        new.style_constraints,
        ids,
        new.requests,
        new.auto_approve,
    )


def an_envelope(project_id: str = "cproject") -> PlanEnvelope:
    """The smallest envelope with seven beats and no evidence."""
    beats = tuple(
        Beat(f"{role}-1", role, f"About the {role}", "It tells something.", "A harbour at dawn.", (), 10)
        for role in BeatRole
    )
    scenes = (
        SceneBudget(0, "First", 0.5, tuple(b.id for b in beats[:3])),
        SceneBudget(1, "Second", 0.5, tuple(b.id for b in beats[3:])),
    )
    look, sound = VisualSystem("Plain", ("#000000",), "Serif"), AudioSystem("Calm", "None", "None")
    return PlanEnvelope(
        project_id, "The mill", {}, SourceDigest("", (), ()), Thesis("It turns."), beats, 1, scenes, look, sound, ()
    )
