"""A read of which one character is spoken by a server: a line it fails costs that line alone, and is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.machines.voicing.house import VoiceHouse
from engine.machines.voicing.register import Register
from engine.stage.events import LineFellBack
from tests.engine.stage.builders import Theater
from tests.fakes.floor import Floor
from tests.sockets.test_hosted import Answer, Server, opened
from tests.sockets.voiced import performed, voiced

ALLOY = "voice-openai-alloy"
SPOILT = "That is where the matter rests."


class Spoiling(Server):
    """Answers well, but for one line."""

    bad: Answer = (500, {}, b"")

    def answer_to(self, body: dict[str, object]) -> Answer:
        return self.bad if body["input"] == SPOILT else self.good


@pytest.fixture
def server() -> Iterator[Spoiling]:
    made = Spoiling()
    yield made
    made.close()


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakSpeech]:
    speech = EspeakSpeech(1)
    yield speech
    speech.close()


@pytest.fixture
def theater(
    floor: Floor, server: Spoiling, espeak: EspeakSpeech, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Theater]:
    """NARRATOR, who has three lines, is spoken by the server, the others by bundled voices."""
    house = VoiceHouse((espeak, opened(server, tmp_path, monkeypatch)[0]), Register(tmp_path / "known.json", ()))
    cast = {"NARRATOR": ALLOY, "MARA QUILL": "voice-en-miles", "TOM": "voice-en-toby"}
    with voiced(floor, house, cast) as theater:
        yield theater


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ((429, {"Retry-After": "0"}, b""), "left alone"),
        ((200, {"Content-Type": "audio/wav", "Content-Length": "900000"}, b"RIFF"), "cannot be reached"),
        ((200, {"Content-Type": "text/html"}, b"<h1>Sign in</h1>"), "not sound"),
    ],
    ids=["busy", "cut off", "another kind"],
)
def test_a_line_the_server_fails_is_spoken_by_another_voice_and_the_others_are_paid_once(
    theater: Theater, server: Spoiling, bad: Answer, reason: str
) -> None:
    server.bad = bad
    warnings = performed(theater)[0].warnings

    fallen = [event for event in theater.floor.said if isinstance(event, LineFellBack)]
    assert [event.entry_index for event in fallen] == [4]
    assert reason in fallen[0].reason
    assert len(warnings) == 1
    assert warnings[0].startswith("Line 5 (NARRATOR) is spoken by another voice")

    good = [body["input"] for _, _, body in server.asked if body["input"] != SPOILT]
    assert len(good) == len(set(good)) == 2
    server.bad = server.good
    assert performed(theater)[0].warnings == ()
    assert [body["input"] for _, _, body in server.asked if body["input"] != SPOILT] == good
