"""Machines, voicing, the register: every voice that was ever offered on this home, so that no id is forgotten."""

from __future__ import annotations

import json
import logging
import os
import secrets
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

from engine.table_read.voices import Gender, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

log = logging.getLogger(__name__)
NAMES = tuple(item.name for item in fields(Voice))


class Register:
    """Voices that are not built in, by id, in one JSON file; a damaged file is set aside, never overwritten."""

    def __init__(self, file: Path, built_in: Iterable[str] = ()) -> None:
        self._file, self._built_in = file, frozenset(built_in)
        self._known: dict[str, Voice] | None = None

    def remember(self, present: tuple[Voice, ...]) -> tuple[Voice, ...]:
        """Keep those who are here now; returns those who are not, as not installed."""
        known = self._read() if self._known is None else self._known
        news = {voice.id: voice for voice in present if voice.id not in self._built_in}
        wanted = {**known, **news}
        if wanted != known or self._known is None:
            self._known = wanted
            if wanted != known:
                self._write(wanted)
        here = {voice.id for voice in present}
        return tuple(replace(voice, installed=False) for voice in wanted.values() if voice.id not in here)

    def _read(self) -> dict[str, Voice]:
        try:
            rows = json.loads(self._file.read_text(encoding="utf-8"))
            return {str(row["id"]): _voice(row) for row in rows}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, KeyError) as problem:
            log.warning("The register of voices cannot be read and is set aside: %s", problem)
            if self._file.exists():
                self._file.replace(self._file.with_suffix(f".damaged-{secrets.token_hex(3)}"))
            return {}

    def _write(self, known: dict[str, Voice]) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft = self._file.with_suffix(f".{secrets.token_hex(4)}")
            with draft.open("w", encoding="utf-8") as stream:
                json.dump([asdict(voice) for voice in known.values()], stream, ensure_ascii=False, indent=1)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(self._file)
        except OSError as problem:
            log.warning("The register of voices could not be written: %s", problem)


def _voice(row: dict[str, Any]) -> Voice:
    known = {name: row[name] for name in NAMES if name in row}
    return Voice(**{**known, "gender": Gender(row["gender"])})
