"""The workshop, system: libraries and programs the wheels do not bring; found, installed with apt by root, or asked for."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workshop.failures import NO_SPACE, Stop, full_disk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


@dataclass(frozen=True, slots=True)
class Need:
    """Something of the system's: the package that brings it, and a library or any of some programs to know it by."""

    package: str
    library: str = ""
    programs: tuple[str, ...] = ()

    def is_met(self) -> bool:
        """Whether it is there; a need known by neither is fonts."""
        if self.library:
            return loads(self.library)
        return any(map(shutil.which, self.programs)) if self.programs else any(map(has_fonts, FONT_FOLDERS))


WINDOW = (
    Need("libglib2.0-0", "libglib-2.0.so.0"),
    Need("libgl1", "libGL.so.1"),
    Need("libegl1", "libEGL.so.1"),
    Need("libbrotli1", "libbrotlidec.so.1"),
    Need("libfontconfig1", "libfontconfig.so.1"),
    Need("libdbus-1-3", "libdbus-1.so.3"),
    Need("libxkbcommon0", "libxkbcommon.so.0"),
    Need("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
    Need("libxcb-cursor0", "libxcb-cursor.so.0"),
    Need("libxcb-icccm4", "libxcb-icccm.so.4"),
    Need("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    Need("libxcb-shape0", "libxcb-shape.so.0"),
    Need("libxcb-xkb1", "libxcb-xkb.so.1"),
    Need("libxcb-render-util0", "libxcb-render-util.so.0"),
    Need("libxcb-image0", "libxcb-image.so.0"),
    Need("libpulse0", "libpulse.so.0"),
    Need("fonts-dejavu-core"),
)
TESTS = (
    *WINDOW,
    Need("xvfb", programs=("Xvfb",)),
    Need("chromium", programs=("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")),
)


def provide(needs: Iterable[Need], purpose: str) -> None:
    """See that everything is there, before `purpose` begins. Raises Stop with the exact command when it cannot be."""
    if not sys.platform.startswith("linux"):
        return
    missing = [need.package for need in needs if not need.is_met()]
    if not missing:
        return
    if shutil.which("apt-get") is None:
        print(
            f"Note: {purpose} may fail; this system seems to lack what Debian calls {', '.join(missing)}.", flush=True
        )
        return
    _apt(missing, purpose)


def provide_venv(version: Sequence[int]) -> None:
    """Debian keeps the part of Python that makes environments in a package of its own. Raises Stop."""
    package = "python{}.{}-venv".format(*version)
    if shutil.which("apt-get") is None or not sys.platform.startswith("linux"):
        raise Stop(
            "This Python cannot make environments (its ensurepip is missing).", "Install a complete Python 3.11+."
        )
    _apt([package], "making the environment")


def loads(library: str) -> bool:
    """Whether the dynamic loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts(folder: str) -> bool:
    """Whether any outline font lies below a folder."""
    place = Path(folder).expanduser()
    return any(file.suffix.lower() in (".ttf", ".otf", ".ttc", ".pfb") for file in place.rglob("*"))


def command_for(packages: Sequence[str]) -> str:
    """What a person types to install them."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def is_root() -> bool:
    """Whether this process may install packages."""
    return sys.platform != "win32" and os.geteuid() == 0


def _apt(packages: Sequence[str], purpose: str) -> None:
    if not is_root():
        raise Stop(
            f"Missing for {purpose}: {', '.join(packages)}. Run this, then the same command again:",
            command_for(packages),
        )
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    said = _run(install)
    if said is not None:
        _run(["apt-get", "update"])
        said = _run(install)
    if said is not None:
        raise _cannot(said, packages)


def _run(command: list[str]) -> str | None:
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=surroundings,
        check=False,
    )
    return done.stdout if done.returncode else None


def _cannot(said: str, packages: Sequence[str]) -> Stop:
    if any(sign in said for sign in NO_SPACE):
        return full_disk()
    if "Could not get lock" in said:
        return Stop("Another program is installing packages.", "Wait for it to end and run the same command again.")
    last = "\n  ".join(said.strip().splitlines()[-4:])
    return Stop(f"The system packages could not be installed. Try by hand: {command_for(packages)}", last)
