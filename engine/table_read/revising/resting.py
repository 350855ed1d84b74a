"""Revising, resting: what a reworded line still rests on; a quotation that is touched is none any more; pure."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from engine.planning.envelope import Evidence
from engine.table_read.grounding import Ground, errors
from engine.table_read.model import TableRead
from engine.table_read.screenplay import Entry, Grounding
from engine.table_read.sentences import contains, words

LEAST_QUOTED = 4


def rested(entry: Entry, text: str, read: TableRead) -> Entry:
    """The entry with this text: still a quotation where the words stand in its passage, else a claim the same evidence
    carries, else the author's own words, which claim no source, and are marked unsupported where they state something."""
    if text == entry.text:
        return entry
    evidence = read.evidence_by_id()
    items = [evidence[name] for name in entry.evidence_ids if name in evidence]
    said = replace(entry, text=text, unsupported=False, take=0, takes=1)
    if entry.grounding is Grounding.QUOTE and any(contains(item.quote, text) for item in items):
        return said
    claim, ground = replace(said, grounding=Grounding.CLAIM), _ground(read.evidence, _known(read))
    if items and not errors(ground.of(claim)):
        return claim
    return _found_again(said, read) if entry.unsupported else _own(said, ground, was_factual=bool(items))


def own_words(entry: Entry, read: TableRead) -> Entry:
    """A line somebody wrote: it rests on nothing, and is marked unsupported where it states something."""
    return _own(entry, _ground(read.evidence, _known(read)), was_factual=False)


def _own(entry: Entry, ground: Ground, *, was_factual: bool) -> Entry:
    own = replace(entry, grounding=Grounding.CONNECTIVE, evidence_ids=())
    return replace(own, unsupported=was_factual or bool(ground.of(own)))


def _found_again(entry: Entry, read: TableRead) -> Entry:
    """A line that had lost its passage and says its words again."""
    if len(words(entry.text)) >= LEAST_QUOTED:
        for item in read.evidence:
            if contains(item.quote, entry.text):
                return replace(entry, grounding=Grounding.QUOTE, evidence_ids=(item.id,))
    return own_words(entry, read)


def _known(read: TableRead) -> tuple[str, ...]:
    return (read.screenplay.title, *read.screenplay.characters, *(credit.title for credit in read.sources))


@lru_cache(4)
def _ground(evidence: tuple[Evidence, ...], known: tuple[str, ...]) -> Ground:
    return Ground({item.id: item for item in evidence}, known)
