"""Access, key ring: keys seen lately, so that most requests need no look into the database.

Whoever changes a key rings a bell, a file in the home that grows by a byte; every process on this home hears it with its
next request. Should the bell itself fail, what is kept goes out of date by itself.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from engine.access.model import ApiKey
    from engine.foundation.clock import Clock

log = logging.getLogger(__name__)
GOOD_FOR_S = 5.0
MOST = 1000
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Kept:
    key: ApiKey
    secret_hash: str
    stamp: Stamp
    until: float


class KeyRing:
    """Keys with the hashes of their secrets, by prefix; never the secrets."""

    def __init__(self, bell: Path, clock: Clock) -> None:
        self._bell, self._clock = str(bell), clock
        self._kept: dict[str, _Kept] = {}

    def now(self) -> datetime:
        """The time of day by the studio's clock."""
        return self._clock.now()

    def stamp(self) -> Stamp:
        """How often the bell has rung; take it before looking a key up."""
        try:
            found = os.stat(self._bell)  # noqa: PTH116 - asked with every request, and twice as fast
        except FileNotFoundError:
            return (0, 0)
        return (found.st_size, found.st_mtime_ns)

    def keep(self, key: ApiKey, secret_hash: str, stamp: Stamp) -> None:
        """Remember a key that was read after this stamp was taken."""
        if len(self._kept) >= MOST:
            self._kept = {}
        self._kept[key.prefix] = _Kept(key, secret_hash, stamp, self._clock.monotonic() + GOOD_FOR_S)

    def recall(self, prefix: str) -> tuple[ApiKey, str] | None:
        """The key with this prefix and its secret's hash; None when it was not seen lately or any key has changed since."""
        kept = self._kept.get(prefix)
        if kept is None or kept.until < self._clock.monotonic() or kept.stamp != self.stamp():
            return None
        return kept.key, kept.secret_hash

    def used(self, prefix: str, at: datetime) -> None:
        """Remember that the key was used."""
        kept = self._kept.get(prefix)
        if kept is not None:
            self._kept[prefix] = replace(kept, key=replace(kept.key, last_used_at=at))

    def ring(self) -> None:
        """A key has changed: nothing that was remembered counts any more, here and in every process on this home."""
        self._kept = {}
        try:
            handle = os.open(self._bell, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(handle, b".")
            finally:
                os.close(handle)
        except OSError:
            log.warning("Other processes hear of the changed API key in %s s only", GOOD_FOR_S, exc_info=True)
