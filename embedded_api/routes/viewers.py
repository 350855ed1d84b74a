"""Routes, viewers: the pages and data of decks, boards, trailers and production videos for whoever holds a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from embedded_api import errors, player_pages
from embedded_api.desk import origin_of, studio_of
from embedded_api.schemas.pictures import public_album_out
from engine.access.errors import ShareTokenInvalid
from engine.artifacts.model import ArtifactType
from engine.foundation.errors import KnownError

if TYPE_CHECKING:
    from engine import Studio
    from engine.access.model import ShareToken

router = APIRouter(tags=["Share"])
TYPES = tuple(kind for kind in ArtifactType if kind is not ArtifactType.TABLE_READ)


@router.get("/share/artifact/{token}")
@router.head("/share/artifact/{token}", include_in_schema=False)
def viewer(token: str, request: Request, view: str | None = None) -> Response:
    """The viewer of a deck, board or film, framed or fullscreen."""
    studio = studio_of(request)
    try:
        with studio.reading("share") as work:
            _verified(studio, work, token)
    except KnownError as problem:
        return player_pages.error_page(problem, errors.STATUS.get(problem.code, 401))
    return player_pages.page("viewer.html", framed_by_anyone=view == "fullscreen")


@router.get("/api/share/artifact/{token}")
def artifact_data(token: str, request: Request) -> JSONResponse:
    """What the viewer shows: the manifest without API paths."""
    studio = studio_of(request)
    with studio.reading("share") as work:
        share = _verified(studio, work, token)
        request.state.rate = studio.access.rates.hit(f"share:{share.jti}", studio.settings.rate_limit_per_share_token)
        artifact = studio.artifacts.get(work, share.subject).require_ready()
        album = studio.pictures.album(work, artifact.id)
        receipts = studio.receipts.kept(work, artifact.id, artifact.current_version)
        shown = public_album_out(album, artifact, origin_of(studio, request), share, receipts)
    return JSONResponse({"artifact": shown}, headers={"Cache-Control": "no-store"})


def _verified(studio: Studio, work: Any, token: str) -> ShareToken:
    """The facts of a link to any of these types; of one to a table read it is said that it does not fit."""
    for kind in TYPES[:-1]:
        try:
            return studio.access.verify_share(work, token, kind)
        except ShareTokenInvalid:
            continue
    return studio.access.verify_share(work, token, TYPES[-1])
