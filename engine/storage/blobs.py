"""Storage, blobs: files named by the SHA-256 of their content, in a folder; written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from engine.foundation.errors import NotFound, is_disk_full, said_plainly
from engine.foundation.processes import is_gone, signature
from engine.storage.doubts import PREFIX, Doubts

if TYPE_CHECKING:
    from engine.storage.work import Work

DRAFT = "draft-"
STALE_S = 24 * 3600
"""Another process on the same home, which did not sign, may be at work on a younger draft."""


class BlobMissing(NotFound):
    """The content is not (or no longer) on this machine."""


class BlobStore:
    """Keeps immutable content; putting the same content twice keeps one file."""

    def __init__(self, root: Path, scratch: Path) -> None:
        self._root, self._scratch = root, scratch
        self._stands: tuple[Callable[[Work, str], bool], ...] = ()
        self.doubts = Doubts(scratch)

    def stood_on_by(self, stands: Callable[[Work, str], bool]) -> None:
        """From now on no content goes with `drop_unused` while this says that something stands on it."""
        self._stands = (*self._stands, stands)

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

    def stage(self, source: Path) -> str:
        """Set a finished file aside (same volume as scratch); returns a name for `settle`. Raises `DiskFull`."""
        with full_disk_said_plainly(), source.open("rb") as stream:
            name = hashlib.file_digest(stream, "sha256").hexdigest()
            os.fsync(stream.fileno())
        with tempfile.NamedTemporaryFile(prefix=f"{name}.", dir=self._scratch, delete=False) as place:
            source.replace(place.name)
        return Path(place.name).name

    def settle(self, staged: str) -> str:
        """Keep a file that was set aside, inside the unit that begins to stand on it; returns its SHA-256 hex.

        Raises `BlobMissing` when it was let go.
        """
        name = content_of(staged)
        try:
            with full_disk_said_plainly():
                self._settle(self._scratch / staged, name)
        except FileNotFoundError:
            raise BlobMissing(f"The file {name[:12]}… is no longer set aside.") from None
        return name

    def let_go(self, staged: str) -> None:
        """Forget a file that was set aside and never kept; no error if it was."""
        (self._scratch / staged).unlink(missing_ok=True)

    @contextmanager
    def draft(self, suffix: str = "") -> Iterator[Path]:
        """A path for a half-made file; whatever is still there at the end is removed."""
        with full_disk_said_plainly():
            self._scratch.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix, f"{DRAFT}{signature()}-", self._scratch)
            os.close(handle)
            path = Path(name)
            try:
                yield path
            finally:
                path.unlink(missing_ok=True)

    def sweep_drafts(self, now_s: float) -> int:
        """Remove drafts and folders of them that dead processes left; unsigned ones a day before `now_s` (seconds since 1970); returns how many."""
        swept = 0
        for draft in self._scratch.iterdir():
            # Its owner may take it away at this very moment.
            with suppress(FileNotFoundError):
                is_left = is_gone(draft.name.removeprefix(DRAFT)) or now_s - draft.stat().st_mtime > STALE_S
                if is_left and not draft.name.startswith(PREFIX):
                    shutil.rmtree(draft, ignore_errors=True) if draft.is_dir() else draft.unlink()
                    swept += 1
        return swept

    @property
    def free(self) -> int:
        """Bytes that are left on the disk."""
        return shutil.disk_usage(self._scratch if self._scratch.exists() else self._scratch.parent).free

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

    def drop_unused(self, work: Work, name: str) -> None:
        """Forget this content unless something stands on it, inside a writing unit, so that nothing begins to meanwhile."""
        if not self.is_stood_on(work, name):
            self.drop(name)

    def is_stood_on(self, work: Work, name: str) -> bool:
        """Whether any room still needs this content."""
        return any(stands(work, name) for stands in self._stands)

    def _settle(self, draft: Path, name: str) -> None:
        target = self.path(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("rb") as stream:
            os.fsync(stream.fileno())
        draft.replace(target)
        _sync_folder(target.parent)


def content_of(staged: str) -> str:
    """The SHA-256 hex of a file that was set aside."""
    return staged.partition(".")[0]


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
