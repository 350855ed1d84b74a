"""Machines, writers, extractive, measure: how much of the material fits the time that was asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.machines.writers.extractive.material import BeatMaterial, Piece
from engine.planning.envelope import BeatRole

if TYPE_CHECKING:
    from engine.planning.envelope import PlanEnvelope, SceneBudget

FIRST, WANTED = 0.5, 9.0
BEARING = frozenset({BeatRole.HOOK, BeatRole.CONFLICT})
"""Beats without which there is no arc: they are the last that are cut."""
ROOM = 0.5


@dataclass(frozen=True, slots=True)
class SceneMaterial:
    """A scene to be written: its budget and the beats it plays."""

    scene: SceneBudget
    beats: tuple[BeatMaterial, ...]


def placed(envelope: PlanEnvelope, beats: Sequence[BeatMaterial]) -> tuple[SceneMaterial, ...]:
    """The scenes of the plan with all their material; beats no scene plays go to the last."""
    by_id = {item.beat.id: item for item in beats}
    scenes = [
        SceneMaterial(scene, tuple(by_id.pop(name) for name in scene.beat_ids if name in by_id))
        for scene in envelope.scenes
    ]
    if by_id and scenes:
        scenes[-1] = replace(scenes[-1], beats=scenes[-1].beats + tuple(by_id.values()))
    return tuple(scenes)


def fitted(scenes: Sequence[SceneMaterial], limit: int, kept: Collection[str] = ()) -> tuple[SceneMaterial, ...]:
    """The scenes with the pieces that fit `limit` words altogether; never padded, one piece a beat at least.

    Every scene may fill its share of the pages; what one does not need the others get. `kept` ids are not cut.
    """
    budgets = [max(scene.scene.page_budget, 0.3) for scene in scenes]
    need = [_words(scene.beats) for scene in scenes]
    shares = _shares(budgets, need, limit)
    return tuple(
        replace(scene, beats=_within(scene.beats, share, kept)) for scene, share in zip(scenes, shares, strict=True)
    )


def words_of(scenes: Sequence[SceneMaterial]) -> int:
    """All words there are."""
    return sum(_words(scene.beats) for scene in scenes)


def _words(beats: Sequence[BeatMaterial]) -> int:
    return sum(piece.words for beat in beats for piece in beat.pieces)


def _shares(budgets: Sequence[float], need: Sequence[int], limit: int) -> list[float]:
    """Words per scene: in proportion to the budgets, but nobody gets more than they can use."""
    shares, open_ones, left = [0.0] * len(budgets), set(range(len(budgets))), float(limit)
    while open_ones:
        total = sum(budgets[at] for at in open_ones)
        full = [at for at in open_ones if need[at] <= left * budgets[at] / total]
        if not full:
            for at in open_ones:
                shares[at] = left * budgets[at] / total
            break
        for at in full:
            shares[at] = float(need[at])
        left -= sum(need[at] for at in full)
        open_ones -= set(full)
    return shares


def _within(beats: tuple[BeatMaterial, ...], limit: float, kept: Collection[str]) -> tuple[BeatMaterial, ...]:
    """The beats without their least worthy passages, until they fit; what stands together in a source goes together."""
    passages = [_passages(beat) for beat in beats]
    first = [runs[0] for runs in passages if runs]
    needed = {id(run) for beat, runs in zip(beats, passages, strict=True) for run in runs if _carries(run, beat)}

    def rank(run: tuple[Piece, ...]) -> tuple[float, str]:
        wanted = WANTED * any(piece.evidence.id in kept for piece in run)
        return _worth(run) + FIRST * (run in first) + FIRST * (id(run) in needed) + wanted, run[0].evidence.id

    ranked = sorted((run for runs in passages for run in runs), key=rank)
    total, dropped = sum(piece.words for run in ranked for piece in run), set[str]()
    for run in ranked:
        size = sum(piece.words for piece in run)
        if total <= limit or rank(run)[0] >= WANTED / 2:
            break
        home = next(runs for runs in passages if run in runs)
        spare = any(other is not run and other[0].evidence.id not in dropped for other in home)
        if spare and total - limit >= ROOM * size:
            dropped |= {piece.evidence.id for piece in run}
            total -= size
    for run in ranked:
        size, told = sum(piece.words for piece in run), [one for one in ranked if one[0].evidence.id not in dropped]
        if run in told and len(told) > 1 and rank(run)[0] < WANTED / 2 and total - limit >= size:
            dropped |= {piece.evidence.id for piece in run}
            total -= size
    return tuple(
        replace(beat, pieces=tuple(piece for piece in beat.pieces if piece.evidence.id not in dropped))
        for beat in beats
    )


def _passages(beat: BeatMaterial) -> list[tuple[Piece, ...]]:
    """The pieces of a beat in runs of neighbours, at most three long."""
    runs: list[tuple[Piece, ...]] = []
    for piece in beat.pieces:
        leans = runs and piece.follows(runs[-1][-1])
        if leans and (len(runs[-1]) < 3 or piece.dangles):
            runs[-1] = (*runs[-1], piece)
        else:
            runs.append((piece,))
    return runs


def _carries(run: tuple[Piece, ...], beat: BeatMaterial) -> bool:
    """Whether a passage is what its beat is for: one side of a disagreement, or the open end."""
    opposed = any(piece.differs(other) or other.differs(piece) for piece in run for other in beat.pieces)
    return opposed or beat.beat.role is BeatRole.CTA or (beat.beat.role in BEARING and run == _best(beat))


def _best(beat: BeatMaterial) -> tuple[Piece, ...]:
    """The passage by which a beat does its work: the one somebody is heard in, else the worthiest."""
    return max(_passages(beat), key=lambda run: (any(piece.is_quote for piece in run), _worth(run)))


def _worth(run: tuple[Piece, ...]) -> float:
    return sum(piece.worth for piece in run) / len(run) - 1.2 * run[0].dangles
