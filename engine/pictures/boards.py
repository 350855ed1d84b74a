"""Pictures, boards: what a storyboard says of each frame, and the image pack; pure but for the zip it writes."""

from __future__ import annotations

import json
import struct
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.pictures.model import Scene, SceneKind

if TYPE_CHECKING:
    from engine.pictures.album import Album
    from engine.planning.envelope import Beat, Evidence

SHOTS = {
    SceneKind.TITLE: "Wide, held: title", SceneKind.CHAPTER: "Card, full frame", SceneKind.QUOTATION: "Words on screen, slow push in",
    SceneKind.STATEMENT: "Words on screen", SceneKind.BIG_NUMBER: "Insert: one figure, close", SceneKind.COMPARISON: "Split frame: two figures",
    SceneKind.TIMELINE: "Slow pan along the dates", SceneKind.BARS: "Graphic: bars grow", SceneKind.LINE: "Graphic: the line is drawn",
    SceneKind.MAP: "Overhead: who and what belong together", SceneKind.PROCESS: "Graphic: step by step", SceneKind.LIST: "Words on screen, one by one",
    SceneKind.PORTRAIT: "Medium close-up of the speaker", SceneKind.SPLIT: "Split frame: two sources",
    SceneKind.DOCUMENT: "Insert: the page, its passage marked",
    SceneKind.CLOSING: "Wide, held: closing card",
}  # fmt: skip


def caption_of(scene: Scene) -> str:
    """What a frame shows, in a line."""
    lines = [line for line in scene.bullets if line]
    head = scene.title if scene.kind not in (SceneKind.QUOTATION, SceneKind.STATEMENT) else ""
    if lines and lines[0].startswith(head.rstrip(".…")):
        head = ""
    return " — ".join(filter(None, (head, lines[0] if lines else "")))[:300] or scene.title


def frame_facts(scene: Scene, size: tuple[int, int]) -> dict[str, Any]:
    """A frame as the pack's manifest tells it."""
    return {
        "index": scene.index, "beatId": scene.beat_id, "file": frame_name(scene.index), "width": size[0], "height": size[1],
        "shot": SHOTS[scene.kind], "caption": caption_of(scene), "visualIntent": scene.intent,
        "seconds": round(scene.seconds, 1), "evidenceIds": list(scene.evidence_ids), "source": scene.source or None,
    }  # fmt: skip


def frame_name(index: int) -> str:
    """The name of a frame's file."""
    return f"frame-{index + 1:02}.png"


def pack(target: Path, album: Album, pictures: Sequence[Path]) -> None:
    """The zip: frames in order, then manifest.json with the passages they rest on; the same content gives the same bytes."""
    size = album.width, album.height
    facts = {
        "title": album.title,
        "frames": [frame_facts(scene, size) for scene in album.scenes],
        "evidence": [_passage(item, album) for item in album.used],
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as bundle:
        for scene, picture in zip(album.scenes, pictures, strict=True):
            bundle.writestr(zipfile.ZipInfo(frame_name(scene.index)), picture.read_bytes())
        text = json.dumps(facts, ensure_ascii=False, indent=2)
        bundle.writestr(zipfile.ZipInfo("manifest.json"), text.encode())


def timed_by_beats(scenes: Sequence[Scene], beats: Sequence[Beat]) -> tuple[Scene, ...]:
    """Frames that share the time of their beat; one of no beat keeps its own."""
    frames, seconds = Counter(scene.beat_id for scene in scenes), {beat.id: beat.estimated_seconds for beat in beats}
    return tuple(
        scene.lasting(seconds[scene.beat_id] / frames[scene.beat_id]) if scene.beat_id in seconds else scene
        for scene in scenes
    )


def sheet_size(sheet: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    with sheet.open("rb") as file:
        width, height = struct.unpack(">II", file.read(24)[16:])
    return width, height


def _passage(item: Evidence, album: Album) -> dict[str, Any]:
    titles = {credit.source_id: credit.title for credit in album.sources}
    return {
        "id": item.id, "sourceId": item.source_id, "source": titles.get(item.source_id), "quote": item.quote,
        "charStart": item.char_start, "charEnd": item.char_end, "page": item.page,
    }  # fmt: skip
