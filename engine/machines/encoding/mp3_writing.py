"""Machines, encoding, MP3 writing: a file of frames that come some at a time, whose head is completed at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machines.encoding.mp3_file import checksum, headed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType


class Mp3Writer:
    """Writes tags, a head and frames to `target`. Raises `OSError`."""

    def __init__(self, target: Path, tags: bytes, head: bytes) -> None:
        self._tags, self._head = tags, head
        self._sizes, self._sum = list[int](), 0
        self._file = target.open("wb")
        self._file.write(tags + head)

    def __enter__(self) -> Mp3Writer:
        """Open."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file, finished or not."""
        self._file.close()

    def add(self, frames: Sequence[bytes]) -> bytes:
        """The next frames; what was written of them."""
        content = b"".join(frames)
        self._file.write(content)
        self._sizes += map(len, frames)
        self._sum = checksum(content, self._sum)
        return content

    def finish(self, samples: int) -> None:
        """All frames are there and hold so many samples: the head says so."""
        self._file.seek(len(self._tags))
        self._file.write(headed(self._head, self._sizes, self._sum, samples))
