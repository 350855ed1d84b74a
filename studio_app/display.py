"""Window, display: whether there is a screen to open a window on; Qt ends the whole process where there is none."""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path

UNSEEN = ("offscreen", "minimal", "vnc")
X_PORT, PATIENCE_S = 6000, 2.0


def is_there() -> bool:
    """Whether a display can be reached; always on Windows and macOS, or where Qt was told which platform to use."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return _wayland_answers(os.environ.get("WAYLAND_DISPLAY", "")) or _x_answers(os.environ.get("DISPLAY", ""))


def is_seen(platform_name: str) -> bool:
    """Whether somebody can look at this platform and press a button on it."""
    return platform_name not in UNSEEN


def _wayland_answers(name: str) -> bool:
    if not name:
        return False
    return _connects(socket.AF_UNIX, str(Path(os.environ.get("XDG_RUNTIME_DIR", "/run")) / name))


def _x_answers(name: str) -> bool:
    parts = re.match(r"^(?:unix)?(?P<host>[^:/]*):(?P<number>\d+)(?:\.\d+)?$", name)
    if parts is None:
        return name.startswith("/")
    number = int(parts["number"])
    if parts["host"]:
        return _connects(socket.AF_INET, (parts["host"], X_PORT + number))
    place = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where every X server listens
    return _connects(socket.AF_UNIX, place) or _connects(socket.AF_UNIX, f"\0{place}")


def _connects(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as line:
        line.settimeout(PATIENCE_S)
        try:
            line.connect(address)
        except OSError:
            return False
    return True
