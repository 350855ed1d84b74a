"""Revising, resting: what a reworded line still rests on; a quotation that is touched is none any more; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engine.planning.envelope import Evidence
from engine.table_read.grounding import Ground, errors
from engine.table_read.screenplay import Entry, Grounding
from engine.table_read.sentences import contains


def rested(entry: Entry, text: str, evidence: Mapping[str, Evidence]) -> Entry:
    """The entry with this text: still a quotation where the words stand in its passage, else a claim the same evidence
    carries, else the author's own words, which claim no source."""
    if text == entry.text:
        return entry
    items = [evidence[name] for name in entry.evidence_ids if name in evidence]
    if entry.grounding is Grounding.QUOTE and any(contains(item.quote, text) for item in items):
        return replace(entry, text=text)
    claim = replace(entry, text=text, grounding=Grounding.CLAIM)
    if items and not errors(Ground(evidence).of(claim)):
        return claim
    return replace(entry, text=text, grounding=Grounding.CONNECTIVE, evidence_ids=())
