"""The tape: what happened is read and written once, however many follow, and a listener who was elsewhere reads on alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import pytest

from embedded_api import tape as tapes
from embedded_api.tape import Tape
from engine.library.events import SourceDeleted
from engine.webhooks.model import Wanted

if TYPE_CHECKING:
    from engine import Studio
    from engine.webhooks.model import Stretch

pytestmark = pytest.mark.usefixtures("own_life")
HERE, THERE = "c" + "1" * 24, "c" + "2" * 24


class Counting(Tape):
    """Counts how often the log is read."""

    reads = 0

    def _read(self) -> Stretch:
        self.reads += 1
        return super()._read()


async def _wind(tape: Tape, times: int) -> None:
    threads = anyio.CapacityLimiter(4)
    async with anyio.create_task_group() as group:
        for _ in range(times):
            group.start_soon(tape.wind, threads)


def _happen(studio: Studio, *projects: str) -> int:
    with studio.work("test") as work:
        for project in projects:
            work.note(SourceDeleted(HERE, project))
    with studio.reading("test") as work:
        return studio.happenings.newest(work)


def test_ten_listeners_read_once_and_never_while_nothing_happens(studio: Studio) -> None:
    tape, reads = Counting(studio), list[int]()

    async def follow() -> None:
        await _wind(tape, 10)
        reads.append(tape.reads)
        _happen(studio, HERE)
        await _wind(tape, 10)
        await _wind(tape, 10)
        reads.append(tape.reads)

    anyio.run(follow)

    assert reads == [1, 2]


def test_each_hears_what_it_wants_after_its_place(studio: Studio) -> None:
    tape = Counting(studio)
    place = _happen(studio, HERE)
    anyio.run(_wind, tape, 1)
    end = _happen(studio, HERE, THERE, HERE)
    anyio.run(_wind, tape, 1)

    def heard(place: int, wanted: Wanted) -> list[int] | None:
        found = tape.after(place, wanted)
        return None if found is None else [line.happening.number for line in found[0]]

    assert heard(place, Wanted()) == [place + 1, place + 2, place + 3]
    assert heard(place, Wanted(project_id=THERE)) == [place + 2]
    assert heard(place + 2, Wanted(types=("source.deleted",))) == [place + 3]
    assert heard(end, Wanted()) == heard(place, Wanted(job_id=HERE)) == []
    assert heard(place - 1, Wanted()) is None


def test_an_old_place_is_off_the_tape(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tapes, "LENGTH", 3)
    tape, place = Counting(studio), _happen(studio, HERE)
    anyio.run(_wind, tape, 1)
    _happen(studio, *[HERE] * 5)
    anyio.run(_wind, tape, 1)

    assert [tape.after(place + step, Wanted()) is None for step in range(4)] == [True, True, False, False]
    assert (tape.after(place + 2, Wanted()) or ([], 0))[1] == place + 5
