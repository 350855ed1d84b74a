"""Machines, voicing, acquaintance: what was heard of voices nobody could measure beforehand, kept so that each is heard once."""

from __future__ import annotations

import json
import logging
import secrets
import threading
from dataclasses import asdict
from typing import TYPE_CHECKING

from engine.machines.voicing.ear import Heard

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)


class Acquaintance:
    """What was heard, by a key that names voice and engine; a file that cannot be read or written is done without."""

    def __init__(self, file: Path | None) -> None:
        self._file, self._guard = file, threading.Lock()
        self._heard: dict[str, Heard] | None = None

    def of(self, key: str) -> Heard | None:
        """What is known."""
        with self._guard:
            return self._known().get(key)

    def keep(self, key: str, heard: Heard) -> None:
        """Remember it."""
        with self._guard:
            self._known()[key] = heard
            self._write()

    def _known(self) -> dict[str, Heard]:
        if self._heard is None:
            self._heard = self._read()
        return self._heard

    def _read(self) -> dict[str, Heard]:
        if self._file is None:
            return {}
        try:
            rows = json.loads(self._file.read_text(encoding="utf-8"))
            return {str(key): Heard(**row) for key, row in rows.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _write(self) -> None:
        if self._file is None or self._heard is None:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft = self._file.with_suffix(f".{secrets.token_hex(4)}")
            draft.write_text(json.dumps({key: asdict(one) for key, one in self._heard.items()}), encoding="utf-8")
            draft.replace(self._file)
        except OSError as problem:
            log.warning("What was heard of a voice could not be kept: %s", problem)
