"""Machines, writers, extractive, the writer: a plan becomes a screenplay of the sources' own sentences, the same one every time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from engine.machines.writers.extractive.bank import Bank
from engine.machines.writers.extractive.documentary import Documentary
from engine.machines.writers.extractive.material import gather
from engine.machines.writers.extractive.measure import SceneMaterial, fitted
from engine.machines.writers.extractive.page import Page
from engine.machines.writers.extractive.phrases_documentary import DOCUMENTARY
from engine.machines.writers.extractive.phrases_podcast import PODCAST
from engine.machines.writers.extractive.podcast import Podcast
from engine.machines.writers.extractive.telling import Telling
from engine.machines.writers.extractive.troupe import Troupe, troupe
from engine.table_read.errors import ScriptEmpty
from engine.table_read.screenplay import Entry, Scene, Screenplay

if TYPE_CHECKING:
    from engine.planning.envelope import PlanEnvelope
    from engine.table_read.ports import WritingBrief


class ExtractiveWriter:
    """Writes documentaries and podcasts without any model: grounded by construction, offline."""

    def write(self, brief: WritingBrief, progress: Callable[[int, str], None]) -> Screenplay:
        """The screenplay; drama is told as a documentary. Raises `ScriptEmpty` where no passage can be spoken."""
        progress(0, "Choosing the passages")
        envelope = brief.envelope
        beats, _ = gather(brief)
        if not any(beat.pieces for beat in beats):
            raise ScriptEmpty(
                "The plan has no passage that can be spoken.",
                hint="Add a source with whole sentences in it, and plan again.",
            )
        mode, policy = mode_of(brief), brief.request.narration_policy
        company = troupe(brief, dict.fromkeys(_labels(beats)))
        scenes = fitted(envelope, beats)
        progress(40, f"Writing {len(scenes)} scenes")
        phrases = PODCAST if mode == "podcast" else DOCUMENTARY
        telling = Telling(envelope.title, Page(), Bank(phrases, _seed(envelope), brief.request.never_say), company)
        narrated = policy != "suppress" if mode == "documentary" else policy == "narrated"
        if mode == "podcast":
            Podcast(telling, narrated).tell(scenes)
        else:
            Documentary(telling, narrated).tell(scenes)
        progress(100, f"{len(telling.page.entries)} lines written")
        return _screenplay(envelope, mode, telling, scenes, company)


def mode_of(brief: WritingBrief) -> str:
    """The mode that is written: as requested or planned; drama is not written yet and becomes a documentary."""
    planned = next((item.mode for item in brief.envelope.artifacts if item.type == "table_read" and item.mode), None)
    mode = brief.request.mode or planned or "documentary"
    return mode if mode in ("documentary", "podcast") else "documentary"


def _labels(beats: Sequence[object]) -> list[str]:
    pieces = [piece for beat in beats for piece in getattr(beat, "pieces", ())]
    return [
        label for piece in pieces for label in (piece.person.label if piece.person else "", piece.source.label) if label
    ]


def _seed(envelope: PlanEnvelope) -> str:
    ids = "\n".join(item.quote for item in envelope.source_digest.evidence)
    return hashlib.sha256(f"{envelope.title}\n{ids}".encode()).hexdigest()


def _screenplay(
    envelope: PlanEnvelope, mode: str, telling: Telling, scenes: Sequence[SceneMaterial], company: Troupe
) -> Screenplay:
    """The page as a screenplay; scenes nobody speaks in fall away as long as two remain."""
    spoken = {entry.scene_index for entry in telling.page.entries}
    kept = [scene for scene in scenes if scene.scene.scene_index in spoken]
    if len(kept) < 2:
        return _in_two(envelope, mode, telling, kept, company)
    order = {scene.scene.scene_index: place for place, scene in enumerate(kept)}
    entries = tuple(_moved(entry, order[entry.scene_index]) for entry in telling.page.entries)
    drawn = tuple(_scene(order[scene.scene.scene_index], scene) for scene in kept)
    return Screenplay(envelope.title, mode, drawn, entries, _narrator(entries, company))


def _in_two(
    envelope: PlanEnvelope, mode: str, telling: Telling, kept: list[SceneMaterial], company: Troupe
) -> Screenplay:
    """A read of one scene, cut in the middle: a table read has at least two."""
    lines = telling.page.entries
    middle = max(1, len(lines) // 2)
    entries = tuple(_moved(entry, int(at >= middle)) for at, entry in enumerate(lines))
    first = _scene(0, kept[0])
    return Screenplay(
        envelope.title, mode, (first, Scene(1, "To the end", first.role, ())), entries, _narrator(entries, company)
    )


def _moved(entry: Entry, scene: int) -> Entry:
    return Entry(
        entry.index, scene, entry.character, entry.text, entry.grounding, entry.evidence_ids, entry.parenthetical
    )


def _scene(index: int, scene: SceneMaterial) -> Scene:
    role = str(scene.beats[0].beat.role) if scene.beats else "context"
    return Scene(index, scene.scene.title, role, tuple(beat.beat.id for beat in scene.beats))


def _narrator(entries: Sequence[Entry], company: Troupe) -> str | None:
    return company.narrator if any(entry.character == company.narrator for entry in entries) else None
