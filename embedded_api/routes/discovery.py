"""Routes, discovery: what this installation can do, as it is now."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from embedded_api.desk import Public, ReadsStories, origin_of
from embedded_api.reference.describing import served
from engine import __version__
from engine.access.model import DEFAULT_SCOPES, Scope
from engine.credits.model import CURRENCY, PRICES
from engine.pictures.model import Aspect
from engine.pictures.wishes import BOARD, DECK, FRAMES, OUTPUTS, SECONDS, SHORT, TRAILER, VIDEO
from engine.stage.modifications.effects import EFFECTS

router = APIRouter(tags=["Discovery"])
TABLE_READ = {
    "availability": "available", "modes": ["documentary", "podcast", "drama"], "narrationPolicies": ["auto", "narrated", "suppress"],
    "recordingPolicies": ["at_job", "live_only"], "musicMode": "defined_clips", "maxScriptLimit": 500, "voiceEffects": list(EFFECTS),
    "finalizeModes": ["audio", "video"], "liveScrubber": True,
}  # fmt: skip
ASPECTS = [str(aspect) for aspect in Aspect]


def _between(limits: tuple[int, int, int]) -> dict[str, int]:
    return {"min": limits[0], "max": limits[1]}


PICTURES: dict[str, dict[str, Any]] = {
    DECK: {"outputs": list(OUTPUTS), "durationSeconds": _between(SECONDS[DECK]), "aspects": ASPECTS},
    BOARD: {"outputs": ["zip", "contact_sheet"], "frames": _between(FRAMES), "aspects": ASPECTS},
    TRAILER: {"outputs": ["mp4"], "durationSeconds": _between(SECONDS[TRAILER]), "aspects": ASPECTS},
    VIDEO: {
        "outputs": ["mp4"],
        "durationSeconds": _between(SECONDS[VIDEO]),
        "aspects": ASPECTS,
        "resolutions": list(SHORT),
    },
}
MISSING = {"availability": "unavailable", "reason": "The painter of pictures is not installed here."}
WEB = ["text/html", "text/plain", "text/markdown", "application/json", "application/xhtml+xml"]
SOURCES = [
    {"type": "text", "availability": "available", "maxInlineBytes": 4_000_000},
    {"type": "markdown", "availability": "available", "maxInlineBytes": 4_000_000},
    {"type": "url", "availability": "available", "maxFetchBytes": 10_000_000, "contentTypes": WEB},
    {"type": "pdf", "availability": "available", "maxFetchBytes": 10_000_000, "contentTypes": ["application/pdf"]},
    {
        "type": "file",
        "availability": "available",
        "maxUploadBytes": 50_000_000,
        "formats": ["pdf", "txt", "md", "html", "docx", "epub"],
    },
]


@router.get("/capabilities")
def get_capabilities(desk: ReadsStories) -> JSONResponse:
    """What can be made here, now."""
    return JSONResponse(_capabilities(desk.studio), headers={"Cache-Control": "private, max-age=60"})


@router.get("/openapi.json")
def get_openapi(request: Request, studio: Public) -> JSONResponse:
    """The API's own description."""
    return JSONResponse(served(request.app.state.description(), origin_of(studio, request)))


def _capabilities(studio: Any) -> dict[str, Any]:
    pictures = {
        name: {"availability": "available", **facts} if name in studio.pictures.available else MISSING
        for name, facts in PICTURES.items()
    }
    limits = {
        "retentionPolicies": ["EXTRACTED_ONLY", "STORE_ORIGINAL", "METADATA_ONLY"],
        "maxRedirects": 3,
        "maxExtractedBytes": 4_000_000,
    }
    settings = studio.settings
    return {
        "version": "v1", "status": "foundation", "implementation": {"name": "sleeper-hit-studio", "version": __version__, "local": True},
        "auth": {
            "schemes": ["bearer_api_key"], "scopes": [str(s) for s in Scope],
            "defaultScopes": [str(s) for s in DEFAULT_SCOPES], "supportsIdempotency": True,
        },
        "projects": {"available": True, "crudScopes": {"read": "story:read", "write": "story:write"}, "seriesBible": True, "castCanon": True},
        "sources": {"types": SOURCES, **limits, "digest": _digest(studio)},
        "plans": {"available": True, "autoApprove": True, "resume": True, "maxSources": 50, "maxArtifactRequests": 8},
        "jobs": {"available": True, "resume": True, "cancel": True},
        "artifacts": {"table_read": TABLE_READ, **pictures},
        "pricing": {"currency": CURRENCY, **{str(name): credits for name, credits in PRICES.items()}},
        "publishing": {"available": False, "media": [], "feeds": []}, "webhooks": {"available": False, "signature": "standard-webhooks"},
        "events": {"available": True, "transport": "text/event-stream"}, "voices": {"available": True},
        "share": {"tokenAlgorithm": "HS256", "defaultDays": settings.share_default_days, "maxDays": 365},
        "rateLimits": {"perKeyPerMinute": settings.rate_limit_per_key, "perShareTokenPerMinute": settings.rate_limit_per_share_token},
        "docs": {
            "openapi": "/api/v1/openapi.json", "examples": "/api/v1/examples", "agentGuidance": "/api/v1/agent-guidance", "llms": "/llms.txt",
            "docs": "/docs",
        },
    }  # fmt: skip


def _digest(studio: Any) -> dict[str, str]:
    if studio.library.can_digest:
        return {"availability": "available"}
    return {
        "availability": "unavailable",
        "reason": "No digest engine is set up; sources are planned with all the same.",
    }
