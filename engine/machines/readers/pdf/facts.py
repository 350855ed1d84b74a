"""Machines, readers, PDF, facts: what a PDF says about itself: title, author, outline; nothing here may fail a reading."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.machines.readers.pdf.kinds import plain

log = logging.getLogger(__name__)
UNTOLD = re.compile(r"^(?:untitled|microsoft word|document\d*|.*\.(?:docx?|pdf|indd|tex|qxd))", re.IGNORECASE)
DEEPEST = 6


def told(path: Path) -> dict[str, Any]:
    """Title, author, language as far as the file tells them sensibly."""
    facts: dict[str, Any] = {}
    try:
        reader = _reader(path)
        information = reader.metadata or {}
        for name, key in (("title", "/Title"), ("byline", "/Author")):
            value = str(information.get(key) or "").strip()
            if value and not UNTOLD.match(value):
                facts[name] = value[:300]
        language = str(reader.trailer["/Root"].get("/Lang") or "").strip()
        if language:
            facts["language"] = language[:20]
    except Exception as problem:  # noqa: BLE001 - an odd catalogue must not cost the text
        log.info("The PDF's own facts cannot be read: %s", type(problem).__name__)
    return facts


def outline_of(path: Path) -> dict[str, int]:
    """The outline's titles in plain form with their levels from 1."""
    try:
        return {title: level for title, level in _titles(_reader(path).outline, 1) if title}
    except Exception as problem:  # noqa: BLE001 - an odd outline must not cost the text
        log.info("The PDF's outline cannot be read: %s", type(problem).__name__)
        return {}


def _reader(path: Path) -> Any:
    import pypdf

    reader = pypdf.PdfReader(path)
    if reader.is_encrypted:
        reader.decrypt("")
    return reader


def _titles(entries: Any, level: int) -> Iterator[tuple[str, int]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _titles(entry, min(level + 1, DEEPEST))
        else:
            yield plain(str(entry.get("/Title") or "")), level
