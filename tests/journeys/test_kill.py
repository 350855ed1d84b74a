"""Killed anywhere, the main job ends once: one artifact, one settled reservation, no finished line spoken again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.journeys.killing import random_moments, travel

NOTE = """# The mill

The mill at Quarrel Point was built in 1788 by the Harrow family. It ground barley for nine villages until the winter of 1953.
The council's engineer, Mara Finch, says the wheel could make 172 megawatt hours a year. "It is the best bad idea we have had in forty years," she said.
Fishermen fear for the eels. In the spring of 2024 they counted 412 young eels at the sluice in 30 nights.
The repair would cost £1,145,000, according to the report. The newspaper says it would cost £1.4 million.
But a log book found in 1911 shows that the mill once ran four hours longer on every tide, because there was a second pond.
The second pond was bricked up after the flood of 1911. If it is opened again, the mill could make 236 megawatt hours a year.
The parish votes on Saturday 14 June 2025. Nobody knows yet who would pay the insurance.
"""


def _check(tmp_path: Path, moments: list[float]) -> None:
    note = tmp_path / "note.txt"
    note.write_text(NOTE)
    journey = travel(tmp_path / "home", [note], moments)

    assert journey.trouble == ""
    assert journey.result["status"] == "READY", journey.result
    assert journey.result["artifacts"] == ["READY"]
    assert sorted(journey.result["ledger"]) == ["reserve", "settle"]
    assert (journey.result["balance"], journey.result["reserved"]) == (489, 0)
    assert journey.respoken == set()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a Unix signal")
@pytest.mark.timeout(300)
def test_killed_six_times_it_ends_once(tmp_path: Path) -> None:
    _check(tmp_path, random_moments(7, 6, 3.0))


@pytest.mark.nightly
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("seed", range(50))
def test_killed_at_any_moment_it_ends_once(tmp_path: Path, seed: int) -> None:
    _check(tmp_path, random_moments(seed, 1, 6.0))
