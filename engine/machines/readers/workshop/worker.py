"""Machines, readers, workshop, worker: reads one file and says so in lines of JSON; run as a process of its own."""

from __future__ import annotations

import gc
import importlib
import json
import os
import sys
import threading
from pathlib import Path
from typing import IO, Any

from engine.foundation.errors import KnownError
from engine.library.errors import SourceExtractionFailed
from engine.library.extraction import Extraction
from engine.machines.readers.workshop.sniffing import sniff

READERS = {
    "pdf": ("engine.machines.readers.pdf.reader", "read"),
    "docx": ("engine.machines.readers.word.reader", "read"),
    "epub": ("engine.machines.readers.book.reader", "read"),
    "html": ("engine.machines.readers.web.reader", "read"),
    "txt": ("engine.machines.readers.given.reader", "read"),
    "md": ("engine.machines.readers.given.reader", "read_markdown"),
    "json": ("engine.machines.readers.given.reader", "read_json"),
}
TOO_HUNGRY = "The file needs more memory to read than the studio allows."
SPLIT = "Split it, or add its text."
WARM = "warm"
SELDOM = 200_000


def main(arguments: list[str]) -> int:
    """Read the file whose `[path, hint]` comes as a line of JSON; writes progress lines, then the extraction or the error.

    `arguments` are the bytes of memory allowed, and "warm" to load what a PDF needs before the line comes.
    """
    memory, *how = arguments
    _limit_memory(int(memory))
    gc.set_threshold(SELDOM)  # it lives for one file, whose blocks refer to nothing in a circle
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    sys.stdout = sys.stderr
    if WARM in how:
        importlib.import_module(READERS["pdf"][0])
        importlib.import_module("engine.machines.readers.pdf.readiness").get_ready()
    line = _order()
    if not line:
        return 0
    path, hint = json.loads(line)
    _end_with_parent()
    try:
        _say(out, extraction=packed(_read(Path(path), hint, out)))
    except KnownError as problem:
        _say(
            out,
            error={"code": problem.code, "message": problem.message, "hint": problem.hint, "details": problem.details},
        )
    except MemoryError:
        _say(out, error={"code": SourceExtractionFailed.code, "message": TOO_HUNGRY, "hint": SPLIT, "details": {}})
    return 0


def packed(extraction: Extraction) -> dict[str, Any]:
    """An extraction as JSON values."""
    layout = extraction.layout
    return {
        "text": extraction.text,
        "blocks": [(str(block.kind), block.start, block.end, block.page, block.level) for block in layout.blocks],
        "pages": [(mark.page, mark.start) for mark in layout.pages],
        "metadata": extraction.metadata,
        "format": extraction.file_format,
    }


def _read(path: Path, hint: str, out: IO[str]) -> Extraction:
    found = sniff(path, hint)
    module, name = READERS[found.name]
    read = getattr(importlib.import_module(module), name)
    extraction: Extraction = read(path, found.encoding, lambda percent, detail: _say(out, progress=[percent, detail]))
    return extraction


def _order() -> bytes:
    # Byte by byte and not through the buffered reader, whose lock the interpreter wants when it ends by itself.
    line = b""
    while not line.endswith(b"\n"):
        letter = os.read(sys.stdin.fileno(), 1)
        if not letter:
            return b""
        line += letter
    return line


def _say(out: IO[str], **line: Any) -> None:
    out.write(json.dumps(line) + "\n")
    out.flush()


def _end_with_parent() -> None:
    # The parent holds our standard input; when it closes, nobody waits for us any more.
    def wait() -> None:
        while os.read(sys.stdin.fileno(), 4096):
            pass
        os._exit(3)

    threading.Thread(target=wait, daemon=True).start()


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
