"""A long source is read whole: what somebody asks for is found wherever it stands, and the coverage says how much was read."""

from __future__ import annotations

import pytest

from engine.library.digesting.extractive import ExtractiveDigester
from engine.library.extraction import Extraction
from engine.machines.readers.given.reader import GivenTextReader
from engine.planning.envelope import PlanEnvelope
from engine.planning.ports import PlanningSource
from tests.documents import NAMES, document
from tests.engine.planning.bridge import draft, laws_hold

SHIPS = ("Anna", "Bella", "Clara", "Dora")
ASIDE = "The lighthouse keeper kept a tame seal that he called Bruno."


def _book(place: float, lines: int = 500) -> str:
    """A port book in which something else is said once, so far into it."""
    told = [
        f"In the year {1400 + n % 500} the clerk wrote that {n + 3} barrels of salt were landed at quay number {n % 40 + 1} by the {SHIPS[n % 4]}."
        for n in range(lines)
    ]
    told.insert(round(place * lines), ASIDE)
    return "\n\n".join(told)


def _source(text: str, *, digested: bool) -> PlanningSource:
    layout = GivenTextReader().lay_out(text, markdown=False)
    digest = ExtractiveDigester().digest(Extraction(text, layout)) if digested else None
    return PlanningSource("cbook", "The port book", "text", {"sourceContextMode": "full"}, digest, text, layout)


def _quotes(envelope: PlanEnvelope) -> set[str]:
    return {item.quote for item in envelope.source_digest.evidence}


@pytest.mark.parametrize(("place", "digested"), [(0.55, True), (1.0, False)])
def test_what_is_asked_for_is_found_wherever_it_stands(place: float, digested: bool) -> None:
    source = _source(_book(place), digested=digested)
    brief = {"pageTarget": 2, "mustKnowBeforeWriting": ["The lighthouse keeper kept a seal."]}
    envelope = draft(source, creative_brief=brief).envelope

    laws_hold(envelope, (source,))
    assert ASIDE in _quotes(envelope)
    assert not any("lighthouse" in gap for gap in envelope.source_digest.gaps)
    (coverage,) = envelope.source_digest.coverage
    assert (coverage.mode, coverage.chars_read, coverage.chars_total) == (
        "full",
        len(source.text or ""),
        len(source.text or ""),
    )


def test_the_beginning_and_the_end_of_a_long_source_are_both_told() -> None:
    source = _source("\n\n".join(document(name).text or "" for name in NAMES), digested=False)
    told = draft(source, creative_brief={"pageTarget": 6}).envelope.source_digest.evidence
    places = [item.char_start / len(source.text or "") for item in told]

    assert min(places) < 0.25
    assert max(places) > 0.75
