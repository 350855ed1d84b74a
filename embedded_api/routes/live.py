"""Routes, live: the sound of a room, what happens in it, and moving about in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, StreamingResponse

from embedded_api.desk import origin_of, studio_of
from embedded_api.schemas.base import In
from embedded_api.streams import event_stream
from engine.foundation.errors import ValidationFailed

if TYPE_CHECKING:
    from engine import Studio

router = APIRouter(prefix="/api/share/live", tags=["Share"])


class SeekIn(In):
    """Where to go: one of the three."""

    position_ms: int | None = None
    entry_index: int | None = None
    scene_index: int | None = None


@router.get("/{room_id}/stream")
def stream(
    room_id: str, request: Request, startMs: int = 0, startEntry: int | None = None, live: bool = False
) -> StreamingResponse:
    """MP3 from this position on, or of what the room hears at this moment, spoken just ahead of the listener."""
    stage = _admitted(request, room_id).stage
    who = request.client.host if request.client else ""
    sound = stage.join(room_id, who) if live else stage.listen(room_id, max(0, startMs), startEntry, who)
    headers = {"Cache-Control": "no-store", "Accept-Ranges": "none"}
    return StreamingResponse(request.app.state.streams.chunks(sound), media_type="audio/mpeg", headers=headers)


@router.get("/{room_id}/events")
def events(room_id: str, request: Request) -> StreamingResponse:
    """What happens in the room, as server-sent events."""
    studio = _admitted(request, room_id)
    return event_stream(request.app.state.streams.events(studio.stage.room_events(room_id)))


@router.post("/{room_id}/seek")
def seek(room_id: str, body: SeekIn, request: Request) -> JSONResponse:
    """Where a position, line or scene lies, and the stream that begins there."""
    studio = _admitted(request, room_id)
    if (body.position_ms, body.entry_index, body.scene_index).count(None) != 2:
        raise ValidationFailed(
            [("positionMs", "Invalid input: expected exactly one of positionMs, entryIndex, sceneIndex", None)]
        )
    place = studio.stage.seek(room_id, body.position_ms, body.entry_index, body.scene_index)
    url = f"{origin_of(studio, request)}/api/share/live/{room_id}/stream?startMs={place.position_ms}"
    return JSONResponse({"positionMs": place.position_ms, "entryIndex": place.entry_index, "streamUrl": url})


def _admitted(request: Request, room_id: str) -> Studio:
    studio = studio_of(request)
    room = studio.stage.room(room_id)
    if room.jti is not None:
        with studio.reading("share") as work:
            studio.access.verify_share(work, studio.access.share_of(work, room.jti).token, "table_read")
        request.state.rate = studio.access.rates.hit(f"share:{room.jti}", studio.settings.rate_limit_per_share_token)
    return studio
