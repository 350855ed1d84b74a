"""Routes, voices: the catalogue."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from embedded_api.desk import ReadsStories
from embedded_api.routes.projects import Limit
from engine.foundation.errors import ValidationFailed
from engine.table_read.model import Voice

router = APIRouter(prefix="/voices", tags=["Voices"])


@router.get("")
def list_voices(
    desk: ReadsStories, limit: Limit = 20, cursor: str | None = None, language: str | None = None, gender: str | None = None,
    engine: str | None = None, q: str | None = None, installed: bool | None = None,
) -> JSONResponse:  # fmt: skip
    """Every voice that can speak here, by language then name."""
    asked = {"language": language, "gender": gender, "engine": engine, "installed": installed}
    found = [voice for voice in desk.studio.table_read.voices() if _fits(voice, asked, q)]
    ids = [voice.id for voice in found]
    if cursor is not None and cursor not in ids:
        raise ValidationFailed(
            [("cursor", "Invalid input: expected a cursor of an earlier page, received other text", None)]
        )
    start = 0 if cursor is None else ids.index(cursor) + 1
    page = found[start : start + limit]
    more = page[-1].id if start + limit < len(found) else None
    return desk.look(lambda work: {"voices": [voice_out(voice) for voice in page], "nextCursor": more})


@router.get("/{voice_id}")
def get_voice(voice_id: str, desk: ReadsStories) -> JSONResponse:
    """Read one voice."""
    return desk.look(lambda work: {"voice": voice_out(desk.studio.table_read.voice(voice_id))})


def voice_out(voice: Voice) -> dict[str, Any]:
    """A voice on the wire."""
    return {
        "id": voice.id, "name": voice.name, "engine": voice.engine, "provider": voice.provider, "language": voice.language,
        "gender": str(voice.gender), "sampleUrl": None, "description": voice.description, "license": voice.license, "installed": voice.installed,
    }  # fmt: skip


def _fits(voice: Voice, asked: dict[str, Any], q: str | None) -> bool:
    same = all(
        value is None or str(getattr(voice, name)).lower() == str(value).lower()
        for name, value in asked.items()
        if name != "language"
    )
    speaks = asked["language"] is None or voice.language.lower().startswith(str(asked["language"]).lower())
    return same and speaks and (q is None or q.lower() in f"{voice.name} {voice.description}".lower())
