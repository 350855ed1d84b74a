"""Word documents and books, written by hand so that every part of them can be odd."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
STYLES = """<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Chapter of ours"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>"""
NUMBERING = """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"""
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="{opf}" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def packed(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(text: str, style: str = "", inner: str = "", look: str = "") -> str:
    """A paragraph of one run, of a style; `inner` follows the run, `look` are the run's properties."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{named}</w:pPr>{run}{inner}</w:p>"


def docx_of(body: str, **parts: str | bytes) -> bytes:
    """A Word document with this body; `parts` are further parts, with `__` for a slash and a last `_` for the dot."""
    more = {_name(name): content for name, content in parts.items()}
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": RELS,
            "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>',
            "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>",
            "word/numbering.xml": f"<w:numbering {W}>{NUMBERING}</w:numbering>",
            **more,
        }
    )


def _name(name: str) -> str:
    folder, _, last = name.replace("__", "/").rpartition("/")
    stem, _, ending = last.rpartition("_")
    return f"{folder}/{stem}.{ending}" if folder else f"{stem}.{ending}"


def chapter(body: str, title: str = "A book") -> str:
    """A chapter's XHTML."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title></head><body>{body}</body></html>'
    )


def epub_of(chapters: Mapping[str, str], *, facts: str = "", spine: str = "", **parts: str | bytes) -> bytes:
    """A book of these chapters by file name, in this order; `spine` overrides what is bound."""
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(chapters)
    )
    refs = spine or "".join(f'<itemref idref="i{number}"/>' for number in range(len(chapters)))
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{facts}</metadata><manifest>{items}</manifest><spine>{refs}</spine></package>"
    )
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER.format(opf="OEBPS/book.opf"),
            "OEBPS/book.opf": opf,
            **{f"OEBPS/{name}": chapter(body) for name, body in chapters.items()},
            **{_name(name): content for name, content in parts.items()},
        }
    )
