"""A PDF becomes continuous prose: what furnishes pages is gone, what is not prose is named, every offset knows its page."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from engine.foundation.paths import resources_dir
from engine.library.errors import SourceEmpty, SourceExtractionFailed
from engine.library.extraction import BlockKind, Extraction
from engine.machines.readers.pdf.lines import Vocabulary
from engine.machines.readers.pdf.mending import mended
from engine.machines.readers.pdf.page import Face, Row, Segment
from engine.machines.readers.pdf.reader import read
from tests.fakes.library import Line, pdf_of
from tests.fakes.turned import changed, drawn_turned

FULL = "The water in the creek rises by four metres at spring tides and by two at neaps,"


def _read(path: Path) -> Extraction:
    return read(path, None, lambda percent, detail: None)


def _written(tmp_path: Path, *pages: list[Line], **more: str) -> Extraction:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(pages, bold_from=14, **more))
    return _read(path)


def _texts(extraction: Extraction, kind: BlockKind) -> list[str]:
    return [extraction.text[block.start : block.end] for block in extraction.layout.blocks if block.kind is kind]


def _prose(top: float, *lines: str, left: float = 72.0) -> list[Line]:
    return [(left, top - 15 * number, 11.0, line) for number, line in enumerate(lines)]


def test_a_file_that_has_lost_its_catalogue_is_written_anew_in_memory_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pdf_of([_prose(700, FULL)])
    lost = tmp_path / "lost.pdf"
    lost.write_bytes(whole.replace(b"/Root 1 0 R", b"/Root 9 0 R"))
    monkeypatch.setattr("tempfile.mkstemp", _nowhere)
    monkeypatch.setattr("tempfile.mkdtemp", _nowhere)
    assert FULL in _read(lost).text
    assert isinstance(mended(lost), bytes)


def _nowhere(*_: object, **__: object) -> str:
    raise AssertionError("something was written beside the file")


def test_lines_become_paragraphs_and_headings_stand_alone(tmp_path: Path) -> None:
    page = [
        (72.0, 760.0, 18.0, "1. The creek"),
        *_prose(720, FULL, "and nobody minds."),
        *_prose(670, FULL, "and somebody does."),
    ]
    read_back = _written(tmp_path, page)
    assert _texts(read_back, BlockKind.HEADING) == ["1. The creek"]
    assert _texts(read_back, BlockKind.PARAGRAPH) == [f"{FULL} and nobody minds.", f"{FULL} and somebody does."]


def test_running_headers_footers_and_page_numbers_are_gone(tmp_path: Path) -> None:
    pages = [
        [
            (72.0, 810.0, 9.0, f"Tide report {2020 + number}"),
            *_prose(700, FULL, f"says page {word}."),
            (290.0, 30.0, 9.0, f"Page {number} of 4"),
        ]
        for number, word in enumerate(("one", "two", "three", "four"), 1)
    ]
    read_back = _written(tmp_path, *pages)
    assert "Tide report" not in read_back.text
    assert "Page" not in read_back.text
    assert read_back.text.count("says page") == 4


def test_a_title_that_runs_on_as_a_header_is_kept_where_it_is_large(tmp_path: Path) -> None:
    first = [(72.0, 800.0, 20.0, "The tide tables"), (72.0, 775.0, 16.0, "Harbour Office"), *_prose(700, FULL, "once.")]
    others = [
        [(72.0, 810.0, 9.0, "The tide tables"), *_prose(700, FULL, f"and {word}.")] for word in ("two", "three", "four")
    ]
    read_back = _written(tmp_path, first, *others)
    assert read_back.metadata["title"] == "The tide tables"
    assert read_back.text.count("The tide tables") == 1


def test_two_columns_whose_lines_do_not_align_are_read_one_after_the_other(tmp_path: Path) -> None:
    authors = [
        (80.0, 690.0 - 12 * row, 11.0, "Some University of the North") for row in range(4)
    ] + [(284.0, 690.0 - 12 * row, 11.0, "Another Place") for row in range(4)]  # fmt: skip
    left = [
        (72.0, 600.0 - 13 * row, 10.0, f"left words number {row} of the first column stand here") for row in range(20)
    ]
    right = [(312.0, 595.0 - 13 * row, 10.0, f"right words number {row} of the second column too") for row in range(20)]
    lines = sorted([*authors, *left, *right], key=lambda line: -line[1])
    text = _written(tmp_path, [(72.0, 740.0, 16.0, "Two columns of one paper, told in order"), *lines]).text

    order = [text.index(f"{side} words number {row} ") for side in ("left", "right") for row in range(20)]
    assert order == sorted(order)


def test_every_offset_knows_its_page_and_a_paragraph_crosses_it(tmp_path: Path) -> None:
    read_back = _written(
        tmp_path,
        _prose(700, FULL, FULL),
        _prose(760, "so that the mill can never stand still for long."),
        _prose(700, "New words begin here today."),
    )
    layout, text = read_back.layout, read_back.text
    assert (
        _texts(read_back, BlockKind.PARAGRAPH)[0] == f"{FULL} {FULL} so that the mill can never stand still for long."
    )
    assert [layout.page_at(text.index(words)) for words in ("The water", "so that", "New words")] == [1, 2, 3]
    assert read_back.metadata["pageCount"] == 3


def test_a_hyphen_that_only_broke_a_line_is_gone(tmp_path: Path) -> None:
    read_back = _written(
        tmp_path,
        _prose(
            700,
            FULL,
            "The engineers made a restora-",
            "tion of the self-",
            "closing gate and a flood-proof wall, flood-",
            "proof indeed.",
        ),
    )
    assert "restoration of the self-closing gate and a flood-proof wall, flood-proof indeed." in read_back.text


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [(60.0, 700.0 - 15 * number, 10.0, f"left column line number {number} goes on") for number in range(8)]
    right = [(320.0, 700.0 - 15 * number, 10.0, f"right column line number {number} goes on") for number in range(8)]
    text = _written(tmp_path, [row for pair in zip(left, right, strict=True) for row in pair]).text
    assert text.index("left column line number 7") < text.index("right column line number 0")


def test_tables_captions_lists_contents_and_references_are_told_apart(tmp_path: Path) -> None:
    contents = [
        (72.0, 760.0, 16.0, "Contents"),
        *((72.0, 720.0 - 18 * n, 11.0, f"{n} Chapter {'.' * 60} {n + 2}") for n in (1, 2, 3)),
    ]
    cells = [("Item", "Value"), ("Dam", "96 m"), ("Pond", "5.2 ha"), ("Silt", "0.7 m")]
    table = [(72.0, 640.0, 9.0, "Table 1. The creek as surveyed")] + [
        (x, 610.0 - 16 * n, 9.0, cell)
        for n, row in enumerate(cells)
        for x, cell in zip((72.0, 300.0), row, strict=True)
    ]
    items = [
        (84.0, 500.0, 11.0, "• the first of the questions;"),
        (84.0, 484.0, 11.0, "• the second of the questions."),
    ]
    references = [
        (72.0, 760.0, 16.0, "References"),
        *_prose(730, "[1] Kaye. The dam. 2024, p. 3."),
        *_prose(700, "[2] Lund. The pond. 2019."),
    ]
    read_back = _written(tmp_path, contents, [*_prose(700, FULL, "and so on."), *table, *items], references)
    assert _texts(read_back, BlockKind.TABLE) == ["Item\tValue\nDam\t96 m\nPond\t5.2 ha\nSilt\t0.7 m"]
    assert _texts(read_back, BlockKind.CAPTION) == ["Table 1. The creek as surveyed"]
    assert _texts(read_back, BlockKind.LIST_ITEM) == ["the first of the questions;", "the second of the questions."]
    assert len(_texts(read_back, BlockKind.CONTENTS)) == 2
    assert _texts(read_back, BlockKind.REFERENCE) == [
        "References",
        "[1] Kaye. The dam. 2024, p. 3.",
        "[2] Lund. The pond. 2019.",
    ]


def test_a_footnote_is_a_note_and_its_mark_is_not_read(tmp_path: Path) -> None:
    page = [
        *_prose(700, FULL, "above chart datum"),
        (163.0, 690.0, 6.0, "1"),
        (169.5, 685.0, 11.0, "everywhere."),
        *_prose(600, FULL, "and on."),
    ]
    read_back = _written(tmp_path, [*page, (72.0, 90.0, 8.0, "1 All heights are in metres.")])
    assert "above chart datum everywhere." in read_back.text
    assert _texts(read_back, BlockKind.REFERENCE) == ["1 All heights are in metres."]


def test_a_file_tells_its_title_or_its_largest_heading_is_taken(tmp_path: Path) -> None:
    page = [(72.0, 760.0, 24.0, "The Tide Mill"), *_prose(700, FULL, "it says.")]
    assert _written(tmp_path, page, info="/Title (Of Mills)").metadata["title"] == "Of Mills"
    assert _written(tmp_path, page, info="/Title (Microsoft Word - x.doc)").metadata["title"] == "The Tide Mill"


def test_a_scan_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SourceEmpty) as refused:
        _written(tmp_path, [], [])
    assert "OCR" in refused.value.sentence()


def test_an_encrypted_file_is_named_as_such(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    with pytest.raises(SourceExtractionFailed, match="encrypted"):
        _read(tmp_path / "locked.pdf")


def test_a_broken_file_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n" + b"nonsense " * 100)
    with pytest.raises(SourceExtractionFailed, match="broken"):
        _read(tmp_path / "broken.pdf")


def test_words_known_from_inside_lines_decide_a_hyphen() -> None:
    def row(text: str) -> Row:
        return Row([Segment(text, 0, 1, 0, Face(10))], 1)

    words = Vocabulary([row("the north-west wind and a watermill stood")])
    assert words.joined("a north-", "west gale") == "a north-west gale"
    assert words.joined("the water-", "mill turned") == "the watermill turned"
    assert words.joined("from 1911-", "1912") == "from 1911-1912"


def test_the_sample_report_reads_as_prose() -> None:
    report = _read(next((resources_dir() / "samples").glob("*/report.pdf")))
    prose = [*_texts(report, BlockKind.PARAGRAPH), *_texts(report, BlockKind.QUOTE)]
    assert not [text for text in prose if text.count("KL-2417") and "Page" in text]
    assert "already understand.”" in report.text
    assert "chart datum, which is lower" in report.text
    assert any(text.startswith("Both storm gates down") for text in _texts(report, BlockKind.QUOTE))
    assert len(_texts(report, BlockKind.TABLE)) == 4
    assert all(text[0].isupper() or text[0] in "“" for text in prose)


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_page_drawn_sideways_and_turned_for_the_eye_reads_like_an_upright_one(tmp_path: Path, quarter: int) -> None:
    lines = [
        (72.0, 700.0 - 14 * row, 11.0, f"Line {row} of the wide page tells what the mill did.") for row in range(9)
    ]
    upright, turned = tmp_path / "upright.pdf", tmp_path / "turned.pdf"
    upright.write_bytes(pdf_of([lines, lines[:4]]))
    turned.write_bytes(changed(upright.read_bytes(), drawn_turned(quarter)))
    one, other = (read(path, None, lambda *_: None) for path in (upright, turned))

    assert "Line 3 of the wide page" in one.text
    assert (other.text, other.layout) == (one.text, one.layout)


def test_a_line_of_names_in_type_of_fixed_pitch_stays_in_its_paragraph(tmp_path: Path) -> None:
    words = (
        "When the default paths are used then loading all of these files means that we",
        "/usr/share/mime/text/html.xml,/usr/local/share/mime/text/a.xml",
        "are looked at in this very order. Information found in one is added to others.",
    )
    lines = [(72.0, 700.0 - 14 * row, 11.0 if row != 1 else 10.0, line) for row, line in enumerate(words)]
    path = tmp_path / "paths.pdf"
    path.write_bytes(
        pdf_of([lines], bold_from=99)
        .replace(b"/F1 10.0", b"/F3 10.0")
        .replace(
            b"/F2 4 0 R",
            b"/F2 4 0 R /F3 << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        )
    )

    assert " ".join(words) in read(path, None, lambda *_: None).text
