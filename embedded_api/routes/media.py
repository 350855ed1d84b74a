"""Routes, media: files under stable, unguessable addresses; ranges, HEAD, immutable."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from embedded_api.desk import studio_of
from engine import Studio
from engine.artifacts.errors import MediaNotFound
from engine.artifacts.model import Media
from engine.foundation.errors import NotFound

# A page we made of other people's words: it wears its own style, and may follow a link that somebody presses.
PAGE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-popups",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}
PARTS = re.compile(r"bytes=((?:[0-9]{0,18}-[0-9]{0,18}\s*,\s*)*[0-9]{0,18}-[0-9]{0,18})", re.IGNORECASE)
router = APIRouter(prefix="/media", tags=["Share"])


@router.get("/{key}/{name}")
@router.head("/{key}/{name}", include_in_schema=False)
def get_media(key: str, name: str, request: Request) -> Response:
    """The file; its content never changes under this address."""
    studio = studio_of(request)
    media = _found(studio, key)
    headers = {"ETag": f'"{media.blob}"', "Cache-Control": "public, max-age=31536000, immutable"}
    if media.content_type.startswith("text/html"):
        headers.update(PAGE)
    if _is_known(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    if not studio.blobs.exists(media.blob):
        raise NotFound("This file is not on this machine any more.")
    if not _is_range(request.headers.get("range", "")):
        request.scope["headers"] = [one for one in request.scope["headers"] if one[0] != b"range"]
    return FileResponse(studio.blobs.path(media.blob), media_type=media.content_type, headers=headers)


def _is_range(asked: str) -> bool:
    """Whether it asks for parts as the standard writes it; what does not is to be passed over."""
    found = PARTS.fullmatch(asked.strip())
    parts = [part.strip().partition("-") for part in found[1].split(",")] if found else []
    return bool(parts) and all(
        (start or end) and not (start and end and int(start) > int(end)) for start, _, end in parts
    )


def _is_known(asked: str, tag: str) -> bool:
    """Whether the caller has this very content already, among whatever tags it names."""
    tags = [one.strip().removeprefix("W/") for one in asked.split(",")]
    return "*" in tags or tag in tags


def _found(studio: Studio, key: str) -> Media:
    """What is kept under this address; a voice's sample is made when somebody first asks for it."""
    try:
        with studio.reading("media") as work:
            return studio.artifacts.media(work, key)
    except MediaNotFound:
        return studio.samples.media(key)
