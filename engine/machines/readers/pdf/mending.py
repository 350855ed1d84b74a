"""Machines, readers, PDF, mending: a file whose inner list of parts is lost is written anew by pypdf, if it still finds its pages."""

from __future__ import annotations

import io
import logging
from pathlib import Path

from engine.library.errors import SourceEmpty

TAIL = 4096
log = logging.getLogger(__name__)


def mended(path: Path) -> Path | bytes:
    """The file itself where it opens, else what does when written anew, else the file itself.

    It is written to memory: a process that is killed leaves no copy. Raises `SourceEmpty` where it is whole and has no pages.
    """
    return (_mended(path) or path) if _is_lost(path) else path


def _is_lost(path: Path) -> bool:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(path)
        pages = len(document)
        document.close()
    except pypdfium2.PdfiumError as problem:
        # It refuses a file without pages and calls that a success.
        lost = (None, pdfium.FPDF_ERR_SUCCESS, pdfium.FPDF_ERR_FORMAT, pdfium.FPDF_ERR_UNKNOWN)
        return getattr(problem, "err_code", None) in lost
    return pages == 0


def _mended(path: Path) -> bytes | None:
    import pypdf

    copy = io.BytesIO()
    try:
        reader = pypdf.PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return None
        writer = pypdf.PdfWriter()
        for page in reader.pages:
            writer.add_page(page)
        writer.write(copy)
    except Exception as problem:  # noqa: BLE001 - whatever is wrong with it, the file is then as broken as it was
        log.info("The PDF could not be mended: %s", type(problem).__name__)
        return None
    if not reader.pages:
        raise SourceEmpty("The PDF has no pages.", hint="Save it again, and add the new copy.")
    return copy.getvalue()


def is_cut_off(path: Path) -> bool:
    """Whether a file that cannot be opened begins as a PDF does and lacks its end."""
    with path.open("rb") as stream:
        begins = b" obj" in stream.read(TAIL)
        stream.seek(max(0, path.stat().st_size - TAIL))
        return begins and b"%%EOF" not in stream.read()
