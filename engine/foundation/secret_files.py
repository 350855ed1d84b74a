"""Foundation, secret files: random secrets of this installation in files only their owner can read."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from engine.foundation.errors import ServiceUnavailable

if TYPE_CHECKING:
    from pathlib import Path

LENGTH = 64


def owner_only_secret(path: Path) -> bytes:
    """32 random bytes as 64 hex characters in a file of mode 0600, made whole on first use, the same ever after.

    Raises `ServiceUnavailable` when somebody shortened it.
    """
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_suffix(f".{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(secrets.token_hex(32).encode())
            stream.flush()
            os.fsync(stream.fileno())
        _publish(draft, path)
    secret = path.read_bytes()
    if len(secret) < LENGTH:
        problem = f"The secret file {path.name} of the studio's home is damaged."
        raise ServiceUnavailable(problem, hint="Remove it; the studio makes a new one.")
    return secret


def _publish(draft: Path, path: Path) -> None:
    # The first of two processes wins: a link never lands on a file that is there.
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    except OSError:
        draft.replace(path)
    draft.unlink(missing_ok=True)
