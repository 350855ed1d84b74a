"""The workshop, environment: `.venv` with the pinned packages and the project itself; nothing to do means no time spent."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from workshop import failures, interpreter, system
from workshop.failures import Stop
from workshop.stamp import Stamp
from workshop.turns import my_turn

if TYPE_CHECKING:
    from workshop.places import Checkout

PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input")


def prepare(checkout: Checkout) -> None:
    """Make or mend the environment. Raises Stop."""
    if is_ready(checkout):
        return
    with my_turn(checkout.lock):
        if not is_ready(checkout):
            _make(checkout)


def is_ready(checkout: Checkout) -> bool:
    """Whether a finished environment was made from exactly what the checkout holds now."""
    found = Stamp.found(checkout.stamp)
    return found is not None and found == Stamp.wanted(checkout, python_in(checkout))


def python_in(checkout: Checkout) -> str:
    """The environment's Python as major.minor; empty when it does not start, as after the system's was replaced."""
    version = interpreter.version_of(str(checkout.python)) if checkout.python.exists() else ()
    return ".".join(map(str, version)) if any(version) else ""


def _make(checkout: Checkout) -> None:
    started = time.monotonic()
    found = Stamp.found(checkout.stamp)
    if found is None or found.python != python_in(checkout):
        _make_venv(checkout)
        found = None
    wanted = Stamp.wanted(checkout, python_in(checkout))
    # Without a stamp the next run starts afresh: a half-installed package is never mistaken for a whole one.
    checkout.stamp.unlink(missing_ok=True)
    if found is None or found.packages != wanted.packages:
        _install_packages(checkout)
    _install_project(checkout)
    wanted.write(checkout.stamp)
    print(f"The environment is ready ({time.monotonic() - started:.0f} s).", flush=True)


def _make_venv(checkout: Checkout) -> None:
    print(f"Making {checkout.venv.name} with Python {sys.version.split()[0]}.", flush=True)
    if checkout.venv.exists():
        shutil.rmtree(checkout.venv)
    if importlib.util.find_spec("ensurepip") is None:
        system.provide_venv(sys.version_info[:2])
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(checkout.venv)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        said = made.stdout + made.stderr
        if any(sign in said for sign in failures.NO_SPACE):
            raise failures.full_disk()
        raise Stop("The environment could not be made.", "\n  ".join(said.strip().splitlines()[-6:]))


def _install_packages(checkout: Checkout) -> None:
    count = sum(1 for line in checkout.dev_requirements.read_text(encoding="utf-8").splitlines() if "==" in line)
    print(f"Installing about {count} pinned packages; the first time takes a few minutes.", flush=True)
    # The set is whole: a resolver could only look past it, as it does for extras once a newer release is out.
    _pip(
        checkout,
        "install",
        "--no-deps",
        "--require-hashes",
        "--only-binary=:all:",
        "-r",
        str(checkout.dev_requirements),
    )


def _install_project(checkout: Checkout) -> None:
    _pip(checkout, "install", "--no-deps", "--no-build-isolation", "--editable", str(checkout.root))


def _pip(checkout: Checkout, *words: str) -> None:
    command = [str(checkout.python), *PIP, *words]
    # Foreign module paths would let packages from elsewhere pass for installed ones.
    surroundings = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", env=surroundings
    ) as pip:
        said = [_shown(line) for line in pip.stdout or ()]
    if sys.stdout.isatty():
        print("\r\x1b[K", end="", flush=True)
    if pip.returncode:
        raise failures.of_pip("".join(said))


def _shown(line: str) -> str:
    if sys.stdout.isatty() and line.startswith(("Collecting", "Downloading", "Installing", "  Downloading")):
        print(f"\r\x1b[K  {line.strip()[:76]}", end="", flush=True)
    return line
