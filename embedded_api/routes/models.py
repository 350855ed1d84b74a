"""Routes, models: the owner's language model: what is chosen, its key, a test in words, what it offers and what runs on this machine."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from embedded_api.owner import Owner
from embedded_api.schemas.models import KeyIn, ModelIn, require_key
from engine.foundation.model_telling import desk_out, servers_out, trial_out

router = APIRouter(prefix="/owner/v1/model", include_in_schema=False)


@router.get("")
def get_model(studio: Owner) -> JSONResponse:
    """What is chosen; never a key."""
    return JSONResponse(desk_out(studio.models))


@router.put("")
def choose_model(body: ModelIn, studio: Owner) -> JSONResponse:
    """Choose; it holds at once. A key that is kept for the new address is used again."""
    studio.models.choose(body.choice())
    return JSONResponse(desk_out(studio.models))


@router.put("/key")
def keep_key(body: KeyIn, studio: Owner) -> JSONResponse:
    """Keep a key for what is chosen; no answer ever shows it."""
    studio.models.choose(studio.models.choice(), require_key(body))
    return JSONResponse(desk_out(studio.models))


@router.delete("/key")
def forget_key(studio: Owner) -> JSONResponse:
    """Forget the key of what is chosen; a second time changes nothing."""
    studio.models.forget_key(studio.models.choice())
    return JSONResponse(desk_out(studio.models))


@router.post("/test")
def try_model(studio: Owner) -> JSONResponse:
    """Speak to the chosen model: 200 with sentences, whether it can be used or not; up to two minutes."""
    return JSONResponse(trial_out(studio.models.try_out(studio.models.choice())))


@router.get("/offered")
def list_models(studio: Owner) -> JSONResponse:
    """The models the chosen provider offers; null where it does not say."""
    found = studio.models.offered(studio.models.choice())
    return JSONResponse({"models": None if found is None else list(found)})


@router.get("/nearby")
def look_around(studio: Owner) -> JSONResponse:
    """Model servers on the usual ports of this machine; nobody else is asked."""
    return JSONResponse(servers_out(studio.models.nearby()))
