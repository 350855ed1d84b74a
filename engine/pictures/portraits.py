"""Pictures, portraits: a character as the stage shows it, with a picture of the person's own in the place of the drawn one."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.foundation.errors import ServiceUnavailable
from engine.pictures.model import Scene, SceneKind
from engine.pictures.ports import Still
from engine.table_read.names import match

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.library.service import LibraryService
    from engine.pictures.faces import Faces
    from engine.pictures.model import Look
    from engine.pictures.ports import Camera
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Work
    from engine.table_read.model import TableRead

SIZE = 640, 360
OWN = "own"


@dataclass(frozen=True, slots=True)
class Portrait:
    """A character on the stage in its film's look; `own` is where a picture of the person's own lies, None for the drawn one."""

    scene: Scene
    look: Look
    own: Path | None


class Portraits:
    """Shows portraits before they are taken, and keeps the pictures that people bring; a recast puts them in place."""

    def __init__(
        self, faces: Faces, artifacts: ArtifactsService, library: LibraryService, blobs: BlobStore, camera: Camera | None = None
    ) -> None:  # fmt: skip
        self.faces, self._artifacts, self._library, self._blobs = faces, artifacts, library, blobs
        self._camera = camera

    def of(self, work: Work, artifact_id: str, read: TableRead, character: str) -> Portrait:
        """How a character of the read is shown, saying a line of its own. Raises `ArtifactNotFound`, `KeyError`."""
        face = self.faces.of(work, artifact_id, read)[character]
        line = max((one.text for one in read.screenplay.entries if one.character == character), key=len, default="")
        scene = Scene(
            0, SceneKind.STAGE, "", "", face.name, body=line, speaker=face.drawn_by or character, gender=face.gender,
            levels=(6,) * 60,
        )  # fmt: skip
        own = self._blobs.path(face.portrait) if face.portrait else None
        return Portrait(scene, self.faces.look(work, artifact_id), own)

    def picture(self, portrait: Portrait) -> bytes | None:
        """What it looks like, as a PNG; None where nothing can be drawn here. Works outside a unit. Raises `PaintingFailed`."""
        if self._camera is None:
            return None
        scene = replace(portrait.scene, portrait=OWN if portrait.own else None)
        pictures = {OWN: portrait.own} if portrait.own else {}
        with tempfile.TemporaryDirectory() as place:
            target = Path(place) / "portrait.png"
            self._camera.stills([Still(scene, portrait.look, *SIZE)], [target], pictures, lambda _: None)
            return target.read_bytes()

    def upright(self, file: Path) -> bytes:
        """A picture of the person's own as it is kept, a PNG. Works outside a unit. Raises `PictureUnreadable`, `ServiceUnavailable`."""
        if self._camera is None:
            raise ServiceUnavailable("Pictures cannot be read here.", hint="The portrait stays as it is.")
        with tempfile.TemporaryDirectory() as place:
            target = Path(place) / "upright.png"
            self._camera.upright(file, target)
            return target.read_bytes()

    def carry(self, work: Work, artifact_id: str, character: str, address: str | None) -> None:
        """Show the character with this picture in the later episodes of its project as well; None draws it there again.

        Raises `ArtifactNotFound`.
        """
        project_id = self._artifacts.get(work, artifact_id).project_id
        canon = self._library.continuity.canon(work, project_id)
        known = [one.name for one in (canon.characters if canon else ()) if match(character, (one.name, *one.aliases))]
        if known or address is not None:
            news = {"name": known[0] if known else character.title(), "avatar_url": address}
            self._library.continuity.write_canon(work, project_id, {"characters": [news]})

    def keep(self, work: Work, artifact_id: str, png: bytes) -> str:
        """Keep a picture for an artifact's portraits; the address by which a recast puts it in place."""
        return self._artifacts.add_media(work, self._blobs.put(png), "portrait.png", "image/png", artifact_id).path
