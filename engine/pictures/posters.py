"""Pictures, posters: the title of a table read in the look of its plan, painted when the read is made; its film brings the same."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.foundation.errors import DiskFull
from engine.jobs.ports import JobRun, Step
from engine.pictures.billing import cast_of, poster_of
from engine.pictures.errors import PaintingFailed
from engine.pictures.model import Aspect
from engine.production.model import JobWarning

if TYPE_CHECKING:
    from engine.jobs.model import Job
    from engine.pictures.darkroom import Darkroom
    from engine.pictures.faces import Faces
    from engine.pictures.films import Films
    from engine.production.model import OrderedArtifact, StoryJob
    from engine.production.ports import ArtifactMaker
    from engine.production.service import ProductionService
    from engine.stage.books import Books
    from engine.storage.work import Work

log = logging.getLogger(__name__)
POSTER, AT, HEIGHT = "poster", 99, 1080


class WithPoster:
    """The maker of table reads, which also leaves a poster; a read whose poster cannot be painted is whole without it."""

    def __init__(
        self, inner: ArtifactMaker, darkroom: Darkroom, faces: Faces, films: Films, books: Books, production: ProductionService
    ) -> None:  # fmt: skip
        self._inner, self._darkroom, self._faces = inner, darkroom, faces
        self._films, self._books, self._production = films, books, production

    @property
    def type(self) -> str:
        """The type of the maker inside."""
        return self._inner.type

    def steps(self, job: StoryJob, ordered: OrderedArtifact) -> Sequence[Step]:
        """The steps of the maker inside, then "poster"."""
        artifact_id = ordered.artifact_id

        def keep(work: Work, mine: Job, made: Any) -> None:
            if made["blob"]:
                self._films.hang(work, artifact_id, made["blob"])
            else:
                self._production.warn(work, mine.subject, JobWarning("poster_failed", made["why"], artifact_id))

        return [*self._inner.steps(job, ordered), Step(POSTER, lambda run: self._painted(run, artifact_id), keep)]

    def _painted(self, run: JobRun, artifact_id: str) -> Any:
        run.progress("packaging", AT, "Painting the poster")
        with run.reading() as work:
            read, look = self._books.read(work, artifact_id), self._faces.look(work, artifact_id)
            cast = cast_of(read.screenplay.entries, self._faces.of(work, artifact_id, read))
        scene = poster_of(read.screenplay.title, read.thesis, cast=cast)
        try:
            painted = self._darkroom.stills(run, [scene], look, Aspect.WIDE.size(HEIGHT), lambda _part, _words: None)
        except (PaintingFailed, DiskFull) as problem:
            log.warning("A poster could not be painted: %s", problem)
            return {"blob": None, "why": f"The poster could not be painted: {problem.message}"}
        return {"blob": painted[0]}
