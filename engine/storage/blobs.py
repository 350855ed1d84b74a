"""Storage, blobs: files named by the SHA-256 of their content, in a folder; written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from engine.foundation.errors import NotFound, is_disk_full, said_plainly

STALE_S = 24 * 3600
"""Another process on the same home may be at work on a younger draft."""


class BlobMissing(NotFound):
    """The content is not (or no longer) on this machine."""


class BlobStore:
    """Keeps immutable content; putting the same content twice keeps one file."""

    def __init__(self, root: Path, scratch: Path) -> None:
        self._root, self._scratch = root, scratch

    def put(self, content: bytes) -> str:
        """Keep these bytes; returns their SHA-256 hex. Raises `DiskFull`."""
        name = hashlib.sha256(content).hexdigest()
        if not self.path(name).exists():
            with self.draft() as draft:
                draft.write_bytes(content)
                self._settle(draft, name)
        return name

    def put_file(self, source: Path) -> str:
        """Keep a finished file by moving it in (same volume as scratch); returns its SHA-256 hex. Raises `DiskFull`."""
        with source.open("rb") as stream:
            name = hashlib.file_digest(stream, "sha256").hexdigest()
        with full_disk_said_plainly():
            self._settle(source, name)
        return name

    @contextmanager
    def draft(self, suffix: str = "") -> Iterator[Path]:
        """A path for a half-made file; whatever is still there at the end is removed."""
        with full_disk_said_plainly():
            self._scratch.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=suffix, dir=self._scratch)
            os.close(handle)
            path = Path(name)
            try:
                yield path
            finally:
                path.unlink(missing_ok=True)

    def sweep_drafts(self, now_s: float) -> int:
        """Remove drafts a dead process left more than a day before `now_s` (seconds since 1970); returns how many."""
        swept = 0
        for draft in self._scratch.iterdir():
            # Its owner may take it away at this very moment.
            with suppress(FileNotFoundError):
                if draft.is_file() and now_s - draft.stat().st_mtime > STALE_S:
                    draft.unlink()
                    swept += 1
        return swept

    def path(self, name: str) -> Path:
        """Where this content lies or would lie."""
        return self._root / name[:2] / name

    def exists(self, name: str) -> bool:
        """Whether the content is here."""
        return self.path(name).exists()

    def read(self, name: str) -> bytes:
        """The bytes. Raises `BlobMissing`."""
        try:
            return self.path(name).read_bytes()
        except FileNotFoundError:
            raise BlobMissing(f"The content {name[:12]}… is not on this machine.") from None

    def drop(self, name: str) -> None:
        """Forget this content; no error if it is gone already."""
        self.path(name).unlink(missing_ok=True)

    def _settle(self, draft: Path, name: str) -> None:
        target = self.path(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("rb") as stream:
            os.fsync(stream.fileno())
        draft.replace(target)
        _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def full_disk_said_plainly() -> Iterator[None]:
    """Turns a full disk into `DiskFull`; other errors pass."""
    try:
        yield
    except OSError as problem:
        if not is_disk_full(problem):
            raise
        raise said_plainly(problem) from problem
