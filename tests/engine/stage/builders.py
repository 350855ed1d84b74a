"""A short read, its cast, and a stage built on a floor with fakes for every machine."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from engine.access.idempotency import Memory
from engine.access.rates import RateLimiter
from engine.access.service import AccessService
from engine.access.sharing import ShareDesk
from engine.artifacts.model import Artifact
from engine.artifacts.service import ArtifactsService
from engine.credits.service import CreditsService
from engine.foundation.ids import new_id
from engine.foundation.settings import StudioSettings
from engine.jobs.model import Job
from engine.jobs.service import JobsService
from engine.planning.envelope import Confidence, Evidence
from engine.stage.model import Timeline
from engine.stage.promptbook import PromptBook, prompt_book
from engine.stage.score import EMPTY, Score
from engine.stage.scores import Scores
from engine.stage.service import StageService
from engine.stage.taping import Taping
from engine.stage.tasks import FinalizeHandler
from engine.stage.wording import Sayings
from engine.storage.work import Work
from engine.table_read.model import (
    CastMember,
    Entry,
    Gender,
    Grounding,
    Scene,
    Screenplay,
    SourceCredit,
    TableRead,
    Voice,
)
from tests.fakes.floor import Floor
from tests.fakes.jobs import run_job_inline
from tests.fakes.rack import FakeRack
from tests.fakes.speech import FakeEncoder, FakeLoudness, FakeSpeech

NARRATOR, MARA, TOM = "voice-en-ann", "voice-en-may", "voice-en-tom"
LINES = (
    (0, "NARRATOR", "The mill has stood still since 1911. Who would start it again?", Grounding.CONNECTIVE),
    (0, "MARA QUILL", "We will, and we will do it before the winter.", Grounding.QUOTE),
    (0, "NARRATOR", "The council paid 2.4 million for the plan [3] and the wheel.", Grounding.CLAIM),
    (1, "TOM", "Nobody asked the eels.", Grounding.QUOTE),
    (1, "NARRATOR", "That is where the matter rests.", Grounding.CONNECTIVE),
)


def plainly(text: str) -> tuple[str, ...]:
    """Sayings for tests: notes are dropped, a number becomes words, the rest is said as it stands."""
    said = {"[3]": "", "2.4": "two point four"}
    return tuple(said.get(token, token) for token in text.split())


def voice(name: str, *, narrates: bool = False) -> Voice:
    """A voice of the fake catalogue."""
    return Voice(name, name, "fake", "en", Gender.FEMALE, "", "", 180.0, 150.0, name, narrates=narrates)


VOICES = (voice(NARRATOR, narrates=True), voice(MARA), voice(TOM), voice("voice-en-zed", narrates=True))


def a_read(lines: Sequence[tuple[int, str, str, Grounding]] = LINES) -> TableRead:
    """A read of two scenes and three speakers."""
    entries = tuple(
        Entry(number, scene, who, text, grounding, () if grounding is Grounding.CONNECTIVE else ("ev-0",))
        for number, (scene, who, text, grounding) in enumerate(lines)
    )
    scenes = (Scene(0, "The <still> wheel", "hook", ("b1",)), Scene(1, "The eels", "payoff", ("b7",)))
    play = Screenplay("A mill: will it turn?", "documentary", scenes, entries, narrator="NARRATOR")
    cast = (
        CastMember("NARRATOR", NARRATOR, "Ann", "female", narrator=True),
        CastMember("MARA QUILL", MARA, "May", "female"),
        CastMember("TOM", TOM, "Tom", "male"),
    )
    evidence = (
        Evidence("ev-0", "csource", "claim", "support", Confidence.HIGH, "Nobody asked the eels.", 0, 22, page=7),
    )
    return TableRead(
        play,
        cast,
        evidence,
        (SourceCredit("csource", "The mill report", "pdf"),),
        "Whether the mill turns again is up to the eels.",
    )


def a_book(read: TableRead | None = None, engine: str = "fake-speech 1", score: Score = EMPTY) -> PromptBook:
    """The prompt book of a read."""
    return prompt_book(read or a_read(), {each.id: each for each in VOICES}, lambda _: engine, plainly, score)


@dataclass
class FakePart:
    """A part of the score that a test writes."""

    now: Score = EMPTY

    def score(self, work: Work, artifact_id: str, read: TableRead) -> Score:
        """What the test wrote."""
        return self.now


@dataclass
class FakeTableReads:
    """Stands for the table read room: holds one read, which a test may replace."""

    now: TableRead = field(default_factory=a_read)

    def read(self, work: Work, artifact_id: str, revision: int | None = None) -> TableRead:
        """The words."""
        return self.now

    def voices(self) -> tuple[Voice, ...]:
        """The catalogue."""
        return VOICES

    def recast(self, character: str, voice_id: str) -> None:
        """The same words in another voice."""
        cast = tuple(
            replace(member, voice_id=voice_id) if member.character == character else member for member in self.now.cast
        )
        self.now = replace(self.now, cast=cast)


class Theater:
    """A stage on a floor, one READY artifact in it."""

    def __init__(self, floor: Floor, *, lead_s: float | None = None, policy: str = "at_job", workers: int = 2) -> None:
        self.floor, self.speech, self.encoder, self.meter = floor, FakeSpeech(), FakeEncoder(), FakeLoudness()
        self.reads, self.jobs, self.credits = FakeTableReads(), JobsService(), CreditsService(500)
        self.part, self.rack = FakePart(), FakeRack()
        settings = StudioSettings()
        self.access = AccessService(
            ShareDesk.at(floor.paths.secrets), Memory("test", 30), RateLimiter(floor.clock), settings
        )
        self.artifacts = ArtifactsService(floor.blobs, self.access)
        self.stage = self.build(lead_s, workers)
        self.artifact = self._ready(policy)

    def build(self, lead_s: float | None = None, workers: int = 2, sayings: Sayings = plainly) -> StageService:
        """Another stage on the same floor, as after a restart."""
        return StageService(
            units=self.floor.units, blobs=self.floor.blobs, access=self.access, artifacts=self.artifacts, credits=self.credits, jobs=self.jobs,
            table_read=self.reads, speech=self.speech, encoder=self.encoder, meter=self.meter, sayings=sayings, workers=workers, lead_s=lead_s,  # type: ignore[arg-type]
            scores=Scores(self.part), rack=self.rack, origin="http://127.0.0.1:5500",
        )  # fmt: skip

    @property
    def taping(self) -> Taping:
        """Performing for the record."""
        return Taping(self.stage, self.artifacts)

    def finalize(self) -> Job | None:
        """Ask for the finished audio and run its job, if there is one."""
        self.floor.clock.forward(seconds=1)
        with self.floor.units.work("test") as work:
            self.stage.finalize_audio(work, self.artifact.id)
        return self.run_finalize()

    def run_finalize(self) -> Job | None:
        """Run the newest finalize job."""
        with self.floor.units.reading("test") as work:
            job = self.jobs.of_subject(work, self.artifact.id, "finalize_audio")
        if job is None or job.is_over:
            return job
        handler = FinalizeHandler(self.stage, self.taping, self.artifacts)
        return run_job_inline(self.floor.units, handler, job, self.floor.bus)

    def live(self, jti: str | None = None) -> str:
        """The id of a new room."""
        with self.floor.units.work("test") as work:
            return self.stage.start_live(work, self.artifact.id, jti).id

    def measured(self) -> Timeline:
        """The timeline once every take is kept; a line can be heard a moment before."""
        until = time.monotonic() + 60
        while True:
            with self.floor.units.reading("test") as work:
                timeline = self.stage.timeline(work, self.artifact.id)
            if not timeline.estimated or time.monotonic() > until:
                return timeline
            time.sleep(0.005)

    @property
    def balance(self) -> int:
        """Credits that can be spent."""
        with self.floor.units.reading("test") as work:
            return self.credits.balance(work).total

    @property
    def spoken(self) -> list[str]:
        """Every text the engine was asked to speak, in order."""
        return [request.text for request in self.speech.requests]

    def close(self) -> None:
        """End every thread."""
        self.stage.close()

    def _ready(self, policy: str) -> Artifact:
        with self.floor.units.work("test") as work:
            made = self.artifacts.create(
                work,
                job_id=new_id(),
                plan_id=new_id(),
                project_id=new_id(),
                type="table_read",
                title="The Mill / will it turn?",
                recording_policy=policy,
            )
            return self.artifacts.move(work, made.running(work.now()).ready(work.now()))
