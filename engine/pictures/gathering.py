"""Pictures, gathering: what an artifact is drawn from: its plan, its sources' titles, and pages with the passages marked."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.foundation.errors import KnownError
from engine.pictures.candidates import Sourcebook
from engine.pictures.model import PageView, Scene, SceneKind
from engine.pictures.tongues import told_in
from engine.table_read.model import SourceCredit

if TYPE_CHECKING:
    from engine.library.model import Source
    from engine.library.service import LibraryService
    from engine.pictures.faces import Faces
    from engine.planning.envelope import Evidence, PlanEnvelope
    from engine.planning.service import PlanningService
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Work

log = logging.getLogger(__name__)
PAGE_WIDTH = 1400
PASTED = "Pasted text"


@dataclass(frozen=True, slots=True)
class Ground:
    """A plan's envelope, what is known of its sources, and how they are credited."""

    envelope: PlanEnvelope
    book: Sourcebook
    credits: tuple[SourceCredit, ...]


class Gathering:
    """Opens the plan and the library for whoever draws."""

    def __init__(self, planning: PlanningService, library: LibraryService, blobs: BlobStore, faces: Faces) -> None:
        self._planning, self._library, self._blobs, self.faces = planning, library, blobs, faces

    def ground(self, work: Work, plan_id: str) -> Ground:
        """What the pictures of this plan rest on. Raises `StoryPlanNotFound`."""
        envelope = self._planning.get(work, plan_id).envelope
        assert envelope is not None  # an approved plan has one
        ids = dict.fromkeys(
            (*envelope.source_digest.source_ids, *(item.source_id for item in envelope.source_digest.evidence))
        )
        sources = {name: self._library.remembered(work, name) for name in ids}
        drawable = {name for name, source in sources.items() if self._library.pages.can_draw(source)}
        book = Sourcebook(
            {name: titled(source) for name, source in sources.items()},
            frozenset(item.id for item in envelope.source_digest.evidence if item.page and item.source_id in drawable),
            told_in(item.quote for item in envelope.source_digest.spoken),
        )
        credits = tuple(
            SourceCredit(one.id, titled(one), one.type.value, one.url, one.content_hash) for one in sources.values()
        )
        return Ground(envelope, book, credits)

    def with_pages(self, scenes: Sequence[Scene], evidence: Sequence[Evidence]) -> tuple[Scene, ...]:
        """Document scenes with the picture of their page; one whose page cannot be drawn shows the words alone."""
        known = {item.id: item for item in evidence}
        return tuple(self._with_page(scene, known) for scene in scenes)

    def _with_page(self, scene: Scene, known: dict[str, Evidence]) -> Scene:
        item = known.get(scene.evidence_ids[0]) if scene.evidence_ids else None
        if scene.kind is not SceneKind.DOCUMENT or scene.page is not None or item is None or not item.page:
            return scene
        try:
            drawn = self._library.pages.draw(item.place, item.page, PAGE_WIDTH)
        except KnownError as problem:
            log.warning("Page %s of a source is left out of a scene: %s", item.page, problem)
            return scene
        marks = tuple((box.left, box.top, box.right, box.bottom) for box in drawn.boxes)
        return replace(scene, page=PageView(self._blobs.put(drawn.png), drawn.width, drawn.height, marks))


def titled(source: Source) -> str:
    """What a picture calls a source; one without any name was pasted."""
    return PASTED if source.title == source.type.value else source.title
