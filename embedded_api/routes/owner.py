"""Routes, owner: keys, credits, files and settings, on this machine, for whoever holds the home's secret; not in the API's description."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body
from fastapi.responses import JSONResponse

from embedded_api.owner import ACTOR, Owner
from embedded_api.schemas.access import KeyIn, KeyPatch, TopUpIn, key_out
from embedded_api.schemas.production import credits_out
from engine.foundation.settings import read_settings
from engine.foundation.settings_file import as_written, write_settings

router = APIRouter(prefix="/owner/v1", include_in_schema=False)
AT_ONCE = ("api.paused", "model.", "music.")


@router.post("/api-keys", status_code=201)
def create_key(body: KeyIn, studio: Owner) -> JSONResponse:
    """Create a key; its full text is in this answer and never again."""
    with studio.work(ACTOR) as work:
        key, written = studio.access.create_key(work, *body.wanted())
    return JSONResponse({"apiKey": key_out(key), "key": written}, 201, {"Location": f"/owner/v1/api-keys/{key.id}"})


@router.get("/api-keys")
def list_keys(studio: Owner) -> JSONResponse:
    """Every key, newest first."""
    with studio.reading(ACTOR) as work:
        return JSONResponse({"apiKeys": [key_out(key) for key in studio.access.list_keys(work)], "nextCursor": None})


@router.patch("/api-keys/{key_id}")
def change_key(key_id: str, body: KeyPatch, studio: Owner) -> JSONResponse:
    """Change a key's name, scopes, end or addresses, from its next request on."""
    with studio.work(ACTOR) as work:
        return JSONResponse({"apiKey": key_out(studio.access.change_key(work, key_id, body.changes()))})


@router.delete("/api-keys/{key_id}")
def revoke_key(key_id: str, studio: Owner) -> JSONResponse:
    """Withdraw a key for good; a second time changes nothing."""
    with studio.work(ACTOR) as work:
        return JSONResponse({"apiKey": key_out(studio.access.revoke_key(work, key_id))})


@router.post("/credits/top-up")
def top_up(body: TopUpIn, studio: Owner) -> JSONResponse:
    """Add perpetual credits."""
    with studio.work(ACTOR) as work:
        return JSONResponse(credits_out(studio.credits.top_up(work, body.credits)))


@router.delete("/media/{key}")
@router.delete("/media/{key}/{name}")
def delete_media(key: str, studio: Owner, name: str = "") -> JSONResponse:
    """Delete a file for good; its address is gone, and a recording can be finalized anew."""
    with studio.work(ACTOR) as work:
        studio.stage.discard_media(work, key)
    return JSONResponse({"deleted": True})


@router.get("/settings")
def get_settings(studio: Owner) -> JSONResponse:
    """What the settings file says, defaults filled in."""
    return JSONResponse({"settings": as_written(read_settings(studio.paths.settings))})


@router.patch("/settings")
def change_settings(body: Annotated[dict[str, Any], Body()], studio: Owner) -> JSONResponse:
    """Write settings by their dotted names, null for the default; most take hold when the studio starts next."""
    said = write_settings(studio.paths.settings, body)
    studio.access.pause(said.api_paused)
    return JSONResponse(
        {"settings": as_written(said), "restartNeeded": any(not name.startswith(AT_ONCE) for name in body)}
    )
