"""Routes, voice modifications: effects on the voices of a range of lines."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import Field

from embedded_api.desk import Publishes
from embedded_api.schemas.base import Closed
from embedded_api.showing import table_read

router = APIRouter(tags=["Artifacts"])


class ModificationIn(Closed):
    """An effect and the lines it is done to, the last included."""

    start_entry_index: Annotated[int, Field(ge=0)]
    end_entry_index: Annotated[int, Field(ge=0)]
    effect: Literal["autotune", "telephone", "hall", "robot", "pitch", "speed"]
    params: dict[str, Any] | None = None


@router.post("/artifacts/{artifact_id}/voice-modification", status_code=202)
def modify_voice(artifact_id: str, body: ModificationIn, desk: Publishes) -> JSONResponse:
    """Do something to the voices of some lines; the plain voices stay kept."""
    lines = (body.start_entry_index, body.end_entry_index)

    def act(work: Any) -> tuple[int, dict[str, Any]]:
        table_read(desk.studio, work, artifact_id)
        asked = desk.studio.modifications.ask(work, artifact_id, lines, body.effect, body.params or {})
        return 202, {"modificationId": asked.id, "status": str(asked.status)}

    return desk.press(act, body=body.model_dump(mode="json", by_alias=True, exclude_unset=True))


@router.delete("/artifacts/{artifact_id}/voice-modification/{modification_id}")
def remove_voice_modification(artifact_id: str, modification_id: str, desk: Publishes) -> JSONResponse:
    """Take an effect away again."""

    def act(work: Any) -> tuple[int, dict[str, Any]]:
        table_read(desk.studio, work, artifact_id)
        desk.studio.modifications.remove(work, artifact_id, modification_id)
        return 200, {"removed": True}

    return desk.press(act)
