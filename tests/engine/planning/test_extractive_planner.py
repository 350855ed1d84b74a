"""The laws of the extractive planner: grounded, disjoint, in order, the same every time; and what it sees."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.library.digest import Claim, ClaimKind, Digest, Support
from engine.machines.planners.extractive.findings import find, unlike
from engine.machines.planners.extractive.planner import ExtractivePlanner
from engine.machines.planners.extractive.quantities import quantities_of, years_of
from engine.machines.planners.extractive.words import dangles
from engine.planning.envelope import BeatRole, PlanEnvelope
from engine.planning.model import ArtifactRequest
from engine.planning.ports import Drafted, PlanningSource
from engine.storage.codec import dump, load
from tests.engine.planning.builders import Said, a_plan, a_source

REPORT = a_source(
    "The report",
    Said("The old bridge at Harrow crosses the river in four stone arches.", weight=0.6, topic="The place"),
    Said("The bridge was built in 1791 and has carried every road into the town since then.", weight=0.7, topic="The place"),
    Said("In May 2023 the council asked whether the bridge could carry lorries for another century.", weight=0.6),
    Said("The repair of the bridge will cost 2.4 million pounds.", ClaimKind.ESTIMATE, weight=0.9, topic="Cost"),
    Said("We measured the second arch on 14 days and found that it had sunk by 31 mm.", weight=0.8, topic="Survey"),
    Said("A diver then discovered an oak raft under the second pier that no drawing shows.", weight=0.8, topic="Survey"),
    Said("“I have looked at that pier for 20 years and I was wrong about it,” said Marta Vance.", ClaimKind.QUOTATION, "Marta Vance", 0.7),
    Said("The repair would close the road for 9 months.", ClaimKind.FORECAST, weight=0.6, topic="Cost"),
    Said("We conclude that the raft must be kept wet, because oak rots where it dries.", weight=0.7, topic="Conclusion"),
    Said("Nobody knows how long the raft has stood without water in dry summers.", weight=0.5, topic="Conclusion"),
    kind="pdf",
)  # fmt: skip
PAPER = a_source(
    "The Harrow Courier",
    Said("The repair of the bridge will cost 3.1 million pounds, the treasurer has told this newspaper.", ClaimKind.ESTIMATE, weight=0.9),
    Said("“My shop cannot live through a closed road,” said Ilse Brandt, the baker.", ClaimKind.QUOTATION, "Ilse Brandt", 0.7),
    Said("The treasurer counted the detour of 17 km that every lorry would have to take.", weight=0.6),
    Said("The council votes on the repair on Tuesday 6 May 2025.", ClaimKind.FORECAST, weight=0.7),
    kind="url",
)  # fmt: skip
PLANNER = ExtractivePlanner()


def draft(*sources: PlanningSource, **asked: object) -> Drafted:
    """The planner's answer for these sources."""
    return PLANNER.draft(a_plan(*sources, **asked), sources)


def laws_hold(envelope: PlanEnvelope, sources: tuple[PlanningSource, ...]) -> None:
    """Everything that is true of every plan, whatever it is made of."""
    texts = {source.id: source.text for source in sources}
    evidence = envelope.source_digest.evidence
    assert [item.id for item in evidence] == [f"ev-{index}" for index in range(len(evidence))]
    for item in evidence:
        text = texts[item.source_id]
        assert text is None or text[item.char_start : item.char_end] == item.quote
    assert [beat.role for beat in envelope.beats] == list(BeatRole)
    told = [name for beat in envelope.beats for name in beat.evidence_ids]
    assert sorted(told) == sorted(item.id for item in evidence)
    assert len(set(told)) == len(told)
    assert len({(item.source_id, item.char_start) for item in evidence}) == len(evidence)
    assert len(envelope.scenes) >= 2
    assert [scene.scene_index for scene in envelope.scenes] == list(range(len(envelope.scenes)))
    assert sum(scene.page_budget for scene in envelope.scenes) == envelope.page_target
    assert all(scene.page_budget > 0 for scene in envelope.scenes)
    assert [name for scene in envelope.scenes for name in scene.beat_ids] == [beat.id for beat in envelope.beats]
    assert len({beat.title for beat in envelope.beats}) == len(envelope.beats)
    assert all(
        beat.title and beat.narration and beat.visual_intent and beat.estimated_seconds > 0 for beat in envelope.beats
    )
    assert len(envelope.visual_system.palette) == 5
    assert envelope.title and envelope.thesis.one_line
    assert load(PlanEnvelope, dump(envelope)) == envelope


def test_the_laws_hold_for_a_report_and_a_newspaper() -> None:
    drafted = draft(REPORT, PAPER)

    laws_hold(drafted.envelope, (REPORT, PAPER))
    assert {item.source_id for item in drafted.envelope.source_digest.evidence} == {REPORT.id, PAPER.id}


NOUNS = (
    "bridge",
    "mill",
    "harbour",
    "council",
    "engineer",
    "flood",
    "river",
    "ferry",
    "school",
    "miller",
    "pond",
    "ledger",
)
VERBS = ("found", "measured", "blamed", "asked", "lost", "will vote on", "denied", "opened", "counted", "recommended")


@st.composite
def sentences(draw: st.DrawFn) -> Said:
    """A sentence of the trade, sometimes said by somebody, sometimes with a number."""
    one, other = draw(st.sampled_from(NOUNS)), draw(st.sampled_from(NOUNS))
    number = draw(st.one_of(st.just(""), st.integers(2, 4000).map(lambda value: f"{value} houses near ")))
    text = f"The {one} {draw(st.sampled_from(VERBS))} {number}the {other} in {draw(st.integers(1700, 2030))}."
    speaker = draw(st.sampled_from((None, None, "Ada Low", "Tom Reed")))
    if speaker:
        return Said(f"“{text[:-1]},” said {speaker}.", ClaimKind.QUOTATION, speaker, draw(st.floats(0, 1)))
    return Said(
        text,
        draw(st.sampled_from(tuple(ClaimKind))),
        None,
        draw(st.floats(0, 1)),
        draw(st.sampled_from(("", "Cost", "Place"))),
    )


@st.composite
def shelves(draw: st.DrawFn) -> tuple[PlanningSource, ...]:
    """Up to four sources of up to forty sentences."""
    count = draw(st.integers(0, 4))
    kinds = st.sampled_from(("pdf", "url", "text"))
    return tuple(
        a_source(
            f"Source {at}", *draw(st.lists(sentences(), max_size=40)), kind=draw(kinds), digested=draw(st.booleans())
        )
        for at in range(count)
    )


@settings(max_examples=30, deadline=None)
@given(shelves(), st.one_of(st.none(), st.integers(1, 60)))
def test_the_laws_hold_for_whatever_is_on_the_shelf(sources: tuple[PlanningSource, ...], pages: int | None) -> None:
    asked = {"pageTarget": pages} if pages else {}
    drafted = draft(*sources, creative_brief=asked)

    laws_hold(drafted.envelope, sources)
    assert pages is None or drafted.envelope.page_target == pages
    assert drafted == draft(*sources, creative_brief=asked)
    usable = {one.source_id for one in unlike(find(sources))}
    assert {item.source_id for item in drafted.envelope.source_digest.evidence} == usable


def test_no_sources_make_a_legal_plan_that_says_so() -> None:
    drafted = draft()

    laws_hold(drafted.envelope, ())
    assert (drafted.warnings, drafted.envelope.source_digest.evidence) == (("no_sources",), ())


def test_a_disagreement_on_a_number_is_named_and_told_side_by_side() -> None:
    envelope = draft(REPORT, PAPER).envelope

    (gap, *_) = envelope.source_digest.gaps
    assert (
        gap == "The report and the Harrow Courier disagree on the cost: 2.4 million pounds against 3.1 million pounds."
    )
    conflict = envelope.evidence_of(envelope.beats[2])
    quotes = [item.quote for item in conflict]
    first = next(at for at, quote in enumerate(quotes) if "2.4 million" in quote)
    assert "3.1 million" in quotes[first + 1]
    assert all(item.confidence != "high" for item in conflict[first : first + 2])
    assert envelope.beats[2].title == "2.4 million pounds or 3.1"
    assert any("2.4 million" in claim for claim in envelope.thesis.avoid_claims)


def test_a_source_that_quotes_anothers_number_and_gives_its_own_disagrees() -> None:
    report = a_source(
        "The survey",
        "The dam holds back 40 acres of water behind the village of Orle.",
        "The dam was raised in 1911.",
        kind="pdf",
    )
    page = a_source(
        "The Orle Post",
        "The survey says that the dam holds back 40 acres.",
        "Our own readers walked round 61 acres of it in June.",
        kind="url",
    )

    (gap,) = draft(report, page).envelope.source_digest.gaps
    assert gap == "The survey and the Orle Post disagree on the number of acres: 40 acres against 61 acres."


def test_numbers_of_different_things_do_not_disagree() -> None:
    one = a_source(
        "A", "The school in Harrow has 210 pupils and a garden.", "The harbour has 12 berths for fishing boats."
    )
    two = a_source(
        "B", "The academy at Orle teaches 480 pupils in two shifts.", "The marina at Orle rents 90 berths to visitors."
    )

    assert draft(one, two).envelope.source_digest.gaps == ()


def test_a_number_that_a_source_itself_gives_too_is_no_disagreement() -> None:
    one = a_source(
        "A", "The first scheme supplies 64 homes in the village.", "The second scheme supplies 87 homes in the village."
    )
    two = a_source("B", "The second scheme supplies 87 homes in the village, and no more than that.")

    assert draft(one, two).envelope.source_digest.gaps == ()


def test_later_years_are_a_change_not_a_disagreement() -> None:
    one = a_source("A", "In 1990 the ferry carried 4,000 passengers across the sound.")
    two = a_source("B", "In 2020 the ferry carried 9,000 passengers across the sound.")

    assert draft(one, two).envelope.source_digest.gaps == ()


def test_titles_are_of_the_material() -> None:
    envelope = draft(REPORT, PAPER).envelope
    material = f"{REPORT.text} {PAPER.text}".lower()

    for beat in envelope.beats:
        words = [word.strip("“”?,.…").lower() for word in beat.title.split()]
        assert all(word in material for word in words if word not in {"or", "and", "the", "what"}), beat.title
        assert beat.title.lower() not in {role.value for role in BeatRole}


def test_the_thesis_is_undisputed_and_comes_from_the_sources() -> None:
    thesis = draft(REPORT, PAPER).envelope.thesis

    assert thesis.one_line.rstrip(".") in f"{REPORT.text} {PAPER.text}"
    assert "million" not in thesis.one_line


def test_near_duplicates_are_told_once() -> None:
    one = a_source("A", "The bridge at Harrow was built in 1791 by Thomas Gray.", "A toll of one penny paid for it.")
    two = a_source("B", "The bridge at Harrow was built in 1791 by Thomas Gray.")

    quotes = [item.quote for item in draft(one, two).envelope.source_digest.evidence]
    assert len(quotes) == len(set(quotes)) == 2


def test_several_people_do_not_all_speak_in_one_beat() -> None:
    people = ("Ada Low", "Tom Reed", "Eva Moss", "Jan Kolb", "Lil Hart", "Sam Fox")
    said = [
        Said(
            f"“The harbour wall of {name.split()[1]} has never been safe in winter,” said {name}.",
            ClaimKind.QUOTATION,
            name,
        )
        for name in people
    ]
    facts = [f"The survey counted {number} cracks in part {number} of the harbour wall." for number in range(21, 45)]
    envelope = draft(a_source("A", *said, *facts), creative_brief={"pageTarget": 5}).envelope

    speaking = [
        beat.role for beat in envelope.beats if any(item.kind == "quotation" for item in envelope.evidence_of(beat))
    ]
    assert len(speaking) >= 3


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
