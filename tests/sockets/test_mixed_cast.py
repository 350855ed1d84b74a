"""One read by three real engines at once; the death of one costs one line, which another voice speaks."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.foundation.settings import StudioSettings
from engine.machines.speech.sherpa import speech as sherpa
from engine.machines.troupes import speech_house
from engine.machines.voicing.house import VoiceHouse
from engine.stage.events import LineFellBack
from tests.engine.stage.builders import Theater
from tests.fakes.floor import Floor
from tests.sockets.onnx_made import piper_pack
from tests.sockets.voiced import performed, voiced

pytest.importorskip("sherpa_onnx", reason="the runtime for voice packs is not installed here")
PACKED = "voice-pack-en-tiny-0"


@pytest.fixture
def house(floor: Floor, tmp_path: Path) -> Iterator[VoiceHouse]:
    house, packs = speech_house(StudioSettings(), floor.paths)
    packs.install(packs.prepare(str(piper_pack(tmp_path / "en-tiny"))))
    yield house
    house.close()


@pytest.fixture
def theater(floor: Floor, house: VoiceHouse) -> Iterator[Theater]:
    """A stage on which NARRATOR is built in, MARA comes from a pack and TOM from flite, where it is installed."""
    third = "voice-flite-slt" if shutil.which("flite") else "voice-en-toby"
    with voiced(floor, house, {"NARRATOR": "voice-en-miles", "MARA QUILL": PACKED, "TOM": third}) as theater:
        yield theater


def test_three_engines_speak_in_one_read_and_nothing_is_spoken_twice(theater: Theater, house: VoiceHouse) -> None:
    assert performed(theater)[1] > 5 * 44_100
    assert [event for event in theater.floor.said if isinstance(event, LineFellBack)] == []
    theater.stage.close()
    theater.stage = theater.build()
    house.close()
    assert performed(theater)[1] > 5 * 44_100


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process by a POSIX signal")
def test_an_engine_that_dies_on_every_line_is_spoken_for_by_another_voice(
    theater: Theater, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dying(pool: sherpa.Pool, head: object, limit_s: float) -> object:
        pool.warm()
        for pid in pool.pids:
            os.kill(pid, signal.SIGKILL)
        raise sherpa.WorkerLost("the speaking process ended with -9")

    monkeypatch.setattr(
        sherpa.Pool,
        "ask",
        lambda pool, head, limit: dying(pool, head, limit) if "pieces" in head else ASK(pool, head, limit),
    )
    assert performed(theater)[1] > 5 * 44_100
    fallen = [event for event in theater.floor.said if isinstance(event, LineFellBack)]
    lines = [entry.index for entry in theater.reads.now.screenplay.entries if entry.character == "MARA QUILL"]
    assert sorted(event.entry_index for event in fallen) == lines
    assert "-9" in fallen[0].reason


def test_a_read_cast_from_a_pack_that_was_removed_is_spoken_by_the_nearest_voice(
    theater: Theater, house: VoiceHouse
) -> None:
    shutil.rmtree(theater.floor.paths.home / "voices" / "en-tiny")
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
    spoken = {line.entry.character: line.request.voice_id for line in book.lines}
    assert spoken["MARA QUILL"] != PACKED
    assert house.resolve(spoken["MARA QUILL"]).installed


ASK = sherpa.Pool.ask
