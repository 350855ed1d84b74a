"""Pictures, boards: what a storyboard says of each frame, and the image pack; pure but for the zip it writes."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.pictures.model import Scene, SceneKind

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
        "evidenceIds": list(scene.evidence_ids), "source": scene.source or None,
    }  # fmt: skip


def frame_name(index: int) -> str:
    """The name of a frame's file."""
    return f"frame-{index + 1:02}.png"


def pack(target: Path, title: str, scenes: Sequence[Scene], size: tuple[int, int], pictures: Sequence[Path]) -> None:
    """The zip: frames in order, then manifest.json; the same content gives the same bytes."""
    facts = {"title": title, "frames": [frame_facts(scene, size) for scene in scenes]}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as bundle:
        for scene, picture in zip(scenes, pictures, strict=True):
            bundle.writestr(zipfile.ZipInfo(frame_name(scene.index)), picture.read_bytes())
        text = json.dumps(facts, ensure_ascii=False, indent=2)
        bundle.writestr(zipfile.ZipInfo("manifest.json"), text.encode())
