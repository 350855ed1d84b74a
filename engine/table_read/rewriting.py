"""Table read, rewriting: another version of a finished read by instruction; from its script, or from its sources again."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from engine.storage import codec
from engine.table_read.casting import cast
from engine.table_read.errors import NothingRefined, ScriptEmpty
from engine.table_read.model import TableRead
from engine.table_read.ports import WritingBrief
from engine.table_read.revising.carrying import carried, voices_of
from engine.table_read.revising.changes import compared
from engine.table_read.revising.fitting import clocked, shortened
from engine.table_read.revising.meanings import length_wanted
from engine.table_read.revising.proposing import together
from engine.table_read.revising.scoping import understood_within
from engine.table_read.standing import Standing
from engine.table_read.tasks import language_of, sound
from engine.table_read.timing import seconds, timed

if TYPE_CHECKING:
    from engine.jobs.ports import JobRun
    from engine.planning.model import ArtifactRequest
    from engine.planning.ports import StoryPlanner
    from engine.planning.service import PlanningService
    from engine.production.model import RefineWish, StoryJob
    from engine.table_read.headings import Headings
    from engine.table_read.ports import ScriptReviser, StoryWriter, VoiceCatalogue
    from engine.table_read.revising.proposing import Proposed
    from engine.table_read.revising.understanding import Understood
    from engine.table_read.service import TableReadService

LONGER, SECONDS_A_PAGE, MOST_PAGES = 1.35, 60.0, 60
NEAR, FAR = 1.04, 0.1


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Another version, what was done for it in a sentence, what could not be done or carried over, and its number."""

    read: TableRead
    summary: str
    not_done: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    base: Mapping[str, str] = field(default_factory=dict)
    number: int = 0


class RewritingTask:
    """Turns a wish into the next version of a table read; nothing is kept here."""

    def __init__(
        self, service: TableReadService, planning: PlanningService, planner: StoryPlanner, writer: StoryWriter,
        catalogue: VoiceCatalogue, headings: Headings, reviser: ScriptReviser | None = None,
    ) -> None:  # fmt: skip
        self._headings, self._reviser = headings, reviser
        self._service, self._planning, self._planner = service, planning, planner
        self._writer, self._catalogue = writer, catalogue

    def rewrite(self, run: JobRun, job: StoryJob, artifact_id: str, wish: RefineWish) -> Rewritten:
        """The next version. Raises `NothingRefined` naming every wish that could not be followed, `ScriptEmpty`, `ScriptUngrounded`."""
        run.progress("writing", 2, "Reading the instruction")
        with run.reading() as work:
            before, number = self._service.read(work, artifact_id), self._service.current(work, artifact_id) + 1
            under_headings = self._headings.over(work, before)
        before = timed(before, self._catalogue.voices())
        made = understood_within(timed(under_headings, self._catalogue.voices()), wish, self._catalogue.voices())
        dropped: tuple[str, ...] = ()
        if made.unclear and self._reviser is not None:
            if self._reviser.answers:
                run.progress("writing", 3, "Asking the language model")
            made = self._with_model(made, self._reviser.propose(made.read, made.unclear, run.raise_if_canceled))
        if made.from_sources:
            run.progress("writing", 4, "Going back to the sources")
            told = self._told_again(run, job, made.read, made.from_sources)
            again, dropped = carried(made.read, told)
            fitted, missed = fitted_to(again, before, made.from_sources)
            made = replace(made, read=fitted, not_done=(*made.not_done, *missed))
        run.raise_if_canceled()
        run.progress("casting", 14, "Comparing both versions")
        change = compared(before, made.read)
        if change.is_empty and before == made.read:
            raise NothingRefined(
                "Nothing was changed. " + " ".join(made.not_done or ("The script is so already.",)),
                hint="Nothing was charged. Say it otherwise, or edit the script by hand.",
            )
        return Rewritten(made.read, change.sentence(), made.not_done, dropped, voices_of(before), number)

    def _with_model(self, made: Understood, proposed: Proposed) -> Understood:
        """With what the model proposes; a read in another language is cast with voices that speak it."""
        made = together(made, proposed)
        if proposed.translation is None:
            return made
        read, portraits = made.read, {one.character: one.avatar_url for one in made.read.cast if one.avatar_url}
        members, report = cast(
            read.screenplay,
            self._catalogue.voices(),
            {},
            read.evidence,
            proposed.translation.language,
            Standing(portraits=portraits),
        )
        return replace(made, read=read.with_cast(members, report))

    def _told_again(self, run: JobRun, job: StoryJob, before: TableRead, wishes: tuple[str, ...]) -> TableRead:
        with run.reading() as work:
            plan = self._planning.get(work, job.plan_id)
            continuity = self._planning.continuity(work, plan)
            sources = self._planning.planning_sources(work, plan)
        wanted, request = ". ".join(wishes), job.requests[0]
        asked = {**continuity.brief(plan), "replanInstruction": wanted, "pageTarget": _pages(before, wishes)}
        envelope = self._planner.draft(replace(plan, creative_brief=asked), sources, run.raise_if_canceled).envelope
        run.progress("writing", 8, "Writing it again")
        brief = WritingBrief(
            envelope, _noted(request, wanted), plan.target, asked, plan.style_constraints, sources, continuity.names
        )
        screenplay, _ = sound(self._writer.write(brief, lambda _percent, _detail: run.raise_if_canceled()), brief)
        if not screenplay.entries:
            raise ScriptEmpty("The sources gave nothing that could be told.", hint="Add a source, or say it otherwise.")
        voices = {member.character: member.voice_id for member in before.cast}
        portraits = {member.character: member.avatar_url for member in before.cast if member.avatar_url}
        evidence = envelope.source_digest.spoken
        members, report = cast(
            screenplay,
            self._catalogue.voices(),
            request.voice_map,
            evidence,
            language_of(sources),
            Standing(voices, portraits),
        )
        again = TableRead(screenplay, members, evidence, before.sources, envelope.thesis.one_line, report)
        return timed(again, self._catalogue.voices())


def as_result(made: Rewritten) -> dict[str, object]:
    """As a checkpoint holds it."""
    return {
        "read": codec.dump(made.read), "summary": made.summary, "not_done": list(made.not_done), "dropped": list(made.dropped), "base": dict(made.base),
        "number": made.number,
    }  # fmt: skip


def _noted(request: ArtifactRequest, wanted: str) -> ArtifactRequest:
    return replace(request, notes=f"{request.notes}. {wanted}" if request.notes else wanted)


def fitted_to(again: TableRead, before: TableRead, wishes: tuple[str, ...]) -> tuple[TableRead, tuple[str, ...]]:
    """What was told again, cut to the length these wishes name; a sentence where the sources give too little for it."""
    wanted = length_wanted(before, wishes)
    if wanted is None:
        return again, ()
    made = shortened(again, wanted) if seconds(again) > wanted * NEAR else again
    if abs(seconds(made) - wanted) <= wanted * FAR:
        return made, ()
    return made, (
        f"It takes about {clocked(seconds(made))}, not {clocked(wanted)}: the sources give no more that fits.",
    )


def _pages(before: TableRead, wishes: tuple[str, ...]) -> int:
    """How long it shall become, a page a minute."""
    now = seconds(before)
    named = length_wanted(before, wishes)
    longer = any("long" in wish.lower() or wish.lower().startswith(("expand", "extend", "lengthen")) for wish in wishes)
    wanted = named or (now * LONGER if longer else now)
    return max(1, min(MOST_PAGES, math.ceil(wanted / SECONDS_A_PAGE - 0.1)))
