"""Revising, answers: what a wish can turn out to be; pure."""

from __future__ import annotations

from dataclasses import dataclass

from engine.table_read.revising import edits


@dataclass(frozen=True, slots=True)
class Fit:
    """A wish for another length, in seconds: of the whole, or of these lines; a limit is kept, not only come near to; what is spared stays."""

    target_s: float
    lines: tuple[int, ...] = ()
    at_most: bool = False
    exactly: bool = False
    spared: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FromSources:
    """A wish the script alone cannot fulfil: the sources are asked again with it, and the read is to take so many seconds."""

    wish: str
    target_s: float | None = None


@dataclass(frozen=True, slots=True)
class Revoice:
    """A wish for another voice: `traits` are words such as `deeper`, `female`, `British`."""

    character: str
    traits: tuple[str, ...]


Answer = tuple[edits.Edit, ...] | Fit | FromSources | Revoice
