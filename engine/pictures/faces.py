"""Pictures, faces: whose own picture is shown on the stage, and the look of an artifact's film."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from engine.foundation.errors import KnownError
from engine.pictures.looks import look_of
from engine.pictures.model import Cast

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.pictures.model import Look
    from engine.planning.service import PlanningService
    from engine.storage.work import Work
    from engine.table_read.model import TableRead

log = logging.getLogger(__name__)
MEDIA = "/media/"


class Faces:
    """Portraits are drawn from the name, the same in every episode; a picture of the person's own on this machine goes before."""

    def __init__(self, artifacts: ArtifactsService, planning: PlanningService) -> None:
        self._artifacts, self._planning = artifacts, planning

    def look(self, work: Work, artifact_id: str) -> Look:
        """The look of the plan the artifact was made from."""
        envelope = self._planning.get(work, self._artifacts.get(work, artifact_id).plan_id).envelope
        assert envelope is not None  # an artifact comes from a whole plan
        return look_of(envelope.visual_system, envelope.title)

    def of(self, work: Work, read: TableRead) -> dict[str, Cast]:
        """By character."""
        return {
            member.character: Cast(member.character.title(), self._own(work, member.avatar_url), member.gender)
            for member in read.cast
        }

    def _own(self, work: Work, address: str | None) -> str | None:
        """The blob of an address of ours; a picture elsewhere on the network is not fetched."""
        if not address or MEDIA not in address:
            return None
        key = address.split(MEDIA, 1)[1].split("/")[0]
        try:
            media = self._artifacts.media(work, key)
        except KnownError:
            log.warning("A portrait's picture is gone; it is drawn instead")
            return None
        return media.blob if media.content_type.startswith("image/") else None
