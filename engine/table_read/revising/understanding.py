"""Revising, understanding: an instruction becomes another version of the script, with a word on what could not be done; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising.answers import Fit, FromSources, Revoice
from engine.table_read.revising.applying import revised
from engine.table_read.revising.clauses import clauses
from engine.table_read.revising.fitting import seconds, shortened
from engine.table_read.revising.grammar import meaning
from engine.table_read.revising.numbering import Numbering
from engine.table_read.revising.revoicing import recast_as
from engine.table_read.voices import Voice

SHORT_ENOUGH = 1.1


@dataclass(frozen=True, slots=True)
class Understood:
    """A version made of an instruction: what was done to the script, what the sources must be asked for, and what could not be done."""

    read: TableRead
    done: tuple[str, ...] = ()
    from_sources: tuple[str, ...] = ()
    not_done: tuple[str, ...] = ()


def understood(read: TableRead, instruction: str, voices: Sequence[Voice] = ()) -> Understood:
    """Do everything the instruction asks for that the script alone allows; nothing is guessed, the rest is named."""
    so_far = Understood(read)
    numbering = Numbering(read)
    for clause in clauses(instruction):
        try:
            so_far = _with(so_far, clause, numbering, voices)
        except EditRefused as refused:
            so_far = replace(so_far, not_done=(*so_far.not_done, f"“{clause}”: {refused.sentence()}"))
    return so_far


def _with(so_far: Understood, clause: str, numbering: Numbering, voices: Sequence[Voice]) -> Understood:
    answer = meaning(so_far.read, numbering.now(clause))
    if answer is None:
        message = f"“{clause}” is not understood without a language model; nothing was changed for it."
        return replace(so_far, not_done=(*so_far.not_done, message))
    if isinstance(answer, FromSources):
        return replace(so_far, from_sources=(*so_far.from_sources, clause))
    if isinstance(answer, Fit):
        made = shortened(so_far.read, answer.target_s)
        missed = seconds(made) > answer.target_s * SHORT_ENOUGH
        note = (
            (f"“{clause}”: it takes about {seconds(made):.0f} s; no more could go without losing a scene.",)
            if missed
            else ()
        )
        return _done(replace(so_far, not_done=(*so_far.not_done, *note)), clause, made, numbering)
    if isinstance(answer, Revoice):
        return _done(so_far, clause, recast_as(so_far.read, answer, voices), numbering)
    return _done(so_far, clause, revised(so_far.read, answer), numbering)


def _done(so_far: Understood, clause: str, made: TableRead, numbering: Numbering) -> Understood:
    if made == so_far.read:
        return replace(so_far, not_done=(*so_far.not_done, f"“{clause}”: this is so already."))
    numbering.follow(so_far.read, made)
    return replace(so_far, read=made, done=(*so_far.done, clause))
