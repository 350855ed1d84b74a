"""What is no claim of a text: what leans on a sentence that is not told, what its kind of document always has, what is only noted, what is asked."""

from __future__ import annotations

import pytest

from engine.library.digest import ClaimKind, Digest
from engine.library.digesting import ExtractiveDigester
from engine.library.digesting.boilerplate import is_boilerplate
from engine.library.digesting.kinds import is_dangling, is_statement, kind_of
from engine.library.digesting.leaning import dangles
from engine.library.digesting.sentences import sentences
from engine.library.digesting.tongues import ENGLISH, KNOWN
from engine.library.extraction import Extraction
from engine.machines.readers.given.reader import GivenTextReader

TONGUES = {tongue.code: tongue for tongue in KNOWN}
INTERVIEW = """# “A tower is a clock”: a conversation with Ada Quill

*Ada Quill has kept the tower for twenty years. She spoke to us in her kitchen.*

**You once said that every tower is late.**

I said that every tower keeps its own time, and the newspaper made it shorter.

**Radio clocks must have changed everything.**

They have changed what we expect of a tower and not what a tower does at night.

**What was the first repair you got wrong?**

I hung a weight of 40 kilos on a rope for 30, and the rope held for nine years.

**Would you do it again?**

A rope that holds for nine years has told me that its label was wrong.
"""
SHOP = """1. Minutes of last meeting
Agreed, subject to item 6 reading "slipway" for "stairway".

2. Crane
The old crane is to be repaired for now, and its wire was condemned two years ago.
ACTION: JP to obtain the certificate of the inspector before any boat is lifted.
"""


def digest(text: str, *, markdown: bool = True) -> Digest:
    """What the built-in digester makes of a text."""
    return ExtractiveDigester().digest(Extraction(text, GivenTextReader().lay_out(text, markdown=markdown), {}))


@pytest.mark.parametrize(
    "sentence",
    [
        "A plastic one takes two days and lasts five times as long.",
        "The cheaper one needs a wider stair.",
        "The man picks one out with his fingertips and laughs.",
        "There is another difficulty, which nobody wants to talk about.",
        "When the university asked for them back in 1985 they came by ship.",
    ],
)
def test_a_sentence_that_leans_on_one_before_it_is_known(sentence: str) -> None:
    assert dangles(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The man who keeps the tower laughs at that.",
        "A good one of these clocks costs 900 pounds.",
        "When the flood came the town lost a bridge and rebuilt it within a year.",
        "There is a difficulty that nobody wants to talk about.",
    ],
)
def test_a_sentence_that_stands_alone_is_not_taken_for_one_that_leans(sentence: str) -> None:
    assert not dangles(sentence)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("de", "Dessen Vorsitzender nennt das Modell eine Kapitulation."),
        ("de", "Gebaut wurde sie 1714 von einem Meister aus Freiberg."),
        ("de", "Wenn das Holz trocknet, wie es soll."),
        ("nl", "Bij zware regen komt het water daardoor in de kelders."),
        ("es", "Nació en 1927, hija de maestros."),
        ("fr", "Le reste devait venir de la vente des pains."),
        ("nl", "De rest wordt geveild, opgeknapt of vermalen."),
        ("es", "El resto se vendió en otoño a los vecinos."),
        ("it", "Il resto è stato venduto agli abitanti."),
        ("pt", "O resto foi vendido aos moradores."),
    ],
)
def test_what_leans_is_known_in_every_language(code: str, sentence: str) -> None:
    assert is_dangling(sentence, TONGUES[code])


@pytest.mark.parametrize(
    "sentence",
    [
        "Send your memories to newsdesk@hadleyecho.example.",
        "We may earn a commission from links.",
        "The conversation has been shortened.",
        "She spoke to us in her kitchen in Bristol.",
        "Per serving: 560 kcal, 19 g fat, 86 g carbs, 11 g protein.",
        "Agreed, subject to item 6 reading slipway for stairway.",
        "Sin más asuntos que tratar, se levanta la sesión a las 21:10 h.",
        "D'ici là, le four est froid. cf. notre édition du 3 nov.",
        "Photographs can be downloaded from the newsroom.",
        "Lumen Rail is a leading provider of regional mobility solutions.",
        "Thank you. That concludes this part of the session.",
        "Prepared by Maureen Oduya, secretary.",
        "Approved by the committee on 14 January 2026.",
    ],
)
def test_what_every_document_of_a_kind_has_is_no_claim(sentence: str) -> None:
    assert is_boilerplate(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Approved by the council, the plan was never carried out.", "Edited by hand, the film lost its ending in 1931."],
)
def test_what_happened_to_something_that_was_approved_is_a_claim(sentence: str) -> None:
    assert not is_boilerplate(sentence)


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("JP to obtain the certificate before any boat is lifted.", False),
        ("TF to speak to the council again.", False),
        ("Access to the tower is free on Sundays.", True),
        ("Anna Moor to her credit said nothing at all.", True),
    ],
)
def test_what_somebody_is_to_do_is_a_note_and_no_statement(sentence: str, is_one: bool) -> None:
    assert is_statement(sentence) is is_one


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "Whoever buys the baths must keep the façade."),
        ("en", "Observations must be sent to 14 Harbour Row."),
        ("de", "Die Noten dürfen nicht schlechter werden, und wer freitags Betreuung braucht, muss sie bekommen."),
        ("de", "Das zeigt sich erst im Mai, wenn die Vergleichsarbeiten geschrieben werden."),
        ("nl", "Zeven dagen later gaat de fiets naar het depot aan de Kanaalweg."),
    ],
)
def test_a_rule_is_no_opinion_and_a_passive_no_forecast(code: str, sentence: str) -> None:
    assert kind_of(sentence, TONGUES.get(code, ENGLISH)) not in (ClaimKind.OPINION, ClaimKind.FORECAST)


def test_an_abbreviation_in_two_parts_ends_no_sentence() -> None:
    text = "Wir prüfen z. B. Zäune, d. h. Tore. Danach wird gebaut."
    assert [text[one.start : one.end] for one in sentences(text, 0, len(text))] == [
        "Wir prüfen z. B. Zäune, d. h. Tore.",
        "Danach wird gebaut.",
    ]


def test_what_an_interviewer_says_is_no_claim_of_the_interview() -> None:
    told = [claim.statement for claim in digest(INTERVIEW).claims]
    assert any("keeps its own time" in one for one in told)
    assert not [one for one in told if "every tower is late" in one or "Radio clocks" in one or "spoke to us" in one]


def test_an_item_is_told_without_its_heading_and_what_is_only_noted_not_at_all() -> None:
    told = [claim.statement for claim in digest(SHOP, markdown=False).claims]
    assert any(one.startswith("The old crane is to be repaired") for one in told)
    assert not [one for one in told if "Minutes of last meeting" in one or one.startswith("JP")]


def test_where_and_when_a_release_was_filed_is_not_told() -> None:
    text = "# Depot\n\n**Tilbrook, 11 June 2025** — Lumen Rail today opened a depot at Tilbrook that charges eight trains overnight.\n"
    assert [claim.statement for claim in digest(text).claims] == [
        "Lumen Rail today opened a depot at Tilbrook that charges eight trains overnight."
    ]
