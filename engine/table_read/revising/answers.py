"""Revising, answers: what a wish can turn out to be; pure."""

from __future__ import annotations

from dataclasses import dataclass

from engine.table_read.revising import edits


@dataclass(frozen=True, slots=True)
class Fit:
    """A wish for another length, in seconds."""

    target_s: float


@dataclass(frozen=True, slots=True)
class FromSources:
    """A wish the script alone cannot fulfil: the sources are asked again with it."""

    wish: str


@dataclass(frozen=True, slots=True)
class Revoice:
    """A wish for another voice: `traits` are words such as `deeper`, `female`, `British`."""

    character: str
    traits: tuple[str, ...]


Answer = tuple[edits.Edit, ...] | Fit | FromSources | Revoice
