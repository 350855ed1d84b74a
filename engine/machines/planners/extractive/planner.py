"""Extractive planner: reads the findings of all sources, sees where they disagree, and lays them out as seven beats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.library.digesting.tongues import Tongue, tongue_of_line
from engine.library.extraction import Extraction
from engine.library.unspoken import told_little
from engine.machines.planners.extractive.arc import Arc, lay_out
from engine.machines.planners.extractive.blueprint import scenes_for
from engine.machines.planners.extractive.brief import (
    Brief,
    carried_pages,
    evidence_for,
    pages_for,
    planned,
    read_brief,
    scenes_for_eyes,
    unanswered,
)
from engine.machines.planners.extractive.drafting import Told, beats_of, digest_of, number
from engine.machines.planners.extractive.findings import Finding, explains, find, is_reference, unlike
from engine.machines.planners.extractive.likeness import Likeness
from engine.machines.planners.extractive.mood import looks, mood_of, seed_of, sounds
from engine.machines.planners.extractive.phrases import Phrasebook
from engine.machines.planners.extractive.reading import tongue_of_source, tongue_of_sources
from engine.machines.planners.extractive.telling import Teller, said_in, speaking_names
from engine.machines.planners.extractive.tensions import Tension, tensions_in
from engine.machines.planners.extractive.thesis import headline, leading_line, thesis_of
from engine.machines.planners.extractive.titles import Titles, called, labelled, names_of, story_title
from engine.machines.planners.extractive.wording_tongues import wording_of
from engine.planning.envelope import BeatRole, PlanEnvelope
from engine.planning.ports import Drafted

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.planning.model import StoryPlan
    from engine.planning.ports import PlanningSource


class ExtractivePlanner:
    """Makes plans of the sources' own sentences (the `StoryPlanner` port); the same input gives the same plan."""

    def draft(
        self, plan: StoryPlan, sources: tuple[PlanningSource, ...], tick: Callable[[], None] | None = None
    ) -> Drafted:
        """The envelope for this plan. Raises nothing: thin material gives a thin plan and a warning that says so."""
        brief = read_brief(plan)
        heard = find(sources, brief.wished)
        found = unlike([one for one in heard if brief.allows(one)])
        likeness = Likeness(found)
        tensions, pages = tensions_in(found, heard, likeness, speaking_names(sources, heard)), pages_for(brief, found)
        line = leading_line(found, sources, tensions, likeness, brief)
        count = min(len(found), max(evidence_for(pages, found), scenes_for_eyes(plan.requests)))
        told = _told(found, likeness, tensions, brief, count, line)
        envelope = _envelope(plan, sources, found, told, tensions, likeness, brief, pages, line)
        return Drafted(envelope, tuple(_warnings(sources, found, told, pages)))


def _told(
    found: tuple[Finding, ...],
    likeness: Likeness,
    tensions: tuple[Tension, ...],
    brief: Brief,
    count: int,
    line: Finding | None,
) -> Told:
    if not found:
        return dict.fromkeys(BeatRole, ())
    latest = max((year for one in found for year in one.years), default=0)
    wanted = {index: brief.wish(one) for index, one in enumerate(found)}
    laid = lay_out(Arc(found, likeness, wanted, latest), tensions, count, line)
    return {role: tuple(found[index] for index in indices) for role, indices in laid.items()}


def _envelope(
    plan: StoryPlan,
    sources: tuple[PlanningSource, ...],
    found: tuple[Finding, ...],
    told: Told,
    tensions: tuple[Tension, ...],
    likeness: Likeness,
    brief: Brief,
    pages: int,
    line: Finding | None,
) -> PlanEnvelope:
    seed = seed_of(*(one.quote for one in found))
    every = [one for beat in told.values() for one in beat]
    texts = (source.text or "\n\n".join(source.supports) for source in sources)
    book = Phrasebook(texts, (words for one in every for words in (one.quote, one.claim, said_in(one))))
    words, plain = wording_of(_spoken(plan, sources).code), explains(every)
    teller = Teller([called(source) for source in sources], seed, words, plain, brief.outcome)
    numbered, forbidden = (
        number(told, tensions),
        [str(item) for item in plan.style_constraints.get("forbiddenVisuals") or ()],
    )
    names = [name for source in sources for name in names_of(source)]
    tongues, fallback = [tongue_of_source(source) for source in sources], words.plain_titles if plain else words.titles
    titles = Titles(book, tongues, names, fallback, words.plain_titles[BeatRole.CTA][0])
    beats = beats_of(told, numbered.ids, tensions, book, teller, forbidden, titles)
    title = story_title(sources, book, every)
    said = (headline(sources[0].title) or headline(title)) if len(sources) == 1 else ""
    if is_reference(found) and ": " in sources[0].title:
        said = f"{sources[0].title.rstrip('.')}."
    artifacts, mood = planned(plan.requests, plan), mood_of(found)
    return PlanEnvelope(
        plan.project_id, plan.title or labelled(title, plan), plan.target,
        digest_of(sources, found, numbered, tensions, teller, unanswered(brief, found)),
        thesis_of(line, told, tensions, likeness, teller, brief, said), beats, pages, scenes_for(beats, pages),
        looks(plan, mood, seed), sounds(plan, mood, artifacts[0].mode), artifacts,
    )  # fmt: skip


def _spoken(plan: StoryPlan, sources: tuple[PlanningSource, ...]) -> Tongue:
    """The language of the sources; where there are none, of what was ordered."""
    asked = (plan.title, *plan.target.values(), *plan.creative_brief.values(), *(one.notes for one in plan.requests))
    return tongue_of_sources(sources) if sources else tongue_of_line(" ".join(str(one) for one in asked if one))


def _told_little(source: PlanningSource) -> str:
    return told_little(Extraction(source.text or "", source.layout)) if source.layout else ""


def _warnings(sources: tuple[PlanningSource, ...], found: tuple[Finding, ...], told: Told, pages: int) -> list[str]:
    if not sources:
        return ["no_sources"]
    carried = max(1, round(carried_pages([one for beat in told.values() for one in beat])))
    warnings = [
        f"little_story: {source.title}: {little[:1].lower()}{little[1:]}"
        for source in sources
        if (little := _told_little(source))
    ]
    if not found:
        warnings.append("no_evidence: nothing in the sources can be quoted; the plan has no evidence.")
    elif carried < 0.7 * pages:
        length = "about a page" if carried == 1 else f"about {carried} pages"
        warnings.append(f"thin_material: the sources carry {length}; the plan asks for {pages}.")
    if is_reference(found):
        warnings.append(
            "little_story: the sources are for looking things up; the read explains them, and there is little story in it."
        )
    silent = [source.title for at, source in enumerate(sources) if found and not any(one.source == at for one in found)]
    return [*warnings, *(f"source_silent: nothing in “{title}” can be quoted." for title in silent)]
