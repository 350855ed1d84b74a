"""Tests, library: the bundled sample's files are whole, and they disagree where they are meant to."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "tide-mill"
SPEAKERS = {
    "Dr Ines Halloran": "how much water it had ever had",
    "Owen Pell": "I would want a better reason than cheap electricity",
    "Tom Pascoe": "The tide has never once been late in my 31 years here",
    "Nell Carne": "I was looking for a flour scoop",
    "Josef Lindqvist": "A wheel is honest",
    "Priya Nair": "The children here can tell you the time of high water",
    "Ruth Adeyemi": "A young eel has crossed an ocean to reach this creek",
    "Margaret Thwaite": "A village can love a thing and still be unable to afford it",
    "Edwin Marsh": "They are asking me to insure 38 front doors",
}
DISAGREEMENTS = {
    "the cost": (
        "The restoration will cost £980,000 with one pond and £1,145,000 with both",
        "The restoration will cost £1.4 million with both ponds",
    ),
    "the years to pay back": ("pay for itself in 18 years", "pay for itself in 30 years"),
    "the premium": ("an insurance premium of £3,200 a year", "asks for £17,400 a year"),
    "the homes": ("the yearly use of 87 homes", "the mill with both ponds will supply 140 homes"),
    "the flood": ("The flood reached 11 houses in Lower Street", "the flood reached 23 houses in Lower Street"),
    "the eels": ("The trap caught 412 elvers", "more than 3,000 elvers in a single week"),
}


@pytest.fixture(scope="module")
def report() -> PdfReader:
    """The report as pypdf opens it."""
    return PdfReader(SAMPLE / "report.pdf")


@pytest.fixture(scope="module")
def report_text(report: PdfReader) -> str:
    """The report's words on one line, with hyphenated line ends joined."""
    pages = "\n".join(page.extract_text() for page in report.pages)
    return re.sub(r"\s+", " ", re.sub(r"([a-z])-\n([a-z])", r"\1\2", pages))


def words(name: str) -> str:
    """A text file of the sample on one line."""
    return re.sub(r"\s+", " ", (SAMPLE / name).read_text("utf-8"))


def fonts(report: PdfReader) -> set[str]:
    """The names of the fonts that the pages use."""
    used = [page["/Resources"]["/Font"].values() for page in report.pages]  # type: ignore[index]
    return {str(font.get_object()["/BaseFont"]) for page in used for font in page}


def test_the_report_has_at_least_twelve_pages_of_real_text(report: PdfReader) -> None:
    assert 12 <= len(report.pages) <= 16
    assert all(len(page.extract_text().split()) > 20 for page in report.pages)


def test_the_report_has_an_outline_of_its_numbered_headings(report: PdfReader) -> None:
    top = [entry.title for entry in report.outline if not isinstance(entry, list)]
    assert top[:3] == ["Summary", "1. The question", "2. The mill and the creek"]
    assert any(isinstance(entry, list) for entry in report.outline)


def test_the_report_carries_its_fonts_with_it(report: PdfReader) -> None:
    assert fonts(report)
    assert all(re.match(r"/[A-Z]{6}\+DejaVuSerif", name) for name in fonts(report))


def test_the_report_repeats_a_header_and_counts_its_pages(report: PdfReader) -> None:
    for number, page in enumerate(report.pages[1:], start=2):
        text = page.extract_text()
        assert "Kaye and Lund, Water Engineers" in text
        assert f"Page {number}" in text


def test_the_report_is_set_with_hyphenated_line_ends(report: PdfReader) -> None:
    ends = [line for page in report.pages for line in page.extract_text().splitlines() if re.search(r"[a-z]-$", line)]
    assert len(ends) >= 10


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_a_named_person_is_quoted_in_the_report(report_text: str, speaker: str) -> None:
    assert SPEAKERS[speaker] in report_text
    assert f"said {speaker}" in report_text


def test_every_citation_has_its_reference(report_text: str) -> None:
    body, references = report_text.rsplit("References", 1)
    cited, listed = set(re.findall(r"\[\d\]", body)), set(re.findall(r"\[\d\]", references))
    assert cited <= listed
    assert len(cited) >= 8


@pytest.mark.parametrize("subject", DISAGREEMENTS)
def test_the_report_and_the_newspaper_disagree(report_text: str, subject: str) -> None:
    ours, theirs = DISAGREEMENTS[subject]
    article = words("article.html")
    assert ours in report_text
    assert theirs in article
    assert theirs not in report_text


def test_the_page_has_everything_that_is_not_the_article() -> None:
    article = words("article.html")
    for furniture in (
        "cookie-consent",
        "<nav",
        "<aside",
        "figcaption",
        'rel="author"',
        "<time",
        'class="related"',
        'class="comments"',
        "<footer",
    ):
        assert furniture in article, furniture


def test_the_note_counts_for_itself() -> None:
    note = words("note.md")
    assert "61 elvers in one hour" in note
    assert "61 elvers" not in words("article.html")
    assert "](https://" in note and "`GQ-LOG-1911-p184`" in note and "1. " in note


def test_the_project_names_files_that_exist() -> None:
    project = json.loads((SAMPLE / "project.json").read_text("utf-8"))
    assert [source["type"] for source in project["sources"]] == ["pdf", "file", "markdown"]
    assert all(
        (SAMPLE / source["file"]).is_file() and source["label"] and source["originatedAt"]
        for source in project["sources"]
    )
    assert project["plan"]["mode"] == "documentary"


def test_every_file_is_smaller_than_a_megabyte() -> None:
    sizes = {path.name: path.stat().st_size for path in SAMPLE.iterdir()}
    assert set(sizes) >= {"report.pdf", "article.html", "note.md", "project.json"}
    assert all(0 < size < 1_000_000 for size in sizes.values()), sizes
