"""Killing a process at chosen moments and starting it again, until it has done its work."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass
class Journey:
    """What happened on the way: how often it was killed, which kept lines were spoken again, how it ended."""

    home: Path
    kills: int = 0
    respoken: set[str] = field(default_factory=set)
    result: dict[str, Any] = field(default_factory=dict)
    trouble: str = ""


def travel(home: Path, files: list[Path], moments: list[float], patience: float = 120) -> Journey:
    """Start, kill after each of `moments` seconds (unless it is done by then), start again; the last start runs to its end."""
    home.mkdir(parents=True, exist_ok=True)
    journey = Journey(home)
    for moment in [*moments, patience]:
        kept, spoken_before = _kept(home), _spoken(home)
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.one_job", str(home), *map(str, files)],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            out, err = process.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            journey.kills += 1
        journey.respoken |= kept & set(_spoken(home)[len(spoken_before) :])
        if process.returncode == 0:
            journey.result = json.loads(out.strip().splitlines()[-1])
            return journey
        if process.returncode != -signal.SIGKILL:
            journey.trouble = err
            return journey
    return journey


def random_moments(seed: int, count: int, longest: float) -> list[float]:
    """Moments spread over a whole run, the same for the same seed."""
    chance = random.Random(seed)
    return [chance.uniform(0.2, longest) for _ in range(count)]


def _kept(home: Path) -> set[str]:
    try:
        connection = sqlite3.connect(f"file:{home / 'studio.sqlite3'}?mode=ro", uri=True)
    except sqlite3.OperationalError:
        return set()
    try:
        return {row[0] for row in connection.execute("SELECT key FROM takes")}
    except sqlite3.OperationalError:
        return set()
    finally:
        connection.close()


def _spoken(home: Path) -> list[str]:
    log = home / "spoken.log"
    lines = log.read_text().splitlines() if log.exists() else []
    return [line.split()[1] for line in lines if line.startswith("begin ")]
