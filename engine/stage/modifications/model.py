"""Modifications, model: one effect on a range of lines, and which of several are heard; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from engine.stage.modifications.effects import Param
from engine.stage.score import Coloured, VoiceEffect


class ModificationStatus(StrEnum):
    """queued > rendering > ready | failed."""

    QUEUED = "queued"
    RENDERING = "rendering"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Modification:
    """An effect on the lines from `first` to `last`, both included; `ticket` names the job that renders it."""

    id: str
    first: int
    last: int
    effect: str
    params: dict[str, Param] = field(hash=False)
    status: ModificationStatus
    created_at: datetime
    updated_at: datetime
    error: str | None = None
    ticket: str | None = None

    @property
    def is_in_flight(self) -> bool:
        """Whether it is being made."""
        return self.status in (ModificationStatus.QUEUED, ModificationStatus.RENDERING)

    def moved(self, status: ModificationStatus, at: datetime, error: str | None = None) -> Modification:
        """The modification in another status."""
        return replace(self, status=status, updated_at=at, error=error)

    def coloured(self) -> Coloured:
        """As the score has it."""
        return Coloured(self.first, self.last, VoiceEffect.of(self.effect, self.params))


def heard(modifications: Iterable[Modification]) -> tuple[Coloured, ...]:
    """What is heard: of one range the newest that has come to an end, if it is ready; ranges in the order they were asked for."""
    newest: dict[tuple[int, int], Modification] = {}
    for one in modifications:
        there = newest.get((one.first, one.last))
        if not one.is_in_flight and (there is None or one.updated_at >= there.updated_at):
            newest[(one.first, one.last)] = one
    ready = [one for one in newest.values() if one.status is ModificationStatus.READY]
    return tuple(one.coloured() for one in sorted(ready, key=lambda one: one.created_at))


def heard_with(modifications: Iterable[Modification], candidate: Modification) -> tuple[Coloured, ...]:
    """What would be heard, were this one ready."""
    others = [one for one in modifications if one.id != candidate.id]
    return heard([*others, replace(candidate, status=ModificationStatus.READY)])
