"""Archives that mean harm end in a sentence, at once and within little memory."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from engine.foundation.errors import KnownError
from engine.library.errors import SourceExtractionFailed, SourceTooLarge, SourceTypeUnsupported
from engine.machines import archive
from engine.machines.readers.workshop.reading import ProcessReader
from engine.machines.readers.workshop.sniffing import sniff
from tests.fakes.packed import docx_of, epub_of, packed, paragraph

ZEROS = b"<a>" + b" " * 30_000_000 + b"</a>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ENTITIES = f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY out SYSTEM "file:///etc/passwd">]>'


def _written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    return path


def _refusal(path: Path) -> KnownError:
    with pytest.raises(KnownError) as refused:
        ProcessReader(20.0).read(path, path.name, lambda percent, detail: None)
    return refused.value


@pytest.mark.parametrize("part", ["word/document.xml", "word/media/a.png"])
def test_a_part_packed_beyond_reason_is_never_unpacked(tmp_path: Path, part: str) -> None:
    problem = _refusal(_written(tmp_path, packed({"word/document.xml": "<a/>", part: ZEROS})))
    assert isinstance(problem, SourceTooLarge)
    assert "unpacks to far more" in problem.sentence()


def test_a_part_that_lies_about_its_size_stops_where_the_limit_is(tmp_path: Path) -> None:
    content = docx_of("x", word__styles_xml=ZEROS)
    size = struct.pack("<I", len(ZEROS))
    lying = content.replace(size, struct.pack("<I", 1000))
    assert lying != content
    assert isinstance(_refusal(_written(tmp_path, lying)), SourceExtractionFailed | SourceTooLarge)


def test_many_parts_that_are_large_together_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 10_000)
    with pytest.raises(SourceTooLarge), archive.opened(_written(tmp_path, docx_of("x" * 20_000))):
        pass


def test_a_directory_of_very_many_parts_is_not_even_listed(tmp_path: Path) -> None:
    content = packed(
        {f"word/document{number}.xml": b"" for number in range(archive.MOST_ENTRIES + 1)}, zipfile.ZIP_STORED
    )
    assert isinstance(_refusal(_written(tmp_path, content)), SourceTooLarge)


def test_an_archive_in_an_archive_is_left_alone(tmp_path: Path) -> None:
    inner = packed({"bomb": b"\0" * 3_000_000})
    content = docx_of(paragraph("Words."), word__embeddings__inner_docx=inner)
    assert ProcessReader().read(_written(tmp_path, content), "a.docx", lambda percent, detail: None).text == "Words."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_refused_in_a_document(tmp_path: Path, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITIES}<w><body><p><r><t>&l9;&out;</t></r></p></body></w>'
    problem = _refusal(_written(tmp_path, docx_of("", word__document_xml=xml.encode(encoding))))
    assert "entities of its own" in problem.sentence()


def test_entities_of_its_own_are_refused_in_a_book(tmp_path: Path) -> None:
    xml = f"{ENTITIES}<html><body><p>&l9;&out;</p></body></html>".encode()
    problem = _refusal(_written(tmp_path, epub_of({"a.xhtml": ""}, OEBPS__a_xhtml=xml)))
    assert "entities of its own" in problem.sentence()


def test_xml_nested_without_end_fails_cleanly(tmp_path: Path) -> None:
    deep = "<w:sdt>" * 50_000
    assert isinstance(_refusal(_written(tmp_path, docx_of(deep))), KnownError)


def test_a_locked_archive_says_so(tmp_path: Path) -> None:
    content = bytearray(docx_of(paragraph("Words.")))
    at = 0
    while (at := content.find(b"PK\x01\x02", at + 1)) > 0:
        content[at + 8] |= 1
    assert "password" in _refusal(_written(tmp_path, bytes(content))).sentence()


def test_a_word_document_with_a_password_says_so(tmp_path: Path) -> None:
    content = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert "password" in _refusal(_written(tmp_path, content)).sentence()


@pytest.mark.parametrize("cut", [40, 400, -30])
def test_half_an_archive_is_broken_in_words(tmp_path: Path, cut: int) -> None:
    assert "broken" in _refusal(_written(tmp_path, docx_of(paragraph("Words."))[:cut])).sentence()


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"MZ\x90\0", "letter.docx"),
        (b"\x7fELF\2\1\1\0", "a.pdf"),
        (b"\xcf\xfa\xed\xfe", "a.txt"),
        (b"MZ\0\0%PDF-1.7", "a.pdf"),
    ],
)
def test_a_program_is_refused_whatever_it_is_called(tmp_path: Path, head: bytes, name: str) -> None:
    with pytest.raises(SourceTypeUnsupported, match="a program"):
        sniff(_written(tmp_path, head + bytes(range(256)) * 8), name)


@pytest.mark.parametrize(
    ("entry", "word"),
    [("xl/workbook.xml", "spreadsheet"), ("ppt/presentation.xml", "presentation"), ("META-INF/MANIFEST.MF", "program"), ("a.txt", "archive")],
)  # fmt: skip
def test_other_packed_files_are_named_and_refused(tmp_path: Path, entry: str, word: str) -> None:
    with pytest.raises(SourceTypeUnsupported, match=word):
        sniff(_written(tmp_path, packed({entry: "x"})), "a.docx")


@pytest.mark.parametrize("words", [b"MZ is how it begins.", b"BZh, said the old man.", b"RIFF RAFF, a play"])
def test_words_that_begin_like_a_mark_are_words(tmp_path: Path, words: bytes) -> None:
    assert sniff(_written(tmp_path, words), "a.txt").name == "txt"


def test_the_same_name_twice_is_no_way_in(tmp_path: Path) -> None:
    out = io.BytesIO(docx_of(paragraph("One.")))
    with zipfile.ZipFile(out, "a") as again, pytest.warns(UserWarning, match="Duplicate"):
        again.writestr("word/document.xml", "not xml at all")
    assert isinstance(_refusal(_written(tmp_path, out.getvalue())), SourceExtractionFailed)
