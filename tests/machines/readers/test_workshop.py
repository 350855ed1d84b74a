"""Files are read in a process of their own: known by content, within limits, and a bad one costs only itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.library.errors import SourceEmpty, SourceExtractionFailed, SourceTypeUnsupported
from engine.machines.letters.decoding import encoding_of
from engine.machines.readers.workshop.reading import ProcessReader
from engine.machines.readers.workshop.sniffing import sniff
from tests.fakes.library import pdf_of
from tests.fakes.packed import docx_of, epub_of

PAGE = "<!doctype html><html lang='en'><head><meta charset='{charset}'><title>Größe | Site</title></head><body><nav>Home News</nav><article><h1>Größe</h1>{body}</article><div class='comments'><p>First comment!</p></div></body></html>"  # noqa: E501
BODY = "".join(
    f"<p>Die Mühle steht seit dem Jahr {1600 + number} am Fluss, und niemand hat sie je vermessen.</p>"
    for number in range(12)
)
ELSEWHERE = "tests.machines.readers.workers"


def _written(tmp_path: Path, content: bytes, name: str = "a.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def _silent(percent: int, detail: str) -> None:
    pass


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"Plain words.", "a.txt", "txt"),
        (b"# Title", "a.md", "md"),
        (b"# Title\n\n- one\n- [two](a.b)\n\n> said", "upload", "md"),
        (docx_of("x"), "a.txt", "docx"),
        (epub_of({"a.xhtml": "x"}), "a.docx", "epub"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "a.txt", "html"),
        (b"%PDF-1.4 ...", "letter.txt", "pdf"),
        (b'{"a": 1}', "application/json", "json"),
        ("Größe".encode("utf-16"), "a.txt", "txt"),
    ],
)
def test_content_decides_what_a_file_is(tmp_path: Path, content: bytes, name: str, expected: str) -> None:
    assert sniff(_written(tmp_path, content), name).name == expected


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"\x7fELF" + bytes(100),
        bytes(range(256)) * 20,
        b"<?xml version='1.0'?><svg/>",
        b"{\\rtf1 hello}",
    ],
)
def test_a_binary_named_txt_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SourceTypeUnsupported) as refused:
        sniff(_written(tmp_path, content), "a.txt")
    assert "paste its text" in refused.value.sentence()


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_empty(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SourceEmpty):
        ProcessReader().read(_written(tmp_path, content), "a.txt", _silent)


def test_a_page_that_calls_itself_a_pdf_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceExtractionFailed, match="not one inside"):
        sniff(_written(tmp_path, b"<html></html>"), "application/pdf")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_letters_survive_their_encoding(tmp_path: Path, charset: str) -> None:
    path = _written(tmp_path, PAGE.format(charset=charset, body=BODY).encode(charset))
    assert "Größe" in path.read_bytes().decode(encoding_of(path, "text/html"))


def test_a_web_page_gives_its_article_and_nothing_around_it(tmp_path: Path) -> None:
    path = _written(tmp_path, PAGE.format(charset="utf-8", body=BODY).encode())
    read = ProcessReader().read(path, "text/html; charset=utf-8", _silent)
    assert (read.file_format, read.metadata["title"], read.metadata["language"]) == (
        "html",
        "Größe",
        "de" if "de" in read.metadata["language"] else "en",
    )
    assert read.text.count("Die Mühle steht") == 12
    assert "Home News" not in read.text
    assert "comment" not in read.text


def test_a_pdf_is_read_in_another_process_with_progress(tmp_path: Path) -> None:
    pages = [[(72.0, 700.0, 11.0, f"These are the words of page number {number}.")] for number in (1, 2, 3)]
    said: list[tuple[int, str]] = []
    read = ProcessReader().read(
        _written(tmp_path, pdf_of(pages), "a.pdf"), "a.pdf", lambda percent, detail: said.append((percent, detail))
    )
    assert [mark.page for mark in read.layout.pages] == [1, 2, 3]
    assert "Page 3 of 3" in [detail for _, detail in said]


@pytest.mark.parametrize(
    ("name", "limit_s", "words"),
    [("hangs", 0.6, "took longer"), ("dies", 20.0, "damaged"), ("hungers", 20.0, "more memory")],
)
def test_a_reader_that_hangs_dies_or_hungers_costs_only_its_file(
    tmp_path: Path, name: str, limit_s: float, words: str
) -> None:
    reader = ProcessReader(limit_s, 1_500_000_000, f"{ELSEWHERE}.{name}")
    with pytest.raises(SourceExtractionFailed, match=words):
        reader.read(_written(tmp_path, b"words"), "a.txt", _silent)
    assert ProcessReader().read(_written(tmp_path, b"Plain words."), "a.txt", _silent).text == "Plain words."


def test_reading_stops_when_nobody_wants_it_any_more(tmp_path: Path) -> None:
    class NotWanted(Exception):
        pass

    def leave(percent: int, detail: str) -> None:
        raise NotWanted

    with pytest.raises(NotWanted):
        ProcessReader(20.0, 1_500_000_000, f"{ELSEWHERE}.hangs").read(_written(tmp_path, b"words"), "a.txt", leave)
