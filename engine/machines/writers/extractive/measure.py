"""Machines, writers, extractive, measure: how much of the material fits the pages that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.machines.writers.extractive.material import BeatMaterial, Piece
from engine.planning.envelope import BeatRole

if TYPE_CHECKING:
    from engine.planning.envelope import PlanEnvelope, SceneBudget

WORDS_PER_PAGE = 150
JOINTS = 0.8
FIRST = 0.5


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
    """The beats without their least worthy passages, until they fit; what stands together in a source goes together."""
    passages = [_passages(beat) for beat in beats]
    first = [runs[0] for runs in passages if runs]
    needed = {id(run) for beat, runs in zip(beats, passages, strict=True) for run in runs if _carries(run, beat)}

    def rank(run: tuple[Piece, ...]) -> tuple[float, str]:
        return _worth(run) + FIRST * (run in first) + FIRST * (id(run) in needed), run[0].evidence.id

    ranked = sorted((run for runs in passages for run in runs), key=rank)
    total, dropped = sum(piece.words for run in ranked for piece in run), set[str]()
    for run in ranked:
        if total <= limit:
            break
        home = next(runs for runs in passages if run in runs)
        if any(other is not run and other[0].evidence.id not in dropped for other in home):
            dropped |= {piece.evidence.id for piece in run}
            total -= sum(piece.words for piece in run)
    return tuple(
        BeatMaterial(beat.beat, tuple(piece for piece in beat.pieces if piece.evidence.id not in dropped))
        for beat in beats
    )


def _passages(beat: BeatMaterial) -> list[tuple[Piece, ...]]:
    """The pieces of a beat in runs of neighbours."""
    runs: list[tuple[Piece, ...]] = []
    for piece in beat.pieces:
        if runs and piece.follows(runs[-1][-1]):
            runs[-1] = (*runs[-1], piece)
        else:
            runs.append((piece,))
    return runs


def _carries(run: tuple[Piece, ...], beat: BeatMaterial) -> bool:
    """Whether a passage is what its beat is for: one side of a disagreement, or the open end."""
    opposed = any(piece.differs(other) or other.differs(piece) for piece in run for other in beat.pieces)
    return opposed or beat.beat.role is BeatRole.CTA


def _worth(run: tuple[Piece, ...]) -> float:
    return sum(piece.worth for piece in run) / len(run) - 1.2 * run[0].dangles
