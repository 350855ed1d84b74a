"""Routes, artifacts: read them, their cast, script and citations; share them; finish their sound."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from embedded_api.desk import Publishes, ReadsArtifacts
from embedded_api.routes.projects import Limit
from embedded_api.schemas.artifacts import artifact_out, cast_out, finalize_out, outlook_out, video_out
from embedded_api.schemas.base import In, listed
from embedded_api.showing import shown, table_read
from engine.artifacts.model import ArtifactStatus, ArtifactType
from engine.foundation.clock import iso
from engine.foundation.errors import ValidationFailed
from engine.foundation.pages import Cursor
from engine.pictures.film import FilmStatus
from engine.stage.model import FinalizeStatus

router = APIRouter(tags=["Artifacts"])
LAST = 2**31 - 1
Revision = Annotated[int | None, Query(ge=1, le=LAST)]


class FinalizeIn(In):
    """Which medium to finish."""

    mode: Literal["audio", "video"] | None = None
    resolution: Literal["720p", "1080p"] | None = None


class ShareIn(In):
    """How long a link lives."""

    expires_in_days: int | None = None


@router.get("/artifacts")
def list_artifacts(
    desk: ReadsArtifacts, limit: Limit = 20, cursor: str | None = None, status: str | None = None, type: str | None = None,
    projectId: str | None = None, storyJobId: str | None = None,
) -> JSONResponse:  # fmt: skip
    """List artifacts, newest first, without manifests."""
    filters = {
        "status": _known("status", ArtifactStatus, status and status.upper()),
        "type": _known("type", ArtifactType, type and type.lower()),
        "project_id": projectId,
        "job_id": storyJobId,
    }
    return desk.look(
        lambda work: listed("artifacts", desk.studio.artifacts.list(work, limit=limit, cursor=cursor, **filters), _item)
    )


@router.get("/story-jobs/{job_id}/artifacts")
def list_job_artifacts(
    job_id: str, desk: ReadsArtifacts, limit: Limit = 20, cursor: str | None = None, status: str | None = None
) -> JSONResponse:
    """List a job's artifacts, newest first."""
    wanted = _known("status", ArtifactStatus, status and status.upper())

    def act(work: Any) -> dict[str, Any]:
        desk.studio.production.get(work, job_id)
        found = desk.studio.artifacts.list(work, limit=limit, cursor=cursor, job_id=job_id, status=wanted)
        return listed("artifacts", found, _item)

    return desk.look(act)


@router.get("/artifacts/{artifact_id}")
def get_artifact(artifact_id: str, desk: ReadsArtifacts, revision: Revision = None) -> JSONResponse:
    """Read one artifact with its manifest."""
    return desk.look(lambda work: {"artifact": shown(desk.studio, work, artifact_id, desk.origin, revision)})


@router.get("/artifacts/{artifact_id}/revisions")
def list_revisions(
    artifact_id: str, desk: ReadsArtifacts, limit: Limit = 20, cursor: str | None = None
) -> JSONResponse:
    """Every version, newest first."""
    before = _place(cursor) if cursor is not None else LAST

    def act(work: Any) -> dict[str, Any]:
        desk.studio.artifacts.get(work, artifact_id).require_ready()
        found = [one for one in desk.studio.artifacts.revisions(work, artifact_id) if one.number < before]
        items = [
            {
                "revision": r.number,
                "createdAt": iso(r.created_at),
                "scope": r.scope,
                "instruction": r.instruction,
                "storyJobId": r.job_id,
            }
            for r in found[:limit]
        ]
        more = found[limit - 1] if len(found) > limit else None
        return {"revisions": items, "nextCursor": more and Cursor(more.created_at, str(more.number)).encode()}

    return desk.look(act)


@router.post("/artifacts/{artifact_id}/share-token")
def issue_share_token(artifact_id: str, desk: Publishes, body: ShareIn | None = None) -> JSONResponse:
    """A new link; older ones stay good until they expire or are revoked."""
    days = body.expires_in_days if body else None
    return desk.press(
        lambda work: (200, _share(desk, work, artifact_id, days)), body={"expiresInDays": days} if days else {}
    )


@router.delete("/artifacts/{artifact_id}/share-token")
def revoke_share_token(artifact_id: str, desk: Publishes) -> JSONResponse:
    """Withdraw every link of this artifact."""

    def act(work: Any) -> tuple[int, dict[str, Any]]:
        desk.studio.artifacts.get(work, artifact_id).require_ready()
        return 200, {"revoked": desk.studio.artifacts.withdraw_shares(work, artifact_id)}

    return desk.press(act)


@router.get("/artifacts/{artifact_id}/cast")
def get_cast(artifact_id: str, desk: ReadsArtifacts, revision: Revision = None) -> JSONResponse:
    """Who speaks in which voice."""

    def act(work: Any) -> dict[str, Any]:
        table_read(desk.studio, work, artifact_id)
        return {"cast": cast_out(desk.studio.table_read.read(work, artifact_id, revision).cast, desk.origin)}

    return desk.look(act)


@router.post("/artifacts/{artifact_id}/finalize")
def finalize(
    artifact_id: str, desk: Publishes, body: FinalizeIn | None = None, mode: Literal["audio", "video"] | None = None
) -> JSONResponse:
    """Finish the recording; nothing is rendered or charged twice for the same inputs."""
    desk.require_idempotency_key()
    asked = (body.mode if body else None) or mode
    if asked is None:
        raise ValidationFailed([("mode", "Required", None)])
    if asked == "video":
        size = body.resolution if body else None
        sent = {"mode": asked} | ({"resolution": size} if size else {})
        return desk.press(lambda work: _filmed(desk, work, artifact_id, size or "1080p"), key_required=True, body=sent)

    def act(work: Any) -> tuple[int, dict[str, Any]]:
        table_read(desk.studio, work, artifact_id)
        before = desk.studio.stage.finalization(work, artifact_id)
        state = desk.studio.stage.finalize_audio(work, artifact_id)
        started = state.status is not FinalizeStatus.NEEDS_RECORDING and not (
            before and before.status is FinalizeStatus.COMPLETE
        )
        return 202 if started else 200, {"finalize": finalize_out(state, desk.origin)}

    return desk.press(act, key_required=True, body={"mode": asked})


@router.post("/artifacts/{artifact_id}/render-video")
def render_video(artifact_id: str, desk: Publishes) -> JSONResponse:
    """The film of the table read, under its older name."""
    return desk.press(lambda work: _filmed(desk, work, artifact_id, "1080p"), body={})


@router.get("/artifacts/{artifact_id}/render-video")
def foresee_video(
    artifact_id: str, desk: ReadsArtifacts, resolution: Literal["720p", "1080p"] = "1080p"
) -> JSONResponse:
    """What making the film would take, before it is ordered."""

    def act(work: Any) -> dict[str, Any]:
        table_read(desk.studio, work, artifact_id)
        outlook = desk.studio.pictures.films.outlook(work, artifact_id, resolution)
        return {"outlook": outlook_out(outlook, desk.studio.blobs.free)}

    return desk.look(act)


def _filmed(desk: Any, work: Any, artifact_id: str, resolution: str) -> tuple[int, dict[str, Any]]:
    table_read(desk.studio, work, artifact_id)
    film = desk.studio.pictures.films.ask(work, artifact_id, resolution)
    video = video_out(film, artifact_id, desk.origin)
    state = {"mode": "video", **{name: video[name] for name in ("status", "url", "error")}}
    return 200 if film.status is FilmStatus.COMPLETE else 202, {"finalize": state, "video": video}


def _place(cursor: str) -> int:
    number = Cursor.decode(cursor).id
    if not number.isdecimal():
        raise ValidationFailed([("cursor", "Invalid input: expected a cursor of an earlier page", None)])
    return int(number)


def _known(name: str, kind: type[StrEnum], text: str | None) -> str | None:
    if text is not None and text not in list(kind):
        options = "|".join(f'"{one}"' for one in kind)
        raise ValidationFailed([(name, f"Invalid option: expected one of {options}", None)])
    return text


def _item(artifact: Any) -> dict[str, Any]:
    whole = artifact_out(artifact, None, None)
    return {name: value for name, value in whole.items() if name != "manifest"}


def _share(desk: Any, work: Any, artifact_id: str, days: int | None) -> dict[str, Any]:
    artifact = desk.studio.artifacts.get(work, artifact_id).require_ready()
    share = desk.studio.artifacts.share(work, artifact.id, days)
    is_read = artifact.type is ArtifactType.TABLE_READ
    theater, live, viewer = (
        f"{desk.origin}/share/{place}/{share.token}" for place in ("table-read", "table-read-audio", "artifact")
    )
    reads = {"theaterUrl": theater, "theaterFullscreenUrl": f"{theater}?view=fullscreen", "liveUrl": live}
    views = {"viewerUrl": viewer, "viewerFullscreenUrl": f"{viewer}?view=fullscreen"}
    links = {**(reads if is_read else dict.fromkeys(reads)), **(dict.fromkeys(views) if is_read else views)}
    return {"shareToken": share.token, "expiresAt": iso(share.expires_at), **links}
