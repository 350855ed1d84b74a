"""The workshop, second look: a few tests that failed among thousands run once more, one after the other.

A machine that does a hundred other things at once can be late for a test that waits. What fails alone as well is broken;
what holds alone is named as unsteady, which is a fault of its own, to be mended at its root.
"""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from workshop import checks

if TYPE_CHECKING:
    from pathlib import Path

    from workshop.places import Checkout

MOST = 3
"""More than this are no accident."""
SOME_FAILED = 1
"""Pytest's exit status when tests ran and some failed; every other one means that they did not all run."""


def forget(checkout: Checkout) -> None:
    """What failed some other day is not looked at again."""
    _record(checkout).unlink(missing_ok=True)


def at(checkout: Checkout, ended: list[int]) -> int:
    """The exit status of runs that ended so, after another look at what failed in them."""
    worst = next((status for status in ended if status), 0)
    failed = _failed(checkout)
    if {*ended} - {0, SOME_FAILED} or not 0 < len(failed) <= MOST:
        return worst
    print(f"\nRunning {len(failed)} of them once more, alone.", flush=True)
    command = [str(checkout.python), "-m", "pytest", "-m", checks.EVERYDAY, *failed]
    status = subprocess.call(command, cwd=checkout.root, env=checks.surroundings())
    if not status:
        print(f"\nUNSTEADY, held when alone: {', '.join(failed)}", flush=True)
    return status


def _record(checkout: Checkout) -> Path:
    return checkout.root / ".pytest_cache" / "v" / "cache" / "lastfailed"


def _failed(checkout: Checkout) -> list[str]:
    try:
        return sorted(json.loads(_record(checkout).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return []
