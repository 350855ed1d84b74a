"""Routes, revisions: another version by instruction, other voices in place."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import Field

from embedded_api.desk import Publishes
from embedded_api.schemas.artifacts import cast_out
from embedded_api.schemas.base import Closed, In
from embedded_api.schemas.production import job_out
from embedded_api.showing import table_read
from engine.production.model import RefineScope, RefineWish
from engine.table_read.model import TableRead

router = APIRouter(tags=["Artifacts"])
Name = Annotated[str, Field(min_length=1, max_length=200)]
VoiceId = Annotated[str, Field(min_length=1, max_length=200)]
Hint = Annotated[str, Field(max_length=200)] | None


class RefineIn(In):
    """What shall become different."""

    instruction: Annotated[str, Field(min_length=1, max_length=4000)]
    scope: Literal["auto", "screenplay", "plan"] = "auto"


class CastEntryIn(Closed):
    """One character and the voice or portrait it shall have; the other words are hints."""

    character: Name
    voice_id: VoiceId | None = None
    voice_name: Hint = None
    gender: Hint = None
    provider: Hint = None
    avatar_url: Annotated[str, Field(max_length=2048)] | None = None


class CastIn(In):
    """Whom to cast anew."""

    entries: Annotated[list[CastEntryIn], Field(min_length=1, max_length=60)]


class VoiceIn(Closed):
    """One character's voice."""

    character: Name
    voice_id: VoiceId
    voice_name: Hint = None
    gender: Hint = None
    provider: Hint = None


@router.post("/artifacts/{artifact_id}/refine", status_code=202)
def refine(artifact_id: str, body: RefineIn, desk: Publishes) -> JSONResponse:
    """Order another version; the present one is served until it is there."""
    wish = RefineWish(body.instruction, RefineScope(body.scope))

    def act(work: Any) -> tuple[int, dict[str, Any]]:
        table_read(desk.studio, work, artifact_id)
        return 202, {"storyJob": job_out(desk.studio.production.refine(work, artifact_id, wish))}

    return desk.press(act, key_required=True, body=body.model_dump(mode="json", by_alias=True, exclude_unset=True))


@router.post("/artifacts/{artifact_id}/cast")
def change_cast(artifact_id: str, body: CastIn, desk: Publishes) -> JSONResponse:
    """Other voices and portraits in place, without a charge."""
    sent = body.model_dump(mode="json", by_alias=True, exclude_unset=True)
    voices = {entry.character: entry.voice_id for entry in body.entries if entry.voice_id}
    portraits = {entry.character: entry.avatar_url for entry in body.entries if "avatar_url" in entry.model_fields_set}
    return desk.press(lambda work: (200, _recast(desk, work, artifact_id, voices, portraits)), body=sent)


@router.post("/artifacts/{artifact_id}/voice")
def change_voice(artifact_id: str, body: VoiceIn, desk: Publishes) -> JSONResponse:
    """One character in another voice, in place, without a charge."""
    sent = body.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return desk.press(
        lambda work: (200, _recast(desk, work, artifact_id, {body.character: body.voice_id}, {})), body=sent
    )


def _recast(
    desk: Publishes, work: Any, artifact_id: str, voices: dict[str, str], portraits: dict[str, str | None]
) -> dict[str, Any]:
    table_read(desk.studio, work, artifact_id)
    read = desk.studio.revisions.recast(work, artifact_id, voices, portraits)
    return {"voiceMap": _voice_map(read), "cast": cast_out(read.cast, desk.origin)}


def _voice_map(read: TableRead) -> dict[str, dict[str, str]]:
    return {
        one.character: {"voiceId": one.voice_id, "voiceName": one.voice_name, "gender": one.gender, "provider": one.provider}
        for one in read.cast
    }  # fmt: skip
