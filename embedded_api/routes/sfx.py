"""Routes, sound effects: cues at the lines of a table read."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from embedded_api.desk import Publishes, ReadsArtifacts
from embedded_api.schemas.sfx import SfxIn, cue_out
from embedded_api.showing import table_read

router = APIRouter(tags=["Artifacts"])


@router.get("/artifacts/{artifact_id}/sfx")
def get_sfx(artifact_id: str, desk: ReadsArtifacts) -> JSONResponse:
    """The sound effects, in the order of their lines."""

    def act(work: Any) -> dict[str, Any]:
        table_read(desk.studio, work, artifact_id)
        cues = desk.studio.cues.cues(work, artifact_id)
        return {"sfx": {"cues": [cue_out(cue, desk.origin) for cue in cues]}}

    return desk.look(act)


@router.post("/artifacts/{artifact_id}/sfx")
def update_sfx(artifact_id: str, body: SfxIn, desk: Publishes) -> JSONResponse:
    """Add, change or remove an effect; its sound is finished when the answer comes."""
    sent = body.checked()
    prepared = _prepared(desk, artifact_id, sent)

    def act(work: Any) -> tuple[int, dict[str, Any]]:
        table_read(desk.studio, work, artifact_id)
        cues = desk.studio.cues
        if sent.op == "remove":
            return 200, {"cue": cue_out(cues.remove(work, artifact_id, sent.id or ""), desk.origin), "removed": True}
        if sent.op == "add":
            return 200, {"cue": cue_out(cues.add(work, artifact_id, sent.cue(), prepared), desk.origin)}
        cue = cues.update(work, artifact_id, sent.id or "", sent.change(), prepared)
        return 200, {"cue": cue_out(cue, desk.origin)}

    return desk.press(act, body=sent.model_dump(mode="json", by_alias=True, exclude_unset=True))


def _prepared(desk: Publishes, artifact_id: str, sent: SfxIn) -> Any:
    """The sound, made before the unit of work begins; nothing is made for a read there is not."""
    with desk.studio.reading(desk.actor) as work:
        table_read(desk.studio, work, artifact_id)
    if sent.op == "add":
        cue = sent.cue()
        return desk.studio.cues.prepare(cue.prompt, cue.seconds)
    if sent.op == "update":
        return desk.studio.cues.prepare_change(artifact_id, sent.id or "", sent.change())
    return None
