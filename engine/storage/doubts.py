"""Storage, doubts: contents that may turn out to be nobody's, written down before anything can happen to whoever would see to them."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PREFIX = "doubt-"


class Doubts:
    """Small files in a folder, each with the names of some contents; they outlive the process that wrote them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def note(self, names: list[str], about: str = "") -> str:
        """Write these names down before they are kept or let go; returns what `settled` wants. `about` is whose they are."""
        token = f"{PREFIX}{about or 'none'}-{uuid.uuid4().hex}"
        with (self._folder / token).open("w", encoding="ascii") as note:
            note.write("\n".join(names))
            note.flush()
            os.fsync(note.fileno())
        return token

    def settled(self, token: str) -> None:
        """Somebody has seen to them."""
        (self._folder / token).unlink(missing_ok=True)

    def open(self, about: str = "") -> Iterator[tuple[str, list[str]]]:
        """The notes nobody has seen to, with their names; only those `about` something where that is told."""
        for note in sorted(self._folder.glob(f"{PREFIX}{about}*")):
            with suppress(OSError):
                yield note.name, note.read_text(encoding="ascii").split()
