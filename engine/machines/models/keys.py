"""Machines, models, keys: where a provider's key lies: the system's keyring, or a file for its owner's eyes where there is none."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from engine.foundation.language_models import ModelChoice

SERVICE = "sleeper-hit-studio"


class KeyCupboard:
    """Keys by provider and address; the same key is never offered to another address."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def get(self, choice: ModelChoice) -> str | None:
        """The key for this choice, None where none is kept."""
        ring, name = self._ring(), self._name(choice)
        if ring is not None:
            found = _quietly(lambda: ring.get_password(SERVICE, name))
            if isinstance(found, str) and found:
                return found
        found = self._read().get(name)
        return found if isinstance(found, str) and found else None

    def keep(self, choice: ModelChoice, key: str) -> None:
        """Keep a key, or forget it when it is empty. Raises OSError."""
        ring, name = self._ring(), self._name(choice)
        held = False
        if ring is not None:
            if key:
                held = _quietly(lambda: (ring.set_password(SERVICE, name, key), True)[1]) is True
            else:
                _quietly(lambda: ring.delete_password(SERVICE, name))
        rest = {other: value for other, value in self._read().items() if other != name}
        self._write({**rest, **({name: key} if key and not held else {})})

    def place(self) -> str:
        """Where keys are kept, in words."""
        if self._ring() is not None:
            return "The key is kept in this system's keyring."
        return f"This system has no keyring; the key is kept in {self._file.name} in the studio's home, readable by you alone."

    def _ring(self) -> Any:
        import keyring
        from keyring.backends import fail, null

        ring = _quietly(keyring.get_keyring)
        return None if ring is None or isinstance(ring, fail.Keyring | null.Keyring) else ring

    def _name(self, choice: ModelChoice) -> str:
        home = hashlib.sha256(str(self._file.parent).encode()).hexdigest()[:8]
        return f"{choice.kind}:{choice.base}:{home}"

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, kept: dict[str, Any]) -> None:
        if not kept:
            self._file.unlink(missing_ok=True)
            return
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self._file.with_suffix(f".{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(kept, stream)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(self._file)


def _quietly(act: Any) -> Any:
    """What a keyring gives; one that is locked, broken or refused by its owner gives nothing, and the file serves instead."""
    try:
        return act()
    except Exception:  # noqa: BLE001 - backends raise anything at all
        return None
