"""A reader whose document wants more memory than is allowed."""

import sys
from pathlib import Path
from typing import IO

from engine.library.extraction import Extraction
from engine.machines.readers.workshop import worker


def _greedy(path: Path, hint: str, out: IO[str]) -> Extraction:
    raise MemoryError(len(bytearray(4_000_000_000)))


worker._read = _greedy
sys.exit(worker.main(sys.argv[1:]))
