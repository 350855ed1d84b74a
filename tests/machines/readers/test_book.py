"""A book is read chapter by chapter as it is bound; cover, contents, notes and their marks stay out of the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.library.errors import SourceExtractionFailed
from engine.library.extraction import Extraction
from engine.machines.readers.book.reader import read
from tests.fakes.packed import CONTAINER, chapter, epub_of, packed

FACTS = "<dc:title>The Tide Mill</dc:title><dc:creator>I. Halloran</dc:creator><dc:language>en</dc:language><dc:date>2024-03-01T00:00</dc:date>"


def _read(tmp_path: Path, content: bytes) -> Extraction:
    path = tmp_path / "a.epub"
    path.write_bytes(content)
    return read(path, None, lambda percent, detail: None)


def _blocks(extraction: Extraction) -> list[tuple[str, str]]:
    return [(block.kind.value, extraction.text[block.start : block.end]) for block in extraction.layout.blocks]


def test_chapters_come_in_the_order_they_are_bound(tmp_path: Path) -> None:
    spine = '<itemref idref="i1"/><itemref idref="i0"/><itemref idref="i2" linear="no"/><itemref idref="lost"/>'
    book = epub_of(
        {"a.xhtml": "<p>Second.</p>", "b.xhtml": "<p>First.</p>", "c.xhtml": "<p>Aside.</p>"}, facts=FACTS, spine=spine
    )
    read_back = _read(tmp_path, book)
    assert read_back.text == "First.\n\nSecond."
    assert read_back.metadata == {
        "title": "The Tide Mill",
        "byline": "I. Halloran",
        "language": "en",
        "date": "2024-03-01",
    }


def test_structure_is_kept(tmp_path: Path) -> None:
    body = """<section><h2>Of <em>gates</em></h2><p>One<br/>two &amp; three&nbsp;four.</p>Loose words.
    <ul><li>Oak</li><li><p>Iron</p><p>and lead</p></li></ul><ol><li>First</li></ol><blockquote><p>It was wet.</p></blockquote>
    <pre>code()</pre><table><tr><th>Item</th><td>Cost</td></tr></table><figure><img src="x"/><figcaption>The gate</figcaption></figure>
    <nav><p>Skip me</p></nav><script>no()</script></section>"""
    read_back = _read(tmp_path, epub_of({"a.xhtml": body}))
    assert _blocks(read_back) == [
        ("heading", "Of gates"), ("paragraph", "One\ntwo & three four."), ("paragraph", "Loose words."), ("list_item", "Oak"),
        ("list_item", "Iron"), ("list_item", "and lead"), ("list_item", "First"), ("quote", "It was wet."), ("code", "code()"),
        ("table", "Item\tCost"), ("caption", "The gate"),
    ]  # fmt: skip
    assert "• Oak\n• Iron\nand lead\n1. First" in read_back.text


def test_notes_and_their_marks_are_told_from_the_words(tmp_path: Path) -> None:
    body = """<p>It rose<sup><a href="#n1">1</a></sup> by four<a epub:type="noteref" href="n.xhtml#n2">[2]</a> m<sup>3</sup>, the 21<sup>st</sup>
    time<a href="#n3">*</a>.</p><aside epub:type="footnote" id="n1"><p>1. In 1911.</p></aside>
    <section epub:type="bibliography"><h2>Works</h2><p>Kaye.</p></section>"""
    assert _blocks(_read(tmp_path, epub_of({"a.xhtml": body}))) == [
        ("paragraph", "It rose by four m³, the 21st time."),
        ("reference", "1. In 1911."),
        ("reference", "Works"),
        ("reference", "Kaye."),
    ]


def test_a_chapter_without_a_heading_gets_the_name_its_contents_give_it(tmp_path: Path) -> None:
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="n" href="nav.xhtml" properties="nav" '
        'media-type="application/xhtml+xml"/><item id="a" href="text/a%20b.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/><itemref idref="n"/>'
        '<itemref idref="a"/></spine><guide><reference type="cover" href="cover.xhtml"/></guide></package>'
    )
    parts = {
        "META-INF/container.xml": CONTAINER.format(opf="x/b.opf"), "x/b.opf": opf, "x/cover.xhtml": chapter("<p>Cover</p>"),
        "x/nav.xhtml": chapter('<nav epub:type="toc"><ol><li><a href="text/a%20b.xhtml#s">The flood</a></li></ol></nav>'),
        "x/text/a b.xhtml": chapter("<p>It came at night.</p>"),
    }  # fmt: skip
    assert _blocks(_read(tmp_path, packed(parts))) == [("heading", "The flood"), ("paragraph", "It came at night.")]


def test_a_chapter_that_is_no_valid_xml_is_read_all_the_same(tmp_path: Path) -> None:
    assert "Second" in _read(tmp_path, epub_of({"a.xhtml": "<p>First <b>one<p>Second & third"})).text


def test_a_locked_book_says_so(tmp_path: Path) -> None:
    locked = '<encryption><EncryptedData><CipherReference URI="OEBPS/a.xhtml"/></EncryptedData></encryption>'
    with pytest.raises(SourceExtractionFailed, match="DRM"):
        _read(tmp_path, epub_of({"a.xhtml": "<p>x</p>"}, **{"META-INF__encryption_xml": locked}))


def test_fonts_alone_may_be_veiled(tmp_path: Path) -> None:
    veiled = '<encryption><EncryptedData><CipherReference URI="OEBPS/fonts/a.otf"/></EncryptedData></encryption>'
    assert (
        _read(tmp_path, epub_of({"a.xhtml": "<p>Words.</p>"}, **{"META-INF__encryption_xml": veiled})).text == "Words."
    )


def test_a_way_out_of_the_book_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret.xhtml").write_text(chapter("<p>Secret.</p>"))
    parts = {
        "META-INF/container.xml": CONTAINER.format(opf="../../../../etc/passwd"),
        "mimetype": "application/epub+zip",
    }
    with pytest.raises(SourceExtractionFailed, match="no book"):
        _read(tmp_path, packed(parts))
    out = {"../../secret.xhtml": "<p>Own.</p>"}
    assert "Secret" not in _read(tmp_path, epub_of({**out, "a.xhtml": "<p>Words.</p>"})).text
