"""A Word document is read as it would be read out: structure kept, and nothing that was noted, deleted or hidden."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK

from engine.library.errors import SourceExtractionFailed
from engine.library.extraction import BlockKind, Extraction
from engine.machines.readers.word.reader import read
from tests.fakes.packed import W, docx_of, packed, paragraph

SUPER = '<w:vertAlign w:val="superscript"/>'


def _read(tmp_path: Path, content: bytes) -> Extraction:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    return read(path, None, lambda percent, detail: None)


def _blocks(extraction: Extraction) -> list[tuple[str, str]]:
    return [(block.kind.value, extraction.text[block.start : block.end]) for block in extraction.layout.blocks]


def test_headings_paragraphs_quotes_and_lists_keep_their_kind(tmp_path: Path) -> None:
    item = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    )
    body = (
        paragraph("The mill", "H1") + paragraph("It stands.") + paragraph("Its gates", "Own") + paragraph("Slowly.", "Quote")
        + item.format(1, "Oak") + item.format(1, "Iron") + item.format(2, "First") + item.format(2, "Second")
        + paragraph("By hand • no", inner="") + paragraph("• Typed by hand") + paragraph("Figure 1. The gate", "Caption")
    )  # fmt: skip
    read_back = _read(tmp_path, docx_of(body))
    assert _blocks(read_back) == [
        ("heading", "The mill"),
        ("paragraph", "It stands."),
        ("heading", "Its gates"),
        ("quote", "Slowly."),
        ("list_item", "Oak"),
        ("list_item", "Iron"),
        ("list_item", "First"),
        ("list_item", "Second"),
        ("paragraph", "By hand • no"),
        ("list_item", "Typed by hand"),
        ("caption", "Figure 1. The gate"),
    ]
    assert [block.level for block in read_back.layout.blocks if block.kind is BlockKind.HEADING] == [1, 2]
    assert "• Oak\n• Iron\n1. First\n2. Second" in read_back.text
    assert read_back.metadata == {"title": "The mill"}


def test_deleted_moved_hidden_and_coded_words_are_not_there(tmp_path: Path) -> None:
    inner = (
        '<w:del><w:r><w:delText>gone </w:delText></w:r></w:del><w:ins><w:r><w:t>kept </w:t></w:r></w:ins>'
        '<w:moveFrom><w:r><w:t>moved </w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF secret</w:instrText></w:r>'
        '<w:r><w:t>page 3</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        "<w:r><w:t>.</w:t></w:r>"
    )  # fmt: skip
    comments = (
        f"<w:comments {W}><w:comment w:id='0'><w:p><w:r><w:t>Is this true?</w:t></w:r></w:p></w:comment></w:comments>"
    )
    content = docx_of(
        paragraph("What is ", inner=inner), word__comments_xml=comments, word__vbaProject_bin=b"\xd0macro"
    )
    assert _read(tmp_path, content).text == "What is kept page 3."


def test_a_paragraph_whose_end_was_deleted_goes_on(tmp_path: Path) -> None:
    body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>" + paragraph("sentence.")
    assert _read(tmp_path, docx_of(body)).text == "One sentence."


def test_notes_stand_at_the_end_and_their_marks_are_nowhere(tmp_path: Path) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> and on.</w:t></w:r>'
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Measured in 1911.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    read_back = _read(tmp_path, docx_of(paragraph("Four metres", inner=note), word__footnotes_xml=notes))
    assert _blocks(read_back) == [("paragraph", "Four metres and on."), ("reference", "Measured in 1911.")]


@pytest.mark.parametrize(
    ("before", "raised", "said"),
    [("It rose", "1", "It rose"), ("40 km", "2", "40 km²"), ("the 21", "st", "the 21st"), ("10", "6", "106"), ("Kaye", "1,2", "Kaye")],
)  # fmt: skip
def test_a_raised_figure_is_a_mark_unless_it_is_a_power(tmp_path: Path, before: str, raised: str, said: str) -> None:
    inner = f"<w:r><w:rPr>{SUPER}</w:rPr><w:t>{raised}</w:t></w:r>"
    assert _read(tmp_path, docx_of(paragraph(before, inner=inner))).text == said


def test_tables_are_tables_and_pages_laid_out_with_tables_are_prose(tmp_path: Path) -> None:
    def table(*rows: tuple[str, ...]) -> str:
        return "".join(
            ["<w:tbl>", *(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows), "</w:tbl>"]
        )  # fmt: skip

    prose = "Nobody has ground corn there since the flood took the lower gate and half of the quay. " * 3
    body = table(("Item", "Cost"), ("Gate", "£4")) + table(("In a frame.",)) + table((prose, prose))
    blocks = _blocks(_read(tmp_path, docx_of(body)))
    assert blocks == [
        ("table", "Item\tCost\nGate\t£4"),
        ("paragraph", "In a frame."),
        *[("paragraph", prose.strip())] * 2,
    ]


def test_contents_and_references_are_named(tmp_path: Path) -> None:
    toc = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
        f"{paragraph('Contents', 'H1')}{paragraph('The mill 3', 'TOC1')}</w:sdtContent></w:sdt>"
    )
    body = (
        toc
        + paragraph("The mill", "H1")
        + paragraph("Prose.")
        + paragraph("References", "H1")
        + paragraph("[1] Kaye, 2024.")
    )
    kinds = [kind for kind, _ in _blocks(_read(tmp_path, docx_of(body)))]
    assert kinds == ["contents", "contents", "heading", "paragraph", "reference", "reference"]


def test_a_bold_line_alone_is_a_heading_and_a_bold_sentence_is_not(tmp_path: Path) -> None:
    bold = "<w:b/>"
    body = (
        paragraph("The flood", look=bold)
        + paragraph("It came at night.", look=bold)
        + paragraph("Yes", look='<w:b w:val="0"/>')
    )
    assert [kind for kind, _ in _blocks(_read(tmp_path, docx_of(body)))] == ["heading", "paragraph", "paragraph"]


def test_the_words_of_a_box_are_said_once(tmp_path: Path) -> None:
    box = "<w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:drawing><x><w:txbxContent>{0}</w:txbxContent></x></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"  # noqa: E501
    body = paragraph("Around it.", inner=box.format(paragraph("A pulled quote")))
    assert _blocks(_read(tmp_path, docx_of(body))) == [("paragraph", "Around it."), ("caption", "A pulled quote")]


def test_what_another_program_writes_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "Of mills", "I. Halloran"
    document.add_heading("The mill at the quay", 1)
    made = document.add_paragraph("Built of oak")
    made.add_run().add_break(WD_BREAK.LINE)
    made.add_run("and stone.")
    document.add_paragraph("Gates", style="List Bullet")
    document.add_table(2, 2).cell(0, 0).text = "A"
    out = io.BytesIO()
    document.save(out)
    read_back = _read(tmp_path, out.getvalue())
    assert _blocks(read_back) == [
        ("heading", "The mill at the quay"), ("paragraph", "Built of oak\nand stone."), ("list_item", "Gates"), ("table", "A\t"),
    ]  # fmt: skip
    assert (read_back.metadata["title"], read_back.metadata["byline"]) == ("Of mills", "I. Halloran")


def test_a_document_without_its_main_part_is_named_as_broken(tmp_path: Path) -> None:
    with pytest.raises(SourceExtractionFailed, match="lacks a part"):
        _read(tmp_path, packed({"word/document9.xml": "<a/>"}))
