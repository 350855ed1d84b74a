"""Machines, planners, model, proposal: what a model proposes, read strictly: our evidence, every piece in one beat, nothing lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.machines.models.asking import object_of
from engine.machines.models.conversation import Unfit
from engine.planning.envelope import BeatRole

if TYPE_CHECKING:
    from engine.planning.envelope import PlanEnvelope

MOST_OF_ALL, FEW = 0.5, 7
LONGEST = {"title": 120, "thesis": 400, "narration": 600, "visual": 300}


@dataclass(frozen=True, slots=True)
class ProposedBeat:
    """A beat as the model would have it."""

    role: BeatRole
    title: str
    narration: str
    visual: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole arrangement."""

    title: str
    thesis: str
    thesis_ids: tuple[str, ...]
    beats: tuple[ProposedBeat, ...]


def shape(ids: list[str]) -> dict[str, Any]:
    """The JSON schema of a proposal over these evidence ids."""
    text = {"type": "string"}
    passages = {"type": "array", "items": {"type": "string", "enum": ids}}
    beat = {
        "role": {"type": "string", "enum": [str(role) for role in BeatRole]},
        "title": text,
        "narration": text,
        "visual": text,
        "passages": passages,
    }
    whole = {
        "title": text,
        "thesis": text,
        "thesis_passages": passages,
        "beats": {"type": "array", "items": object_of(beat)},
    }
    return object_of(whole)


def read_proposal(answer: dict[str, Any], whole: bool, envelope: PlanEnvelope) -> Proposal:
    """The proposal of an answer; ids it left out stay where they were. Raises `Unfit` with a sentence for the model."""
    if not whole:
        raise Unfit("the answer broke off before its end: make it shorter")
    rows = answer.get("beats")
    by_role = {str(row.get("role")): row for row in rows if isinstance(row, dict)} if isinstance(rows, list) else {}
    missing = [str(role) for role in BeatRole if str(role) not in by_role]
    if missing:
        raise Unfit(f"there is no beat for {', '.join(missing)}")
    ids = _placed(by_role, envelope)
    _require_arc(ids, envelope)
    beats = tuple(_beat(role, by_role[str(role)], ids[role]) for role in BeatRole)
    known = {item.id for item in envelope.source_digest.evidence}
    rests = tuple(one for one in _ids(answer.get("thesis_passages")) if one in known)
    return Proposal(_text(answer, "title"), _text(answer, "thesis"), rests, beats)


def _beat(role: BeatRole, row: dict[str, Any], ids: tuple[str, ...]) -> ProposedBeat:
    return ProposedBeat(role, _text(row, "title"), _text(row, "narration"), _text(row, "visual"), ids)


def _placed(by_role: dict[str, dict[str, Any]], envelope: PlanEnvelope) -> dict[BeatRole, tuple[str, ...]]:
    known = {item.id for item in envelope.source_digest.evidence}
    told = {beat.role: beat.evidence_ids for beat in envelope.beats}
    taken: set[str] = set()
    placed: dict[BeatRole, list[str]] = {}
    for role in BeatRole:
        placed[role] = [one for one in dict.fromkeys(_ids(by_role[str(role)].get("passages"))) if one in known - taken]
        taken |= set(placed[role])
    for role in BeatRole:
        _follow(placed, role, told.get(role, ()), taken)
    return {role: tuple(ids) for role, ids in placed.items()}


def _follow(placed: dict[BeatRole, list[str]], role: BeatRole, ids: tuple[str, ...], taken: set[str]) -> None:
    """Put what was left out right behind what it followed by rule, wherever that is told now."""
    last: str | None = None
    for one in ids:
        if one not in taken:
            into = next((told for told in placed.values() if last in told), placed[role])
            into.insert(into.index(last) + 1 if last in into else len(into), one)
        last = one


def _require_arc(ids: dict[BeatRole, tuple[str, ...]], envelope: PlanEnvelope) -> None:
    total = sum(len(each) for each in ids.values())
    if total < FEW:
        return
    empty = [str(role) for role, each in ids.items() if not each]
    if empty:
        raise Unfit(f"the beat {empty[0]} has no passage")
    full = [str(role) for role, each in ids.items() if len(each) > max(2, MOST_OF_ALL * total)]
    if full:
        raise Unfit(f"the beat {full[0]} has more than half of all passages")


def _ids(value: Any) -> list[str]:
    return [one.strip() for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return " ".join(value.split())[: LONGEST[name]] if isinstance(value, str) else ""
