"""A short read of three scenes and three speakers, for changing."""

from __future__ import annotations

from engine.planning.envelope import Confidence, Evidence
from engine.table_read.model import CastMember, Entry, Grounding, Scene, Screenplay, TableRead
from engine.table_read.voices import Gender, Voice

CLAIM, QUOTE, JOIN = Grounding.CLAIM, Grounding.QUOTE, Grounding.CONNECTIVE
LINES = (
    (0, "NARRATOR", "The village votes on a mill that has stood still since 1938.", CLAIM, ("e1",)),
    (0, "NARRATOR", "Nell Carne remembers what was said.", JOIN, ()),
    (0, "NELL CARNE", "My family was blamed for that water for 113 years.", QUOTE, ("e2",)),
    (1, "NARRATOR", "Then the money.", JOIN, ()),
    (1, "BEN", "The restoration will cost 1.4 million with both ponds.", CLAIM, ("e3",)),
    (1, "NARRATOR", "And who pays, Ben?", JOIN, ()),
    (1, "BEN", "The insurer will not.", JOIN, ()),
    (2, "NARRATOR", "The average run in the log book is 5 hours 10 minutes.", CLAIM, ("e4",)),
    (2, "BEN", "The ferry has not run since the flood.", CLAIM, ("e5",)),
    (2, "NARRATOR", "That is the story of the mill.", JOIN, ()),
)  # fmt: skip
SCENES = ("A vote", "The money", "What the log says")
QUOTES = {
    "e1": "The village votes on a mill that has stood still since 1938.",
    "e2": "“My family was blamed for that water for 113 years,” said Nell Carne.",
    "e3": "The restoration will cost 1.4 million with both ponds.",
    "e4": "However, the average run in the log book is 5 hours 10 minutes.",
    "e5": "The ferry has not run since the flood.",
}


def evidence(name: str) -> Evidence:
    """One passage."""
    quote = QUOTES[name]
    return Evidence(name, "s1", quote, quote, Confidence.HIGH, quote, 0, len(quote))


def a_read() -> TableRead:
    """Ten lines."""
    entries = tuple(Entry(at, *line) for at, line in enumerate(LINES))
    scenes = tuple(Scene(at, title, "context", (f"b{at}",)) for at, title in enumerate(SCENES))
    cast = tuple(
        CastMember(name, f"voice-{name.split()[0].lower()}", name.title(), gender, narrator=name == "NARRATOR")
        for name, gender in (("NARRATOR", "female"), ("NELL CARNE", "female"), ("BEN", "male"))
    )
    play = Screenplay("The Tide Mill", "documentary", scenes, entries, "NARRATOR")
    return TableRead(play, cast, tuple(evidence(name) for name in QUOTES), (), "A mill")


def voices() -> tuple[Voice, ...]:
    """The three of the cast and three more."""
    told = (
        ("voice-narrator", Gender.FEMALE, "en-gb", 190.0), ("voice-nell", Gender.FEMALE, "en-us", 210.0), ("voice-ben", Gender.MALE, "en-gb", 120.0),
        ("voice-deep", Gender.MALE, "en-us", 85.0), ("voice-scot", Gender.FEMALE, "en-gb-scotland", 185.0), ("voice-high", Gender.MALE, "en-gb", 150.0),
    )  # fmt: skip
    return tuple(
        Voice(name, name.title(), "fake", language, gender, "", "CC0", pitch, 160.0, name)
        for name, gender, language, pitch in told
    )
