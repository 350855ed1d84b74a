"""A label is a speaker where people talk, and only a label in a manual."""

from __future__ import annotations

import pytest

from engine.library.digest import ClaimKind, Digest
from engine.library.digesting import ExtractiveDigester
from engine.library.digesting.passages import passages_of
from engine.library.extraction import Block, BlockKind, Extraction, Layout
from engine.machines.readers.given.reader import GivenTextReader

REFERENCE = """# Client.open

Opens a connection to the server and keeps it until it is closed by the caller.

Type: The type must be a string that names the transport to be used.

Default: The default is the transport that the server has announced.

Type: The type must be a number that gives the time in seconds.

Default: The default is thirty seconds and cannot be switched off.

Warning: We close the connection when the process ends without a call.

Warning: I/O errors are raised to the caller and never retried.

Note: The machine weighs 118 kg without its stand and needs two people.
"""
TALK = """# The keeper

ANNA: How long have you lived in the lighthouse with no road?

TOM BERG: I have lived in the tower for thirty years without a road.

ANNA: And what do you eat in the winter when the boat stays away?

TOM BERG: We salt the cod in October and it lasts until the ice has gone.

TOM BERG: My wife keeps the lamp on Sundays because I go fishing.
"""


def _digest(text: str) -> Digest:
    return ExtractiveDigester().digest(Extraction(text, GivenTextReader().lay_out(text, markdown=True)))


def test_nobody_speaks_in_an_api_reference() -> None:
    digest = _digest(REFERENCE)
    assert len(digest.claims) >= 4
    assert all(claim.attribution is None and claim.kind is not ClaimKind.QUOTATION for claim in digest.claims)


def test_a_notice_is_told_without_its_label() -> None:
    assert "The machine weighs 118 kg without its stand and needs two people." in {
        claim.statement for claim in _digest(REFERENCE).claims
    }


@pytest.mark.parametrize("text", [TALK, TALK.replace("ANNA:", "**ANNA:**").replace("TOM BERG:", "**TOM BERG**:")])
def test_people_who_talk_are_heard_by_their_names(text: str) -> None:
    claims = _digest(text).claims
    assert {claim.attribution for claim in claims} == {"TOM BERG"}
    assert all(claim.kind is ClaimKind.QUOTATION for claim in claims)
    assert "I have lived in the tower for thirty years without a road." in {claim.statement for claim in claims}


def test_questions_and_answers_are_nobodys_words() -> None:
    text = "\n\n".join(
        f"Q: What happens on day {day}?\n\nA: On day {day} we open the gate for the boats." for day in range(1, 5)
    )
    assert all(claim.attribution is None for claim in _digest(text).claims)


def test_one_labelled_line_makes_no_speaker() -> None:
    digest = _digest("The pump stands in the cellar of the house.\n\nPump: I replaced the seal of it in the spring.")
    assert all(claim.attribution is None for claim in digest.claims)


def test_a_label_that_the_sentence_means_stays_with_it() -> None:
    text = "Ohio: It becomes the latest state to ask for a picture at the voting booth.\n\nNote: The booth closes at eight in the evening.\n"
    layout = GivenTextReader().lay_out(text, markdown=False)
    said = [one.text for one in passages_of(Extraction(text, layout), None)]

    assert said[0].startswith("Ohio: It becomes the latest state")
    assert said[1] == "The booth closes at eight in the evening."


def test_an_indented_paragraph_of_a_printed_page_is_nobodys_quotation() -> None:
    text = (
        "The project has many people.\n\nMore than a thousand volunteers look after the packages of the whole system."
    )
    blocks = (Block(BlockKind.PARAGRAPH, 0, 28), Block(BlockKind.QUOTE, 30, len(text)))
    printed, web = (
        [one.is_spoken for one in passages_of(Extraction(text, Layout(blocks), {}, kind), None)]
        for kind in ("pdf", "html")
    )

    assert printed == [False, False]
    assert web == [False, True]
