"""Pictures, making: the makers of decks, boards, trailers and production videos, in durable steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.jobs.ports import JobRun, Step
from engine.pictures.album import Album
from engine.pictures.boards import timed_by_beats
from engine.pictures.choosing import repeated
from engine.pictures.directing import different, scenes_for
from engine.pictures.lettering import lettering_of
from engine.pictures.looks import look_of
from engine.pictures.packaging import FIRST, Packaging
from engine.pictures.wishes import BOARD, DECK, SUPPRESS, wish_of
from engine.production.model import JobWarning
from engine.storage import codec

if TYPE_CHECKING:
    from engine.jobs.model import Job
    from engine.pictures.gathering import Gathering
    from engine.pictures.receipts import AlbumReceipts
    from engine.pictures.wishes import RenderWish
    from engine.pictures.workshop import Workshop
    from engine.production.model import OrderedArtifact, StoryJob
    from engine.production.service import ProductionService
    from engine.storage.work import Work

FEWEST_SCENES = 4
SCENES, STILLS, FILM, SLIDES, FRAMES, RECEIPTS, PACKAGE = (
    "scenes",
    "stills",
    "film",
    "slides",
    "board",
    "receipts",
    "package",
)


AGAIN = "{again} of the {all} pictures show again what another shows: the sources hold no more. Ask for fewer, or add a source."


class PictureMaker:
    """Makes one type of artifact of pictures."""

    def __init__(
        self, type_: str, gathering: Gathering, workshop: Workshop, packaging: Packaging, production: ProductionService,
        receipts: AlbumReceipts,
    ) -> None:  # fmt: skip
        self._type, self._gathering, self._workshop = type_, gathering, workshop
        self._packaging, self._production, self._receipts = packaging, production, receipts

    @property
    def type(self) -> str:
        """The artifact type it makes."""
        return self._type

    def steps(self, job: StoryJob, ordered: OrderedArtifact) -> Sequence[Step]:
        """Choose scenes, paint them, then the files of the type, then put everything in place."""
        return [
            Step(SCENES, lambda run: self._scenes(run, job, ordered)),
            *(Step(name, self._doing(name, job, ordered)) for name in self._files()),
            Step(RECEIPTS, self._receipts_of),
            Step(
                PACKAGE,
                lambda run: run.progress("packaging", 99, "Putting the files in place"),
                self._keeper(job, ordered),
            ),
        ]

    def _files(self) -> tuple[str, ...]:
        if self._type == BOARD:
            return STILLS, FRAMES
        return (FILM, STILLS, SLIDES) if self._type == DECK else (FILM, STILLS)

    def _scenes(self, run: JobRun, job: StoryJob, ordered: OrderedArtifact) -> Any:
        run.progress("writing", 1, "Choosing the scenes")
        with run.reading() as work:
            ground = self._gathering.ground(work, job.plan_id)
        envelope = ground.envelope
        wish = wish_of(self._type, ordered.request.render_plan, envelope)
        chosen = scenes_for(envelope, ground.book, _as_many(wish, ordered, different(envelope, ground.book)))
        chosen = timed_by_beats(chosen, envelope.beats) if self._type == BOARD else chosen
        run.progress("writing", 4, "Drawing the pages that are shown")
        with run.reading() as work:
            chosen = self._gathering.faces.shown(work, job.plan_id, chosen)
        scenes = self._gathering.with_pages(chosen, envelope.source_digest.evidence)
        look = look_of(envelope.visual_system, envelope.title)
        return codec.dump(
            Album(
                self._type, envelope.title, *wish.size, look, scenes, (), evidence=envelope.source_digest.evidence,
                sources=ground.credits, wish=codec.dump(wish), narration_policy=ordered.request.narration_policy,
            )
        )  # fmt: skip

    def _receipts_of(self, run: JobRun) -> Any:
        run.progress("packaging", 98, "Writing the receipts")
        with run.reading() as work:
            found = self._receipts.of(work, timed(self._album(run.job), run.job), FIRST)
        return self._receipts.files.blobs_of(found)

    def _doing(self, name: str, job: StoryJob, ordered: OrderedArtifact) -> Any:
        def do(run: JobRun) -> Any:
            album = self._album(run.job)
            wish = wished(album)
            if name == FILM:
                return self._film(run, ordered, album, wish)
            if name == STILLS:
                share = (85, 96) if self._type != BOARD else (6, 80)
                say = saying(run, *share)
                return self._workshop.darkroom.stills(run, timed(album, run.job).scenes, album.look, wish.size, say)
            if name == SLIDES:
                return self._slides(run, timed(album, run.job), wish)
            run.progress("rendering", 82, "Laying out the board")
            return self._workshop.board(album, run.job.checkpoint[STILLS])

        return do

    def _film(self, run: JobRun, ordered: OrderedArtifact, album: Album, wish: RenderWish) -> Any:
        if self._type == DECK and "mp4" not in wish.outputs:
            each = wish.seconds / len(album.scenes)
            return {"blob": None, "lengths": [each for _ in album.scenes], "warnings": [], "vtt": None, "srt": None}
        return self._workshop.film(
            run, ordered.artifact_id, album.title, album.scenes, album.look, wish.size, wish.motion, wish.seconds,
            album.evidence, credited(album), saying(run, 6, 84), narrated=album.narration_policy != SUPPRESS,
        )  # fmt: skip

    def _slides(self, run: JobRun, album: Album, wish: RenderWish) -> Any:
        made: dict[str, str] = {}
        if "pdf" in wish.outputs:
            run.progress("packaging", 96, "Printing the slides")
            made["pdf"] = self._workshop.pdf(album.title, album.scenes, album.look, wish.size)
        if "pptx" in wish.outputs:
            run.progress("packaging", 97, "Writing the slides")
            made["pptx"] = self._workshop.pptx(album.title, album.scenes, album.look, wish.size)
        return made

    def _keeper(self, job: StoryJob, ordered: OrderedArtifact) -> Any:
        def keep(work: Work, runner: Job, _result: Any) -> None:
            album, made = timed(self._album(runner), runner), runner.checkpoint
            self._packaging.keep(work, ordered.artifact_id, job.id, album, made)
            self._receipts.keep(work, ordered.artifact_id, FIRST, made.get(RECEIPTS))
            if again := repeated(album.scenes):
                told = AGAIN.format(again=again, all=len(album.scenes))
                self._production.warn(work, job.id, JobWarning("scenes_repeated", told, ordered.artifact_id))
            if wanting := self._wanting(work, job.plan_id):
                self._production.warn(work, job.id, JobWarning("typeface_missing", wanting, ordered.artifact_id))
            for sentence in (made.get(FILM) or {}).get("warnings", ()):
                self._production.warn(work, job.id, JobWarning("narration_changed", sentence, ordered.artifact_id))

        return keep

    def _wanting(self, work: Work, plan_id: str) -> str:
        """What is to be said of typefaces that were wished for and are not here."""
        return lettering_of(self._gathering.ground(work, plan_id).envelope.visual_system.typography).said

    def _album(self, job: Job) -> Album:
        return codec.load(Album, job.checkpoint[SCENES])


def _as_many(wish: RenderWish, ordered: OrderedArtifact, different: int) -> int:
    """How many scenes: as many frames as were asked for, or are usual; where it is a length, no more than show something of their own."""
    if ordered.request.type == BOARD:
        return wish.scenes
    return min(wish.scenes, max(FEWEST_SCENES, different))


def wished(album: Album) -> RenderWish:
    """How the album was asked for."""
    from engine.pictures.wishes import RenderWish

    return codec.load(RenderWish, album.wish)


def timed(album: Album, job: Job) -> Album:
    """The album with the times its film came to, and what is heard in it."""
    return as_filmed(album, job.checkpoint.get(FILM))


def as_filmed(album: Album, film: Mapping[str, Any] | None) -> Album:
    """The album as this film of it came to be; as it is where there is none."""
    if not film or not film.get("lengths"):
        return album
    scenes = tuple(one.lasting(length) for one, length in zip(album.scenes, film["lengths"], strict=True))
    told, heard = (None if film.get(name) is None else tuple(film[name]) for name in ("told", "heard"))
    return replace(album, scenes=scenes, told=told, heard=heard)


def credited(album: Album) -> str:
    """One line that credits the sources."""
    titles = dict.fromkeys(credit.title for credit in album.sources)
    return "From " + "; ".join(titles) if titles else ""


def saying(run: JobRun, first: int, last: int) -> Any:
    """Progress of a part of the whole, from `first` to `last` per cent."""

    def say(part: float, words: str) -> None:
        run.progress("rendering", first + round((last - first) * min(1.0, part)), words)

    return say
