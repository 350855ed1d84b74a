"""The studio as a person starts it: real processes of the command line, the server and the window, in a home of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[2]
STUDIO = (sys.executable, "-m", "engine")
WINDOW = (sys.executable, "-m", "studio_app")
PATIENCE_S = 120


def verb(
    home: Path, *words: str | Path, program: tuple[str, ...] = STUDIO, **environment: str | None
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; an environment name that is None is taken away."""
    return subprocess.run(
        [*program, *map(str, words)], cwd=ROOT, env=_environment(home, environment), capture_output=True, text=True, timeout=PATIENCE_S,
    )  # fmt: skip


def begin(
    home: Path, *words: str | Path, program: tuple[str, ...] = STUDIO, **environment: str | None
) -> subprocess.Popen[str]:
    """Start a command, leader of a process group of its own, and let it run."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # Tests that were started in the background would hand this on, and nothing they start could be interrupted.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        [*program, *map(str, words)], cwd=ROOT, env=_environment(home, environment), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def refused(done: subprocess.CompletedProcess[str], *words: str, name: str = "studio") -> None:
    """Assert that a command ended with status 1 in one sentence that holds these words, and nothing else."""
    said = done.stderr.strip().splitlines()
    assert done.returncode == 1, (done.returncode, done.stdout, done.stderr)
    assert len(said) == 1, done.stderr
    assert said[0].startswith(f"{name}: ") and said[0].endswith((".", "!", "?")), said
    assert all(word in said[0] for word in words), said


class Serving:
    """`studio serve --port 0` on a home."""

    def __init__(self, home: Path) -> None:
        self.home, self.process = home, begin(home, "serve", "--port", "0")
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith("listening on http://"), (line, self.process.communicate())
        self.origin = line.split()[-1]

    def api(self) -> httpx.Client:
        """A client with a new key of every scope, made beside the running server."""
        made = verb(self.home, "keys", "create", "--name", "Test", "--scopes", "all", "--json")
        headers = {"Authorization": f"Bearer {json.loads(made.stdout)['key']}"}
        return httpx.Client(base_url=f"{self.origin}/api/v1", headers=headers, timeout=30)

    def descendants(self) -> set[int]:
        """Every process it has started that still lives."""
        return descendants(self.process.pid)

    def stop(self) -> tuple[int, float, str]:
        """Ask it to end; returns its status, the seconds it took, and what it said on standard error."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, time.monotonic() - began, said

    def kill(self) -> None:
        """End it in any case."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()


def descendants(pid: int) -> set[int]:
    """The processes a process has started, and theirs (Linux)."""
    found: set[int] = set()
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = {int(word) for word in tasks.read_text().split()}
        except OSError:
            continue  # the thread has ended
        found |= children.union(*(descendants(child) for child in children))
    return found


def alive(pids: set[int]) -> set[int]:
    """Those of these processes that still run."""
    return {pid for pid in pids if Path(f"/proc/{pid}/exe").exists()}


def until(look: Any, done: Any, seconds: float = 90) -> Any:
    """Look until it is done; returns what was seen."""
    end = time.monotonic() + seconds
    while not done(seen := look()):
        assert time.monotonic() < end, seen
        time.sleep(0.05)
    return seen


def _environment(home: Path, changes: dict[str, str | None]) -> dict[str, str]:
    wanted = {**os.environ, "STUDIO_HOME": str(home), **changes}
    return {name: value for name, value in wanted.items() if value is not None}
