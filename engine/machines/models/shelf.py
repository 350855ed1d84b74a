"""Machines, models, the shelf: answers that were good enough to use, by their question, so that nothing is paid twice."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from engine.foundation.language_models import ModelChoice
    from engine.machines.models.asking import Question

KEPT_S = 14 * 86_400


class Shelf:
    """A folder of answers, one owner-only file each; a damaged file counts as none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, choice: ModelChoice, question: Question) -> dict[str, Any] | None:
        """The answer kept for this very question to this very model."""
        try:
            found = json.loads(self._place(choice, question).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def keep(self, choice: ModelChoice, question: Question, answer: dict[str, Any]) -> None:
        """Keep an answer, whole or not at all, across a power cut. Raises OSError."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = self._place(choice, question)
        draft = place.with_suffix(f".{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(answer, stream, ensure_ascii=False)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(place)

    def tidy(self, now: float | None = None) -> None:
        """Let go of answers older than two weeks."""
        oldest = (time.time() if now is None else now) - KEPT_S
        for place in self._folder.glob("*") if self._folder.is_dir() else ():
            try:
                if place.stat().st_mtime < oldest:
                    place.unlink()
            except OSError:
                continue

    def _place(self, choice: ModelChoice, question: Question) -> Path:
        asked = [
            choice.kind,
            choice.base,
            choice.name,
            question.system,
            question.user,
            question.schema,
            question.temperature,
        ]
        return self._folder / f"{hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()}.json"
