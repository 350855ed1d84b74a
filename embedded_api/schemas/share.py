"""Schemas, share: what player pages know of a table read; no API paths, no power."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from embedded_api.schemas.base import address
from engine.foundation.clock import iso

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from embedded_api.schemas.artifacts import Shown
    from engine.library.extraction import Passage, Place
    from engine.stage.model import LiveRoom, Timeline
    from engine.table_read.model import Entry, TableRead


def table_read_out(shown: Shown, read: TableRead, timeline: Timeline, gone: Mapping[Place, Passage]) -> dict[str, Any]:
    """Everything a player shows; `gone` are the passages whose sources' text is no longer kept."""
    done = (
        shown.finalization
        if shown.finalization and shown.finalization.media_path and str(shown.finalization.status) == "complete"
        else None
    )
    captions = shown.companions.get("captions_vtt")
    return {
        "artifactId": shown.artifact.id, "title": shown.artifact.title, "credit": read.attribution or None, "thesis": read.thesis,
        "mode": read.screenplay.mode, "revision": shown.artifact.current_version,
        "expiresAt": iso(shown.share.expires_at) if shown.share else None,
        "recordingUrl": address(shown.origin, done.media_path or "") if done else None, "recordingDurationMs": done.duration_ms if done else None,
        "durationMs": timeline.duration_ms, "estimated": timeline.estimated, "cast": _cast(read), "scenes": _scenes(read, timeline),
        "entries": _entries(read, timeline), "evidence": _evidence(read, gone), "captionsUrl": address(shown.origin, captions) if captions else None,
        "receiptsUrl": address(shown.origin, shown.receipts["html"]) if "html" in shown.receipts else None,
    }  # fmt: skip


def room_out(rooms: Sequence[LiveRoom], revision: int, origin: str) -> dict[str, Any] | None:
    """The room of this version with most people in it; None where nobody listens."""
    there = [room for room in rooms if room.revision == revision and room.listeners]
    if not there:
        return None
    room = max(there, key=lambda one: len(one.listeners))
    api = f"{origin}/api/share/live/{room.id}"
    return {"roomId": room.id, "streamUrl": f"{api}/stream", "eventsUrl": f"{api}/events",
            "positionMs": room.moment_ms, "listeners": len(room.listeners)}  # fmt: skip


def timeline_out(timeline: Timeline, read: TableRead) -> dict[str, Any]:
    """When every line is heard."""
    heard = {entry.index for entry in _heard(read)}
    entries = [
        {
            "entryIndex": e.entry_index,
            "sceneIndex": e.scene_index,
            "character": e.character,
            "startMs": e.start_ms,
            "endMs": e.end_ms,
            "rendered": e.rendered,
        }
        for e in timeline.entries
        if e.entry_index in heard
    ]
    chapters = [
        {"sceneIndex": scene["sceneIndex"], "title": scene["title"], "startMs": scene["startMs"]}
        for scene in _scenes(read, timeline)
    ]
    return {
        "durationMs": timeline.duration_ms,
        "estimated": timeline.estimated,
        "chapters": chapters,
        "entries": entries,
    }


def _heard(read: TableRead) -> list[Entry]:
    """The lines a guest is told: what was muted is no part of the performance."""
    return [entry for entry in read.screenplay.entries if not entry.muted]


def _cast(read: TableRead) -> list[dict[str, Any]]:
    return [
        {
            "character": m.character,
            "voiceName": m.voice_name,
            "narrator": m.narrator,
            "avatarUrl": m.avatar_url,
            "color": m.color,
        }
        for m in read.cast
    ]


def _scenes(read: TableRead, timeline: Timeline) -> list[dict[str, Any]]:
    spans = {
        scene.index: [e for e in timeline.entries if e.scene_index == scene.index] for scene in read.screenplay.scenes
    }
    return [
        {"sceneIndex": scene.index, "title": scene.title, "role": scene.role,
         "startMs": spans[scene.index][0].start_ms if spans[scene.index] else None, "endMs": spans[scene.index][-1].end_ms if spans[scene.index] else None}
        for scene in read.screenplay.scenes
    ]  # fmt: skip


def _entries(read: TableRead, timeline: Timeline) -> list[dict[str, Any]]:
    times = {item.entry_index: item for item in timeline.entries}
    return [
        {"entryIndex": e.index, "sceneIndex": e.scene_index, "character": e.character, "text": e.text, "parenthetical": e.parenthetical,
         "grounding": str(e.grounding), "unsupported": e.unsupported, "evidenceIds": list(e.evidence_ids),
         "startMs": times[e.index].start_ms, "endMs": times[e.index].end_ms,
         "words": [{"start": w.start, "end": w.end, "startMs": w.start_ms, "endMs": w.end_ms} for w in times[e.index].words]}
        for e in _heard(read)
    ]  # fmt: skip


def _evidence(read: TableRead, gone: Mapping[Place, Passage]) -> dict[str, Any]:
    credits = {credit.source_id: credit for credit in read.sources}
    used = {name for entry in _heard(read) for name in entry.evidence_ids}
    return {
        item.id: {"quote": gone[item.place].quote if item.place in gone else item.quote, "kept": item.place not in gone,
                  "sourceLabel": credits[item.source_id].title if item.source_id in credits else "", "page": item.page,
                  "url": credits[item.source_id].url if item.source_id in credits else None}
        for item in read.evidence
        if item.id in used
    }  # fmt: skip
