"""Whatever the bytes are, the name does not decide: odd encodings, bombs, locks, other formats and names, all uploaded at once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.embedded_api.reading import Reading, a_reading_studio
from tests.fakes.library import pdf_of
from tests.fakes.packed import W, docx_of, epub_of, packed, paragraph

SAID = "The water in the creek rises by four metres at spring tides."
FRENCH = "Le moulin à marée a été bâti en 1650, près du château où l’été est très doux."
GERMAN = "Die Mühle fließt über; Größe und Höhe hat man früher nie gemessen."
POLISH = "Młyn pływowy zbudowano w 1650 roku; woda podnosi się o cztery metry, mówią też źródła."
CZECH = "Přílivový mlýn byl postaven roku 1650 a voda stoupá o čtyři metry, říkají rybáři."
RUSSIAN = "Приливная мельница построена рыбаками в 1650 году. Вода поднимается на четыре метра весной. Смотритель её измеряет."
JAPANESE = "潮汐水車は一六五〇年に漁師の組合によって建てられました。水は春の大潮で四メートル上がります。管理人は毎日その高さを記録しています。"
CHINESE = "潮汐磨坊建于一六五零年，由渔民协会建造。春潮时水位上升四米。管理员每天都会记录水位的高度。" * 2
KOREAN = "조수 방앗간은 1650년에 어부 조합이 지었습니다. 봄의 대조에는 물이 사 미터 올라갑니다. 관리인은 매일 높이를 기록합니다."
MAIL = b"From: a@mill.example\r\nSubject: The\r\n mill\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nThe mill stands.\r\n"
NOISE = random.Random(3).randbytes(6000)
LOCK = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#">'
    '<EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData><CipherReference URI="OEBPS/a.xhtml"/>'
    "</CipherData></EncryptedData></encryption>"
)
TRACKED = (
    "<w:p><w:r><w:t>The mill was </w:t></w:r><w:ins w:author='a'><w:r><w:t>opened</w:t></w:r></w:ins><w:del w:author='a'><w:r>"
    "<w:delText>closed</w:delText></w:r></w:del><w:r><w:t> in 1650.</w:t></w:r></w:p>"
)
NOTED = f"<w:p><w:r><w:t>{SAID}</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
NOTES = (
    f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>By the warden.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
ROW = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
TABLE = "<w:tbl>" + "".join(ROW.format(paragraph(one), paragraph(two)) for one, two in (("Month", "Metres"), ("May", "4.1"))) + "</w:tbl>"  # fmt: skip
NESTED = packed({"inner.zip": packed({"inner.zip": packed({"a.txt": SAID})})})
LOGGED = "\n".join(f"2026-11-27 14:0{one}:07,120 INFO stage.mixer.blocks: block {one} mixed" for one in range(9))
SCRIPTS = "<!doctype html><title>App</title><script>var a = '" + "words " * 300 + "'</script><body><div id=root></div><script>render()</script>"  # fmt: skip
SAVED = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<html><p>x</html>\n--b--\n"
TYPE, FAILED, EMPTY, LARGE = "source_type_unsupported", "source_extraction_failed", "source_empty", "source_too_large"


@dataclass(frozen=True)
class Case:
    """A file's name and bytes, and what must come of it: its format and words of its text, or a code and words of its sentence."""

    name: str
    content: bytes
    ends: str
    words: str


def _texts() -> Iterator[Case]:
    written = (
        (FRENCH, "utf-16 utf-16-le utf-16-be utf-32 cp1252 mac_roman"), (FRENCH.replace("’", "'"), "latin-1 cp850"), (GERMAN, "latin-1"),
        (POLISH, "cp1250 iso8859_2"), (CZECH, "cp1250"), (RUSSIAN, "cp1251 koi8-r utf-16-le"), (SAID, "utf-16-le utf-16-be"),
        (JAPANESE, "shift_jis euc_jp utf-16-le utf-16-be"), (CHINESE, "gb18030 utf-16-le"), (KOREAN, "cp949 utf-16-be"),
    )  # fmt: skip
    for text, encodings in written:
        for encoding in encodings.split():
            yield Case(f"{text.split()[0][:8]} in {encoding}.txt", text.encode(encoding), "txt", text)
    mixed = GERMAN.encode() + b"\n" + FRENCH.encode("cp1252") + b"\n" + JAPANESE.encode()
    yield Case("two encodings in one.txt", mixed, "txt", f"{GERMAN}\n{FRENCH}\n{JAPANESE}")
    yield Case("page.txt", f"<!doctype html><p>{GERMAN}</p>".encode("utf-16-le"), "html", GERMAN)


CASES = (
    *_texts(),
    Case("bomb.docx", docx_of("x", word__media__a_png=bytes(40_000_000)), LARGE, "unpacks to far more"),
    Case("bomb.epub", epub_of({"a.xhtml": "x"}, OEBPS__b_xhtml=b"<p>" + b" " * 40_000_000), LARGE, "unpacks to far more"),
    Case("nested.zip", NESTED, TYPE, "an archive"),
    Case("nested.docx", NESTED, TYPE, "an archive"),
    Case("tracked.docx", docx_of(TRACKED), "docx", "The mill was opened in 1650."),
    Case("table.docx", docx_of(paragraph(SAID) + TABLE), "docx", f"{SAID}\n\nMonth\tMetres\nMay\t4.1"),
    Case("notes.docx", docx_of(NOTED, word__footnotes_xml=NOTES), "docx", f"{SAID}\n\n1 By the warden."),
    Case("nothing.docx", docx_of(""), EMPTY, "no text in it"),
    Case("fixed.epub", epub_of({"a.xhtml": f"<p>{SAID}</p>"}, facts='<meta property="rendition:layout">pre-paginated</meta>'), "epub", SAID),
    Case("drawn.epub", epub_of({"a.xhtml": '<svg xmlns="http://www.w3.org/2000/svg"><image href="a.jpg"/></svg>'}), EMPTY, "no text in it"),
    Case("locked.epub", epub_of({"a.xhtml": "x"}, OEBPS__a_xhtml=NOISE, **{"META-INF__encryption_xml": LOCK}), FAILED, "locked (DRM)"),
    Case("noise.epub", epub_of({"a.xhtml": "x"}, OEBPS__a_xhtml=NOISE), FAILED, "locked (DRM) or damaged"),
    Case("unbound.epub", epub_of({"a.xhtml": f"<p>{SAID}</p>"}, spine=" "), FAILED, "lists no chapters"),
    Case("astray.epub", epub_of({"a.xhtml": f"<p>{SAID}</p>"}, spine='<itemref idref="nowhere"/>'), FAILED, "lists no chapters"),
    Case("scripts.html", SCRIPTS.encode(), EMPTY, "may need a browser"),
    Case("letter.docx", b"{\\rtf1\\ansi The mill stands.}", TYPE, "an RTF document"),
    Case("letter.txt", b"{\\rtf1\\ansi The mill stands.}", TYPE, "an RTF document"),
    Case("open.docx", packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), TYPE, "an OpenDocument file"),
    Case("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), TYPE, "an old Office document"),
    Case("png.txt", b"\x89PNG\r\n\x1a\n" + bytes(300), TYPE, "a picture"),
    Case("jpeg.md", b"\xff\xd8\xff\xe0\0\x10JFIF" + NOISE, TYPE, "a picture"),
    Case("phone.jpg", b"\0\0\0\x18ftypheic" + bytes(300), TYPE, "a picture"),
    Case("letter.eml", MAIL, TYPE, "an e-mail with all its headers"),
    Case("told.txt", f"From: Ada\nTo: the council\n\n{SAID}".encode(), "txt", SAID),
    Case("film.srt", f"1\r\n00:00:01,000 --> 00:00:04,000\r\n{SAID}\r\n\r\n2\r\n00:00:05,000 --> 00:00:06,000\r\nTwice.\r\n".encode(), "txt", f"{SAID} Twice."),
    Case("server.log", LOGGED.encode(), "txt", LOGGED),
    Case("bitmap.html", b"BM" + bytes(60) + NOISE, TYPE, "not text inside"),
    Case("drawing.txt", b"<svg xmlns='http://www.w3.org/2000/svg'><text>hello</text></svg>", TYPE, "a drawing"),
    Case("saved.txt", SAVED.encode(), TYPE, "a web page saved with all its parts"),
    Case("noise.txt", NOISE, TYPE, "not text inside"),
    Case("empty.pdf", b"", EMPTY, "The file is empty."),
    Case("spaces.docx", b" \n\t\r\n", EMPTY, "The file is empty."),
    Case("page.pdf", b"<html><p>words</p></html>", FAILED, "not one inside"),
    Case("report.md", pdf_of([[(72.0, 700.0, 11.0, SAID)]]), "pdf", SAID),
    Case("\u202etxt.\u05d9\u05dd.txt", SAID.encode(), "txt", SAID),
    Case("tides 🌊👩🏽\u200d🔬.md", SAID.encode(), "md", SAID),
    Case("x" * 400 + ".txt", SAID.encode(), "txt", SAID),
    Case("no ending at all", SAID.encode(), "txt", SAID),
    Case("..", SAID.encode(), "txt", SAID),
)  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Reading, dict[str, dict[str, Any]]]]:
    """What became of every file, all handed in before any is looked at."""
    with a_reading_studio(tmp_path_factory.mktemp("corpus") / "home") as reading:
        sent = {case.name: reading.sent(case.content, case.name) for case in CASES}
        yield reading, {name: one if isinstance(one, dict) else reading.over(one) for name, one in sent.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.name)[1:41])
def test_bytes_decide(found: tuple[Reading, dict[str, dict[str, Any]]], case: Case) -> None:
    source = found[1][case.name]
    if case.ends.startswith("source_"):
        assert (source["status"], source["failureCode"]) == ("FAILED", case.ends), source
        assert case.words in source["failureMessage"]
        assert "Traceback" not in source["failureMessage"]
    else:
        assert (source["status"], source["fileFormat"]) == ("READY", case.ends), source["failureMessage"]
        assert case.words in source["extractedTextPreview"]


def test_after_all_of_them_the_next_file_is_read_and_names_are_told_as_they_are(
    found: tuple[Reading, dict[str, dict[str, Any]]],
) -> None:
    reading, sources = found
    assert reading.over(reading.sent(SAID.encode(), "last.txt"))["status"] == "READY"
    told = [source["fileName"] for source in sources.values() if source["status"] == "READY"]
    assert "tides 🌊👩🏽\u200d🔬.md" in told
    assert all(0 < len(name) <= 255 and not set("/\\") & set(name) for name in told)


def test_what_nobody_would_read_aloud_is_kept_with_a_warning(found: tuple[Reading, dict[str, dict[str, Any]]]) -> None:
    warned = {name: source["warnings"] for name, source in found[1].items() if source.get("warnings")}
    assert warned == {
        "server.log": [
            "Most of this is a log that a program has written: it is kept, but nothing in it can be read aloud."
        ]
    }
