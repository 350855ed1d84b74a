"""What the extractive planner does with wishes, thin material and odd sources."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.library.digest import Claim, ClaimKind, Digest, Support
from engine.machines.planners.extractive.quantities import quantities_of, years_of
from engine.machines.planners.extractive.words import dangles
from engine.planning.model import ArtifactRequest
from engine.planning.ports import PlanningSource
from tests.engine.planning.bridge import PAPER, REPORT, draft, laws_hold
from tests.engine.planning.builders import Said, a_source


def test_thin_material_is_not_padded_and_says_so() -> None:
    drafted = draft(
        a_source("A", "The mill ground corn for 260 years.", "The wheel is gone now."), creative_brief={"pageTarget": 9}
    )

    assert len(drafted.envelope.source_digest.evidence) == 2
    assert drafted.envelope.page_target == 9
    assert any(warning.startswith("thin_material") for warning in drafted.warnings)


def test_the_length_follows_the_material_unless_it_is_asked_for() -> None:
    long = a_source(
        "A",
        *(
            f"The clerk of parish {n} wrote down {n} barrels of salt and {n + 7} of tar in the year {1600 + n}."
            for n in range(60)
        ),
    )

    assert draft(a_source("A", "The mill ground corn for 260 years.")).envelope.page_target == 1
    assert 4 <= draft(long).envelope.page_target <= 8
    assert draft(long, creative_brief={"pageTarget": 2}).envelope.page_target == 2


def test_what_the_person_wants_known_is_told() -> None:
    facts = [f"The ledger of {1700 + n} lists {n} sacks of flour for the parish." for n in range(40)]
    wanted = Said("The lighthouse keeper kept a tame seal named Bruno.", weight=0.05)
    brief = {"pageTarget": 1, "mustKnowBeforeWriting": ["The lighthouse keeper kept a seal."]}
    envelope = draft(a_source("A", *facts, wanted), creative_brief=brief).envelope

    assert wanted.text in {item.quote for item in envelope.source_digest.evidence}


def test_what_the_sources_do_not_know_is_a_gap() -> None:
    brief = {"mustKnowBeforeWriting": ["Astronauts repaired the telescope in orbit."]}

    assert any("Astronauts" in gap for gap in draft(REPORT, creative_brief=brief).envelope.source_digest.gaps)


def test_what_is_ruled_out_is_neither_told_nor_shown() -> None:
    rules = {"brandSafety": ["Do not mention the treasurer"], "forbiddenVisuals": ["divers"]}
    envelope = draft(REPORT, PAPER, style_constraints=rules).envelope

    assert not any("treasurer" in item.quote for item in envelope.source_digest.evidence)
    assert "Anything about: Do not mention the treasurer" in envelope.thesis.avoid_claims
    assert not any("diver" in beat.visual_intent for beat in envelope.beats)
    assert envelope.visual_system.style.endswith("Never: divers")


@pytest.mark.parametrize(
    ("asked", "mode"),
    [
        ({}, "documentary"),
        ({"creative_brief": {"projectFormat": "podcast"}}, "podcast"),
        ({"creative_brief": {"castNotes": "Two hosts, Dana and Lee."}}, "podcast"),
        ({"creative_brief": {"genre": "Documentary feature", "castNotes": "Hosts"}}, "documentary"),
        ({"creative_brief": {"genre": "Radio play"}}, "drama"),
        ({"requests": (ArtifactRequest(mode="drama"),), "creative_brief": {"projectFormat": "podcast"}}, "drama"),
        ({"requests": (ArtifactRequest(notes="A conversation, please."),)}, "podcast"),
    ],
)
def test_the_mode_is_as_asked_or_chosen_from_the_brief(asked: dict[str, object], mode: str) -> None:
    (artifact,) = draft(REPORT, **asked).envelope.artifacts
    assert artifact.mode == mode


def test_a_source_without_text_is_planned_from_its_digest() -> None:
    hidden = replace(REPORT, text=None, layout=None)
    envelope = draft(hidden).envelope

    laws_hold(envelope, (hidden,))
    assert envelope.source_digest.evidence
    assert envelope.source_digest.coverage[0].mode == "digest"


def test_a_source_without_anything_is_named_in_the_coverage() -> None:
    empty = replace(REPORT, text=None, layout=None, digest=None)
    drafted = draft(empty)

    assert drafted.envelope.source_digest.coverage[0].mode == "metadata"
    assert any(warning.startswith("no_evidence") for warning in drafted.warnings)


def test_text_that_was_read_is_covered_whole() -> None:
    (coverage,) = draft(REPORT).envelope.source_digest.coverage
    assert (coverage.mode, coverage.chars_read, coverage.chars_total) == (
        "full",
        len(REPORT.text or ""),
        len(REPORT.text or ""),
    )


def test_pages_of_a_pdf_stay_with_the_evidence() -> None:
    envelope = draft(REPORT).envelope
    assert {item.page for item in envelope.source_digest.evidence} <= {1, 2, 3, 4}
    assert all(item.page for item in envelope.source_digest.evidence)


def test_a_support_that_is_not_in_the_text_is_left_out() -> None:
    moved = replace(REPORT, text="x" + (REPORT.text or ""))
    assert draft(moved).envelope.source_digest.evidence == ()


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/a for more of this.",
        "| 1 | 2 | 3 | 4 | 5 | 6 |.",
        "Table 3 shows the cost of the scheme.",
        "Short one.",
        "No end to this heading here",
    ],
)
def test_what_cannot_be_spoken_is_no_evidence(text: str) -> None:
    assert draft(a_source("A", text)).envelope.source_digest.evidence == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It cost £1.4 million.", [(1.4e6, "money", "£1.4 million")]),
        ("It rose by 37 per cent.", [(37, "%", "37 per cent")]),
        ("The flood reached 11 houses.", [(11, "hous", "11 houses")]),
        ("Nine witnesses were heard.", [(9, "witness", "Nine witnesses")]),
        ("It holds 1,145,000 litres.", [(1145000, "litr", "1,145,000 litres")]),
        ("On 14 June 2025 at 8 p.m. it was built in 1678.", []),
        ("As section 10 says, one of them left.", []),
        ("A 75 kW turbine.", [(75, "kw", "75 kW")]),
    ],
)
def test_quantities_are_read_with_what_they_count(text: str, found: list[tuple[float, str, str]]) -> None:
    assert [(one.value, one.unit, one.shown) for one in quantities_of(text)] == found


def test_years_are_read() -> None:
    assert years_of("From 1678 to 1938, at £1,911 or 1900 per cent, in 2025.") == (1678, 1938, 2025)


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("It was built in 1911.", True), ("But this did not last.", True), ("Third, the premium must fall.", True),
        ("Under a false bottom she found a book.", True), ("The mill and its pond are old.", False),
        ("However, the mill stood.", False), ("“It is honest,” said Ada Low.", False), ("So the village has a mill.", False),
        ("When Nell came, she opened it.", False),
    ],
)  # fmt: skip
def test_sentences_that_lean_on_the_one_before_are_known(text: str, leans: bool) -> None:
    assert dangles(text) is leans


def test_a_claim_may_read_smoother_than_its_passage() -> None:
    text = "The **tide\nmill** at Orle turned for 260 years.\n\nThe tide mill at Orle was sold in 1938."
    quote = text.split("\n\n")[0]
    claim = Claim("The tide mill at Orle turned for 260 years.", ClaimKind.FACT, None, 0.9)
    digest = Digest("", "", (claim,), (Support(0, quote, 0, len(quote)),))
    source = PlanningSource("cnote", "A note", "markdown", {}, digest, text, None)
    envelope = draft(source).envelope

    laws_hold(envelope, (source,))
    (told,) = (item for item in envelope.source_digest.evidence if item.quote == quote)
    assert told.claim == claim.statement
    assert not any("**" in beat.narration for beat in envelope.beats)
