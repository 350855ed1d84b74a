"""Builders: evidence, envelopes and briefs of small invented stories, in the words of a test."""

from __future__ import annotations

from collections.abc import Sequence

from engine.planning.envelope import (
    AudioSystem,
    Beat,
    BeatRole,
    Confidence,
    Evidence,
    PlanEnvelope,
    PlannedArtifact,
    SceneBudget,
    SourceDigest,
    Thesis,
    VisualSystem,
)
from engine.planning.model import ArtifactRequest
from engine.planning.ports import PlanningSource
from engine.table_read.ports import WritingBrief
from engine.table_read.screenplay import Entry, Grounding, Scene, Screenplay
from engine.table_read.voices import Gender, Voice

REPORT, PAPER, NOTE = "csrcreport", "csrcpaper", "csrcnote"
TITLES = {
    REPORT: ("Engineers' report, Kaye and Lund", "pdf"),
    PAPER: ("The Tarrow Gazette, 12 February 2025", "file"),
    NOTE: ("Nell Carne's note from the mill floor", "markdown"),
}
ROLES = tuple(BeatRole)
STORY: dict[BeatRole, tuple[tuple[str, str, str, str | None], ...]] = {
    BeatRole.HOOK: (
        (REPORT, "“My family was blamed for that water for 113 years,” said Nell Carne.", "quotation", "Nell Carne"),
        (PAPER, "The village votes on a mill that has stood still since 1938.", "fact", None),
    ),
    BeatRole.CONTEXT: (
        (REPORT, "Gannet Quay is a village of 212 homes at the mouth of the River Tarrow.", "fact", None),
        (REPORT, "In March 2024 the council asked us what the mill could earn [4].", "fact", None),
    ),
    BeatRole.CONFLICT: (
        (PAPER, "The restoration will cost £1.4 million with both ponds.", "fact", None),
        (REPORT, "The restoration will cost £1,145,000 with both ponds and the culvert.", "fact", None),
        (
            PAPER,
            "“Nobody is asking me to insure a mill,” said Edwin Marsh, the surveyor for the insurer. "
            "“They are asking me to insure 38 front doors.”",
            "quotation",
            "Edwin Marsh",
        ),
    ),
    BeatRole.PROOF: (
        (REPORT, "However, the average run in the log book is 5 hours 10 minutes.", "fact", None),
        (NOTE, "I counted **61 elvers in one hour** at the mouth of the culvert.", "fact", None),
    ),
    BeatRole.TURN: (
        (
            PAPER,
            "“All my life I was told that he went back for a dog,” said Owen Pell. “He went to shut a door.”",
            "quotation",
            "Owen Pell",
        ),
    ),
    BeatRole.PAYOFF: (
        (REPORT, "The two ponds together would yield 236 MWh in an ordinary year.", "estimate", None),
        (PAPER, "“I would like somebody to build that door properly,” said Owen Pell.", "quotation", "Owen Pell"),
    ),
    BeatRole.CTA: ((REPORT, "The village votes on Saturday 14 June 2025 in the school hall.", "fact", None),),
}


def a_brief(
    story: dict[BeatRole, Sequence[tuple[str, str, str, str | None]]] | None = None,
    pages: int = 5,
    cast_notes: str = "",
    title: str = "The Tide Mill at Gannet Quay",
    **request: object,
) -> WritingBrief:
    """A brief over this story: beat role to (source, quote, kind, attribution); two scenes."""
    texts = dict.fromkeys(TITLES, "")
    evidence: list[Evidence] = []
    beats = []
    for role, told in (story or STORY).items():
        ids = []
        for source, quote, kind, who in told:
            start = len(texts[source])
            texts[source] += quote + "\n\nSomething else stands between.\n\n"
            found = Evidence(
                f"ev-{len(evidence)}", source, quote, quote, Confidence.HIGH, quote, start, start + len(quote), None, kind, who
            )  # fmt: skip
            evidence.append(found)
            ids.append(found.id)
        beats.append(Beat(f"{role}-1", role, f"About the {role}", "It tells.", "A harbour.", tuple(ids), 20))
    names = [beat.id for beat in beats]
    half = len(names) // 2
    scenes = (
        SceneBudget(0, "First", pages / 2, tuple(names[:half])),
        SceneBudget(1, "Second", pages / 2, tuple(names[half:])),
    )
    envelope = PlanEnvelope(
        "cproject", title, {}, SourceDigest("", tuple(TITLES), tuple(evidence)), Thesis("It turns."), tuple(beats), pages, scenes,
        VisualSystem("", (), ""), AudioSystem("", "", ""), (PlannedArtifact("table_read", "documentary", "auto"),),
    )  # fmt: skip
    sources = tuple(PlanningSource(key, *TITLES[key], {}, None, texts[key], None) for key in TITLES)
    asked = ArtifactRequest(**request)  # type: ignore[arg-type]
    return WritingBrief(envelope, asked, {}, {"castNotes": cast_notes}, {}, sources)


def a_screenplay(*lines: tuple[str, str], narrator: str | None = "NARRATOR") -> Screenplay:
    """Connective lines (character, text) over two scenes."""
    half = max(1, len(lines) // 2)
    entries = tuple(
        Entry(at, int(at >= half), character, text, Grounding.CONNECTIVE) for at, (character, text) in enumerate(lines)
    )
    return Screenplay(
        "A play", "documentary", (Scene(0, "One", "hook", ()), Scene(1, "Two", "cta", ())), entries, narrator
    )


def a_voice(name: str, gender: Gender, pitch: float, family: str = "", **more: object) -> Voice:
    """A voice of a small catalogue."""
    return Voice(
        f"voice-en-{name.lower()}", name, "fake", "en-GB", gender, "plain", "none", pitch, 155.0, family or name, **more  # type: ignore[arg-type]
    )  # fmt: skip


F, M = Gender.FEMALE, Gender.MALE
VOICES = (
    a_voice("Miles", M, 110, narrates=True),
    a_voice("Clara", F, 182, narrates=True),
    a_voice("Victor", M, 76),
    a_voice("Twin", M, 77, family="Victor"),
    a_voice("Toby", M, 153),
    a_voice("Lena", F, 248),
    a_voice("Ines", F, 150),
    a_voice("Away", F, 200, installed=False),
)
