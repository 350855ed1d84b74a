"""Pictures, tasks: the handler that makes the film of a table read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.jobs.ports import JobRun, Step
from engine.library.digesting.tongues import tongue_of_most
from engine.pictures.billing import cast_of, poster_of
from engine.pictures.dubbing import Dubbing
from engine.pictures.film import FilmStatus
from engine.pictures.films import KIND
from engine.pictures.model import FPS, Aspect, Cast, Motion
from engine.pictures.ports import Reel
from engine.pictures.theater import level_of, stage_scenes
from engine.pictures.workshop import cuts_of
from engine.stage.captions import cues, srt

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.jobs.model import Failure, Job
    from engine.pictures.darkroom import Darkroom
    from engine.pictures.faces import Faces
    from engine.pictures.films import Films
    from engine.pictures.model import Look
    from engine.stage.conductor import Conductor
    from engine.stage.service import StageService
    from engine.stage.taping import Taping
    from engine.storage.work import Work
    from engine.table_read.model import TableRead

PERFORM, MIX, FILM = "perform", "mix", "film"


@dataclass(frozen=True, slots=True)
class Staged:
    """A read as it is at one moment, and everything it is shown with; `inputs` are those of its film."""

    read: TableRead
    inputs: str
    conductor: Conductor
    look: Look
    faces: dict[str, Cast]


class FilmHandler:
    """Takes the mix that is there or makes it, encodes a segment a line, joins them; goes on at the last finished segment."""

    kind = KIND

    def __init__(
        self,
        films: Films,
        darkroom: Darkroom,
        stage: StageService,
        taping: Taping,
        artifacts: ArtifactsService,
        faces: Faces,
    ) -> None:
        self._films, self._darkroom, self._stage, self._taping = films, darkroom, stage, taping
        self._artifacts, self._faces = artifacts, faces

    def steps(self, job: Job) -> Sequence[Step]:
        """Perform, mix, film."""
        return [
            Step(PERFORM, self._perform),
            Step(MIX, self._mix, lambda work, _job, mixed: _kept(self._taping, work, mixed)),
            Step(FILM, self._film),
        ]

    def begin(self, work: Work, job: Job) -> None:
        """Nothing is drawn yet: what changes until then is taken in."""

    def finish(self, work: Work, job: Job) -> None:
        """Hand over and charge."""
        self._films.complete(work, self._artifacts.get(work, job.subject), job.id, job.checkpoint[FILM])

    def fail(self, work: Work, job: Job, failure: Failure) -> None:
        """Give the credits back and say why."""
        self._films.fail(work, job.subject, job.id, failure.message)

    def cancel(self, work: Work, job: Job) -> None:
        """As if it had never been asked for."""
        self._films.withdraw(work, job.subject, job.id)

    def _perform(self, run: JobRun) -> Any:
        with run.reading() as work:
            kept = self._taping.kept(work, self._stage.books.book(work, run.job.subject).inputs)
        return {"kept": kept} if kept else self._taping.perform(run, run.job.subject, 1, 15)

    def _mix(self, run: JobRun) -> Any:
        performed = run.job.checkpoint[PERFORM]
        return performed.get("kept") or self._taping.mix(run, run.job.subject, performed, 15, 25)

    def _film(self, run: JobRun) -> Any:
        mixed, staged = self._staged(run)
        conductor, read, size = staged.conductor, staged.read, Aspect.WIDE.size(int(run.job.payload.get("short", 1080)))
        levels = self._levels(run, conductor)
        scenes = stage_scenes(read, conductor.timeline, levels, staged.faces, mixed["duration_ms"] / 1000)
        cuts = cuts_of(scenes, staged.look, size, Motion.CALM)
        with ThreadPoolExecutor(1, "dubbing") as aside:
            path = self._darkroom.blobs.path(mixed["blob"])
            sound = aside.submit(Dubbing(self._darkroom).recording, run, mixed["blob"], path)
            segments = self._darkroom.segments(run, cuts, _saying(run, 27, 95))
        run.progress("rendering", 96, "Joining picture and sound")
        tongue = tongue_of_most(entry.text for entry in read.screenplay.entries)
        captions = srt(cues(conductor.placed))
        made = run.job.created_at.date()
        reel = Reel(read.screenplay.title, read.attribution, conductor.timeline.chapters, captions, tongue.code, made)
        blob = self._darkroom.film(segments, sound.result(), reel)
        cast = cast_of(read.screenplay.entries, staged.faces)
        card = poster_of(read.screenplay.title, read.thesis, scenes[0].beat_id if scenes else "", cast)
        poster = self._darkroom.stills(run, [card], staged.look, size, _saying(run, 97, 99))
        frames = sum(cut.frames for cut in cuts)
        return {
            "blob": blob, "poster": poster[0], "inputs": staged.inputs, "duration_ms": round(frames * 1000 / FPS), "width": size[0],
            "height": size[1],
        }  # fmt: skip

    def _staged(self, run: JobRun) -> tuple[dict[str, Any], Staged]:
        """The mix and the read it is of, which from now on is being rendered: a change after this makes the film stale.

        A read that has changed since it was mixed is mixed again, so that what is seen is what is heard.
        """
        mixed, artifact_id = run.job.checkpoint[MIX], run.job.subject
        while True:
            with run.work() as work:
                staged = self._now(work, artifact_id)
                if mixed["inputs"] == staged.conductor.book.inputs:
                    self._films.move(work, artifact_id, run.job.id, FilmStatus.RENDERING)
                    return mixed, staged
            mixed = self._taping.mix(run, artifact_id, self._taping.perform(run, artifact_id, 25, 25), 25, 26)
            with run.work() as work:
                self._taping.keep(work, mixed)

    def _now(self, work: Work, artifact_id: str) -> Staged:
        books = self._stage.books
        read = books.read(work, artifact_id)
        book = books.of(work, artifact_id, read)
        conductor = self._stage.conductor(artifact_id, book, books.measured(work, book))
        look, faces = self._faces.look(work, artifact_id), self._faces.of(work, artifact_id, read)
        return Staged(read, self._films.inputs(work, artifact_id), conductor, look, faces)

    def _levels(self, run: JobRun, conductor: Conductor) -> dict[int, tuple[int, ...]]:
        def each(position: int) -> None:
            run.raise_if_canceled()
            run.progress("rendering", 26, "Listening to the lines")

        return {
            place.line.entry.index: level_of(take.samples, take.rate)
            for place, take in conductor.takes(each)
            if len(take.samples)
        }


def _saying(run: JobRun, first: int, last: int) -> Callable[[float, str], None]:
    def say(part: float, words: str) -> None:
        run.progress("rendering", first + round((last - first) * min(1.0, part)), words)

    return say


def _kept(taping: Taping, work: Work, mixed: Any) -> None:
    taping.keep(work, mixed)


__all__ = ["FilmHandler"]
