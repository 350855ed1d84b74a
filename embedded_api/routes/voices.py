"""Routes, voices: the catalogue."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from embedded_api.desk import Desk, ReadsStories
from embedded_api.routes.projects import Limit
from engine.foundation.errors import ValidationFailed
from engine.table_read.choosing import Wanted, by_language
from engine.table_read.model import Gender, Voice

router = APIRouter(prefix="/voices", tags=["Voices"])


GENDERS = tuple(Gender)


@router.get("")
def list_voices(
    desk: ReadsStories, limit: Limit = 20, cursor: str | None = None, language: str | None = None, gender: str | None = None,
    engine: str | None = None, q: str | None = None, installed: bool | None = None,
) -> JSONResponse:  # fmt: skip
    """Every voice that can speak here, by language then name."""
    if gender is not None and gender.lower() not in GENDERS:
        known = "|".join(f'"{one}"' for one in GENDERS)
        raise ValidationFailed([("gender", f"Invalid option: expected one of {known}", None)])
    asked = Wanted(language, gender, engine, q, installed)
    found = by_language([voice for voice in desk.studio.table_read.voices() if asked.fits(voice)])
    ids = [voice.id for voice in found]
    if cursor is not None and cursor not in ids:
        raise ValidationFailed(
            [("cursor", "Invalid input: expected a cursor of an earlier page, received other text", None)]
        )
    start = 0 if cursor is None else ids.index(cursor) + 1
    page = found[start : start + limit]
    more = page[-1].id if start + limit < len(found) else None
    return desk.look(lambda work: {"voices": [voice_out(voice, desk) for voice in page], "nextCursor": more})


@router.get("/{voice_id}")
def get_voice(voice_id: str, desk: ReadsStories) -> JSONResponse:
    """Read one voice."""
    return desk.look(lambda work: {"voice": voice_out(desk.studio.table_read.voice(voice_id), desk)})


def voice_out(voice: Voice, desk: Desk) -> dict[str, Any]:
    """A voice on the wire."""
    sample = desk.studio.samples.path(voice)
    return {
        "id": voice.id, "name": voice.name, "engine": voice.engine, "provider": voice.provider, "language": voice.language,
        "gender": str(voice.gender), "sampleUrl": sample and desk.origin + sample, "description": voice.description,
        "license": voice.license, "installed": voice.installed,
    }  # fmt: skip
