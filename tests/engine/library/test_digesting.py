"""A digest says only what the text says, and says where."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.library.digest import ClaimKind, Digest
from engine.library.digesting import ExtractiveDigester
from engine.library.digesting.kinds import is_dangling, kind_of
from engine.library.digesting.sentences import sentences
from engine.library.extraction import BlockKind, Extraction, Layout
from engine.library.speakable import speakable
from engine.machines.readers.given.reader import GivenTextReader

READER = GivenTextReader()
STORY = """# The quay

Mara Quill, the harbour master, has kept the gate for 31 years. The council wants to sell the mill for £240,000 next spring.

“The tide has never been late,” said Mara Quill. “It has never once sent a bill.”

## The flood

The flood of 1911 reached 11 houses in Lower Street. It came from behind, in at the back doors. According to the newspaper, 23 houses were flooded.

Tidal range is defined as the difference between high water and low water at one place.

We think that the village blamed the wrong man for that flood. Nobody knows why he kept silent about it for 26 years.

| year | houses |
|------|--------|
| 1911 | 11     |
"""


def _digest(text: str, *, markdown: bool = True) -> Digest:
    return ExtractiveDigester().digest(Extraction(text, READER.lay_out(text, markdown=markdown)))


@settings(deadline=None)
@given(st.text(max_size=600), st.booleans())
def test_every_support_is_the_text_at_its_place(noise: str, markdown: bool) -> None:
    text = noise + "\n\n" + STORY + noise
    digest = _digest(text, markdown=markdown)
    for item in digest.evidence:
        assert item.support == text[item.char_start : item.char_end]
        assert item.support.strip() == item.support


@given(st.text(alphabet="aB1 .!?“”\"'\n…)(", max_size=200))
def test_sentences_cover_every_letter_once_and_in_order(text: str) -> None:
    spans = sentences(text, 0, len(text))
    assert "".join("".join(text[span.start : span.end] for span in spans).split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Hall came at 5.30 p.m. on Monday. She left.", ["Dr. Hall came at 5.30 p.m. on Monday.", "She left."]),
        ("It cost £1.5 million. J. R. Carne paid.", ["It cost £1.5 million.", "J. R. Carne paid."]),
        ("He lives in the U.S. The house is old.", ["He lives in the U.S.", "The house is old."]),
        ("“Why? I asked,” said Tom. He left.", ["“Why? I asked,” said Tom.", "He left."]),
        ("“Stop!” Anna said. “Now.”", ["“Stop!” Anna said.", "“Now.”"]),
        ("“Stop.” Anna said.", ["“Stop.” Anna said."]),
        (
            "“A quay is a habit.” Okafor answered that it fell.",
            ["“A quay is a habit.”", "Okafor answered that it fell."],
        ),
        ("“Why?” Tom asked whether it fell.", ["“Why?”", "Tom asked whether it fell."]),
        ("See fig. 3 and e.g. the map. No. 7 is lost.", ["See fig. 3 and e.g. the map.", "No. 7 is lost."]),
        ("He waited ... and waited. Then he went.", ["He waited ... and waited.", "Then he went."]),
        ("The sum is known.[3] Nobody objects.", ["The sum is known.[3]", "Nobody objects."]),
        ("He wrote “One. Two. Three.” and left. Good.", ["He wrote “One. Two. Three.” and left.", "Good."]),
    ],
)
def test_sentences_end_where_a_reader_would_pause(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in sentences(text, 0, len(text))] == expected


def test_a_quotation_is_whole_with_its_speaker() -> None:
    digest = _digest(STORY)
    quotations = [
        (claim, item)
        for claim, item in zip(digest.claims, digest.evidence, strict=True)
        if claim.kind is ClaimKind.QUOTATION
    ]
    assert [(claim.attribution, item.support) for claim, item in quotations] == [
        (
            "Mara Quill, the harbour master",
            "“The tide has never been late,” said Mara Quill. “It has never once sent a bill.”",
        )
    ]


def test_tables_are_never_claimed_and_no_sentence_twice() -> None:
    digest = _digest(STORY)
    assert not any("|" in item.support for item in digest.evidence)
    spans = sorted((item.char_start, item.char_end) for item in digest.evidence)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


def test_a_named_body_is_the_attribution_of_what_it_reports() -> None:
    found = {claim.statement: claim.attribution for claim in _digest(STORY).claims}
    assert found["According to the newspaper, 23 houses were flooded."] == "the newspaper"


def test_what_nobody_knows_is_a_gap_and_copyright_a_note() -> None:
    text = STORY + "\n\nWhether eels use the culvert is not known.\n\n© 2025 Quay Press. All rights reserved.\n"
    digest = _digest(text)
    assert "Whether eels use the culvert is not known." in digest.gaps
    assert any("© 2025 Quay Press" in note for note in digest.rights_notes)


def test_the_same_text_gives_the_same_digest_ranked_by_weight() -> None:
    assert _digest(STORY) == _digest(STORY)
    weights = [claim.weight for claim in _digest(STORY).claims]
    assert weights == sorted(weights, reverse=True)


def test_a_summary_has_at_most_six_sentences_and_a_thesis_is_the_texts_own() -> None:
    digest = _digest(STORY)
    assert 1 <= len(sentences(digest.summary, 0, len(digest.summary))) <= 6
    assert digest.thesis in speakable(STORY)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The dam is 96 m long.", ClaimKind.FACT),
        ("The dam is about 96 m long.", ClaimKind.ESTIMATE),
        ("The wheel would yield 60 MWh a year.", ClaimKind.ESTIMATE),
        ("We measured it between 6 May and 28 June.", ClaimKind.FACT),
        ("The village will vote in June.", ClaimKind.FORECAST),
        ("The council should not sell it.", ClaimKind.OPINION),
        ("Slack water is defined as the pause between tides.", ClaimKind.DEFINITION),
    ],
)
def test_a_statement_has_its_kind(sentence: str, kind: ClaimKind) -> None:
    assert kind_of(sentence) is kind


@pytest.mark.parametrize(
    "sentence",
    [
        "It fell.",
        "But nobody came.",
        "In that year he left.",
        "Under the floor she found a book.",
        "We believe that it did.",
    ],
)
def test_a_sentence_that_leans_on_another_is_dangling(sentence: str) -> None:
    assert is_dangling(sentence)


@pytest.mark.parametrize("sentence", ["The mill fell.", "Nell Carne found her book.", "The miller lost his good name."])
def test_a_sentence_that_stands_alone_is_not(sentence: str) -> None:
    assert not is_dangling(sentence)


def test_markdown_marks_and_citations_are_not_spoken() -> None:
    assert (
        speakable("I saw **61 elvers** in [one report](https://a.example/x) [3],\n> `at night`.")
        == "I saw 61 elvers in one report, at night."
    )


def test_a_text_of_headings_alone_gives_an_honest_empty_digest() -> None:
    text = "\n\n".join(f"## Heading {number}" for number in range(40))
    digest = ExtractiveDigester().digest(Extraction(text, Layout(READER.lay_out(text, markdown=True).blocks)))
    assert digest.claims == ()
    assert all(block.kind is BlockKind.HEADING for block in READER.lay_out(text, markdown=True).blocks)
