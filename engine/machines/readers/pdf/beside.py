"""Machines, readers, PDF, beside: a second process reads the later gatherings of a long document while the first reads the earlier.

It is a child of the process that reads the file, lives under the same limits, and ends with it.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from engine.library.errors import SourceExtractionFailed
from engine.machines.readers.pdf.folding import folded, unfolded
from engine.machines.readers.pdf.gathering import Gathering, gather

FLAG = "--pages-of"
SELDOM = 200_000
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@contextmanager
def beside(helper: Beside, path: Path, parts: Sequence[range], outline: Mapping[str, int]) -> Iterator[Beside]:
    """Another process that reads these gatherings; it is ended with the block."""
    try:
        helper.order(path, parts, outline)
        yield helper
    finally:
        helper.close()


class Beside:
    """The other process, which waits for its order; `done` is the number of pages it has read so far."""

    def __init__(self) -> None:
        own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", __name__]
        flag = ["--reader-worker", FLAG] if getattr(sys, "frozen", False) else [FLAG]
        self.done, self._said = 0, list[Any]()
        self._process = subprocess.Popen(
            [*own, *flag], stdin=subprocess.PIPE, stdout=subprocess.PIPE, creationflags=NO_WINDOW
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)

    def order(self, path: Path, parts: Sequence[range], outline: Mapping[str, int]) -> None:
        """Have it read these gatherings of a file; one that has ended says so by its answer."""
        told = {"path": str(path), "parts": [[part.start, part.stop] for part in parts], "outline": dict(outline)}
        self._listener.start()
        with suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.write(json.dumps(told).encode() + b"\n")
                self._process.stdin.flush()

    def gatherings(self, waiting: Callable[[], None]) -> list[Gathering]:
        """What it has read, once it is done; `waiting` is called meanwhile. Raises `SourceExtractionFailed` when it ended early."""
        while self._listener.is_alive():
            self._listener.join(0.1)
            waiting()
        waiting()
        if self._process.wait() != 0:
            raise SourceExtractionFailed(
                "The PDF is damaged; reading its later pages made the reader stop.",
                hint="Save it anew, or add another copy.",
            )
        return [unfolded(one) for one in self._said]

    def close(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        if self._listener.ident is not None:
            self._listener.join()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            said = json.loads(line)
            if isinstance(said, int):
                self.done = said
            else:
                self._said.append(said)


def main(arguments: list[str]) -> int:
    """What to read comes as one line of JSON, counts of pages and gatherings go out as lines."""
    import pypdfium2

    line = sys.stdin.buffer.readline()
    if not line:
        return 0
    told = json.loads(line)
    gc.set_threshold(SELDOM)  # it lives for one order
    threading.Thread(target=_end_with_parent, daemon=True).start()
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    sys.stdout = sys.stderr
    document: Any = pypdfium2.PdfDocument(told["path"])
    counted = _Count(out)
    for start, stop in told["parts"]:
        _say(out, folded(gather(document, range(start, stop), told["outline"], counted)))
    counted.end()
    document.close()
    return 0


class _Count:
    def __init__(self, out: IO[str]) -> None:
        self._out, self._done = out, 0

    def __call__(self, number: int) -> None:
        self._done += 1
        if self._done % 5 == 0:
            self.end()

    def end(self) -> None:
        """Say how many there were."""
        _say(self._out, self._done)


def _say(out: IO[str], what: Any) -> None:
    out.write(json.dumps(what) + "\n")
    out.flush()


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os._exit(3)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
