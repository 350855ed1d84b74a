"""A numbered item that opens with a heading of its own is quoted without it; a paragraph that only wraps is left whole."""

from __future__ import annotations

from engine.library.digesting.extractive import ExtractiveDigester
from engine.library.digesting.kinds import is_dangling
from engine.library.digesting.leaning import dangles
from engine.library.digesting.tongues.french import FRENCH
from engine.library.digesting.tongues.german import GERMAN
from engine.library.extraction import Extraction
from engine.machines.readers.given.reader import GivenTextReader

CONTRACT = """The contract of the mill and its users

    1. Our priorities are the users of the mill
       We will be guided by the needs of the users of the mill and of the
       ponds above it. We will place their interests first in our
       priorities in every year.
    2. Works that do not meet our standards
       We acknowledge that some users require the use of works which do
       not conform to the guidelines of the mill. We have created areas
       in our archive for these works.

The keepers of the sluice of Gannet Quay have agreed with the council in
March 2024 that the mill may turn again, if the ponds above it hold the
water of an ordinary winter.
"""


def test_a_heading_on_the_line_of_its_number_is_not_part_of_the_sentence() -> None:
    layout = GivenTextReader().lay_out(CONTRACT, markdown=False)
    told = [claim.statement for claim in ExtractiveDigester().digest(Extraction(CONTRACT, layout)).claims]

    assert any(one.startswith("We will be guided by the needs") for one in told)
    assert any(one.startswith("We acknowledge that some users") for one in told)
    assert not any("users of the mill We" in one or "standards We" in one for one in told)
    assert any(one.startswith("The keepers of the sluice of Gannet Quay have agreed") for one in told)


def test_what_leans_on_the_sentence_before_is_known_in_german_and_french() -> None:
    leaning = (
        "Aber die Kosten sind hoch.",
        "Doch die Kosten sind hoch.",
        "Der Bericht kommt jedoch zu einem Ergebnis.",
    )
    assert all(is_dangling(one, GERMAN) for one in leaning)
    assert is_dangling("Pourtant rien ne bouge au village.", FRENCH)
    assert not is_dangling("Die Kosten der Mühle sind hoch.", GERMAN)


def test_an_answer_without_its_question_leans_on_it() -> None:
    assert dangles("No. The files in the archive are not part of the package.")
    assert dangles("Because we would like to keep the package small and simple.")
    assert not dangles("Because the ponds were dry, the mill stopped in March 2024.")
    assert not dangles("No mill of the coast has turned since 1938.")
