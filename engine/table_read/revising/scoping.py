"""Revising, scoping: how far an instruction may reach: into the script, back to the sources, or wherever it needs to; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.production.model import RefineScope, RefineWish
from engine.table_read.model import TableRead
from engine.table_read.revising.clauses import clauses
from engine.table_read.revising.understanding import Understood, understood
from engine.table_read.timing import timed
from engine.table_read.voices import Voice


def understood_within(before: TableRead, wish: RefineWish, voices: Sequence[Voice]) -> Understood:
    """What the instruction makes of the script within its scope; the rest is named. The headings of its passages help, and are not kept."""
    made = _within(before, wish, voices)
    return replace(made, read=replace(made.read, headings={}))


def _within(before: TableRead, wish: RefineWish, voices: Sequence[Voice]) -> Understood:
    if wish.scope is RefineScope.PLAN:
        return Understood(before, from_sources=clauses(wish.instruction) or (wish.instruction,))
    made = understood(timed(before, voices), wish.instruction, voices)
    if wish.scope is RefineScope.AUTO or not made.from_sources:
        return made
    beyond = tuple(f"“{one}” needs the sources again; refine with the scope plan." for one in made.from_sources)
    return replace(made, from_sources=(), not_done=(*made.not_done, *beyond))
