"""A small disk of its own for a home: it can be filled to the last byte, freed, and closed for writing."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

SIZE = "24m"


class Disk:
    """A mounted memory disk; `home` lies on it."""

    def __init__(self, place: Path) -> None:
        place.mkdir(parents=True, exist_ok=True)
        self.place, self.home, self._ballast = place, place / "home", place / "ballast"
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)], check=True, capture_output=True
        )

    def fill(self) -> None:
        """Leave no byte free."""
        with self._ballast.open("ab", buffering=0) as file:
            for size in (1 << 20, 1 << 12):
                with suppress(OSError):
                    while True:
                        file.write(b"\1" * size)

    def free(self) -> None:
        """Make space again."""
        self._ballast.unlink(missing_ok=True)

    def close_for_writing(self) -> None:
        """Make it read-only."""
        subprocess.run(["mount", "-o", "remount,ro", str(self.place)], check=True, capture_output=True)

    def unmount(self) -> None:
        """Take it away."""
        subprocess.run(["umount", "-l", str(self.place)], check=True, capture_output=True)


@cache
def why_not() -> str:
    """Why no disk can be mounted here; empty where one can."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return "a disk can be mounted by root on Linux only"
    tried = subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, text=True)
    return "" if tried.returncode == 0 else f"no disk can be mounted here: {tried.stderr.strip()}"


needs_a_disk = pytest.mark.skipif(bool(why_not()), reason=why_not())
