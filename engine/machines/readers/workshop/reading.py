"""Machines, readers, workshop, reading: hands a file to a worker process and waits within limits; a crash costs that file only."""

from __future__ import annotations

import json
import logging
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Any

from engine.foundation.errors import KnownError
from engine.library.errors import SourceEmpty, SourceExtractionFailed, SourceTooLarge, SourceTypeUnsupported
from engine.library.extraction import Block, BlockKind, Extraction, Layout, PageStart
from engine.machines.readers.workshop.waiting import MODULE, Workers

log = logging.getLogger(__name__)
ERRORS: dict[str, type[KnownError]] = {
    kind.code: kind for kind in (SourceEmpty, SourceExtractionFailed, SourceTooLarge, SourceTypeUnsupported)
}
PATIENCE_S = 180.0
MEMORY = 2_500_000_000
LOOK_S = 0.25


class ProcessReader:
    """The library's `SourceReader`: one process a file, ended when it takes too long, too much, or is no longer wanted."""

    def __init__(
        self, limit_s: float = PATIENCE_S, memory_bytes: int = MEMORY, module: str = MODULE, linger_s: float = 0.0
    ) -> None:
        self._limit_s = limit_s
        self._workers = Workers(memory_bytes, linger_s, module)

    def read(self, path: Path, hint: str, progress: Callable[[int, str], None]) -> Extraction:
        """Read a file; whatever `progress` raises ends the process.

        Raises `SourceExtractionFailed`, `SourceEmpty`, `SourceTooLarge`, `SourceTypeUnsupported`.
        """
        worker = self._workers.take()
        with worker.complaints:
            try:
                worker.order(path, hint)
                answer = self._answer(worker.process, progress)
            finally:
                code = worker.end()
            if answer is None:
                raise _lost(code, worker.complaints)
        if "error" in answer:
            raise _error(answer["error"])
        if answer["extraction"]["format"] == "pdf":
            self._workers.prepare()
        return _unpacked(answer["extraction"])

    def expect(self) -> None:
        """A PDF may come soon; one process gets ready for it, if any may wait."""
        self._workers.prepare()

    def close(self) -> None:
        """Nothing stands ready any more."""
        self._workers.close()

    def _answer(self, worker: subprocess.Popen[bytes], progress: Callable[[int, str], None]) -> dict[str, Any] | None:
        lines: Queue[bytes | None] = Queue()
        threading.Thread(target=_pour, args=(worker.stdout, lines), daemon=True).start()
        deadline, last = time.monotonic() + self._limit_s, (1, "Opening the file")
        while time.monotonic() < deadline:
            progress(*last)
            try:
                line = lines.get(timeout=LOOK_S)
            except Empty:
                continue
            if line is None:
                return None
            said = json.loads(line)
            if "progress" not in said:
                return dict(said)
            last = (int(said["progress"][0]), str(said["progress"][1]))
        hint = "Split it, or add its text."
        raise SourceExtractionFailed(
            f"Reading the file took longer than {self._limit_s:.0f} seconds and was stopped.", hint=hint
        )


def _pour(stream: IO[bytes], lines: Queue[bytes | None]) -> None:
    try:
        for line in stream:
            lines.put(line)
    except ValueError:
        pass  # the reader went away and closed the pipe
    lines.put(None)


def _lost(code: int | None, complaints: IO[bytes]) -> SourceExtractionFailed:
    complaints.seek(0)
    log.warning("A reading process ended with %s: %s", code, complaints.read()[-2000:].decode("utf-8", "replace"))
    hint = "Save it anew in another program and add the new copy, or add its text."
    return SourceExtractionFailed("The file made its reader stop; it is probably damaged.", hint=hint)


def _error(said: dict[str, Any]) -> KnownError:
    kind = ERRORS.get(said["code"], SourceExtractionFailed)
    return kind(said["message"], hint=said["hint"], **said["details"])


def _unpacked(said: dict[str, Any]) -> Extraction:
    blocks = tuple(Block(BlockKind(kind), start, end, page, level) for kind, start, end, page, level in said["blocks"])
    pages = tuple(PageStart(page, start) for page, start in said["pages"])
    return Extraction(said["text"], Layout(blocks, pages), said["metadata"], said["format"])
