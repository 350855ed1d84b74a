"""Routes, continuity: what is established in a project, its series bible and its cast canon."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from embedded_api.desk import ReadsStories, WritesStories
from embedded_api.schemas.continuity import BibleIn, BibleOut, CanonIn, canon_out

router = APIRouter(prefix="/story-projects/{project_id}", tags=["Projects"])


@router.get("/series-bible")
def get_series_bible(project_id: str, desk: ReadsStories) -> JSONResponse:
    """Read the series bible; null before the first write."""
    continuity = desk.studio.library.continuity
    return desk.look(lambda work: {"document": BibleOut.of(continuity.bible(work, project_id))})


@router.patch("/series-bible")
def update_series_bible(project_id: str, body: BibleIn, desk: WritesStories) -> JSONResponse:
    """Replace the keys that are sent, whole; null removes a key."""
    continuity = desk.studio.library.continuity
    return desk.press(
        lambda work: (200, {"document": BibleOut.of(continuity.write_bible(work, project_id, body.content))}),
        body={"content": body.content},
    )


@router.get("/cast-canon")
def get_cast_canon(project_id: str, desk: ReadsStories) -> JSONResponse:
    """Read the cast canon; null before the first write."""
    continuity = desk.studio.library.continuity
    return desk.look(lambda work: {"canon": canon_out(continuity.canon(work, project_id))})


@router.patch("/cast-canon")
def update_cast_canon(project_id: str, body: CanonIn, desk: WritesStories) -> JSONResponse:
    """Merge each character onto the one of that name or alias; null clears a field."""
    continuity, news = desk.studio.library.continuity, body.news()
    desk.studio.table_read.require_known(body.voices())
    return desk.press(
        lambda work: (200, {"canon": canon_out(continuity.write_canon(work, project_id, news))}), body=news
    )
