"""Bench: the main job killed at random moments, each in a home of its own, and gone on with; one line says how all ended.

Run from the checkout: `python -m tests.bench.kill [runs]`. A run that did not end as promised is named on a line of its own.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.journeys.killing import Journey, random_moments, travel
from tests.journeys.test_kill import NOTE

PRICE = 11


def run(seed: int, longest: float) -> tuple[Journey, float]:
    """One whole job with one kill somewhere in it, and how long it all took."""
    with tempfile.TemporaryDirectory() as place:
        note = Path(place) / "note.txt"
        note.write_text(NOTE, encoding="utf-8")
        begin = time.perf_counter()
        journey = travel(Path(place) / "home", [note], random_moments(seed, 1, longest))
        return journey, time.perf_counter() - begin


def broken(journey: Journey) -> list[str]:
    """Every promise this run did not keep."""
    result = journey.result
    promises = {
        f"trouble: {journey.trouble}": journey.trouble == "",
        f"it ended {result.get('status')}": result.get("status") == "READY",
        f"artifacts {result.get('artifacts')}": result.get("artifacts") == ["READY"],
        f"ledger {result.get('ledger')}": sorted(result.get("ledger", [])) == ["reserve", "settle"],
        f"balance {result.get('balance')}": (result.get("balance"), result.get("reserved")) == (500 - PRICE, 0),
        f"{len(journey.respoken)} kept lines spoken again": not journey.respoken,
    }
    return [name for name, kept in promises.items() if not kept]


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    whole = run(0, 0.0)[1]
    # A little less, so that nearly every run is killed before it is done.
    longest = whole * 0.8
    print(
        f"killed as it starts, gone on with and ended: {whole:.1f} s; now {count} kills spread over its first {longest:.1f} s"
    )
    kept, killed, times = 0, 0, []
    for seed in range(count):
        journey, took = run(seed, longest)
        times.append(took)
        killed += journey.kills
        faults = broken(journey)
        kept += not faults
        if faults:
            print(f"  run {seed}: {'; '.join(faults)}", flush=True)
    slower = statistics.median(times) / whole
    print(
        f"{count} runs, {killed} killed: {kept} ended with one artifact, one settled reservation, no kept line spoken again"
    )
    print(f"a run with a kill in it takes {slower:.2f}x one killed at its start (median)")


if __name__ == "__main__":
    main()
