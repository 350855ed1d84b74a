"""The workshop, checks: everything a change must pass, a line each, and what failed in full."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop.places import Checkout

TYPED = ("engine", "embedded_api", "studio_app")
EVERYDAY = "not bench and not nightly"
ONE_MORE, MOST_WORKERS = 1, 4
"""Tests wait for processes, browsers and sound a third of their time, so there is one worker more than cores; each starts
voices and browsers of its own, so there are never many."""
MARK = "mark.alone"
GIVEN_BACK = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "1048576"}
"""To the C library of Linux: what a test of sound has freed is the system's again. Left to itself it kept 500 MB of one test."""


@dataclass(frozen=True, slots=True)
class Check:
    """A name and the command whose exit status says whether it holds; a loud one is watched while it runs."""

    name: str
    command: tuple[str, ...]
    is_loud: bool = False


def all_checks(checkout: Checkout, *, tests: bool = True) -> list[Check]:
    """The checks in their order, quick ones first."""
    ruff, python = str(checkout.command("ruff")), str(checkout.python)
    typed = [name for name in TYPED if (checkout.root / name / "__init__.py").exists()]
    checks = [
        Check("format", (ruff, "format", "--check", ".")),
        Check("lint", (ruff, "check", ".")),
        Check("docs", (python, "packaging/docs_check.py")),
        Check("contracts", (str(checkout.command("lint-imports")),)),
        Check(
            "types", (python, "-m", "mypy", *typed, "packaging/dev.py", "packaging/docs_check.py", "packaging/workshop")
        ),
    ]
    return [*checks, *all_tests(checkout)] if tests else checks


def all_tests(checkout: Checkout) -> list[Check]:
    """First, with nothing beside them, those that hold something to a time; then the others side by side, a file never torn apart."""
    pytest = (str(checkout.python), "-m", "pytest")
    workers = min((os.cpu_count() or 1) + ONE_MORE, MOST_WORKERS)
    together = ("-n", str(workers), "--dist", "loadfile", "-m", f"{EVERYDAY} and not alone")
    return [
        Check("timed", (*pytest, "-m", f"{EVERYDAY} and alone", *_timed(checkout)), is_loud=True),
        Check("tests", (*pytest, *together), is_loud=True),
    ]


def run_all(checkout: Checkout, checks: list[Check]) -> int:
    """Run every check, whatever the others say; 0 when all hold, else 1."""
    failed = [check.name for check in checks if not _holds(checkout, check)]
    print(f"\nfailed: {', '.join(failed)}" if failed else f"\nall {len(checks)} checks hold", flush=True)
    return 1 if failed else 0


def surroundings() -> dict[str, str]:
    """The environment variables checks and tests run with: no window is opened on anyone's screen, no memory is hoarded."""
    return {"QT_QPA_PLATFORM": "offscreen", **GIVEN_BACK, **os.environ}


def _timed(checkout: Checkout) -> list[str]:
    """The files in which something is held to a time; collecting all others as well takes longer than to look into them."""
    files = sorted((checkout.root / "tests").rglob("test_*.py"))
    return [str(file.relative_to(checkout.root)) for file in files if MARK in file.read_text(encoding="utf-8")]


def _holds(checkout: Checkout, check: Check) -> bool:
    started = time.monotonic()
    out = None if check.is_loud else subprocess.PIPE
    done = subprocess.run(
        check.command,
        cwd=checkout.root,
        stdout=out,
        stderr=subprocess.STDOUT,
        text=True,
        env=surroundings(),
        check=False,
    )
    verdict = "ok" if done.returncode == 0 else "FAILED"
    print(f"{check.name:10} {verdict:7} {time.monotonic() - started:5.1f} s", flush=True)
    if done.returncode and done.stdout:
        print(done.stdout, flush=True)
    return done.returncode == 0
