"""Library, drop: anything dropped or pasted becomes a source: files, addresses, text."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from engine.foundation.errors import KnownError
from engine.library.model import NewSource, RetentionPolicy, SourceType
from studio_app.operations import Operations

PDF = ".pdf"
ADDRESS = re.compile(r"^https?://\S+$")


class NothingToAdd(KnownError):
    """What was dropped or pasted holds no file, address or text."""

    code = "validation_failed"


def sources_in(data: QMimeData | None) -> list[Path | str]:
    """Files as paths, addresses and text as strings, in the order they came; nothing from an empty clipboard."""
    if data is None:
        return []
    if data.hasUrls():
        return [
            Path(url.toLocalFile()) if url.isLocalFile() else url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
            for url in data.urls()
        ]
    text = data.text().strip() if data.hasText() else ""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and all(ADDRESS.match(line) for line in lines):
        return list(lines)
    return [text] if text else []


def take_in(operations: Operations, project_id: str, given: Path | str) -> None:
    """Add one thing to a project; slow copying happens before the unit of work. Raises KnownError."""
    studio = operations.studio
    new = _file(operations, given) if isinstance(given, Path) else _text(given)
    with studio.work("owner") as work:
        studio.library.add_source(work, project_id, new)


def _file(operations: Operations, path: Path) -> NewSource:
    if not path.is_file():
        raise NothingToAdd(f"{path.name} is not a file.", hint="Drop the files themselves, not their folder.")
    with operations.studio.blobs.draft(path.suffix) as draft:
        try:
            shutil.copyfile(path, draft)
        except PermissionError as problem:
            raise NothingToAdd(f"{path.name} may not be read.", hint="Give yourself the right to read it.") from problem
        blob = operations.studio.library.keep_upload(draft)
    return NewSource(SourceType.FILE, upload=blob, file_name=path.name, retention=_kept(path.suffix.lower() == PDF))


def _text(text: str) -> NewSource:
    if ADDRESS.match(text):
        is_pdf = text.lower().split("?")[0].endswith(PDF)
        return NewSource(SourceType.PDF if is_pdf else SourceType.URL, url=text, retention=_kept(is_pdf))
    first = next((line.strip("# ").strip() for line in text.splitlines() if line.strip("# ").strip()), "Note")
    looks_marked_up = re.search(r"^#{1,6} |^[-*] |\[[^\]]+\]\([^)]+\)", text, re.MULTILINE) is not None
    return NewSource(SourceType.MARKDOWN if looks_marked_up else SourceType.TEXT, content=text, label=first[:80])


def _kept(is_pdf: bool) -> RetentionPolicy:
    # A passage of a PDF is shown on its page, which only the file itself can be drawn from.
    return RetentionPolicy.STORE_ORIGINAL if is_pdf else RetentionPolicy.EXTRACTED_ONLY
