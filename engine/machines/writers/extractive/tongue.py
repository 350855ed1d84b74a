"""Machines, writers, extractive, tongue: in which language a read is told, and what is said about it where that narrows the choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from engine.library.digesting.tongues import ENGLISH, Tongue, tongue_of_most
from engine.machines.writers.extractive.phrases_drama_plain import PLAIN_STAGED
from engine.machines.writers.extractive.phrases_drama_tongues import STAGED
from engine.machines.writers.extractive.phrases_plain_tongues import PLAIN_BY_TONGUE
from engine.machines.writers.extractive.phrases_podcast_tongues import HOSTS
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
    return tongue_of_most(source.words for source in sources)


def form_in(tongue: Tongue, asked: str) -> str:
    """The form a read takes in this language: as asked where its joints are known, else a documentary."""
    known: Mapping[str, object] = {"podcast": HOSTS, "drama": STAGED}.get(asked, BY_TONGUE)
    return asked if tongue is ENGLISH or tongue.code in known else "documentary"


def phrases_in(tongue: Tongue, mode: str, *, narrated: bool) -> Mapping[str, tuple[str, ...]]:
    """The joints of this form in this language; none where nobody speaks it, so that nothing is said in another."""
    spoken = {
        **BY_TONGUE.get(tongue.code, {}),
        **PLAIN_BY_TONGUE.get(tongue.code, {}),
        **PLAIN_STAGED.get(tongue.code, {}),
    }
    own = {"podcast": HOSTS, "drama": STAGED}.get(mode, {}).get(tongue.code, {})
    return {**spoken, **own, **({"title": spoken["title"]} if own and narrated else {})}


def remark_on(tongue: Tongue, asked: str) -> Remark | None:
    """What the person should know about a read in another language."""
    if tongue is ENGLISH:
        return None
    name, form = tongue.name[:1].upper() + tongue.name[1:], form_in(tongue, asked)
    told = (
        f"The sources are in {tongue.name}"
        if tongue.code
        else "The sources are in a language the built-in writer does not know"
    )
    speaker = {"podcast": "its hosts speak", "drama": "its people speak"}.get(form, "the narrator speaks")
    joints = f"{speaker} {name}" if tongue.code in BY_TONGUE else "nothing is said between their passages"
    only = f" A {asked} in it needs a language model." if asked != form else ""
    return Remark("source_language", f"{told}: it is told as a {form}, and {joints}.{only}")
