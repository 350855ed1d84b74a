"""One of four speakers gets another voice: only their lines are spoken again, every other take stays to the byte."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import text

from engine.stage.ear import Power
from engine.stage.speech import Speech, SpeechRequest
from engine.table_read.model import CastMember, Grounding, TableRead
from tests.engine.stage.builders import Theater, a_read, voice
from tests.fakes.floor import Floor
from tests.fakes.speech import FakeSpeech

CAST = ("ANN", "MAY", "TOM", "ZOE")
HOUSE = tuple(voice(f"voice-en-{name}", narrates=name == "ann") for name in ("ann", "may", "tom", "zoe", "ida"))


class NeverTheSame(FakeSpeech):
    """Like a real engine, it does not say one line twice in the same way."""

    def __init__(self) -> None:
        super().__init__()
        self._times = itertools.count(1)

    def speak(self, request: SpeechRequest) -> Speech:
        """The tone, a little quieter each time."""
        said = super().speak(request)
        return replace(said, samples=(said.samples * (1 - 0.001 * next(self._times))).astype(np.float32))


def four_voices() -> TableRead:
    """Sixteen lines in turn."""
    lines = [(at // 8, CAST[at * 3 % 4], f"Line number {at} of the evening.", Grounding.CONNECTIVE) for at in range(16)]
    cast = [
        CastMember(name, f"voice-en-{name.lower()}", name.title(), "female", narrator=name == "ANN") for name in CAST
    ]
    read = a_read(lines)
    return replace(read, cast=tuple(cast), screenplay=replace(read.screenplay, narrator="ANN"))


@pytest.fixture
def theater(tmp_path: Path) -> Iterator[Theater]:
    floor = Floor(tmp_path)
    house = Theater(floor)
    house.speech, house.reads.now = NeverTheSame(), four_voices()
    house.reads.voices = lambda: HOUSE  # type: ignore[method-assign]
    house.stage = house.build()
    yield house
    house.close()
    floor.close()


def takes(theater: Theater) -> dict[int, str]:
    """By line, what is heard of it."""
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
        conductor = theater.stage.conductor(theater.artifact.id, book, theater.stage.books.measured(work, book))
    return {
        place.line.entry.index: sha256(take.samples.tobytes()).hexdigest()
        for place, take in conductor.takes(lambda _: None)
    }


def test_recasting_one_of_four_speaks_exactly_their_lines_and_leaves_the_others_to_the_byte(theater: Theater) -> None:
    before = takes(theater)
    assert len(set(before.values())) == len(theater.speech.requests) == 16
    theater.speech.requests.clear()

    theater.reads.recast("TOM", "voice-en-ida")
    after = takes(theater)

    theirs = {entry.index: entry.text for entry in theater.reads.now.screenplay.entries if entry.character == "TOM"}
    assert sorted(request.text for request in theater.speech.requests) == sorted(theirs.values())
    assert {request.voice_id for request in theater.speech.requests} == {"voice-en-ida"}
    assert {at for at in after if after[at] != before[at]} == set(theirs)


def test_recasting_back_speaks_nothing_and_is_what_it_was_to_the_byte(theater: Theater) -> None:
    before = takes(theater)
    theater.reads.recast("TOM", "voice-en-ida")
    takes(theater)
    theater.speech.requests.clear()

    theater.reads.recast("TOM", "voice-en-tom")

    assert takes(theater) == before
    assert theater.speech.requests == []


def heard(theater: Theater) -> float:
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
        conductor = theater.stage.conductor(theater.artifact.id, book, theater.stage.books.measured(work, book))
    told: list[int] = []
    lufs = theater.stage.recorder.hear(conductor, told.append)
    assert told == list(range(16))
    return lufs


def test_a_line_that_was_heard_once_is_not_weighed_again_only_the_recast_ones_are(
    theater: Theater, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighed: list[int] = []
    of = Power.of
    monkeypatch.setattr(Power, "of", lambda take: weighed.append(1) or of(take))

    first, again = heard(theater), heard(theater)
    assert (first, len(weighed)) == (again, 16)

    theater.reads.recast("TOM", "voice-en-ida")
    recast = heard(theater)
    assert len(weighed) == 16 + sum(entry.character == "TOM" for entry in theater.reads.now.screenplay.entries)
    with theater.floor.units.work("test") as work:
        work.session.execute(text("update takes set power = null"))
    assert heard(theater) == recast
