"""The laws of the extractive planner: grounded, disjoint, in order, the same every time; and what it sees."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.library.digest import ClaimKind
from engine.machines.planners.extractive.findings import find, unlike
from engine.planning.envelope import BeatRole
from engine.planning.ports import PlanningSource
from tests.engine.planning.bridge import PAPER, PLAIN_TITLES, REPORT, draft, laws_hold
from tests.engine.planning.builders import Said, a_source


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
        said = all(word in material for word in words if word not in {"or", "and", "the", "what"})
        assert said or beat.title in PLAIN_TITLES, beat.title
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
