"""Machines, readers, workshop, sniffing: what a file is, by its content; names and content types only help where it is text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from engine.library.errors import SourceEmpty, SourceExtractionFailed, SourceTypeUnsupported
from engine.machines.archive import opened
from engine.machines.letters.decoding import decoded, encoding_of, is_binary, wide_encoding

HEAD = 8192
PROGRAM = "a program"
NOT_TEXT = {
    b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"RIFF": "sound or pictures", b"ID3": "sound", b"OggS": "sound",
    b"fLaC": "sound", b"\x7fELF": PROGRAM, b"MZ": PROGRAM, b"\xcf\xfa\xed\xfe": PROGRAM, b"\xce\xfa\xed\xfe": PROGRAM,
    b"\xca\xfe\xba\xbe": PROGRAM, b"\x00asm": PROGRAM, b"dex\n": PROGRAM, b"Rar!": "an archive", b"7z\xbc\xaf": "an archive",
    b"\x1f\x8b": "an archive", b"BZh": "an archive", b"\xfd7zXZ": "an archive", b"SQLite format 3": "a database",
    b"\xd0\xcf\x11\xe0": "an old Office document", b"{\\rtf": "an RTF document", b"%!PS": "a PostScript file",
}  # fmt: skip
SAID_BY_LETTERS = (b"{\\rtf", b"%!PS", b"SQLite format 3")
PACKED = (
    ("word/document", "docx"), ("META-INF/container.xml", "epub"), ("xl/workbook", "a spreadsheet"), ("ppt/presentation", "a presentation"),
    ("content.xml", "an OpenDocument file"), ("AndroidManifest.xml", PROGRAM), ("META-INF/MANIFEST.MF", PROGRAM),
)  # fmt: skip
LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
MARKS = 4
MARKED_UP = re.compile(r"^#{1,6} \S|^```|^[-*] \S|\[[^\]\n]+\]\([^)\s]+\)|^> \S|\*\*\S[^*\n]*\*\*", re.MULTILINE)
HTML = re.compile(
    r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
SAVED_WHOLE = re.compile(r"^MIME-Version:.*^Content-Type: multipart/related", re.IGNORECASE | re.MULTILINE | re.DOTALL)
LETTER = re.compile(r"\A(?:[\w-]+:.*\n|[ \t]+\S.*\n)*?MIME-Version: ", re.IGNORECASE)
PICTURES = (b"heic", b"heix", b"mif1", b"avif")
LOOKS_HTML = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)
KNOWN = "The studio reads PDF, Word (.docx), EPUB, web pages, markdown and plain text."


@dataclass(frozen=True, slots=True)
class Format:
    """What a file is and, for text, how its letters are encoded."""

    name: str
    encoding: str | None = None


def sniff(path: Path, hint: str) -> Format:
    """The format of a file; `hint` is a content type or file name.

    Raises `SourceEmpty`, `SourceTypeUnsupported`, `SourceExtractionFailed`.
    """
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if not head.strip(b"\x00\t\r\n\f \xef\xbb\xbf"):
        raise SourceEmpty("The file is empty.", hint="Add a file with text in it.")
    _require_no_program(head)
    if b"%PDF-" in head[:1024]:
        return Format("pdf")
    _require_not_named_pdf(hint)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format(_packed(path))
    _require_text(path, head)
    encoding = encoding_of(path, hint)
    return Format(_text_format(decoded(head, encoding), hint.lower()), encoding)


def _require_no_program(head: bytes) -> None:
    if any(head.startswith(magic) and what == PROGRAM and is_binary(head) for magic, what in NOT_TEXT.items()):
        raise _unread(PROGRAM)


def _require_not_named_pdf(hint: str) -> None:
    if hint.lower().split(";")[0].strip().endswith(("application/pdf", ".pdf")) or hint == "pdf":
        raise SourceExtractionFailed(
            "This calls itself a PDF but is not one inside.", hint="Download or save it again, and add the new copy."
        )


def _require_text(path: Path, head: bytes) -> None:
    if head.startswith(b"\xd0\xcf\x11\xe0") and LOCKED_OFFICE in path.read_bytes():
        raise SourceExtractionFailed(
            "The document is locked with a password.", hint="Save a copy without a password and add that."
        )
    for magic, what in NOT_TEXT.items():
        # A sentence may begin with the letters of a mark.
        if head.startswith(magic) and (magic in SAID_BY_LETTERS or not magic.isascii() or is_binary(head)):
            raise _unread(what)
    if head[4:8] == b"ftyp":
        raise _unread("a picture" if head[8:12] in PICTURES else "a video or sound file")
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")) and is_binary(head) and wide_encoding(head) is None:
        raise _unread("not text inside, whatever its name says")


def _packed(path: Path) -> str:
    with opened(path) as archive:
        names = archive.names
    for beginning, what in PACKED:
        if any(name.startswith(beginning) for name in names):
            if what in ("docx", "epub"):
                return what
            raise _unread(what)
    raise _unread("an archive")


def _unread(what: str) -> SourceTypeUnsupported:
    return SourceTypeUnsupported(f"This file is {what}.", hint=f"{KNOWN} Save it as one of these, or paste its text.")


def _text_format(head: str, hint: str) -> str:
    plain = hint.split(";")[0].strip()
    if SAVED_WHOLE.search(head[:2048]):
        raise _unread("a web page saved with all its parts")
    if LETTER.match(head.replace("\r\n", "\n")):
        raise _unread("an e-mail with all its headers")
    says_html = plain.endswith((".html", ".htm", ".xhtml", "text/html", "application/xhtml+xml"))
    if HTML.match(head) or LOOKS_HTML.search(head[:2048]) or (says_html and "<" in head):
        return "html"
    if plain.endswith(("json", ".ipynb")):
        return "json"
    if head.lstrip().startswith("<svg") or plain.endswith(".svg"):
        raise _unread("a drawing")
    if head.lstrip().startswith("<?xml"):
        raise _unread("XML data")
    if plain.endswith((".md", ".markdown", ".mkd", "text/markdown")):
        return "md"
    is_named = plain.endswith((".txt", ".text", ".log", "text/plain"))
    return "md" if not is_named and len(MARKED_UP.findall(head)) >= MARKS else "txt"
