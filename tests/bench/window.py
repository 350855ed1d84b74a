"""Bench: the window's cold start beside an empty window's, and how late its event loop is while the sample is made.

Run from the checkout: `python -m tests.bench.window [starts|pdf]`. Ratios of one run on one machine; nothing here is a pass mark.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def inside(what: str, home: str, module: str = "tests.bench.window_inside") -> dict[str, Any]:
    """Run one measurement in a fresh process; moments in it count from just before the process began."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "STUDIO_HOME": home}
    done = subprocess.run(
        [sys.executable, "-m", module, what, str(time.monotonic())],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def cold_start(home: str, starts: int) -> None:
    """Both kinds of window, one after the other, so that a busy machine is busy for both."""
    inside("studio", home)  # the first one on a home makes its database
    empty: list[float] = []
    seen: list[float] = []
    usable: list[float] = []
    for _ in range(starts):
        empty.append(inside("empty", home)["painted"])
        moments = inside("studio", home)
        seen.append(moments["painted"])
        usable.append(moments["usable"])
    bare = statistics.median(empty)
    print(f"cold start, median of {starts}: an empty window is painted after {bare * 1000:.0f} ms")
    for name, times in (("the studio's window is painted", seen), ("its desk can be used", usable)):
        middle = statistics.median(times)
        print(f"  {name} after {middle * 1000:.0f} ms: {middle / bare:.2f}x")


def lag(home: str) -> None:
    """Lateness of a 5 ms timer in the window while the sample goes from files to a finished read."""
    found = inside("lag", home)
    print("lateness of a 5 ms timer in the window's thread (ms)")
    for phase, (count, middle, p99, most) in found.items():
        print(f"  {phase:<36} {count:6} ticks   median {middle:5.1f}   p99 {p99:5.1f}   most {most:6.1f}")


def long_pdf(home: str) -> None:
    """The same lateness while a PDF of three hundred pages is added, read, digested and planned."""
    found = inside(home, home, module="tests.bench.long_pdf_inside")
    print(f"the same, while 300 pages are read, digested and planned (load of the machine {os.getloadavg()[0]:.1f})")
    for phase, (count, middle, p99, most) in found.items():
        print(f"  {phase:<36} {count:6} ticks   median {middle:5.1f}   p99 {p99:5.1f}   most {most:6.1f}")


def main() -> None:
    """Measure and print."""
    if sys.argv[1:] == ["pdf"]:
        with tempfile.TemporaryDirectory() as home:
            long_pdf(home)
        return
    starts = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as home:
        cold_start(home, starts)
    with tempfile.TemporaryDirectory() as home:
        lag(home)
    with tempfile.TemporaryDirectory() as home:
        long_pdf(home)


if __name__ == "__main__":
    main()
