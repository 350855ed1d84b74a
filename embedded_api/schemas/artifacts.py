"""Schemas, artifacts: artifacts, table read manifests, cast, script, citations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from embedded_api.schemas.base import address
from engine.foundation.clock import iso
from engine.stage.model import Finalization, FinalizeStatus

if TYPE_CHECKING:
    from engine.access.model import ShareToken
    from engine.artifacts.model import Artifact
    from engine.library.extraction import Passage
    from engine.pictures.film import Film, Outlook
    from engine.planning.envelope import Evidence
    from engine.stage.model import Performance
    from engine.stage.modifications.model import Modification
    from engine.table_read.model import CastMember, CastReport, Entry


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a table read's manifest is made of."""

    artifact: Artifact
    origin: str
    share: ShareToken | None
    finalization: Finalization | None
    companions: dict[str, str]
    receipts: dict[str, str]
    measured: bool
    last: Performance | None
    film: Film | None = None
    modifications: tuple[Modification, ...] = ()


def artifact_out(
    artifact: Artifact, manifest: dict[str, Any] | None, report: CastReport | None, revision: int | None = None
) -> dict[str, Any]:
    """An artifact on the wire."""
    return {
        "id": artifact.id, "jobId": artifact.job_id, "storyPlanId": artifact.plan_id, "projectId": artifact.project_id, "type": str(artifact.type),
        "title": artifact.title, "status": str(artifact.status), "currentVersion": artifact.current_version, "refineCount": artifact.refine_count,
        "revision": revision or artifact.current_version, "recordingPolicy": artifact.recording_policy,
        "castReport": None if report is None else _report(report), "manifest": manifest,
        "failureCode": artifact.failure_code, "failureMessage": artifact.failure_message,
        "createdAt": iso(artifact.created_at), "updatedAt": iso(artifact.updated_at),
    }  # fmt: skip


def manifest_out(shown: Shown) -> dict[str, Any]:
    """A table read's manifest on the wire."""
    artifact, origin, token = shown.artifact, shown.origin, shown.share.token if shown.share else None
    theater = f"{origin}/share/table-read/{token}" if token else None
    audio = {
        "mode": "live_on_demand", "liveUrl": f"{origin}/share/table-read-audio/{token}" if token else None,
        "startLiveUrl": f"{origin}/api/share/table-read/start-live",
        **_recording(shown),
        "finalize": finalize_out(shown.finalization, origin), "lastPerformance": _performance(shown.last),
        "modifications": [modification_out(one) for one in shown.modifications],
    }  # fmt: skip
    files = {name: address(origin, path) for name, path in shown.companions.items()}
    loudness = shown.finalization.loudness if _complete(shown.finalization) and shown.finalization else None
    return {
        "type": "table_read", "status": "ready", "shareToken": token, "theaterUrl": theater,
        "theaterFullscreenUrl": f"{theater}?view=fullscreen" if theater else None, "audio": audio,
        "video": video_out(shown.film, artifact.id, origin),
        "captions": {"vttUrl": files.get("captions_vtt"), "srtUrl": files.get("captions_srt"), "timing": "measured" if shown.measured else "estimated"},
        "transcriptUrl": files.get("transcript"), "chaptersUrl": files.get("chapters"),
        "citationsUrl": f"{origin}/api/v1/artifacts/{artifact.id}/citations", "posterUrl": _poster(shown),
        "receipts": receipts_out(shown),
        "loudness": {"integratedLufs": loudness.integrated_lufs, "truePeakDbtp": loudness.true_peak_dbtp} if loudness else None,
        "expiresAt": iso(shown.share.expires_at) if shown.share else None,
    }  # fmt: skip


def _poster(shown: Shown) -> str | None:
    return address(shown.origin, shown.film.poster_path) if shown.film and shown.film.poster_path else None


def video_out(film: Film | None, artifact_id: str, origin: str) -> dict[str, Any]:
    """The film of a table read on the wire; a stale one's address keeps working."""
    render = f"/api/v1/artifacts/{artifact_id}/render-video"
    names = {
        "durationMs": "duration_ms",
        "width": "width",
        "height": "height",
        "byteSize": "byte_size",
        "error": "error",
    }
    facts = {wire: getattr(film, name) if film else None for wire, name in names.items()}
    path, status = film.media_path if film else None, str(film.status) if film else "not_rendered"
    return {"status": status, "renderUrl": render, "url": address(origin, path) if path else None, **facts}


def outlook_out(outlook: Outlook, free: int) -> dict[str, Any]:
    """What a film would take on the wire; `free` is what the disk has left."""
    return {
        "durationMs": outlook.duration_ms, "byteSize": outlook.size, "neededBytes": outlook.needed, "freeBytes": free,
        "fits": free >= outlook.needed, "seconds": outlook.seconds,
    }  # fmt: skip


def modification_out(one: Modification) -> dict[str, Any]:
    """An effect on the voices of a range of lines, on the wire."""
    return {
        "id": one.id, "startEntryIndex": one.first, "endEntryIndex": one.last, "effect": one.effect, "params": dict(one.params),
        "status": str(one.status), "error": one.error, "createdAt": iso(one.created_at), "updatedAt": iso(one.updated_at),
    }  # fmt: skip


def receipts_out(shown: Shown) -> dict[str, Any]:
    """Where the receipts of this version are, on the wire."""
    return {
        f"{kind}Url": address(shown.origin, shown.receipts[kind]) if kind in shown.receipts else None
        for kind in ("html", "pdf")
    }


def finalize_out(finalization: Finalization | None, origin: str) -> dict[str, Any] | None:
    """A finalize state on the wire."""
    if finalization is None:
        return None
    done = _complete(finalization)
    return {
        "mode": finalization.mode, "status": str(finalization.status),
        "recordingUrl": address(origin, finalization.media_path or "") if done else None,
        "recordingDurationMs": finalization.duration_ms if done else None, "error": finalization.error,
        "warnings": list(finalization.warnings), "requestedAt": iso(finalization.requested_at), "updatedAt": iso(finalization.updated_at),
    }  # fmt: skip


def cast_out(cast: tuple[CastMember, ...], origin: str) -> list[dict[str, Any]]:
    """The cast on the wire; a portrait kept here has an address below the origin."""
    return [
        {"character": m.character, "voiceId": m.voice_id, "voiceName": m.voice_name, "gender": m.gender, "provider": m.provider,
         "avatarUrl": _portrait(m.avatar_url, origin), "narrator": m.narrator}
        for m in cast
    ]  # fmt: skip


def _portrait(url: str | None, origin: str) -> str | None:
    return address(origin, url) if url and url.startswith("/") else url


def entry_out(entry: Entry, times: dict[int, tuple[int, int]]) -> dict[str, Any]:
    """A script entry on the wire."""
    start, end = times.get(entry.index, (None, None))
    return {
        "entryIndex": entry.index, "sceneIndex": entry.scene_index, "character": entry.character, "text": entry.text,
        "parenthetical": entry.parenthetical, "evidenceIds": list(entry.evidence_ids), "startMs": start, "endMs": end,
    }  # fmt: skip


def citation_out(item: Evidence, passage: Passage) -> dict[str, Any]:
    """A piece of evidence under a line, on the wire; where its source's text is gone, no more than was kept of it."""
    return {
        "id": item.id, "sourceId": item.source_id, "claim": item.claim, "quote": item.quote if passage.absence is None else passage.quote,
        "charStart": item.char_start, "charEnd": item.char_end, "page": item.page, "confidence": str(item.confidence), "verified": passage.verified,
    }  # fmt: skip


def _complete(finalization: Finalization | None) -> bool:
    return finalization is not None and finalization.status is FinalizeStatus.COMPLETE


def _recording(shown: Shown) -> dict[str, Any]:
    state = finalize_out(shown.finalization, shown.origin) or {}
    return {"recordingUrl": state.get("recordingUrl"), "recordingDurationMs": state.get("recordingDurationMs")}


def _performance(last: Performance | None) -> dict[str, Any] | None:
    if last is None:
        return None
    return {
        "roomId": last.room_id,
        "startedAt": iso(last.started_at),
        "completedAt": iso(last.completed_at),
        "durationMs": last.duration_ms,
    }


def _report(report: CastReport) -> dict[str, Any]:
    auto = [{"character": m.character, "voiceId": m.voice_id, "voiceName": m.voice_name} for m in report.auto_cast]
    names = {name: list(getattr(report, name)) for name in ("requested", "matched", "unused", "substituted", "alike")}
    return {**names, "autoCast": auto}
