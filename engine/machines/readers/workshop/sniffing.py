"""Machines, readers, workshop, sniffing: what a file is, by its content; names and content types only help where it is text."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from engine.library.errors import SourceEmpty, SourceExtractionFailed, SourceTypeUnsupported
from engine.machines.readers.workshop.decoding import encoding_of

HEAD = 8192
NOT_TEXT = {
    b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"RIFF": "sound or pictures", b"ID3": "sound", b"OggS": "sound",
    b"fLaC": "sound", b"\x7fELF": "a program", b"MZ": "a program", b"Rar!": "an archive", b"7z\xbc\xaf": "an archive", b"\x1f\x8b": "an archive",
    b"BZh": "an archive", b"SQLite format 3": "a database", b"\xd0\xcf\x11\xe0": "an old Office document", b"{\\rtf": "an RTF document",
    b"%!PS": "a PostScript file",
}  # fmt: skip
HTML = re.compile(
    r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
LOOKS_HTML = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)
KNOWN = "The studio reads PDF, web pages, markdown and plain text."


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
    if b"%PDF-" in head[:1024]:
        return Format("pdf")
    _require_not_named_pdf(hint)
    _require_text(path, head)
    encoding = encoding_of(path, hint)
    return Format(_text_format(head.decode(encoding, "replace"), hint.lower()), encoding)


def _require_not_named_pdf(hint: str) -> None:
    if hint.lower().split(";")[0].strip().endswith(("application/pdf", ".pdf")) or hint == "pdf":
        raise SourceExtractionFailed(
            "This calls itself a PDF but is not one inside.", hint="Download or save it again, and add the new copy."
        )


def _require_text(path: Path, head: bytes) -> None:
    if head.startswith(b"PK"):
        raise _unread(_packed(path))
    for magic, what in NOT_TEXT.items():
        if head.startswith(magic):
            raise _unread(what)
    if head[4:8] == b"ftyp":
        raise _unread("a video or sound file")
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")) and _is_binary(head):
        raise _unread("not text inside, whatever its name says")


def _is_binary(head: bytes) -> bool:
    odd = sum(byte < 9 or 14 <= byte < 27 or 28 <= byte < 32 for byte in head)
    wide = head.count(0) / len(head)
    return odd > 0.02 * len(head) and not 0.3 < wide < 0.55


def _packed(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist()[:5000])
    except (zipfile.BadZipFile, OSError):
        return "a broken archive"
    if "word/document.xml" in names:
        return "a Word document, which the studio does not read yet"
    return "an EPUB book, which the studio does not read yet" if "META-INF/container.xml" in names else "an archive"


def _unread(what: str) -> SourceTypeUnsupported:
    return SourceTypeUnsupported(f"This file is {what}.", hint=f"{KNOWN} Save it as one of these, or paste its text.")


def _text_format(head: str, hint: str) -> str:
    plain = hint.split(";")[0].strip()
    says_html = plain.endswith((".html", ".htm", ".xhtml", "text/html", "application/xhtml+xml"))
    if HTML.match(head) or LOOKS_HTML.search(head[:2048]) or (says_html and "<" in head):
        return "html"
    if plain.endswith(("json", ".ipynb")):
        return "json"
    if head.lstrip().startswith("<?xml") or plain.endswith(".svg"):
        raise _unread("XML data")
    return "md" if plain.endswith((".md", ".markdown", ".mkd", "text/markdown")) else "txt"
