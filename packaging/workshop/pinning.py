"""The workshop, pinning: the hashed sets, compiled from pyproject.toml for every platform and Python at once."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from workshop.failures import Stop

if TYPE_CHECKING:
    from pathlib import Path

    from workshop.places import Checkout

COMPILE = ("pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes")
PLAIN = ("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")
HEADER = "# Written by `python3 packaging/dev.py pin` from pyproject.toml, read by pip: {}.\n"


def pin(checkout: Checkout, words: list[str]) -> None:
    """Write both sets anew; `--upgrade` and `--upgrade-package NAME` as uv knows them. Raises Stop."""
    uv = shutil.which("uv")
    if uv is None:
        raise Stop(
            "Pinning needs uv, which nothing else here does.", "Install it (`pip install uv`) and run this again."
        )
    _compile(uv, checkout, checkout.requirements, "what a studio runs on", words)
    _compile(uv, checkout, checkout.dev_requirements, "running, testing and checking", ["--extra", "dev", *words])


def _compile(uv: str, checkout: Checkout, target: Path, title: str, words: list[str]) -> None:
    command = [uv, *COMPILE, *PLAIN, checkout.project.name, "--output-file", str(target), *words]
    done = subprocess.run(command, cwd=checkout.root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stop("The packages do not fit together.", done.stderr.strip())
    target.write_text(HEADER.format(title) + _body(target.read_text(encoding="utf-8")), encoding="utf-8")


def _body(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
