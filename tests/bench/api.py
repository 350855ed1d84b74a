"""Bench: what the HTTP face costs beside a bare FastAPI route; ratios of one run on one machine.

Run from the checkout: `python -m tests.bench.api [seconds per burst]`.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.load import Load, asking, burst, each_once

ROOT = Path(__file__).parents[2]
ROUNDS = 5
ORDERS = 60
FEW, MANY = 1_000, 100_000


@dataclass(frozen=True)
class Served:
    """Where the two servers are, and what they hold."""

    port: int
    bare: int
    forgetful: int
    key: str
    project: str
    plan: str
    job: str

    def get(self, path: str, port: int | None = None) -> bytes:
        """A keyed GET."""
        return asking("GET", f"/api/v1/{path}", port or self.port, {"Authorization": f"Bearer {self.key}"})

    def order(self, number: int) -> bytes:
        """An order with a key of its own."""
        headers = {"Authorization": f"Bearer {self.key}", "Idempotency-Key": f"order-{number}"}
        return asking("POST", "/api/v1/story-jobs", self.port, headers, self._ordered())

    def unremembered(self) -> bytes:
        """The same order where nobody remembers it."""
        return asking("POST", "/bench/orders", self.forgetful, {"Authorization": f"Bearer {self.key}"}, self._ordered())

    def _ordered(self) -> bytes:
        requests = [{"type": "table_read", "deferAudioRender": True}]
        return json.dumps({"storyPlanId": self.plan, "artifactRequests": requests}).encode()


@contextmanager
def serving(home: Path, rows: int = 0) -> Iterator[Served]:
    """Both servers in a process of their own, over so many rows of everything that is listed."""
    command = [sys.executable, "-m", "tests.bench.served", str(home), str(rows)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield Served(**json.loads(process.stdout.readline()))
    finally:
        process.kill()
        process.communicate()


def compare(name: str, ours: Callable[[], Load], bare: Callable[[], Load]) -> None:
    """Take turns, then print requests per second as a share of the bare route's."""
    ours(), bare()
    pairs = [(ours(), bare()) for _ in range(ROUNDS)]
    share = statistics.median(mine.per_second / other.per_second for mine, other in pairs)
    tail, theirs = (statistics.median(pair[who].p99 / pair[who].p50 for pair in pairs) for who in (0, 1))
    rate = statistics.median(mine.per_second for mine, _ in pairs)
    print(
        f"{name}: {share:.2f} of the bare route's rate ({rate:.0f}/s), p99 {tail:.1f} x p50 (bare {theirs:.1f})",
        flush=True,
    )


def main(seconds: float) -> None:
    """Print every ratio."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "home") as served:
        for name, path, own in (
            ("GET project", f"story-projects/{served.project}", f"/projects/{served.project}"),
            ("GET job", f"story-jobs/{served.job}", f"/jobs/{served.job}"),
        ):
            bare = asking("GET", own, served.bare)
            for how, port in (("", served.port), (", read anew each time", served.forgetful)):
                compare(
                    name + how,
                    lambda port=port, path=path: burst(port, served.get(path, port), seconds),
                    lambda bare=bare: burst(served.bare, bare, seconds),
                )
        _orders(served)
    _lists(seconds)


def _lists(seconds: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        homes = Path(folder) / "few", Path(folder) / "many"
        with serving(homes[0], FEW) as few, serving(homes[1], MANY) as many:
            for name in (
                "story-projects",
                "story-projects/{}/sources",
                "story-jobs",
                "story-jobs?status=RUNNING",
                "credits/ledger",
                "credits",
            ):
                pairs = [_few_and_many(few, many, name, seconds, turn) for turn in range(ROUNDS + 2)]
                share = statistics.median(long / short for short, long in pairs)
                p50 = statistics.median(long for _, long in pairs)
                print(f"GET {name}: {MANY:,} rows cost {share:.2f} x what {FEW:,} do (p50 {p50:.1f} ms)", flush=True)


def _few_and_many(few: Served, many: Served, name: str, seconds: float, turn: int) -> tuple[float, float]:
    """The p50 of either; they take turns at going first."""
    taken = {}
    for one in (few, many) if turn % 2 else (many, few):
        taken[one] = burst(one.port, one.get(name.format(one.project)), seconds, 1).p50
    return taken[few], taken[many]


def _orders(served: Served) -> None:
    """One order after another: remembered, not remembered, the plain insert of the same rows, and of one row.

    The plain insert is a bare FastAPI `def` route in the same process that writes, with SQLAlchemy Core in one
    transaction on the same database file, the very rows an order leaves behind, except the remembered answer: no key, no
    rate, no plan looked up, no balance counted, nothing validated.
    """
    plain = asking("POST", "/orders", served.bare, body=b'{"name": "plain"}')
    row = asking("POST", "/rows", served.bare, body=b'{"name": "plain"}')
    taken = []
    for turn in range(ROUNDS * 2):
        mine = [served.order(turn * ORDERS + number) for number in range(ORDERS)]
        others = ((served.forgetful, served.unremembered()), (served.bare, plain), (served.bare, row))
        taken.append((each_once(served.port, mine).p50, *(each_once(port, [one] * ORDERS).p50 for port, one in others)))
    for name, before, after in (
        ("with a key, to the same without", 0, 1), ("with a key, to the plain insert of the same rows", 0, 2),
        ("without, to the plain insert of the same rows", 1, 2), ("with a key, to the plain insert of one row", 0, 3),
    ):  # fmt: skip
        cost = statistics.median(each[before] / each[after] for each in taken)
        print(f"POST story-jobs {name}: {cost:.2f} x", flush=True)
    print("; ".join(f"{statistics.median(each):.1f} ms" for each in zip(*taken, strict=True)), flush=True)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.5)
