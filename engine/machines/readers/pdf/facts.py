"""Machines, readers, PDF, facts: what a PDF says about itself: title, author, outline; nothing here may fail a reading."""

from __future__ import annotations

import ctypes
import logging
import re
from typing import Any

from engine.machines.readers.pdf.kinds import plain

log = logging.getLogger(__name__)
UNTOLD = re.compile(
    r"^(?:untitled|microsoft word|document\d*|.*\.(?:docx?|pdf|indd|tex|qxd)|\S+\.(?:x?html?|odt|pptx?|rtf|txt|md|dvi|ps)$)",
    re.IGNORECASE,
)
DEEPEST = 6


def told(document: Any) -> dict[str, Any]:
    """Title, author, language as far as the file tells them sensibly."""
    facts: dict[str, Any] = {}
    try:
        for name, key in (("title", "Title"), ("byline", "Author")):
            value = str(document.get_metadata_value(key) or "").strip()
            if value and not UNTOLD.match(value):
                facts[name] = value[:300]
        language = _language(document)
        if language:
            facts["language"] = language[:20]
    except Exception as problem:  # noqa: BLE001 - an odd catalogue must not cost the text
        log.info("The PDF's own facts cannot be read: %s", type(problem).__name__)
    return facts


def outline_of(document: Any) -> dict[str, int]:
    """The outline's titles in plain form with their levels from 1."""
    try:
        entries = ((plain(entry.get_title() or ""), entry.level + 1) for entry in document.get_toc(max_depth=DEEPEST))
        return {title: level for title, level in entries if title}
    except Exception as problem:  # noqa: BLE001 - an odd outline must not cost the text
        log.info("The PDF's outline cannot be read: %s", type(problem).__name__)
        return {}


def _language(document: Any) -> str:
    import pypdfium2.raw as pdfium

    letters = (ctypes.c_ushort * 64)()
    size = pdfium.FPDFCatalog_GetLanguage(document.raw, letters, ctypes.sizeof(letters))
    return bytes(letters)[: max(0, size - 2)].decode("utf-16-le", "replace").strip()
