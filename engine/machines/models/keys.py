"""Machines, models, keys: where a provider's key lies: the system's keyring, or an encrypted file where there is none."""

from __future__ import annotations

import hashlib
import threading
from typing import TYPE_CHECKING, Any

from engine.machines.models.strongbox import Strongbox

if TYPE_CHECKING:
    from pathlib import Path

    from engine.foundation.language_models import ModelChoice

SERVICE = "sleeper-hit-studio"
# These would keep a key readable for everybody who reads a file.
IN_CLEAR = ("keyrings.alt", "keyring.backends.null", "keyring.backends.fail")


class KeyCupboard:
    """Keys by provider and address; the same key is never offered to another address."""

    def __init__(self, file: Path) -> None:
        self._home = hashlib.sha256(str(file.parent).encode()).hexdigest()[:8]
        self._box, self._lock = Strongbox(file), threading.Lock()

    def get(self, choice: ModelChoice) -> str | None:
        """The key for this choice, None where none is kept, or the keyring that has it is locked."""
        ring, name = self._ring(), self._name(choice)
        if ring is not None:
            found = _quietly(lambda: ring.get_password(SERVICE, name))
            if isinstance(found, str) and found:
                return found
        return self._box.read().get(name)

    def keep(self, choice: ModelChoice, key: str) -> None:
        """Keep a key, or forget it when it is empty. Raises OSError."""
        with self._lock:
            name = self._name(choice)
            held = self._tell_ring(name, key)
            kept = self._box.read()
            rest = {other: value for other, value in kept.items() if other != name}
            wanted = {**rest, name: key} if key and not held else rest
            if wanted != kept:
                self._box.write(wanted)

    def place(self) -> str:
        """Where keys are kept, in words."""
        if self._ring() is not None and not self._box.read():
            return "The key is kept in this system's keyring."
        return f"This system has no keyring to use; the key is kept encrypted in {self._box.name} in the studio's home, and opens on this machine alone."

    def _tell_ring(self, name: str, key: str) -> bool:
        """Whether the keyring holds the key now."""
        ring = self._ring()
        if ring is None:
            return False
        # A ring that silently keeps nothing is found out at once, while the key is still at hand.
        _quietly(lambda: ring.set_password(SERVICE, name, key) if key else ring.delete_password(SERVICE, name))
        return bool(key) and _quietly(lambda: ring.get_password(SERVICE, name)) == key

    def _ring(self) -> Any:
        import keyring

        ring = _quietly(keyring.get_keyring)
        return None if ring is None or type(ring).__module__.startswith(IN_CLEAR) else ring

    def _name(self, choice: ModelChoice) -> str:
        return f"{choice.kind}:{choice.base}:{self._home}"


def _quietly(act: Any) -> Any:
    """What a keyring gives; one that is locked, broken or refused by its owner gives nothing, and the file serves instead."""
    try:
        return act()
    except Exception:  # noqa: BLE001 - backends raise anything at all
        return None
