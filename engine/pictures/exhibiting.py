"""Pictures, exhibiting: what a source sets apart as it can be drawn: charts of tables, steps, lists, dates, places; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.library.digesting.tongues import tongue_of_line
from engine.library.exhibits import DATED, ExhibitKind
from engine.library.routes import FEWEST_PLACES, SENTENCE, places_of, ways_in
from engine.library.steps import FEWEST, items_of, steps_in
from engine.pictures.model import Item, SceneKind
from engine.pictures.tabled import MOST_DATES, Drawn, charted
from engine.pictures.wordings import cut, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.planning.envelope import Evidence

LONGEST_STEP, LONGEST_ITEM, LONGEST_DATE, MOST_PLACES, FEWEST_WORDS = 100, 150, 140, 7, 3
END = re.compile(r"[.!?…:。！？؟]$")


def drawn_of(item: Evidence, tongue: str) -> tuple[Drawn, ...]:
    """Every picture this exhibit gives, the best first; none of what cannot be drawn truly."""
    if item.kind == ExhibitKind.TABLE:
        return charted(item, tongue_of_line(item.claim).code if tongue == "en" else tongue)
    if item.kind == ExhibitKind.ROUTE:
        return _map(item)
    if item.kind == ExhibitKind.STEPS:
        return _process(item)
    return _list(item)


def _process(item: Evidence) -> tuple[Drawn, ...]:
    told = items_of(item.quote)
    steps = told if len(told) >= FEWEST else steps_in(item.quote)
    if len(steps) < FEWEST:
        return ()
    items = tuple(Item(short(step, LONGEST_STEP), item.id, str(number)) for number, step in enumerate(steps, 1))
    return (Drawn(SceneKind.PROCESS, item.claim, items=items, worth=4.7, notes=_spoken(steps)),)


def _list(item: Evidence) -> tuple[Drawn, ...]:
    told = items_of(item.quote)
    dated = [DATED.match(one) for one in told]
    if FEWEST <= len(told) <= MOST_DATES and all(dated):
        marks = tuple(
            Item(short(one[found.end() :], LONGEST_DATE), item.id, found["year"])
            for one, found in zip(told, dated, strict=True)
            if found is not None
        )
        return (Drawn(SceneKind.TIMELINE, item.claim, items=marks, worth=4.8, notes=_spoken(told)),)
    if len(told) < FEWEST:
        return ()
    items = tuple(Item(_shown(one), item.id) for one in told)
    return (Drawn(SceneKind.LIST, item.claim, items=items, worth=3.7, notes=_spoken(told)),)


def _shown(one: str) -> str:
    """The first sentence of an item; with what follows where it is a mere name of it."""
    first = short(one, LONGEST_ITEM)
    return (
        first
        if len(first.split()) >= FEWEST_WORDS or len(one) <= len(first) or not one.isascii()
        else cut(one, LONGEST_ITEM)
    )


def _map(item: Evidence) -> tuple[Drawn, ...]:
    ways = ways_in(item.quote)
    names = places_of(ways)[:MOST_PLACES]
    if len(names) < FEWEST_PLACES:
        return ()
    links = tuple(
        (names.index(way.one), names.index(way.other)) for way in ways if way.one in names and way.other in names
    )
    items = tuple(Item(name, item.id) for name in names)
    told = [line for line in SENTENCE.split(item.quote) if any(way.one in line and way.other in line for way in ways)]
    return (Drawn(SceneKind.MAP, item.claim, items=items, links=links, worth=4.5, notes=_spoken(told)),)


def _spoken(lines: Sequence[str]) -> str:
    """Lines as sentences one after the other."""
    return " ".join(
        one if END.search(one) else f"{one}." for one in (" ".join(line.split()).rstrip(";,") for line in lines)
    )
