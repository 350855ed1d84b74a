"""A page gives its text, its own words about itself, and nothing of what stands around; what gives none says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.library.errors import SourceEmpty
from engine.library.extraction import BlockKind, Extraction
from engine.machines.letters.decoding import encoding_of
from engine.machines.readers.web.reader import read_bytes
from engine.machines.readers.web.tongue import agreed, language_of
from tests.machines.readers.saved_pages import SavedPage, Score, saved_pages, scored, together

PAGES = {page.name: page for page in saved_pages()}
# Nobody signs these with a class or a tag a machine could know.
UNSIGNED = {("div_soup", "byline"), ("three_columns", "byline"), ("line_breaks", "title")}


def _read(content: bytes, told: str | None = None) -> Extraction:
    return read_bytes(content, told, lambda percent, detail: None)


@pytest.fixture(scope="module")
def extractions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Extraction]:
    """Every saved page, read as the studio reads it."""
    folder = tmp_path_factory.mktemp("pages")
    return {page.name: _read(page.content, _encoding(page, folder)) for page in PAGES.values()}


def _encoding(page: SavedPage, folder: Path) -> str:
    path = folder / page.name
    path.write_bytes(page.content)
    return encoding_of(path, page.told)


def test_nearly_every_sentence_is_kept_and_nearly_nothing_else(extractions: dict[str, Extraction]) -> None:
    import trafilatura

    ours = {name: scored(page, extractions[name].text) for name, page in PAGES.items()}
    plain = {name: scored(page, trafilatura.extract(page.content) or "") for name, page in PAGES.items()}
    worse = {name for name in PAGES if ours[name].f1 < plain[name].f1}
    assert len(PAGES) >= 30
    assert together(ours.values()).f1 >= 0.97
    assert together(ours.values()).f1 > together(plain.values()).f1
    assert worse == set()


def test_a_score_falls_for_what_is_missing_and_for_what_is_too_much() -> None:
    page = PAGES["news_blog"]
    everything = " ".join(f"{key}." for key in page.must)
    assert scored(page, everything) == Score(page.must.total(), 0, 0)
    assert scored(page, "Another sentence.").f1 == 0
    assert scored(page, everything + " Sign up now.").precision < 1


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_tells_its_title_byline_date_and_language(name: str, extractions: dict[str, Extraction]) -> None:
    facts = {key: PAGES[name].facts[key] for key in ("title", "byline", "date", "language") if key in PAGES[name].facts}
    wanted = {key: value for key, value in facts.items() if (name, key) not in UNSIGNED}
    found = extractions[name].metadata
    assert {key: found.get(key) for key in wanted} == wanted


def test_headings_lists_quotes_code_tables_and_captions_are_known(extractions: dict[str, Extraction]) -> None:
    def kinds(name: str) -> set[BlockKind]:
        return {block.kind for block in extractions[name].layout.blocks}

    assert {BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CODE} <= kinds("code_tutorial")
    assert {BlockKind.TABLE, BlockKind.CAPTION, BlockKind.REFERENCE} <= kinds("journal")
    assert BlockKind.QUOTE in kinds("liveblog")
    assert BlockKind.REFERENCE in kinds("footnotes_essay")


@pytest.mark.parametrize("name", ["wiki", "footnotes_essay", "journal", "book_chapter"])
def test_no_mark_of_a_footnote_and_no_page_number_stays(name: str, extractions: dict[str, Extraction]) -> None:
    extraction = extractions[name]
    spoken = " ".join(
        extraction.text[block.start : block.end]
        for block in extraction.layout.blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)
    )
    assert not any(mark in spoken for mark in ("[1]", "[1", "[edit]", "citation needed", "²", "*", "[Pg", "^", "¶"))


def test_raised_figures_that_are_no_notes_stay() -> None:
    page = b"<p>A field of 40 m<sup>2</sup> gives 10<sup>6</sup> grains, and H<sub>2</sub>O does the rest of it, they say.</p>"
    assert "40 m² gives 10⁶ grains, and H₂O" in _read(page).text


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (
            b"<html><head><title>App</title><script src=a.js></script></head><body><div id=root></div></body></html>",
            "no",
        ),
        (b"<html><frameset cols='20%,80%'><frame src='menu.htm'><frame src='main.htm'></frameset></html>", "frame"),
        (b"<html><body><iframe src='https://a.example/'></iframe></body></html>", "frame"),
        (b"<html><body><nav><a href=/a>News</a><a href=/b>Sport</a></nav></body></html>", "no article text"),
        (b"<!-- nothing -->", "no"),
    ],
)
def test_a_page_without_text_says_so(page: bytes, words: str) -> None:
    with pytest.raises(SourceEmpty, match=words) as refused:
        _read(page)
    assert refused.value.hint


def test_a_page_nested_beyond_reason_is_read() -> None:
    deep = b"<div>" * 3000 + b"<p>At the bottom of it all lies one plain sentence.</p>" + b"</div>" * 3000
    try:
        assert "one plain sentence" in _read(deep).text
    except SourceEmpty:
        pass  # the parser may give up on it, in words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mill stood by the river and the miller was not at home when they came to ask him for the key of it.", "en"),
        ("Die Mühle stand am Fluss und der Müller war nicht zu Hause, als sie kamen und ihn nach dem Schlüssel fragten.", "de"),
        ("Мельница стояла у реки, и мельника не было дома, когда они пришли к нему и спросили его о том, где был ключ.", "ru"),
        ("水車小屋は川のそばに立っていた。", "ja"),
        ("Too short.", None),
    ],
)  # fmt: skip
def test_a_language_is_known_by_its_letters_and_small_words(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_declared_language_stands_unless_the_text_says_otherwise() -> None:
    german = (
        "Die Mühle stand am Fluss und der Müller war nicht zu Hause, als sie kamen und ihn nach dem Schlüssel fragten. "
        * 3
    )
    assert agreed("de-AT", german) == "de-AT"
    assert agreed("en", german) == "de"
    assert agreed(None, "Kurz.") is None
