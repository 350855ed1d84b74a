"""Table read, tasks: the writing of a table read in two durable steps, the words and the cast."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from engine.jobs.ports import Step
from engine.library.digesting.tongues import tongue_of
from engine.library.extraction import BlockKind
from engine.production.model import JobWarning
from engine.storage import codec
from engine.table_read.bylines import author_of
from engine.table_read.casting import cast, require_voices
from engine.table_read.errors import ScriptEmpty, ScriptUngrounded
from engine.table_read.linting import Finding, errors, lint
from engine.table_read.model import CastReport, SourceCredit, TableRead
from engine.table_read.ports import WritingBrief
from engine.table_read.pruning import pruned
from engine.table_read.screenplay import Screenplay
from engine.table_read.standing import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.jobs.model import Job
    from engine.jobs.ports import JobRun
    from engine.library.model import Source
    from engine.planning.model import StoryPlan, VoiceChoice
    from engine.planning.ports import PlanningSource
    from engine.planning.service import PlanningService
    from engine.production.model import OrderedArtifact, StoryJob
    from engine.production.service import ProductionService
    from engine.storage.work import Work
    from engine.table_read.ports import StoryWriter, VoiceCatalogue
    from engine.table_read.service import TableReadService

WORDS_PER_PAGE = 55
PRUNINGS, LEAST_SCENES = 3, 2
WRITTEN, CAST = 12, 15


class WritingTask:
    """Makes the steps that write and cast; they report 0 to 15 percent of the artifact."""

    def __init__(
        self, service: TableReadService, planning: PlanningService, writer: StoryWriter, catalogue: VoiceCatalogue,
        production: ProductionService | None = None,
    ) -> None:  # fmt: skip
        self._service, self._planning, self._writer = service, planning, writer
        self._catalogue, self._production = catalogue, production

    def steps(self, job: StoryJob, ordered: OrderedArtifact) -> Sequence[Step]:
        """`write` (the screenplay, linted) and `cast` (the whole table read, kept as revision 1)."""
        return [
            Step("write", lambda run: self._write(run, job, ordered), self._warner(job, ordered)),
            Step("cast", lambda run: self._cast(run, job, ordered), self._keeper(job, ordered)),
        ]

    def _write(self, run: JobRun, job: StoryJob, ordered: OrderedArtifact) -> dict[str, Any]:
        run.progress("writing", 1, "Reading the plan and its sources")
        require_voices(ordered.request.voice_map, {voice.id: voice for voice in self._catalogue.voices()})
        brief, credits = self._brief(run, job, ordered)

        def heard(percent: int, detail: str) -> None:
            run.raise_if_canceled()
            run.progress("writing", 1 + percent * (WRITTEN - 1) // 100, detail)

        screenplay, left_out = sound(self._writer.write(brief, heard), brief)
        return {
            "screenplay": codec.dump(screenplay), "credits": codec.dump(credits, tuple[SourceCredit, ...]), "language": language_of(brief.sources),
            "warnings": [*_warnings(screenplay, brief), *_left_out(left_out)],
        }  # fmt: skip

    def _brief(
        self, run: JobRun, job: StoryJob, ordered: OrderedArtifact
    ) -> tuple[WritingBrief, tuple[SourceCredit, ...]]:
        with run.reading() as work:
            plan = self._planning.get(work, job.plan_id)
            continuity = self._planning.continuity(work, plan)
            sources, credits = self._planning.planning_sources(work, plan), self._planning.sources(work, plan)
        if plan.envelope is None:
            raise ScriptEmpty("The story plan has no beats to write from.", hint="Make the plan again.")
        brief = WritingBrief(
            plan.envelope, ordered.request, plan.target, continuity.brief(plan), plan.style_constraints, sources,
            continuity.names,
        )  # fmt: skip
        return brief, tuple(_credit(source) for source in credits)

    def _cast(self, run: JobRun, job: StoryJob, ordered: OrderedArtifact) -> Any:
        run.progress("casting", WRITTEN + 1, "Choosing a voice for everyone")
        written = run.job.checkpoint["write"]
        screenplay = codec.load(Screenplay, written["screenplay"])
        with run.reading() as work:
            plan = self._planning.get(work, job.plan_id)
            canon = self._planning.continuity(work, plan).canon
        assert plan.envelope is not None  # the write step came this far
        evidence = plan.envelope.source_digest.spoken
        brought = standing(screenplay.characters, _planned_voices(plan, ordered), canon)
        members, report = cast(
            screenplay, self._catalogue.voices(), ordered.request.voice_map, evidence, written["language"], brought,
            str(plan.style_constraints.get("voicePreference") or ""),
        )  # fmt: skip
        credits = codec.load(tuple[SourceCredit, ...], written["credits"])
        run.progress("casting", CAST, ", ".join(f"{member.character} is {member.voice_name}" for member in members))
        return codec.dump(TableRead(screenplay, members, evidence, credits, plan.envelope.thesis.one_line, report))

    def _keeper(self, job: StoryJob, ordered: OrderedArtifact) -> Callable[[Work, Job, Any], None]:
        def keep(work: Work, runner: Job, result: Any) -> None:
            read = codec.load(TableRead, result)
            self._service.keep(work, ordered.artifact_id, read, job.id)
            for message in _cast_warnings(read.cast_report):
                self._warn(work, job, "voice_map_partial", message, ordered)

        return keep

    def _warner(self, job: StoryJob, ordered: OrderedArtifact) -> Callable[[Work, Job, Any], None]:
        def keep(work: Work, runner: Job, result: Any) -> None:
            for code, message in result["warnings"]:
                self._warn(work, job, code, message, ordered)

        return keep

    def _warn(self, work: Work, job: StoryJob, code: str, message: str, ordered: OrderedArtifact) -> None:
        if self._production is not None:
            self._production.warn(work, job.id, JobWarning(code, message, ordered.artifact_id))


def sound(screenplay: Screenplay, brief: WritingBrief) -> tuple[Screenplay, int]:
    """The screenplay without the lines that do not hold, and how many those were.

    Raises `ScriptEmpty`, or `ScriptUngrounded` naming the first such line when too little would be left.
    """
    if not screenplay.entries:
        raise ScriptEmpty(
            "The sources gave nothing that could be told.", hint="Add a source with whole sentences in it."
        )
    left = screenplay
    for _ in range(PRUNINGS):
        wrong = unsound(left, brief)
        if not wrong:
            return left, len(screenplay.entries) - len(left.entries)
        left = pruned(left, {finding.entry_index for finding in wrong})
        if len(left.scenes) < LEAST_SCENES or 2 * len(left.entries) < len(screenplay.entries):
            break
    require_sound(screenplay, brief)
    return screenplay, 0


def unsound(screenplay: Screenplay, brief: WritingBrief) -> tuple[Finding, ...]:
    """What must not be spoken."""
    evidence = {item.id: item for item in brief.envelope.source_digest.spoken}
    return errors(lint(screenplay, evidence, known_texts(brief), headings(brief.sources)))


def require_sound(screenplay: Screenplay, brief: WritingBrief) -> None:
    """Itself silent. Raises `ScriptUngrounded` naming the first line that claims too much."""
    wrong = unsound(screenplay, brief)
    if wrong:
        first = wrong[0]
        raise ScriptUngrounded(
            f"Line {first.entry_index + 1} of the script does not hold: {first.message}",
            hint="Nothing was spoken or charged. Run the job again, or choose another writer.",
            findings=[f"{finding.entry_index}: {finding.rule}" for finding in wrong],
        )


def known_texts(brief: WritingBrief) -> tuple[str, ...]:
    """Texts of the plan and the request whose names may be spoken without evidence."""
    told = (str(brief.creative_brief.get("castNotes") or ""), brief.request.notes or "")
    publishers = tuple(str(source.metadata.get("siteName") or "") for source in brief.sources)
    authors = (author_of(source.title, source.text or "", source.metadata) for source in brief.sources)
    return (
        brief.envelope.title,
        *(source.title for source in brief.sources),
        *(author for author in authors if author),
        *publishers,
        *told,
        *brief.request.voice_map,
        *brief.established,
    )


def headings(sources: Sequence[PlanningSource]) -> frozenset[str]:
    """The headings of the sources, as far as their text is at hand."""
    return frozenset(
        source.text[block.start : block.end]
        for source in sources
        if source.text is not None and source.layout is not None
        for block in source.layout.blocks
        if block.kind is BlockKind.HEADING
    )


def language_of(sources: Sequence[PlanningSource]) -> str:
    """The language most sources say they are in, or are written in; English where neither tells."""
    said = Counter(
        code for source in sources if (code := str(source.metadata.get("language") or "") or _written_in(source))
    )
    return said.most_common(1)[0][0] if said else "en"


def _written_in(source: PlanningSource) -> str:
    return tongue_of(source.text).code if source.text else ""


def _planned_voices(plan: StoryPlan, ordered: OrderedArtifact) -> dict[str, VoiceChoice]:
    """The voice map the plan foresaw for this type; the job's own, where it has one, goes before it."""
    return next((one.voice_map for one in plan.requests if one.type == ordered.request.type), {})


def _credit(source: Source) -> SourceCredit:
    return SourceCredit(source.id, source.title, source.type.value, source.url, source.content_hash)


def _left_out(count: int) -> list[list[str]]:
    lines = "1 line was" if count == 1 else f"{count} lines were"
    return [["lines_left_out", f"{lines} left out because a voice could not say them truly."]] if count else []


def _warnings(screenplay: Screenplay, brief: WritingBrief) -> list[list[str]]:
    asked, pages = brief.request.mode, brief.envelope.page_target
    warnings = [[remark.code, remark.message] for remark in screenplay.remarks]
    if asked and asked != screenplay.mode:
        warnings.append(["mode_replaced", f"The writer could not write {asked}; it wrote a {screenplay.mode}."])
    if screenplay.word_count < WORDS_PER_PAGE * pages:
        enough = max(1, math.floor(screenplay.word_count / WORDS_PER_PAGE))
        warnings.append(
            ["script_short", f"The sources carry about {enough} of the {pages} pages asked for; nothing was padded."]
        )
    return warnings


def _cast_warnings(report: CastReport) -> list[str]:
    found = []
    if report.requested and report.auto_cast:
        names = ", ".join(member.character for member in report.auto_cast)
        found.append(f"The voice map does not name everyone: {names} were cast automatically.")
    if report.unused:
        found.append(f"Nobody called {', '.join(report.unused)} speaks in this table read.")
    found += report.alike
    if report.substituted:
        found.append(f"Voices that are not installed were replaced: {'; '.join(report.substituted)}.")
    return found
