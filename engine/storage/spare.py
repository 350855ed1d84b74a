"""Storage, spare: a little room on the disk kept aside, given up when the disk is full so that what happened can still be written."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)
SIZE = 2_000_000


class SpareRoom:
    """Two megabytes in one file; content that no file system can make smaller."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def keep(self) -> None:
        """Set it aside where it is not; on a disk that is full already there is none."""
        if self._file.exists():
            return
        try:
            self._file.write_bytes(os.urandom(SIZE))
        except OSError as problem:
            log.warning("No room could be set aside: %s", problem)
            self.give()

    def give(self) -> bool:
        """Give it up; whether there was any."""
        try:
            self._file.unlink()
        except OSError:
            return False
        return True
