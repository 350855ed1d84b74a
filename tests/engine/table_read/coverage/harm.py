"""Harm: ways to make a script worse, a step of eight at a time, each of them the step before and a little more."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from engine.table_read.model import CastMember, Entry, Grounding, TableRead
from tests.documents import document
from tests.engine.table_read.rehearsal import brief_of, write

DOCUMENTS = (
    "beekeeper_interview.md",
    "coop_annual_report.md",
    "council_minutes.txt",
    "night_train_feature.md",
    "clock_history.md",
)
STEPS = 8
Harm = Callable[[TableRead, int], TableRead]


@cache
def read_of(name: str) -> TableRead:
    """The podcast the built-in writer makes of a document."""
    brief = brief_of(document(name), pages=5, mode="podcast")
    play, envelope = write(brief), brief.envelope
    cast = tuple(CastMember(who, f"voice-{who}", who, "female") for who in play.characters)
    return TableRead(play, cast, envelope.source_digest.evidence, (), envelope.thesis.one_line)


def with_entries(read: TableRead, entries: Sequence[Entry]) -> TableRead:
    """The read with these lines, numbered anew."""
    numbered = tuple(replace(entry, index=index) for index, entry in enumerate(entries))
    return replace(read, screenplay=replace(read.screenplay, entries=numbered))


def _order(read: TableRead) -> list[int]:
    places = list(range(len(read.screenplay.entries)))
    random.Random(7).shuffle(places)
    return places


def _share(read: TableRead, step: int, most: float = 1.0) -> int:
    return round(len(read.screenplay.entries) * most * step / STEPS)


def shuffle_lines(read: TableRead, step: int) -> TableRead:
    """More and more lines stand where they do not belong; the scenes keep their places."""
    entries, moved = list(read.screenplay.entries), sorted(_order(read)[: _share(read, step)])
    taken = [entries[place] for place in random.Random(11).sample(moved, len(moved))]
    for place, entry in zip(moved, taken, strict=True):
        entries[place] = replace(entry, scene_index=read.screenplay.entries[place].scene_index)
    return with_entries(read, entries)


def repeat_lines(read: TableRead, step: int) -> TableRead:
    """Lines are said twice."""
    twice = set(_order(read)[: _share(read, step, 0.6)])
    return with_entries(
        read, [one for place, entry in enumerate(read.screenplay.entries) for one in [entry] * (1 + (place in twice))]
    )


def drop_evidence(read: TableRead, step: int) -> TableRead:
    """Lines that rested on a passage lead back to none."""
    resting = [place for place in _order(read) if read.screenplay.entries[place].evidence_ids]
    dropped = set(resting[: round(len(resting) * step / STEPS)])
    entries = [replace(one, evidence_ids=()) if one.index in dropped else one for one in read.screenplay.entries]
    return with_entries(read, entries)


def lengthen_sentences(read: TableRead, step: int) -> TableRead:
    """Neighbouring sentences of a speaker's lines are run together, and lines that stay short are drawn out."""
    long = set(_order(read)[: _share(read, step)])
    more = " which, as everybody at the table will remember, is a thing that somebody somewhere might one day come to look at again"
    entries = [
        replace(one, text=one.text.rstrip(".!?") + more + ".") if one.index in long else one
        for one in read.screenplay.entries
    ]
    return with_entries(read, entries)


def cut_the_ending(read: TableRead, step: int) -> TableRead:
    """The last lines are missing; after the eighth step a third of the script is."""
    entries = read.screenplay.entries
    return with_entries(read, entries[: len(entries) - _share(read, step, 0.34)])


def one_speaks_all(read: TableRead, step: int) -> TableRead:
    """One speaker takes over the lines of the others."""
    said = {
        who: sum(len(one.text.split()) for one in read.screenplay.entries if one.character == who)
        for who in read.screenplay.characters
    }
    first = max(said, key=lambda who: said[who])
    others = [place for place in _order(read) if read.screenplay.entries[place].character != first]
    taken = set(others[: round(len(others) * step / STEPS)])
    return with_entries(
        read, [replace(one, character=first) if one.index in taken else one for one in read.screenplay.entries]
    )


def claim_freely(read: TableRead, step: int) -> TableRead:
    """Lines written by hand say more than any source."""
    loose = set(_order(read)[: _share(read, step, 0.5)])
    return with_entries(
        read, [replace(one, unsupported=True) if one.index in loose else one for one in read.screenplay.entries]
    )


def crowd_with_figures(read: TableRead, step: int) -> TableRead:
    """Lines are crowded with figures."""
    crowded = set(_order(read)[: _share(read, step)])
    more = " 12 of 17, 204, 38 and 61 in 1994."
    return with_entries(
        read, [replace(one, text=one.text + more) if one.index in crowded else one for one in read.screenplay.entries]
    )


def twist_tongues(read: TableRead, step: int) -> TableRead:
    """Lines trip the tongue."""
    twisted = set(_order(read)[: _share(read, step)])
    more = " Seven slippery silver spoons sank."
    return with_entries(
        read, [replace(one, text=one.text + more) if one.index in twisted else one for one in read.screenplay.entries]
    )


def bury_the_premise(read: TableRead, step: int) -> TableRead:
    """More and more chatter comes before anything is said."""
    chatter = [
        Entry(0, 0, read.screenplay.characters[place % 2], text, Grounding.CONNECTIVE)
        for place, text in enumerate(
            "Well, hello there and good evening to you.|How have you been keeping lately?|Oh, fine, just fine, really.|Good to hear, good to hear."
            "|Did you sleep well then?|Like a stone, thank you.|Shall we get going at some point?|In a little while, maybe."
            "|I did have a coffee earlier.|So did I, and then another.|Was it any good?|It was warm at least."
            "|Nice chairs they have here.|Very nice, so soft.|Right then.|Right then indeed.".split("|")[: 2 * step]
        )
    ]
    return with_entries(read, [*chatter, *read.screenplay.entries])
