"""Pictures, packaging: finished files get their addresses, and the album becomes the artifact's revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from engine.artifacts.model import Revision
from engine.pictures.album import Album, FileFact
from engine.pictures.boards import frame_name
from engine.pictures.wishes import BOARD
from engine.storage import codec

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.storage.work import Work

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
VTT, SRT = "text/vtt; charset=utf-8", "application/x-subrip; charset=utf-8"
FIRST = 1


@dataclass(frozen=True, slots=True)
class _Made:
    id: str
    kind: str
    name: str
    blob: str
    content_type: str
    duration_ms: int | None = None
    size: tuple[int, int] | None = None


class Packaging:
    """Puts what was made in place, inside the unit that ends the making."""

    def __init__(self, artifacts: ArtifactsService) -> None:
        self._artifacts = artifacts

    def keep(self, work: Work, artifact_id: str, job_id: str, album: Album, made: Mapping[str, Any]) -> Album:
        """The album with its files, kept as the first revision."""
        whole = self.filed(work, artifact_id, album, made)
        self._artifacts.save_revision(work, Revision(artifact_id, FIRST, codec.dump(whole), work.now(), job_id=job_id))
        return whole

    def filed(self, work: Work, artifact_id: str, album: Album, made: Mapping[str, Any]) -> Album:
        """The album with an address for every file."""
        facts = tuple(self._file(work, artifact_id, one) for one in _files(album, made))
        pictures = made["stills"]
        if album.type == BOARD:
            images = tuple(fact.path for fact in facts if fact.kind == "image")
        else:
            images = tuple(
                self._add(work, artifact_id, blob, frame_name(at), "image/png") for at, blob in enumerate(pictures)
            )
        film = made.get("film") or {}
        names = {"vtt": ("captions.vtt", VTT), "srt": ("captions.srt", SRT)}
        captions = {
            kind: self._add(work, artifact_id, film[kind], *names[kind]) for kind in names if film.get(kind) is not None
        }
        return replace(album, files=facts, images=images, captions=captions)

    def _file(self, work: Work, artifact_id: str, one: _Made) -> FileFact:
        media = self._artifacts.add_media(work, one.blob, one.name, one.content_type, artifact_id)
        width, height = one.size or (None, None)
        return FileFact(
            one.id,
            one.kind,
            one.name,
            media.path,
            one.content_type,
            media.byte_size,
            one.blob,
            one.duration_ms,
            width,
            height,
        )

    def _add(self, work: Work, artifact_id: str, blob: str, name: str, kind: str) -> str:
        return self._artifacts.add_media(work, blob, name, kind, artifact_id).path


def _files(album: Album, made: Mapping[str, Any]) -> list[_Made]:
    stem, size = album.type.replace("_", "-"), (album.width, album.height)
    film, slides, board = made.get("film") or {}, made.get("slides") or {}, made.get("board") or {}
    files = list[_Made]()
    if film.get("blob"):
        length = round(film["frames"] * 1000 / 30)
        files.append(_Made("video", "video", f"{stem}.mp4", film["blob"], "video/mp4", length, size))
    if "pdf" in slides:
        files.append(_Made("pdf", "pdf", f"{stem}.pdf", slides["pdf"], "application/pdf"))
    if "pptx" in slides:
        files.append(_Made("pptx", "pptx", f"{stem}.pptx", slides["pptx"], PPTX))
    if board:
        files.append(_Made("zip", "zip", f"{stem}.zip", board["zip"], "application/zip"))
        sheet = (board["size"][0], board["size"][1]) if "size" in board else None
        files.append(
            _Made("contact-sheet", "contact_sheet", "contact-sheet.png", board["contact"], "image/png", None, sheet)
        )
        files += [
            _Made(f"frame-{at + 1:02}", "image", frame_name(at), blob, "image/png", None, size)
            for at, blob in enumerate(made["stills"])
        ]
    if album.type != "pitch_deck" and film.get("vtt"):
        files.append(_Made("captions", "captions", "captions.vtt", film["vtt"], VTT, round(film["frames"] * 1000 / 30)))
    return files
