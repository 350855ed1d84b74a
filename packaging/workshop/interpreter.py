"""The workshop, interpreter: which Python makes the environment; readable by every Python 3 since 3.7."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import NoReturn

OLDEST = (3, 11)
BETTER_NAMES = ("python3.12", "python3.13", "python3.11", "python3.14")


def continue_with_a_good_one(argv: list[str]) -> str | None:
    """Nothing when this interpreter is new enough, else start again with one that is, else a refusal to print."""
    if is_new_enough(sys.version_info[:2]):
        return None
    other = first_good(BETTER_NAMES)
    if other is None:
        return refusal(sys.version_info[:2])
    return _start_again(other, argv)


def _start_again(python: str, argv: list[str]) -> NoReturn:
    sys.stdout.flush()
    if os.name == "nt":
        sys.exit(subprocess.call([python, *argv]))
    os.execv(python, [python, *argv])


def is_new_enough(version: tuple[int, ...]) -> bool:
    """Whether a (major, minor) may run the studio."""
    return tuple(version) >= OLDEST


def first_good(names: tuple[str, ...]) -> str | None:
    """The path of the first named interpreter that starts and is new enough."""
    for name in names:
        path = shutil.which(name)
        if path and is_new_enough(version_of(path)):
            return path
    return None


def version_of(path: str) -> tuple[int, ...]:
    """(major, minor) of an interpreter; (0, 0) for one that does not start, as a version manager's empty shim."""
    ask = "import sys; print('%d %d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([path, "-c", ask], capture_output=True, text=True, timeout=20, check=True).stdout
        return tuple(int(part) for part in answer.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return (0, 0)


def refusal(version: tuple[int, ...]) -> str:
    """The sentence for a Python that is too old."""
    have, need = (".".join(map(str, part)) for part in (version, OLDEST))
    return (
        "Sleeper Hit Studio needs Python %s or newer and this is %s; install one and run the same command with it."
        % (
            need,
            have,
        )
    )
