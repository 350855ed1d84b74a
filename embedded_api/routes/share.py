"""Routes, share: pages and data for whoever holds a link; read-only, no API power."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from embedded_api import errors, player_pages
from embedded_api.desk import origin_of, studio_of
from embedded_api.schemas.base import In
from embedded_api.schemas.share import room_out, table_read_out, timeline_out
from embedded_api.showing import parts
from embedded_api.streams import event_stream
from engine.access.model import ShareToken
from engine.foundation.clock import iso
from engine.foundation.errors import KnownError

if TYPE_CHECKING:
    from engine import Studio

router = APIRouter(tags=["Share"])
TYPE = "table_read"


class StartIn(In):
    """The link's token."""

    token: str


@router.get("/share/table-read/{token}")
@router.head("/share/table-read/{token}", include_in_schema=False)
def theater(token: str, request: Request, view: str | None = None) -> Response:
    """The theater page, framed or fullscreen."""
    return _page(request, token, "theater.html", framed_by_anyone=view == "fullscreen")


@router.get("/share/table-read-audio/{token}")
@router.head("/share/table-read-audio/{token}", include_in_schema=False)
def audio(token: str, request: Request) -> Response:
    """The audio-only player."""
    return _page(request, token, "audio.html", framed_by_anyone=True)


@router.get("/share/player/{name}", include_in_schema=False)
def player_asset(name: str) -> Response:
    """Styles and scripts of the players."""
    return player_pages.asset(name)


@router.get("/share/live/{room_id}")
@router.head("/share/live/{room_id}", include_in_schema=False)
def live_page(room_id: str, request: Request) -> Response:
    """The page of a room: the theater of its link."""
    studio = studio_of(request)
    try:
        room = studio.stage.room(room_id)
        with studio.reading("share") as work:
            token = studio.access.verify_share(work, studio.access.share_of(work, room.jti or "").token, TYPE).token
    except KnownError as problem:
        return player_pages.error_page(problem, errors.STATUS.get(problem.code, 404))
    return Response(status_code=307, headers={"Location": f"/share/table-read/{token}?room={room.id}"})


@router.post("/api/share/table-read/start-live")
def start_live(body: StartIn, request: Request) -> JSONResponse:
    """Start a live performance; costs nothing and needs only the link."""
    studio = studio_of(request)
    with studio.work("share") as work:
        share = _verified(studio, request, work, body.token)
        room = studio.stage.start_live(work, share.subject, share.jti)
    origin = origin_of(studio, request)
    page, api = f"{origin}/share/live/{room.id}", f"{origin}/api/share/live/{room.id}"
    urls = {
        "dailyRoomUrl": page,
        "roomUrl": page,
        "roomId": room.id,
        "streamUrl": f"{api}/stream",
        "eventsUrl": f"{api}/events",
    }
    return JSONResponse({**urls, "startedAt": iso(room.started_at)})


@router.get("/api/share/table-read/{token}")
def table_read_data(token: str, request: Request) -> JSONResponse:
    """What players show."""
    studio = studio_of(request)
    with studio.reading("share") as work:
        share = _verified(studio, request, work, token)
        artifact = studio.artifacts.get(work, share.subject).require_ready()
        shown = parts(studio, work, artifact, origin_of(studio, request))
        read, timeline = studio.table_read.read(work, artifact.id), studio.stage.timeline(work, artifact.id)
        rooms = studio.stage.open_rooms(artifact.id)
        gone = studio.library.gone(work, [item.place for item in read.evidence])
    told = {
        **table_read_out(shown, read, timeline, gone),
        "room": room_out(rooms, artifact.current_version, shown.origin),
    }
    return JSONResponse({"tableRead": told}, headers={"Cache-Control": "no-store"})


@router.get("/api/share/table-read/{token}/timeline")
def timeline_data(token: str, request: Request) -> JSONResponse:
    """When every line is heard, measured or estimated."""
    studio = studio_of(request)
    with studio.reading("share") as work:
        share = _verified(studio, request, work, token)
        timeline, read = studio.stage.timeline(work, share.subject), studio.table_read.read(work, share.subject)
        return JSONResponse(timeline_out(timeline, read), headers={"Cache-Control": "no-store"})


@router.get("/api/share/table-read/{token}/presence")
def presence(token: str, request: Request) -> StreamingResponse:
    """A line to hold while the finished recording is heard: it counts a listener, and says when the link is over."""
    studio = studio_of(request)
    with studio.reading("share") as work:
        share = _verified(studio, request, work, token)
    line = studio.stage.foyer.come(share.subject, share.jti, request.client.host if request.client else "")
    return event_stream(request.app.state.streams.events(line))


def _verified(studio: Studio, request: Request, work: Any, token: str) -> ShareToken:
    share = studio.access.verify_share(work, token, TYPE)
    request.state.rate = studio.access.rates.hit(f"share:{share.jti}", studio.settings.rate_limit_per_share_token)
    return share


def _page(request: Request, token: str, name: str, *, framed_by_anyone: bool) -> Response:
    studio = studio_of(request)
    try:
        with studio.reading("share") as work:
            studio.access.verify_share(work, token, TYPE)
    except KnownError as problem:
        return player_pages.error_page(problem, errors.STATUS.get(problem.code, 401))
    return player_pages.page(name, framed_by_anyone=framed_by_anyone)
