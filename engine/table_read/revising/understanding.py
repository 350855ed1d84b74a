"""Revising, understanding: an instruction becomes another version of the script, with a word on what could not be done; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising.abroad import in_english
from engine.table_read.revising.answers import Fit, FromSources, Revoice
from engine.table_read.revising.applying import revised
from engine.table_read.revising.clauses import clauses
from engine.table_read.revising.edits import Direct, Edit
from engine.table_read.revising.fitting import clocked, fitted
from engine.table_read.revising.glossing import in_english_word_by_word
from engine.table_read.revising.meanings import meant
from engine.table_read.revising.numbering import Numbering
from engine.table_read.revising.other_tongue import told_apart
from engine.table_read.revising.people import antecedent, latest, meant_by, named_for, named_in, with_both
from engine.table_read.revising.remarks import goes_back, is_place, is_reason, is_remark, place_named, with_place
from engine.table_read.revising.revoicing import recast_as
from engine.table_read.revising.sharing import shared
from engine.table_read.revising.together import beside_earlier, line_split, with_half
from engine.table_read.revising.tongues import foreign
from engine.table_read.revising.translating import NO_TRANSLATOR
from engine.table_read.timing import seconds, seconds_of
from engine.table_read.voices import Voice

SHORT_ENOUGH, PART_ENOUGH, NEARLY = 1.1, 1.25, 0.015
NOWHERE = "No line speaks of"
UNSURE = ("No line speaks of", "It is not clear", "Nobody called", NO_TRANSLATOR, "One line is not made shorter")
WORDED = re.compile(
    r"\b(?:funn(?:y|ier)|witt(?:y|ier)|humou?r|poetic|simpler|formal|playful|comic(?:al)?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A version made of an instruction: what was done to the script, what the sources must be asked for, and what could not be done.

    `unclear` are the wishes among the latter that nobody understood, in their own words: a language model may.
    """

    read: TableRead
    done: tuple[str, ...] = ()
    from_sources: tuple[str, ...] = ()
    not_done: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


def understood(read: TableRead, instruction: str, voices: Sequence[Voice] = ()) -> Understood:
    """Do everything the instruction asks for that the script alone allows; nothing is guessed, the rest is named."""
    so_far, numbering, said_before = Understood(read), Numbering(read), _Before()
    for clause in (one for whole in clauses(instruction) for one in shared(read, whole)):
        so_far, said_before = _one_more(so_far, clause, said_before, numbering, voices)
    not_in_the_scripts = any(NOWHERE in one for one in so_far.not_done)
    exactly = (
        not_in_the_scripts
        or len(so_far.unclear) < len(so_far.not_done)
        or any(NO_TRANSLATOR in one for one in so_far.not_done)
    )
    tongue = None if so_far.done or so_far.from_sources or exactly else foreign(instruction)
    if tongue is not None:
        message = (
            f"“{instruction.strip()}” seems to be in {tongue}; without a language model English is understood, and of German, "
            "French, Spanish, Italian, Dutch and Portuguese what is asked most often."
        )
        return Understood(read, not_done=(f"{message} Nothing was changed.",), unclear=(instruction.strip(),))
    return replace(so_far, not_done=told_apart(read, instruction, so_far.not_done))


@dataclass(frozen=True, slots=True)
class _Before:
    """Whom and which place the wishes so far have named, a remark that waits for the wish it is the reason of, and what was not understood last."""

    who: tuple[str, ...] = ()
    place: str | None = None
    remark: tuple[str, str] | None = None
    lost: str | None = None
    is_done: bool = False
    halves: int | None = None


def _one_more(
    so_far: Understood, clause: str, before: _Before, numbering: Numbering, voices: Sequence[Voice]
) -> tuple[Understood, _Before]:
    """What is understood with one wish more, and what the next one may go back to."""
    said = with_half(with_both(in_english(clause), before.who), before.halves)
    about = said if antecedent(so_far.read, said) else named_for(said, meant_by(so_far.read, said, before.who))
    if before.lost is not None and goes_back(about):
        told = f"“{clause}”: it is not clear what is meant, since “{before.lost}” is not understood without a language model."
        unclear = (*so_far.unclear, clause)
        return replace(so_far, not_done=(*so_far.not_done, told), unclear=unclear), replace(before, remark=None)
    there = f"{about} in {before.place}" if before.remark and before.place and about != said else None
    now = _tried(so_far, clause, (with_place(about, before.place), there, about), numbering, voices)
    who, place = latest(before.who, named_in(now.read, about)), place_named(now.read, about) or before.place
    place = place if len(now.read.screenplay.entries) >= len(so_far.read.screenplay.entries) else None
    if now.done != so_far.done or now.from_sources != so_far.from_sources:
        halves = line_split(so_far.read, now.read)
        return _without_remark(now, before.remark), _Before(who, place, is_done=True, halves=halves)
    glossed = in_english_word_by_word(so_far.read, clause) or clause
    if before.is_done and is_reason(clause):
        return so_far, before
    is_aside = is_remark(clause) or is_remark(glossed) or is_place(so_far.read, clause)
    remark = (clause, now.not_done[-1]) if now.not_done and is_aside else None
    lost = clause if remark is None or place is None else None
    return now, _Before(who, place, remark, lost)


def _without_remark(now: Understood, remark: tuple[str, str] | None) -> Understood:
    """A remark was the reason of a wish that is done: nothing is left to do for it."""
    if remark is None:
        return now
    clause, told = remark
    left = tuple(one for one in now.not_done if one != told)
    return replace(now, not_done=left, unclear=tuple(one for one in now.unclear if one != clause))


def _tried(
    so_far: Understood, clause: str, readings: tuple[str | None, ...], numbering: Numbering, voices: Sequence[Voice]
) -> Understood:
    """With the first reading of a clause that does something or may not be; what is said of the last one where none does."""
    now = so_far
    for about in (one for one in readings if one is not None):
        try:
            now = _with(so_far, clause, about, numbering, voices)
        except EditRefused as refused:
            unclear = (clause,) if refused.sentence().startswith(UNSURE) else ()
            reason = f"“{clause}”: {refused.sentence()}"
            now = replace(so_far, not_done=(*so_far.not_done, reason), unclear=(*so_far.unclear, *unclear))
            if about is readings[0] and not refused.sentence().startswith(
                ("It is not clear", "Nobody called", "No line speaks")
            ):
                return now
        if now.done != so_far.done or now.from_sources != so_far.from_sources:
            return now
    return now


def _with(so_far: Understood, clause: str, about: str, numbering: Numbering, voices: Sequence[Voice]) -> Understood:
    answer = meant(so_far.read, numbering.now(about))
    if answer is None:
        message = f"“{clause}” is not understood without a language model; nothing was changed for it."
        return replace(so_far, not_done=(*so_far.not_done, message), unclear=(*so_far.unclear, clause))
    if isinstance(answer, FromSources):
        return replace(so_far, from_sources=(*so_far.from_sources, clause))
    if isinstance(answer, Fit):
        made = fitted(so_far.read, answer)
        note = _missed(clause, answer, so_far.read, made)
        return _done(replace(so_far, not_done=(*so_far.not_done, *note)), clause, about, made, numbering)
    if isinstance(answer, Revoice):
        return _done(so_far, clause, about, recast_as(so_far.read, answer, voices), numbering)
    answer = beside_earlier(numbering.first, so_far.read, answer) if so_far.done else answer
    return _worded(_done(so_far, clause, about, revised(so_far.read, answer), numbering), clause, answer, so_far)


def _missed(clause: str, wish: Fit, before: TableRead, made: TableRead) -> tuple[str, ...]:
    """A word on it where what is left takes longer than was asked for."""
    lost = seconds(before) - seconds(made)
    now = seconds_of(before, wish.lines) - lost if wish.lines else seconds(made)
    if wish.exactly and abs(now - wish.target_s) > wish.target_s * NEARLY:
        return (f"“{clause}”: it takes about {clocked(now)}; whole lines come no nearer to {clocked(wish.target_s)}.",)
    enough = 1.0 if wish.at_most else PART_ENOUGH if wish.lines else SHORT_ENOUGH
    if now <= wish.target_s * enough:
        return ()
    why = "whole lines come no nearer" if wish.lines else "no more could go without losing a scene"
    return (f"“{clause}”: it takes about {clocked(now)}, not {clocked(wish.target_s)}; {why}.",)


def _worded(now: Understood, clause: str, answer: tuple[Edit, ...], before: Understood) -> Understood:
    """With a word on it where somebody asked for other words and only their manner changed."""
    if now.done == before.done or not WORDED.search(clause) or not all(isinstance(one, Direct) for one in answer):
        return now
    note = (
        f"“{clause}”: the manner of speaking changes; the words stay, since there is no language model to write others."
    )
    return replace(now, not_done=(*now.not_done, note))


def _done(so_far: Understood, clause: str, about: str, made: TableRead, numbering: Numbering) -> Understood:
    if made == so_far.read and so_far.done and _was_otherwise(numbering.first, about):
        return replace(so_far, done=(*so_far.done, clause))
    if made == so_far.read:
        return replace(so_far, not_done=(*so_far.not_done, f"“{clause}”: this is so already."))
    numbering.follow(so_far.read, made)
    return replace(so_far, read=made, done=(*so_far.done, clause))


def _was_otherwise(first: TableRead, clause: str) -> bool:
    """Whether it is so only since an earlier wish of the same instruction made it so."""
    try:
        answer = meant(first, in_english(clause))
        return isinstance(answer, tuple) and revised(first, answer) != first
    except EditRefused:
        return False
