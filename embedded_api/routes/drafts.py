"""Routes, drafts: what the owner does to a finished read by hand: versions, diffs, drafts, takes, and what a wish would do."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from embedded_api.owner import ACTOR, Owner
from embedded_api.schemas.revisions import (
    ApplyIn,
    EditsIn,
    RestoreIn,
    TakeIn,
    WishIn,
    comparison_out,
    draft_out,
    preview_out,
    version_out,
)
from engine import Studio, Work
from engine.table_read.drafts import Drafted
from engine.table_read.revising.changes import compared
from engine.table_read.revising.notation import of_json

router = APIRouter(prefix="/owner/v1/artifacts/{artifact_id}", include_in_schema=False)


@router.get("/versions")
def list_versions(artifact_id: str, studio: Owner) -> JSONResponse:
    """Every version, newest first."""
    with studio.reading(ACTOR) as work:
        found = studio.revisions.versions(work, artifact_id)
        current = studio.artifacts.get(work, artifact_id).current_version
    return JSONResponse({"versions": [version_out(one, current) for one in found]})


@router.get("/diff/{one}/{other}")
def diff(artifact_id: str, one: int, other: int, studio: Owner) -> JSONResponse:
    """What is different from one version to another."""
    with studio.reading(ACTOR) as work:
        found = studio.revisions.compare(work, artifact_id, one, other)
    return JSONResponse({"diff": comparison_out(found)})


@router.post("/restore")
def restore(artifact_id: str, body: RestoreIn, studio: Owner) -> JSONResponse:
    """An earlier version again, as a new one, without a charge."""
    with studio.work(ACTOR) as work:
        made = studio.revisions.restore(work, artifact_id, body.version)
        notes = studio.artifacts.revision(work, artifact_id, made).notes
    return JSONResponse({"version": made, "notes": list(notes)})


@router.post("/preview")
def preview(artifact_id: str, body: WishIn, studio: Owner) -> JSONResponse:
    """What a wish would do; nothing is done or charged."""
    with studio.reading(ACTOR) as work:
        found = studio.revisions.preview(work, artifact_id, body.wish(), on_draft=body.on_draft)
    return JSONResponse({"preview": preview_out(found)})


@router.get("/draft")
def get_draft(artifact_id: str, studio: Owner) -> JSONResponse:
    """The script as it was edited by hand."""
    with studio.reading(ACTOR) as work:
        return _shown(studio.revisions.draft(work, artifact_id))


@router.post("/draft/edits")
def edit(artifact_id: str, body: EditsIn, studio: Owner) -> JSONResponse:
    """One more step by hand: all of its edits, or none."""
    edits = [of_json(one) for one in body.edits]
    return _pressed(studio, lambda work: studio.revisions.edit(work, artifact_id, edits))


@router.post("/draft/undo")
def undo(artifact_id: str, studio: Owner) -> JSONResponse:
    """The last step back."""
    return _pressed(studio, lambda work: _known(studio, work, artifact_id, studio.revisions.undo))


@router.post("/draft/redo")
def redo(artifact_id: str, studio: Owner) -> JSONResponse:
    """The step again that was taken back."""
    return _pressed(studio, lambda work: _known(studio, work, artifact_id, studio.revisions.redo))


@router.delete("/draft")
def discard(artifact_id: str, studio: Owner) -> JSONResponse:
    """Throw the edits away."""
    return _pressed(studio, lambda work: _known(studio, work, artifact_id, studio.revisions.discard))


@router.post("/draft/apply")
def apply(artifact_id: str, studio: Owner, body: ApplyIn | None = None) -> JSONResponse:
    """Make the draft the next version; nothing is charged."""
    with studio.work(ACTOR) as work:
        made = studio.revisions.apply(work, artifact_id, anyway=bool(body and body.anyway))
        notes = studio.artifacts.revision(work, artifact_id, made).notes
    return JSONResponse({"version": made, "notes": list(notes)})


@router.get("/lines/{index}/takes")
def list_takes(artifact_id: str, index: int, studio: Owner) -> JSONResponse:
    """The takes there are of a line, counted from 0."""
    with studio.reading(ACTOR) as work:
        found = studio.revisions.takes(work, artifact_id, index)
    takes = [{"take": one.number, "chosen": one.is_chosen, "durationMs": one.duration_ms} for one in found]
    return JSONResponse({"takes": takes})


@router.post("/lines/{index}/takes")
def speak_again(artifact_id: str, index: int, studio: Owner) -> JSONResponse:
    """A new take of a line, which is heard from now on."""
    return _taken(studio, artifact_id, index, None)


@router.put("/lines/{index}/take")
def choose_take(artifact_id: str, index: int, body: TakeIn, studio: Owner) -> JSONResponse:
    """Which take of a line is heard."""
    return _taken(studio, artifact_id, index, body.take)


def _taken(studio: Studio, artifact_id: str, index: int, take: int | None) -> JSONResponse:
    with studio.work(ACTOR) as work:
        read = studio.revisions.take(work, artifact_id, {index: take})
    entry = read.screenplay.entries[index]
    return JSONResponse({"entryIndex": index, "take": entry.take, "takes": entry.takes})


def _known(studio: Studio, work: Work, artifact_id: str, act: Callable[[Work, str], Drafted]) -> Drafted:
    studio.revisions.draft(work, artifact_id)
    return act(work, artifact_id)


def _pressed(studio: Studio, act: Callable[[Work], Drafted]) -> JSONResponse:
    with studio.work(ACTOR) as work:
        return _shown(act(work))


def _shown(found: Drafted) -> JSONResponse:
    return JSONResponse({"draft": draft_out(found, compared(found.base, found.now))})
