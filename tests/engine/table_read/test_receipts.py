"""The receipts of a read: gathered from it, counted, and written as one page that asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from engine.library.extraction import Absence, Passage
from engine.planning.envelope import Confidence, Evidence
from engine.table_read.model import CastMember, SourceCredit, TableRead
from engine.table_read.receipts.gathering import gathered
from engine.table_read.receipts.introducing import introductions
from engine.table_read.receipts.model import counted, file_name
from engine.table_read.receipts.page import page
from engine.table_read.screenplay import Entry, Grounding, Scene, Screenplay
from tests.engine.table_read.made_receipts import GONE, a_line, a_receipt, a_source, some_receipts

HOSTILE = '"><script src=//evil.example/x.js></script><img onerror=alert(1)>'


def a_read() -> TableRead:
    entries = (
        Entry(0, 0, "MARA", "A wheel is honest.", Grounding.QUOTE, ("ev-0",)),
        Entry(1, 0, "MARA", "It turned, and it stood.", Grounding.CLAIM, ("ev-1", "ev-0")),
        Entry(2, 1, "TOM", "So it goes.", Grounding.CONNECTIVE, ()),
        Entry(3, 1, "TOM", "Nobody remembers this one.", Grounding.CLAIM, ("ev-9",)),
    )
    scenes = (Scene(0, "The wheel", "hook", ("b-1",)), Scene(1, "The end", "payoff", ("b-2",)))
    evidence = tuple(
        Evidence(f"ev-{n}", f"src-{n}", "A claim", "support", Confidence.HIGH, f"Quote number {n}.", 10 * n, 10 * n + 5)
        for n in (0, 1)
    )
    cast = (CastMember("MARA", "v-1", "Ada", "female"), CastMember("TOM", "v-2", "Ben", "male"))
    credits = (SourceCredit("src-1", "The note", "text", "javascript:alert(1)"),)
    return TableRead(Screenplay("The mill", "documentary", scenes, entries), cast, evidence, credits, "It waits.")


def opened(verified: bool = True, absence: Absence | None = None) -> dict[str, Passage]:
    return {
        f"ev-{n}": Passage(
            f"src-{n}", "A title", "", "kept words", "", 10 * n, 10 * n + 5, 4, verified, absence=absence
        )
        for n in (0, 1)
    }


def test_a_muted_line_has_no_receipt_and_the_others_keep_their_numbers() -> None:
    read = a_read()
    entries = tuple(replace(entry, muted=entry.index == 1) for entry in read.screenplay.entries)
    made = gathered(replace(read, screenplay=replace(read.screenplay, entries=entries)), 3, opened(), {})

    assert [line.index for line in made.lines] == [0, 2, 3]
    assert {receipt.evidence_id for line in made.lines for receipt in line.receipts} == {"ev-0"}
    assert made.counts().lines == 3


def test_every_line_is_there_with_its_passages_in_its_order() -> None:
    made = gathered(a_read(), 3, opened(), {})

    assert [(line.index, line.speaker, [r.evidence_id for r in line.receipts]) for line in made.lines] == [
        (0, "MARA", ["ev-0"]), (1, "MARA", ["ev-1", "ev-0"]), (2, "TOM", []), (3, "TOM", []),
    ]  # fmt: skip
    assert [scene.title for scene in made.scenes] == ["The wheel", "The end"]
    assert next(made.lines).receipts[0].quote == "Quote number 0."


def test_a_line_by_hand_that_no_source_carries_is_not_said_to_claim_nothing() -> None:
    read = a_read()
    entries = tuple(
        replace(one, unsupported=one.index == 2, grounding=Grounding.CONNECTIVE) for one in read.screenplay.entries
    )
    made = gathered(replace(read, screenplay=replace(read.screenplay, entries=entries)), 1, opened(), {})

    assert [line.ground for line in made.lines][2] == "Written by hand; no source was found that says it"
    assert made.counts().by_hand == 1
    assert "1 was written by hand" in page(made)


ROLE = "Josef Lind, the millwright of the quay"


def _introducing(text: str) -> TableRead:
    read = a_read()
    evidence = (replace(read.evidence[0], attribution=ROLE), *read.evidence[1:])
    entries = tuple(replace(one, text=text) if one.index == 2 else one for one in read.screenplay.entries)
    return replace(read, evidence=evidence, screenplay=replace(read.screenplay, entries=entries))


def test_a_line_that_says_who_somebody_is_names_the_sentence_that_says_so() -> None:
    read = _introducing("Here is Josef Lind, the millwright.")
    (found,) = introductions(read.screenplay.entries, read.evidence).values()
    text = "It stood. A wheel is honest. We asked Josef Lind, the millwright of the quay.\n\nSo it was."
    begins, ends = found.place_in(text) or (0, 0)
    assert text[begins:ends] == "We asked Josef Lind, the millwright of the quay."
    passage = Passage("src-0", "A title", "", text[begins:ends], "", begins, ends, 2, True)
    item = replace(found.item, char_start=begins, char_end=ends, quote=text[begins:ends])

    made = gathered(read, 1, opened(), {}, {2: (item, passage)})
    line = list(made.lines)[2]

    assert line.ground == "Connects; says who somebody is, as the source does"
    assert [(one.quote, one.page) for one in line.receipts] == [(text[begins:ends], 2)]
    assert "1 says who somebody is, 0 connect and claim nothing" in page(made)


@pytest.mark.parametrize("text", ["Here is Josef Lind.", "So it goes.", "The millwright of a quay, Josef?"])
def test_a_line_that_only_names_somebody_claims_nothing(text: str) -> None:
    read = _introducing(text)

    assert introductions(read.screenplay.entries, read.evidence) == {}


def test_where_no_sentence_says_so_any_more_the_line_still_is_not_said_to_claim_nothing() -> None:
    read = _introducing("Here is Josef Lind, the millwright of the quay.")
    named = introductions(read.screenplay.entries, read.evidence)
    assert [one.place_in("Nothing of the kind.") for one in named.values()] == [None]

    assert "says who somebody is" in list(gathered(read, 1, opened(), {}, {2: None}).lines)[2].ground


def test_lines_passages_and_sources_are_counted() -> None:
    counts = gathered(a_read(), 1, opened(), {}).counts()

    assert (counts.lines, counts.quotes, counts.claims, counts.connections) == (4, 1, 2, 1)
    assert (counts.passages, counts.sources) == (2, 2)
    assert counted(counts) == (
        "4 lines: 1 quotes a source, 2 claim what a passage says, 1 connects and claims nothing."
        " They rest on 2 passages from 2 sources."
    )


def test_a_source_nobody_credits_is_listed_all_the_same() -> None:
    made = gathered(a_read(), 1, opened(), {})

    assert [(source.number, source.title) for source in made.sources] == [
        (1, "The note"),
        (2, "A source that is no longer known"),
    ]
    assert [receipt.source for line in made.lines for receipt in line.receipts] == [2, 1, 2]


def test_an_address_no_browser_should_open_is_left_out() -> None:
    assert [source.url for source in gathered(a_read(), 1, opened(), {}).sources] == [None, None]


def test_where_the_text_is_gone_no_more_is_shown_than_was_kept() -> None:
    made = gathered(a_read(), 1, opened(False, Absence.DELETED), {})

    first = next(made.lines).receipts[0]
    assert (first.quote, first.remark) == (
        "kept words",
        "The source was deleted; this is the quote as it was kept.",
    )
    assert made.sources[0].absence is Absence.DELETED


def test_a_quote_that_is_not_at_its_place_is_told() -> None:
    made = gathered(a_read(), 1, opened(False), {})

    assert next(made.lines).receipts[0].remark == "The quote was not found at its place in the source."


def test_the_page_marks_what_each_line_does() -> None:
    text = page(some_receipts())

    kinds = re.findall(r'<li id="line-(\d+)" class="(\w+)"', text)
    assert kinds == [("1", "quote"), ("2", "claim"), ("3", "connective")]
    assert re.findall(r'<p class="ground">([^<]+)</p>', text) == [
        "Quotes its source", "Claims what its source says", "Connects; claims nothing",
    ]  # fmt: skip
    assert "page 5, characters 120 to 152" in text
    assert 'href="https://report.example/a?b=1&amp;c=2"' in text
    assert "retrieved 2026-11-23" in text


def test_the_page_may_only_wear_its_own_style() -> None:
    text = page(some_receipts())
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None

    allowed = re.search(r"style-src 'sha256-([^']+)'", text)
    assert allowed is not None
    assert allowed[1] == base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert "default-src 'none'" in text
    assert re.findall(r"<(script|img|link|iframe|object|form)\b|\bsrc=|@import|url\(", text) == []


@pytest.mark.parametrize("where", ["title", "speaker", "text", "quote", "source", "scene", "aside"])
def test_hostile_words_are_words_wherever_they_stand(where: str) -> None:
    line = a_line(0, HOSTILE if where == "text" else "Words.", a_receipt(HOSTILE if where == "quote" else "Words."))
    line = replace(line, speaker=HOSTILE if where == "speaker" else "MARA", aside=HOSTILE if where == "aside" else None)
    made = some_receipts(line, title=HOSTILE if where == "title" else "T", source=a_source(HOSTILE))
    made = replace(made, scenes=(replace(made.scenes[0], title=HOSTILE if where == "scene" else "S"),))
    text = page(made)

    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script src=//evil.example" in text


def test_a_quote_whose_source_is_gone_says_so_on_the_page() -> None:
    text = page(some_receipts(a_line(0, "Words.", a_receipt("Kept words.", **GONE))))

    assert "The source&#x27;s text is not kept" in text or "The source's text is not kept" in text


def test_letters_that_no_encoding_takes_do_not_stop_the_page() -> None:
    assert b"?" in page(some_receipts(a_line(0, "Half a pair: \ud800."))).encode(errors="replace")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The mill", "The mill, receipts.pdf"), ("../../etc/passwd", "etc passwd, receipts.pdf"),
        ("", "Table read, receipts.pdf"), ("x" * 200, "x" * 70 + ", receipts.pdf"),
    ],
)  # fmt: skip
def test_a_title_becomes_a_file_name_every_system_takes(title: str, name: str) -> None:
    assert file_name(title, "pdf") == name


def test_the_receipts_of_one_plans_artifacts_lie_side_by_side() -> None:
    assert file_name("The mill", "pdf", "pitch_deck") == "The mill, pitch deck, receipts.pdf"
    assert file_name("The mill", "html", "table_read", 1) == "The mill, receipts, version 1.html"


def test_the_page_says_of_what_it_is() -> None:
    assert "Receipts of the table read, version 2" in page(some_receipts(a_line(0, "Words.")))
