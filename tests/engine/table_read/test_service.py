"""The service and the writing task: a read is written in two steps, kept, recast in place, and cited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from engine.artifacts.model import ArtifactStatus
from engine.artifacts.service import ArtifactsService
from engine.foundation.errors import ValidationFailed
from engine.foundation.ids import new_id
from engine.jobs.model import Job, JobStatus
from engine.jobs.service import JobsService
from engine.library.model import Source, SourceStatus, SourceType
from engine.machines.writers.extractive.writer import ExtractiveWriter
from engine.planning.continuity import Continuity
from engine.planning.model import ArtifactRequest, VoiceChoice
from engine.production.model import JobWarning, OrderedArtifact, StoryJob, StoryJobStatus
from engine.storage import codec
from engine.table_read.errors import ScriptUngrounded, VoiceNotFound
from engine.table_read.events import CastChanged, ScriptWritten
from engine.table_read.model import TableRead
from engine.table_read.screenplay import Grounding, Screenplay
from engine.table_read.service import TableReadService
from engine.table_read.tasks import WritingTask
from engine.table_read.voices import Voice
from tests.engine.table_read.builders import TITLES, VOICES, a_brief
from tests.fakes.floor import Floor
from tests.fakes.jobs import nothing, run_job_inline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.access.service import AccessService
    from engine.jobs.ports import Step
    from engine.planning.ports import PlanningSource
    from engine.planning.service import PlanningService
    from engine.production.service import ProductionService
    from engine.storage.work import Work
    from engine.table_read.ports import StoryWriter, WritingBrief


class Shelf:
    """The voices of the builders."""

    def voices(self) -> tuple[Voice, ...]:
        return VOICES

    def resolve(self, voice_id: str) -> Voice:
        for voice in VOICES:
            if voice.id == voice_id:
                return voice
        raise VoiceNotFound("There is no such voice.")


class Plans:
    """One approved plan."""

    def __init__(self, brief: WritingBrief) -> None:
        self._brief = brief

    def get(self, _work: Work, _plan_id: str) -> object:
        return _Plan(self._brief)

    def planning_sources(self, _work: Work, _plan: object) -> tuple[PlanningSource, ...]:
        return self._brief.sources

    def continuity(self, _work: Work, _plan: object) -> Continuity:
        return Continuity()

    def sources(self, work: Work, _plan: object) -> tuple[Source, ...]:
        now = work.now()
        return tuple(
            Source(key, "cproject", SourceType(kind), SourceStatus.READY, now, now, title, content_hash="abc")
            for key, (title, kind) in TITLES.items()
        )


class _Plan:
    def __init__(self, brief: WritingBrief) -> None:
        self.envelope, self.target, self.requests = brief.envelope, brief.target, (brief.request,)
        self.creative_brief, self.style_constraints = brief.creative_brief, brief.style_constraints


class Warned:
    """Remembers warnings."""

    def __init__(self) -> None:
        self.warnings: list[JobWarning] = []

    def warn(self, _work: Work, _job_id: str, warning: JobWarning) -> None:
        self.warnings.append(warning)


class Handler:
    """Runs a writing task's steps as a job."""

    kind = "write"
    begin = staticmethod(nothing)
    finish = staticmethod(nothing)
    cancel = staticmethod(nothing)

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps

    def steps(self, job: Job) -> Sequence[Step]:
        return self._steps

    def fail(self, work: Work, job: Job, failure: object) -> None:
        """Kept on the job."""


class Desk:
    """A table read room over a real database."""

    def __init__(self, floor: Floor, writer: StoryWriter | None = None, **request: object) -> None:
        self.floor, self.production = floor, Warned()
        self.artifacts = ArtifactsService(floor.blobs, cast("AccessService", None))
        self.service = TableReadService(self.artifacts, Shelf())
        self.brief = a_brief(**request)  # type: ignore[arg-type]
        task = WritingTask(
            self.service, cast("PlanningService", Plans(self.brief)), writer or ExtractiveWriter(), Shelf(),
            cast("ProductionService", self.production),
        )  # fmt: skip
        with floor.units.work("test") as work:
            self.id = self.artifacts.create(
                work, job_id=new_id(), plan_id="p", project_id="cproject", type="table_read", title="T"
            ).id
            job = JobsService().enqueue(work, "write", new_id())
        ordered = OrderedArtifact(self.id, self.brief.request, ArtifactStatus.RUNNING)
        at = floor.clock.now()
        story = StoryJob(new_id(), "generation", "p", "cproject", StoryJobStatus.RUNNING, (), (ordered,), at, at)
        self.done = run_job_inline(floor.units, Handler(task.steps(story, ordered)), job)

    def read(self) -> TableRead:
        with self.floor.units.reading("test") as work:
            return self.service.read(work, self.id)

    def recast(self, voices: dict[str, str]) -> TableRead:
        with self.floor.units.work("test") as work:
            return self.service.recast(work, self.id, voices)


def test_two_steps_make_a_whole_table_read(floor: Floor) -> None:
    desk = Desk(floor)

    read = desk.read()
    assert list(desk.done.checkpoint) == ["write", "cast"]
    assert {member.character for member in read.cast} == set(read.screenplay.characters)
    assert [credit.title for credit in read.sources] == [title for title, _ in TITLES.values()]
    assert read.sources[0].content_hash == "abc"
    assert any(isinstance(event, ScriptWritten) for event in floor.said)


def test_what_is_kept_comes_back_the_same(floor: Floor) -> None:
    read = Desk(floor).read()

    assert codec.load(TableRead, codec.dump(read)) == read


def test_recasting_changes_the_voice_in_place_and_says_so(floor: Floor) -> None:
    desk = Desk(floor)
    before = desk.read()
    other = next(voice for voice in VOICES if voice.id != before.voice_of("OWEN PELL").voice_id)

    after = desk.recast({"Owen Pell (joiner)": other.id})

    assert after.voice_of("OWEN PELL").voice_name == other.name
    assert after.screenplay == before.screenplay
    assert desk.read() == after
    changed = [event for event in floor.said if isinstance(event, CastChanged)]
    assert [(event.revision, event.characters) for event in changed] == [(1, ("OWEN PELL",))]


def test_recasting_to_the_same_voice_changes_and_says_nothing(floor: Floor) -> None:
    desk = Desk(floor)

    desk.recast({"NARRATOR": desk.read().voice_of("NARRATOR").voice_id})

    assert not any(isinstance(event, CastChanged) for event in floor.said)


def test_an_unknown_character_or_voice_leaves_everything_as_it_was(floor: Floor) -> None:
    desk = Desk(floor)
    before = desk.read()

    with pytest.raises(ValidationFailed) as refused:
        desk.recast({"NARRATOR": "voice-en-toby", "NOBODY": "voice-en-nobody"})

    assert [path for path, _, _ in refused.value.issues] == ["entries[1].character", "entries[1].voiceId"]
    assert desk.read() == before


def test_every_cited_line_comes_with_its_passage(floor: Floor) -> None:
    desk = Desk(floor)

    with floor.units.reading("test") as work:
        cited = desk.service.citations(work, desk.id)

    assert cited
    assert all(entry.evidence_ids == tuple(item.id for item in evidence) for entry, evidence in cited)


def test_a_partial_voice_map_is_followed_and_told(floor: Floor) -> None:
    desk = Desk(floor, voice_map={"Owen Pell": VoiceChoice("voice-en-victor"), "Bob": VoiceChoice("voice-en-toby")})

    read = desk.read()
    assert read.voice_of("OWEN PELL").voice_id == "voice-en-victor"
    assert read.cast_report.unused == ("Bob",)
    assert {warning.code for warning in desk.production.warnings} >= {"voice_map_partial"}


def test_an_unknown_voice_fails_before_anything_is_written(floor: Floor) -> None:
    desk = Desk(floor, voice_map={"Owen Pell": VoiceChoice("voice-en-nobody")})

    assert (desk.done.status, desk.done.checkpoint) == (JobStatus.FAILED, {})
    assert desk.done.failure is not None
    assert "Owen Pell" in desk.done.failure.message


def test_what_the_writer_could_not_do_is_told(floor: Floor) -> None:
    desk = Desk(floor, mode="drama", notes="Open with the dragon. Sing the last scene in Latin.")

    assert desk.read().screenplay.mode == "drama"
    told = [warning.message for warning in desk.production.warnings if warning.code == "notes_not_followed"]
    assert "dragon" in told[0] and "Latin" in told[1]


def test_a_script_shorter_than_asked_is_told_and_not_padded(floor: Floor) -> None:
    assert "script_short" in {warning.code for warning in Desk(floor, pages=60).production.warnings}


class Liar:
    """The built-in writer, with the last `lies` lines made up."""

    def __init__(self, lies: int) -> None:
        self._lies = lies

    def write(self, brief: WritingBrief, progress: Callable[[int, str], None]) -> Screenplay:
        play = ExtractiveWriter().write(brief, progress)
        count = len(play.entries)
        made_up = (f"It cost 9,9{n:02d} in the year of the {'abcdefghij'[n % 10]}." for n in range(count))
        entries = tuple(
            entry
            if entry.index < count - self._lies
            else replace(entry, text=lie, grounding=Grounding.CLAIM, evidence_ids=("ev-0",))
            for entry, lie in zip(play.entries, made_up, strict=True)
        )
        return replace(play, entries=entries)


def test_a_line_that_is_made_up_is_never_spoken_and_that_is_told(floor: Floor) -> None:
    desk = Desk(floor, writer=Liar(1))

    assert all("9,9" not in entry.text for entry in desk.read().screenplay.entries)
    assert "lines_left_out" in {warning.code for warning in desk.production.warnings}


def test_a_writer_that_makes_most_of_it_up_is_stopped(floor: Floor) -> None:
    desk = Desk(floor, writer=Liar(1000))

    assert desk.done.status is JobStatus.FAILED
    assert desk.done.failure is not None
    assert desk.done.failure.code == ScriptUngrounded.code
    assert "99" in desk.done.failure.message


def test_an_unknown_voice_is_not_in_the_catalogue(floor: Floor) -> None:
    with pytest.raises(VoiceNotFound):
        Desk(floor).service.voice("voice-en-nobody")


def test_a_request_is_a_documentary_unless_it_says_otherwise(floor: Floor) -> None:
    assert ArtifactRequest().mode is None
    assert Desk(floor).read().screenplay.mode == "documentary"
