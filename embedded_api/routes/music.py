"""Routes, music: the beds under the scenes of a table read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from embedded_api.desk import Publishes, ReadsArtifacts
from embedded_api.schemas.music import MusicIn, music_out
from embedded_api.showing import table_read

if TYPE_CHECKING:
    from engine import Studio, Work
    from engine.stage.music.model import Music

router = APIRouter(tags=["Artifacts"])


@router.get("/artifacts/{artifact_id}/music")
def get_music(artifact_id: str, desk: ReadsArtifacts) -> JSONResponse:
    """How the music stands."""

    def act(work: Any) -> dict[str, Any]:
        table_read(desk.studio, work, artifact_id)
        music, total = desk.studio.music.state(work, artifact_id)
        return {"music": music_out(music, total, desk.origin)}

    return desk.look(act)


@router.post("/artifacts/{artifact_id}/music")
def update_music(artifact_id: str, desk: Publishes, body: MusicIn | None = None) -> JSONResponse:
    """Make beds, direct them, install, anchor, mute or tune a clip, or say how much shall be scored: one of these a call."""
    sent = body or MusicIn()
    form = sent.form()

    def act(work: Any) -> tuple[int, dict[str, Any]]:
        table_read(desk.studio, work, artifact_id)
        before, total = desk.studio.music.state(work, artifact_id)
        music = _written(desk.studio, work, artifact_id, form, sent)
        queued = form in ("generate", "regenerate") and music != before
        return 202 if queued else 200, {"music": music_out(music, total, desk.origin)}

    return desk.press(act, body=sent.model_dump(mode="json", by_alias=True, exclude_unset=True))


def _written(studio: Studio, work: Work, artifact_id: str, form: str, sent: MusicIn) -> Music:
    music = studio.music
    if form == "generate":
        return music.generate(work, artifact_id)
    if form == "regenerate":
        return music.regenerate(work, artifact_id, sent.regenerate_scenes or ())
    if form == "direct":
        return music.direct(work, artifact_id, sent.directive())
    if form == "cover":
        return music.cover(work, artifact_id, sent.music_coverage_percent or 0)
    assert sent.clip is not None
    return music.change(work, artifact_id, sent.scene_index or 0, sent.clip.change())
