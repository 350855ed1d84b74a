"""Long texts are digested and planned in a process of their own: the same answer, within limits, and it ends when asked to."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.foundation.errors import KnownError
from engine.library.digesting import ExtractiveDigester
from engine.library.errors import SourceEmpty, SourceExtractionFailed
from engine.library.extraction import Extraction
from engine.machines.apart.desks import DigesterApart, PlannerApart
from engine.machines.apart.running import MEMORY, Apart
from engine.machines.planners.extractive.planner import ExtractivePlanner
from tests.documents import document
from tests.engine.planning.builders import a_plan


@dataclass(frozen=True)
class Odd:
    """Does what a process should survive."""

    def sleep(self) -> None:
        time.sleep(300)

    def hunger(self) -> int:
        return len(bytearray(10**10))

    def die(self) -> None:
        os._exit(9)

    def refuse(self) -> None:
        raise SourceEmpty("Nothing in it.", hint="Add something.")

    def who(self) -> int:
        return os.getpid()


class Enough(Exception):
    """Nobody wants it any more."""


def test_the_answer_is_the_same_as_without_a_process() -> None:
    source = document("council_minutes.txt")
    extraction = Extraction(source.text or "", source.layout, source.metadata)  # type: ignore[arg-type]

    assert DigesterApart(ExtractiveDigester(), at_once=0).digest(extraction) == ExtractiveDigester().digest(extraction)
    plan = a_plan(source)
    assert PlannerApart(ExtractivePlanner(), at_once=0).draft(plan, (source,)) == ExtractivePlanner().draft(
        plan, (source,)
    )


def test_it_is_another_process_and_a_known_error_comes_back_as_it_is() -> None:
    assert Apart(Odd()).call("who") != os.getpid()
    with pytest.raises(SourceEmpty) as found:
        Apart(Odd()).call("refuse")
    assert (found.value.message, found.value.hint) == ("Nothing in it.", "Add something.")


@pytest.mark.parametrize("method", ["hunger", "die"])
def test_what_breaks_it_breaks_only_its_process(method: str) -> None:
    with pytest.raises(SourceExtractionFailed):
        Apart(Odd(), memory_bytes=600_000_000).call(method)


def test_it_is_stopped_at_its_limit_and_when_nobody_wants_it() -> None:
    began = time.monotonic()
    with pytest.raises(SourceExtractionFailed, match="longer than 0 seconds"):
        Apart(Odd(), limit_s=0.2).call("sleep")

    def give_up() -> None:
        raise Enough

    with pytest.raises(Enough):
        Apart(Odd()).call("sleep", tick=give_up)
    assert time.monotonic() - began < 100
    assert not _children()


def _children() -> list[str]:
    """The thinking processes of this one that are still there."""
    mine = f"apart.worker\0{MEMORY}\0{os.getpid()}".encode()
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found += [str(place)] if mine in place.read_bytes() else []
    return found


def test_known_errors_survive_being_packed() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(SourceEmpty("No.", hint="Do.", limit=3)))
    assert isinstance(error, KnownError)
    assert (error.message, error.hint, error.details) == ("No.", "Do.", {"limit": 3})
