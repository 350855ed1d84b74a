"""Pictures, redrawing: one scene of a finished artifact is changed and drawn again; everything else is taken as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.jobs.errors import NotYet
from engine.jobs.ports import JobRun, Step
from engine.pictures.album import Album
from engine.pictures.changing import REDRAW, changed, changing
from engine.pictures.events import AlbumRedrawn
from engine.pictures.making import FILM, FRAMES, RECEIPTS, SLIDES, STILLS, as_filmed, credited, saying, wished
from engine.pictures.model import Scene
from engine.pictures.reciting import Before
from engine.pictures.wishes import BOARD, DECK, SUPPRESS
from engine.storage import codec

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.jobs.model import Failure, Job
    from engine.pictures.gathering import Gathering
    from engine.pictures.packaging import Packaging
    from engine.pictures.service import PicturesService
    from engine.pictures.workshop import Worded, Workshop
    from engine.storage.work import Work

ALBUM, FILES = "album", "files"


class RedrawHandler:
    """Makes the files of an artifact anew after one scene has changed; other scenes' segments and pictures are kept."""

    kind = REDRAW

    def __init__(
        self,
        pictures: PicturesService,
        gathering: Gathering,
        workshop: Workshop,
        packaging: Packaging,
        artifacts: ArtifactsService,
    ) -> None:
        self._pictures, self._gathering, self._workshop = pictures, gathering, workshop
        self._packaging, self._artifacts = packaging, artifacts

    def steps(self, job: Job) -> Sequence[Step]:
        """All of it at once; what is encoded is kept as soon as it is, so that one that is begun again goes on there."""
        return [Step(FILES, self._files)]

    def begin(self, work: Work, job: Job) -> None:
        """Nothing moves until it is done."""

    def finish(self, work: Work, job: Job) -> None:
        """The new version takes the old one's place."""
        made = {name: value for name, value in job.checkpoint[FILES].items() if value}
        album = codec.load(Album, made[ALBUM])
        whole = self._packaging.filed(work, job.subject, album, made)
        told = changing(job.payload["index"])
        self._artifacts.add_version(work, job.subject, codec.dump(whole), "scene", told)
        number = self._artifacts.get(work, job.subject).current_version
        if made[RECEIPTS]["revision"] == number:
            self._pictures.grounds.keep(work, job.subject, number, made[RECEIPTS]["blobs"])
        work.note(AlbumRedrawn(job.subject))

    def fail(self, work: Work, job: Job, failure: Failure) -> None:
        """The artifact stays as it was."""
        work.note(AlbumRedrawn(job.subject, failure.message))

    def cancel(self, work: Work, job: Job) -> None:
        """The artifact stays as it was."""
        work.note(AlbumRedrawn(job.subject))

    def _files(self, run: JobRun) -> Any:
        """What does not wait for the film is made while that is painted. Raises `NotYet` while another scene of it is being changed."""
        with run.reading() as work:
            if self._pictures.is_behind(work, run.job):
                raise NotYet
        album = self._album(run)
        if _has_film(album):
            self._workshop.darkroom.camera.expect()
        with ThreadPoolExecutor(2, "redraw") as aside:
            stills, asked = aside.submit(self._stills, run, album), list[Future[Any]]()

            def worded(heard: Mapping[str, Any] | None) -> None:
                asked.append(aside.submit(self._receipts, run, as_filmed(album, heard)))

            film = self._film(run, album, worded) if _has_film(album) else None
            if film is None:
                worded(None)
        made = {ALBUM: codec.dump(as_filmed(album, film)), FILM: film, STILLS: stills.result()}
        made[RECEIPTS] = asked[0].result()
        return {**made, SLIDES: self._slides(run, album), FRAMES: self._board(run, album, made[STILLS])}

    def _album(self, run: JobRun) -> Album:
        with run.reading() as work:
            album = self._pictures.album(work, run.job.subject)
        new = changed(album, run.job.payload["index"], codec.load(Scene, run.job.payload["scene"]))
        return replace(new, scenes=self._gathering.with_pages(new.scenes, new.evidence))

    def _film(self, run: JobRun, album: Album, worded: Worded) -> Any:
        wish = wished(album)
        return self._workshop.film(
            run, run.job.subject, album.title, album.scenes, album.look, wish.size, wish.motion, wish.seconds, album.evidence,
            credited(album), saying(run, 5, 80), narrated=album.narration_policy != SUPPRESS,
            keep=Before(run.job.payload["index"], album.heard), worded=worded,
        )  # fmt: skip

    def _stills(self, run: JobRun, album: Album) -> list[str]:
        index, size = run.job.payload["index"], wished(album).size
        new = self._workshop.darkroom.stills(run, [album.scenes[index]], album.look, size, _quietly)
        with run.reading() as work:
            kept = [self._artifacts.media(work, path.split("/")[2]).blob for path in album.images]
        return [*kept[:index], new[0], *kept[index + 1 :]]

    def _slides(self, run: JobRun, album: Album) -> Any:
        kinds = {fact.kind for fact in album.files}
        if album.type != DECK:
            return None
        run.progress("packaging", 88, "Writing the slides")
        size, made = wished(album).size, dict[str, str]()
        if "pdf" in kinds:
            made["pdf"] = self._workshop.pdf(album.title, album.scenes, album.look, size)
        if "pptx" in kinds:
            made["pptx"] = self._workshop.pptx(album.title, album.scenes, album.look, size)
        return made

    def _board(self, run: JobRun, album: Album, stills: Sequence[str]) -> Any:
        if album.type != BOARD:
            return None
        run.progress("packaging", 90, "Laying out the board")
        return self._workshop.board(album, stills)

    def _receipts(self, run: JobRun, album: Album) -> Any:
        with run.reading() as work:
            number = self._artifacts.get(work, run.job.subject).current_version + 1
            found = self._pictures.grounds.of(work, album, number)
        return {"revision": number, "blobs": self._pictures.grounds.files.blobs_of(found)}


def _has_film(album: Album) -> bool:
    return any(fact.kind == "video" for fact in album.files)


def _quietly(part: float, words: str) -> None:
    """The film tells how far it is."""
