"""Schemas, pictures: the manifest of decks, boards, trailers and production videos on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from embedded_api.schemas.base import address
from engine.artifacts.model import ArtifactType
from engine.foundation.clock import iso
from engine.pictures.boards import SHOTS, caption_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.access.model import ShareToken
    from engine.artifacts.model import Artifact
    from engine.pictures.album import Album, FileFact

PARTS = {ArtifactType.PITCH_DECK: "slides", ArtifactType.STORYBOARD: "frames"}


def album_out(
    album: Album, artifact: Artifact, origin: str, share: ShareToken | None, receipts: Mapping[str, str]
) -> dict[str, Any]:
    """The manifest: files, and slides, frames or shots by the type."""
    token = share.token if share else None
    viewer = f"{origin}/share/artifact/{token}" if token else None
    captions = {f"{kind}Url": address(origin, path) for kind, path in album.captions.items()}
    spoken = {"captions": {**captions, "timing": "measured"}} if captions else {}
    return {
        "type": album.type, "status": "ready", "title": album.title, "shareToken": token, "viewerUrl": viewer,
        "viewerFullscreenUrl": f"{viewer}?view=fullscreen" if viewer else None,
        "files": [_file(fact, origin) for fact in album.files], **_parts(album, artifact.type, origin), **spoken,
        "posterUrl": address(origin, album.poster) if album.poster else None,
        "citationsUrl": f"{origin}/api/v1/artifacts/{artifact.id}/citations",
        "receipts": {f"{kind}Url": address(origin, receipts[kind]) if kind in receipts else None for kind in ("html", "pdf")},
        "expiresAt": iso(share.expires_at) if share else None,
    }  # fmt: skip


def public_album_out(
    album: Album, artifact: Artifact, origin: str, share: ShareToken, receipts: Mapping[str, str]
) -> dict[str, Any]:
    """The manifest for whoever holds the link: no API paths, with the passages behind every picture."""
    whole = album_out(album, artifact, origin, share, receipts)
    del whole["citationsUrl"]
    titles = {credit.source_id: credit.title for credit in album.sources}
    evidence = {
        item.id: {"quote": item.quote, "source": titles.get(item.source_id, ""), "page": item.page}
        for item in album.used
    }
    return {
        **whole, "credit": "; ".join(dict.fromkeys(titles.values())), "width": album.width, "height": album.height,
        "evidence": evidence,
    }  # fmt: skip


def _file(fact: FileFact, origin: str) -> dict[str, Any]:
    return {
        "id": fact.id, "kind": fact.kind, "name": fact.name, "url": address(origin, fact.path),
        "contentType": fact.content_type.partition(";")[0], "byteSize": fact.byte_size, "durationMs": fact.duration_ms,
        "width": fact.width, "height": fact.height, "sha256": fact.sha256,
    }  # fmt: skip


def _parts(album: Album, type_: ArtifactType, origin: str) -> dict[str, Any]:
    name = PARTS.get(type_, "shots")
    starts = album.starts_ms
    return {name: [_part(album, at, name, starts[at], address(origin, image)) for at, image in enumerate(album.images)]}


def _part(album: Album, at: int, name: str, start: int, image: str) -> dict[str, Any]:
    scene, evidence = album.scenes[at], list(album.scenes[at].evidence_ids)
    known = {"index": at, "beatId": scene.beat_id}
    if name == "slides":
        return {
            **known, "role": scene.role, "title": scene.title, "bullets": list(scene.bullets), "speakerNotes": scene.notes,
            "imageUrl": image, "startMs": start, "endMs": album.ends_ms(at), "evidenceIds": evidence,
        }  # fmt: skip
    if name == "frames":
        return {
            **known, "imageUrl": image, "width": album.width, "height": album.height, "shot": SHOTS[scene.kind],
            "caption": caption_of(scene), "visualIntent": scene.intent, "evidenceIds": evidence,
        }  # fmt: skip
    return {
        **known,
        "startMs": start,
        "endMs": album.ends_ms(at),
        "caption": caption_of(scene),
        "imageUrl": image,
        "evidenceIds": evidence,
    }
