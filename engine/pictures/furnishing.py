"""Pictures, furnishing: the room put together over the rooms it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.pictures.darkroom import Darkroom
from engine.pictures.gathering import Gathering
from engine.pictures.making import PictureMaker
from engine.pictures.packaging import Packaging
from engine.pictures.reciting import Narrator
from engine.pictures.service import PicturesService
from engine.pictures.wishes import BOARD, DECK, TRAILER, VIDEO
from engine.pictures.workshop import Workshop

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.library.service import LibraryService
    from engine.pictures.ports import Drawing
    from engine.planning.service import PlanningService
    from engine.production.ports import ArtifactMaker
    from engine.production.service import ProductionService
    from engine.stage.service import StageService
    from engine.storage.blobs import BlobStore
    from engine.table_read.service import TableReadService


@dataclass(frozen=True, slots=True)
class Pictured:
    """The room: its service, and a maker for every type that can be made here."""

    service: PicturesService
    makers: dict[str, ArtifactMaker]


def pictured(
    drawing: Drawing | None, table_reads: ArtifactMaker, blobs: BlobStore, planning: PlanningService, library: LibraryService,
    artifacts: ArtifactsService, production: ProductionService, stage: StageService, table_read: TableReadService,
) -> Pictured:  # fmt: skip
    """With makers of pictures beside the one of table reads; none of them where nothing can be drawn."""
    makers = {table_reads.type: table_reads}
    if drawing is not None:
        workshop = Workshop(Darkroom(drawing.camera, blobs), Narrator(stage, table_read), drawing.decks)
        gathering, packaging = Gathering(planning, library, blobs), Packaging(artifacts)
        for name in (DECK, BOARD, TRAILER, VIDEO):
            makers[name] = PictureMaker(name, gathering, workshop, packaging, production)
    return Pictured(PicturesService(artifacts, blobs, tuple(makers)), makers)
