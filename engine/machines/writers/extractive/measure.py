"""Machines, writers, extractive, measure: how much of the material fits the pages that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.machines.writers.extractive.material import BeatMaterial, Piece

if TYPE_CHECKING:
    from engine.planning.envelope import PlanEnvelope, SceneBudget

WORDS_PER_PAGE = 150
JOINTS = 0.78


@dataclass(frozen=True, slots=True)
class SceneMaterial:
    """A scene to be written: its budget and the beats it plays."""

    scene: SceneBudget
    beats: tuple[BeatMaterial, ...]


def fitted(envelope: PlanEnvelope, beats: Sequence[BeatMaterial]) -> tuple[SceneMaterial, ...]:
    """The scenes with the pieces that fit their pages, room left for the joints; never padded, one piece a beat at least."""
    by_id = {item.beat.id: item for item in beats}
    placed: list[SceneMaterial] = []
    for scene in envelope.scenes:
        own = tuple(by_id.pop(name) for name in scene.beat_ids if name in by_id)
        limit = round(max(scene.page_budget, 0.3) * WORDS_PER_PAGE * JOINTS)
        placed.append(SceneMaterial(scene, _within(own, limit)))
    if by_id and placed:
        last = placed[-1]
        placed[-1] = SceneMaterial(last.scene, last.beats + tuple(by_id.values()))
    return tuple(placed)


def _within(beats: tuple[BeatMaterial, ...], limit: int) -> tuple[BeatMaterial, ...]:
    """The beats without their least worthy pieces, until they fit."""
    kept = {piece.evidence.id: piece for beat in beats for piece in beat.pieces}
    for piece in sorted(kept.values(), key=lambda one: (one.worth, one.evidence.id)):
        if sum(other.words for other in kept.values()) <= limit:
            break
        home = next(beat for beat in beats if piece in beat.pieces)
        alone = sum(other.evidence.id in kept for other in home.pieces) == 1
        if not alone and not _leant_on(piece, home, kept):
            del kept[piece.evidence.id]
    return tuple(BeatMaterial(beat.beat, tuple(piece for piece in beat.pieces if piece.evidence.id in kept)) for beat in beats)


def _leant_on(piece: Piece, home: BeatMaterial, kept: dict[str, Piece]) -> bool:
    return any(other.dangles and other.follows(piece) for other in home.pieces if other.evidence.id in kept)
