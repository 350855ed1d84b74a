"""Machines, models, the strongbox: a small encrypted file for systems without a keyring; a copy of the home on another machine does not open it.

It guards copies, backups and synchronised folders. Whoever is this user on this machine can open it, as with any keyring that is unlocked.
"""

from __future__ import annotations

import base64
import getpass
import json
import os
import secrets
from importlib import import_module
from pathlib import Path
from typing import Any

SALT_BYTES = 32
MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


class Strongbox:
    """Names to secrets in one owner-only file; a file that is damaged, or from another machine, holds nothing."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def name(self) -> str:
        """What the file is called."""
        return self._file.name

    def read(self) -> dict[str, str]:
        """Everything in it."""
        from cryptography.fernet import Fernet, InvalidToken

        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            salt = base64.b64decode(kept["salt"])
            found = json.loads(Fernet(_key(salt)).decrypt(kept["sealed"].encode()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, InvalidToken):
            return {}
        return {name: value for name, value in found.items() if isinstance(value, str)}

    def write(self, kept: dict[str, str]) -> None:
        """Keep exactly this, whole or not at all; nothing to keep leaves no file. Raises OSError."""
        if not kept:
            self._file.unlink(missing_ok=True)
            return
        from cryptography.fernet import Fernet

        salt = secrets.token_bytes(SALT_BYTES)
        sealed = Fernet(_key(salt)).encrypt(json.dumps(kept).encode()).decode()
        self._replace({"salt": base64.b64encode(salt).decode(), "sealed": sealed})

    def _replace(self, content: dict[str, Any]) -> None:
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self._file.with_suffix(f".{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(content, stream)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(self._file)


def _key(salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    bound_to = f"{machine_id()}\x00{_user()}".encode()
    made = HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"sleeper-hit-studio model keys").derive(bound_to)
    return base64.urlsafe_b64encode(made)


def machine_id() -> str:
    """What this installation of the system calls itself; empty where it has no such name."""
    for place in MACHINE_IDS:
        try:
            return place.read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            continue
    return _registered()


def _registered() -> str:
    try:
        winreg: Any = import_module("winreg")
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    except (ImportError, OSError):
        return ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
