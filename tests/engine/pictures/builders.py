"""A plan to be drawn: three beats with quotations, numbers, dates and steps."""

from __future__ import annotations

from engine.pictures.candidates import Sourcebook
from engine.planning.envelope import (
    AudioSystem,
    Beat,
    BeatRole,
    Confidence,
    Evidence,
    PlanEnvelope,
    SourceDigest,
    Thesis,
    VisualSystem,
)

QUOTES = {
    "ev-0": ("quotation", "“The sea has no opinion,” said Edwin Marsh. “It only knows the way in.”", "Edwin Marsh, the surveyor", 2),
    "ev-1": ("fact", "The flood of 1911 reached 11 houses in Lower Street below the chapel.", None, 3),
    "ev-2": ("fact", "The flood of 1953 reached 23 houses in Lower Street below the chapel.", None, 4),
    "ev-3": ("fact", "The flood of 2014 reached 31 houses in Lower Street below the chapel.", None, 5),
    "ev-4": ("fact", "First, the gate must close by itself; then the bank must be raised; finally the wall must be rebuilt.", None, None),
    "ev-5": ("fact", "On 9 April 2024 Owen Pell asked about Monks’ Mead at a meeting in Gannet Quay.", None, None),
    "ev-6": ("fact", "The scheme would cost £1.4 million with both ponds and £980,000 with one pond.", None, 7),
}  # fmt: skip


def evidence() -> tuple[Evidence, ...]:
    """Every piece, in order."""
    return tuple(
        Evidence(
            name,
            "source-b" if name == "ev-3" else "source-a",
            quote,
            quote,
            Confidence.HIGH,
            quote,
            0,
            len(quote),
            page,
            kind,
            who,
        )
        for name, (kind, quote, who, page) in QUOTES.items()
    )


def envelope(
    palette: tuple[str, ...] = ("#13262f", "#ecf1f4", "#ce713b"), items: tuple[Evidence, ...] | None = None
) -> PlanEnvelope:
    """A plan of three beats."""
    known = evidence() if items is None else items
    ids = [item.id for item in known]
    beats = (
        Beat("hook-1", BeatRole.HOOK, "The way in", "It begins with the sea.", "The sea, held.", tuple(ids[:1]), 20),
        Beat(
            "conflict-1",
            BeatRole.CONFLICT,
            "11 houses or 23",
            "Two counts.",
            "11 on the left, 23 on the right.",
            tuple(ids[1:4]),
            40,
        ),
        Beat("cta-1", BeatRole.CTA, "What is open", "Three steps.", "A gate that waits.", tuple(ids[4:]), 30),
    )
    digest = SourceDigest("", ("source-a", "source-b"), known)
    look = VisualSystem("Coastal documentary", palette, "A sturdy serif")
    return PlanEnvelope(
        "project",
        "The Tide Mill",
        {},
        digest,
        Thesis("A mill and its water."),
        beats,
        3,
        (),
        look,
        AudioSystem("", "", ""),
        (),
    )


BOOK = Sourcebook({"source-a": "Engineers' report", "source-b": "The Gazette"}, frozenset({"ev-1"}))
