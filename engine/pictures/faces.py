"""Pictures, faces: whose own picture is shown on the stage, and the look of an artifact's film."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.foundation.errors import KnownError
from engine.pictures.looks import look_of
from engine.pictures.model import Cast, Scene, SceneKind
from engine.table_read.names import bare, match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.artifacts.service import ArtifactsService
    from engine.library.canon import CastCanon
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

    def of(self, work: Work, artifact_id: str, read: TableRead) -> dict[str, Cast]:
        """By character."""
        canon = self._canon(work, self._artifacts.get(work, artifact_id).plan_id)
        return {
            member.character: Cast(
                member.character.title(), self._own(work, member.avatar_url), member.gender,
                bare(_known(canon, member.character) or member.character),
            )
            for member in read.cast
        }  # fmt: skip

    def shown(self, work: Work, plan_id: str, scenes: Sequence[Scene]) -> tuple[Scene, ...]:
        """Portraits among these scenes with the picture of their own that the canon of the plan's project has for them."""
        canon = self._canon(work, plan_id)
        return tuple(self._shown(work, canon, scene) for scene in scenes)

    def _shown(self, work: Work, canon: CastCanon | None, scene: Scene) -> Scene:
        known = _known(canon, scene.speaker or scene.title) if scene.kind is SceneKind.PORTRAIT else None
        if canon is None or known is None:
            return scene
        address = next(one.avatar_url for one in canon.characters if one.name == known)
        return replace(scene, portrait=self._own(work, address))

    def _canon(self, work: Work, plan_id: str) -> CastCanon | None:
        return self._planning.continuity(work, self._planning.get(work, plan_id)).canon

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


def _known(canon: CastCanon | None, name: str) -> str | None:
    """The name the canon knows this one by."""
    for one in canon.characters if canon else ():
        if match(name, (one.name, *one.aliases)):
            return one.name
    return None
