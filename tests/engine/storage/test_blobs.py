"""Blobs: named by their content, written whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.foundation.errors import DiskFull
from engine.foundation.processes import is_gone
from engine.storage.blobs import BlobMissing
from tests.fakes.floor import Floor


def test_content_is_named_by_its_hash_and_kept_once(floor: Floor) -> None:
    name = floor.blobs.put(b"sound")

    assert name == hashlib.sha256(b"sound").hexdigest() == floor.blobs.put(b"sound")
    assert floor.blobs.read(name) == b"sound"
    assert len([path for path in floor.paths.blobs.rglob("*") if path.is_file()]) == 1


def test_a_draft_that_was_not_kept_leaves_nothing(floor: Floor) -> None:
    with pytest.raises(RuntimeError), floor.blobs.draft() as draft:
        draft.write_bytes(b"half")
        raise RuntimeError

    assert list(floor.paths.scratch.iterdir()) == []


def test_a_finished_draft_is_moved_in(floor: Floor) -> None:
    with floor.blobs.draft() as draft:
        draft.write_bytes(b"whole")
        name = floor.blobs.put_file(draft)

    assert floor.blobs.read(name) == b"whole"
    assert list(floor.paths.scratch.iterdir()) == []


def test_only_drafts_older_than_a_day_are_swept(floor: Floor) -> None:
    old, young = floor.paths.scratch / "old", floor.paths.scratch / "young"
    for draft in (old, young):
        draft.write_bytes(b"half")
    folders = [floor.paths.scratch / "old-folder", floor.paths.scratch / "young-folder"]
    for folder in folders:
        folder.mkdir()
        (folder / "piece.mp4").write_bytes(b"half")
    for left in (old, folders[0]):
        os.utime(left, (0, 0))

    assert floor.blobs.sweep_drafts(young.stat().st_mtime + 60) == 2
    assert sorted(path.name for path in floor.paths.scratch.iterdir()) == ["young", "young-folder"]


def test_what_a_dead_process_left_is_swept_at_once_with_its_folders(floor: Floor) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    scratch = floor.paths.scratch
    (scratch / f"draft-{gone.pid}-abc123-x.mp4").write_bytes(b"half")
    (scratch / f"draft-{os.getpid()}-abc123-x.mp4").write_bytes(b"half, by an earlier process of our number")
    (scratch / f"draft-{gone.pid}-abc123-x-folder").mkdir()
    (scratch / f"draft-{gone.pid}-abc123-x-folder" / "short.mp4").write_bytes(b"half")

    with floor.blobs.draft(".mp4") as mine:
        assert floor.blobs.sweep_drafts(time.time()) == 3
        assert list(scratch.iterdir()) == [mine]


@pytest.mark.parametrize("signed", ["", "x", "tmp1-2", "²-abc"])
def test_what_nobody_signed_may_be_anybodys(signed: str) -> None:
    assert not is_gone(signed)


def test_missing_content_says_so(floor: Floor) -> None:
    with pytest.raises(BlobMissing):
        floor.blobs.read("0" * 64)


def test_a_full_disk_is_said_plainly(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)

    with pytest.raises(DiskFull, match="disk is full"):
        floor.blobs.put(b"sound")
    assert list(floor.paths.scratch.iterdir()) == []
