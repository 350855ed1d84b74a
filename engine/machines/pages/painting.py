"""Machines, pages, painting: has a page drawn by a process of its own, within limits; what was drawn lately is remembered."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any

from engine.library.errors import SourceExtractionFailed
from engine.library.extraction import Box, PagePicture, Wanted

log = logging.getLogger(__name__)
MODULE = "engine.machines.pages.worker"
FROZEN = "--page-worker"
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
PATIENCE_S, MEMORY, REMEMBERED = 30.0, 1_500_000_000, 12
OTHERWISE = "Read the passage as text, or open the file in another program."


class ProcessPainter:
    """The library's `PagePainter`."""

    def __init__(self, limit_s: float = PATIENCE_S, memory_bytes: int = MEMORY) -> None:
        self._limit_s, self._memory = limit_s, memory_bytes
        self._lock = threading.Lock()
        self._drawn: OrderedDict[tuple[Path, int, int, Wanted], PagePicture] = OrderedDict()

    def draw(self, path: Path, page: int, width: int, wanted: Wanted) -> PagePicture:
        """Draw a page, or show the picture of it that is still here. Raises `SourceExtractionFailed`."""
        key = (path, page, width, wanted)
        with self._lock:
            if key in self._drawn:
                self._drawn.move_to_end(key)
                return self._drawn[key]
        picture = _picture(page, self._asked(path, page, width, wanted))
        with self._lock:
            self._drawn[key] = picture
            while len(self._drawn) > REMEMBERED:
                self._drawn.popitem(last=False)
        return picture

    def _asked(self, path: Path, page: int, width: int, wanted: Wanted) -> bytes:
        try:
            done = subprocess.run(
                [*_command(), str(path), str(page), str(width), str(wanted.earlier), str(self._memory)],
                input=wanted.quote.encode("utf-8", "replace"), capture_output=True, timeout=self._limit_s, check=False,
                env=_environment(), creationflags=NO_WINDOW,
            )  # fmt: skip
        except subprocess.TimeoutExpired as late:
            sentence = f"Drawing the page took longer than {self._limit_s:.0f} seconds and was stopped."
            raise SourceExtractionFailed(sentence, hint=OTHERWISE) from late
        if done.returncode != 0 or not done.stdout:
            log.warning(
                "A drawing process ended with %s: %s", done.returncode, done.stderr[-2000:].decode("utf-8", "replace")
            )
            raise SourceExtractionFailed(
                "The page made its painter stop; the file is probably damaged.", hint=OTHERWISE
            )
        return done.stdout


def _picture(page: int, answer: bytes) -> PagePicture:
    line, _, png = answer.partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    if "error" in head:
        raise SourceExtractionFailed(str(head["error"]), hint=OTHERWISE)
    marks = tuple(Box(*(float(edge) for edge in box)) for box in head["boxes"])
    return PagePicture(page, int(head["count"]), png, int(head["width"]), int(head["height"]), marks)


def _command() -> list[str]:
    return [sys.executable, FROZEN] if getattr(sys, "frozen", False) else [sys.executable, "-m", MODULE]


def _environment() -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[3])
    known = filter(None, [root, os.environ.get("PYTHONPATH")])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(known), "PYTHONUTF8": "1"}
