"""Machines, writers, extractive, tongue: in which language a read is told, and what is said about it where that narrows the choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from engine.library.digesting.tongues import ENGLISH, Tongue, tongue_of
from engine.machines.writers.extractive.phrases_tongues import BY_TONGUE
from engine.table_read.screenplay import Remark

if TYPE_CHECKING:
    from engine.planning.ports import PlanningSource
    from engine.table_read.ports import WritingBrief


def tongue_told(brief: WritingBrief) -> Tongue:
    """The language most of the evidence is in; where that is not known, of the texts themselves."""
    return spoken_in(brief.sources) if brief.sources else ENGLISH


def spoken_in(sources: Sequence[PlanningSource]) -> Tongue:
    """The language most of the sources' words are in."""
    counted: Counter[str] = Counter()
    by_code: dict[str, Tongue] = {}
    for source in sources:
        text = source.text or (" ".join(one.support for one in source.digest.evidence) if source.digest else "")
        tongue = tongue_of(text) if text else ENGLISH
        by_code[tongue.code] = tongue
        counted[tongue.code] += len(text) or 1
    return by_code[counted.most_common(1)[0][0]] if counted else ENGLISH


def phrases_in(tongue: Tongue) -> Mapping[str, tuple[str, ...]]:
    """A narrator's joints in this language; none where no narrator speaks it, so that nothing is said in another."""
    return BY_TONGUE.get(tongue.code, {})


def remark_on(tongue: Tongue, asked: str) -> Remark | None:
    """What the person should know about a read in another language."""
    if tongue is ENGLISH:
        return None
    name = tongue.name[:1].upper() + tongue.name[1:]
    told = (
        f"The sources are in {tongue.name}"
        if tongue.code
        else "The sources are in a language the built-in writer does not know"
    )
    joints = f"the narrator speaks {name}" if tongue.code in BY_TONGUE else "nothing is said between their passages"
    only = f" A {asked} in it needs a language model." if asked != "documentary" else ""
    return Remark("source_language", f"{told}: it is told as a documentary, and {joints}.{only}")
