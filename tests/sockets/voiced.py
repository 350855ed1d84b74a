"""A stage whose voices come from a house of real engines, and a performance of all of it that nobody hears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from engine.machines.voicing.house import VoiceHouse
from engine.stage.conductor import Conductor
from tests.engine.stage.builders import Theater
from tests.fakes.floor import Floor


@contextmanager
def voiced(floor: Floor, house: VoiceHouse, cast: Mapping[str, str]) -> Iterator[Theater]:
    """The stage, its characters spoken by these voices of the house."""
    theater = Theater(floor)
    theater.stage.close()
    theater.speech = house  # type: ignore[assignment]
    theater.reads.voices = house.voices  # type: ignore[method-assign]
    for character, voice_id in cast.items():
        theater.reads.recast(character, voice_id)
    theater.stage = theater.build()
    yield theater
    theater.close()


def performed(theater: Theater) -> tuple[Conductor, int]:
    """Who conducted the whole read, and how many frames it has."""
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
        known = theater.stage.books.measured(work, book)
    conductor = theater.stage.conductor(theater.artifact.id, book, known)
    return conductor, sum(len(one.sound) for one in conductor.record(lambda position: None))
