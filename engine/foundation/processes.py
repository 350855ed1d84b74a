"""Foundation, processes: who leaves things behind signs them, so that what a dead process left is known at once."""

from __future__ import annotations

import os
import secrets
from functools import cache


def process_lives(pid: int) -> bool:
    """Whether there is a process of this number; where that cannot be asked, yes."""
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def signature() -> str:
    """This process: its number and a word of its own, since numbers come back."""
    return f"{os.getpid()}-{_word(os.getpid())}"


def is_gone(signed: str) -> bool:
    """Whether the process that signed so, whatever stands after it, is surely not there any more."""
    pid, _, rest = signed.partition("-")
    word = rest.partition("-")[0]
    if not pid.isdecimal():
        return False
    return word != _word(os.getpid()) if int(pid) == os.getpid() else not process_lives(int(pid))


@cache
def _word(pid: int) -> str:
    """One for each process, also of those that split off."""
    return secrets.token_hex(3)
