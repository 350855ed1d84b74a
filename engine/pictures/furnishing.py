"""Pictures, furnishing: the room put together over the rooms it stands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.pictures.darkroom import Darkroom
from engine.pictures.faces import Faces
from engine.pictures.films import Films
from engine.pictures.gathering import Gathering
from engine.pictures.making import PictureMaker
from engine.pictures.packaging import Packaging
from engine.pictures.portraits import Portraits
from engine.pictures.posters import WithPoster
from engine.pictures.receipts import AlbumReceipts
from engine.pictures.reciting import Narrator
from engine.pictures.redrawing import RedrawHandler
from engine.pictures.service import PicturesService
from engine.pictures.tasks import FilmHandler
from engine.pictures.wishes import BOARD, DECK, TRAILER, VIDEO
from engine.pictures.workshop import Workshop

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.credits.service import CreditsService
    from engine.jobs.ports import JobHandler
    from engine.jobs.service import JobsService
    from engine.library.service import LibraryService
    from engine.pictures.ports import Drawing
    from engine.planning.service import PlanningService
    from engine.production.ports import ArtifactMaker
    from engine.production.service import ProductionService
    from engine.stage.music.service import MusicService
    from engine.stage.service import StageService
    from engine.stage.taping import Taping
    from engine.storage.blobs import BlobStore
    from engine.table_read.receipts.service import ReceiptsService
    from engine.table_read.service import TableReadService


@dataclass(frozen=True, slots=True)
class Pictured:
    """The room: its service, a maker for every type that can be made here, its job handlers, and what to call at the end."""

    service: PicturesService
    makers: dict[str, ArtifactMaker]
    handlers: tuple[JobHandler, ...]
    close: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Beside:
    """The rooms it stands on."""

    blobs: BlobStore
    jobs: JobsService
    credits: CreditsService
    library: LibraryService
    planning: PlanningService
    artifacts: ArtifactsService
    production: ProductionService
    table_read: TableReadService
    stage: StageService
    taping: Taping
    receipts: ReceiptsService
    music: MusicService


def pictured(drawing: Drawing | None, table_reads: ArtifactMaker, beside: Beside) -> Pictured:
    """With makers of pictures beside the one of table reads; none of them where nothing can be drawn."""
    films = Films(beside.artifacts, beside.credits, beside.jobs, beside.stage, can_draw=drawing is not None)
    types = (table_reads.type, *((DECK, BOARD, TRAILER, VIDEO) if drawing is not None else ()))
    receipts = AlbumReceipts(beside.receipts)
    faces, camera = Faces(beside.artifacts, beside.planning), drawing.camera if drawing is not None else None
    gathering, packaging = Gathering(beside.planning, beside.library, beside.blobs, faces), Packaging(beside.artifacts)
    portraits = Portraits(faces, beside.artifacts, beside.library, beside.blobs, camera)
    service = PicturesService(beside.artifacts, beside.jobs, gathering, beside.blobs, films, types, receipts, portraits)
    if drawing is None:
        return Pictured(service, {table_reads.type: table_reads}, (), lambda: None)
    service.expect_change = drawing.camera.expect
    darkroom = Darkroom(drawing.camera, beside.blobs)
    workshop = Workshop(darkroom, Narrator(beside.stage, beside.table_read, beside.music), drawing.decks)
    postered = WithPoster(table_reads, darkroom, faces, films, beside.stage.books, beside.production)
    makers: dict[str, ArtifactMaker] = {table_reads.type: postered}
    for name in (DECK, BOARD, TRAILER, VIDEO):
        makers[name] = PictureMaker(name, gathering, workshop, packaging, beside.production, receipts)
    return Pictured(
        service, makers,
        (FilmHandler(films, darkroom, beside.stage, beside.taping, beside.artifacts, faces),
         RedrawHandler(service, gathering, workshop, packaging, beside.artifacts)),
        drawing.camera.close,
    )  # fmt: skip
