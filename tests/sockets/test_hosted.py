"""Speech servers over real loopback HTTP, well behaved and not; nothing is paid twice."""

from __future__ import annotations

import io
import json
import struct
import threading
import time
import wave
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import numpy as np
import pytest

from engine.foundation.settings import StudioSettings
from engine.machines.models.governor import Governor, Governors
from engine.machines.models.keys import KeyCupboard
from engine.machines.speech.hosted.providers import chosen
from engine.machines.speech.hosted.speech import HostedTroupe
from engine.stage.errors import VoiceFailed
from engine.stage.speech import Delivery, SpeechRequest
from engine.table_read.spoken.sounded import sounded
from tests.sockets.hearing import active_level_dbfs
from tests.sockets.loopback import Loopback

LINE = SpeechRequest("Nobody saw the lamp go out.", "voice-openai-alloy")
KEY = "sk-very-secret"
Answer = tuple[int, dict[str, str], bytes]


def tone(seconds: float = 1.0, rate: int = 24_000) -> bytes:
    moments = np.arange(int(rate * seconds)) / rate
    return (np.sin(2 * np.pi * 180 * moments) * 3000).astype("<i2").tobytes()


def waved(raw: bytes, rate: int = 24_000) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(raw)
    return out.getvalue()


class Server(Loopback):
    """Answers each request with the next of `answers` (status, headers, body), the last one for ever."""

    def __init__(self) -> None:
        self.good: Answer = (200, {"Content-Type": "audio/wav"}, waved(tone()))
        self.answers = [self.good]
        self.asked: list[tuple[str, dict[str, str], dict[str, object]]] = []
        self.moments: list[float] = []
        self.before: Callable[[], None] = lambda: None
        super().__init__()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        body = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        self.asked.append((handler.path, {name.lower(): value for name, value in handler.headers.items()}, body))
        self.moments.append(time.monotonic())
        self.before()
        status, headers, content = self.answer_to(body)
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    def answer_to(self, _body: dict[str, object]) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


@pytest.fixture
def troupe(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HostedTroupe:
    return opened(server, tmp_path, monkeypatch)[0]


def opened(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer_s: float = 30
) -> tuple[HostedTroupe, HostedTroupe]:
    monkeypatch.setattr(KeyCupboard, "_ring", lambda self: None)
    settings = StudioSettings(
        speech_address=f"{server.origin}/v1", speech_model="tts-tiny", speech_voices=("alloy", "n0va=Nova"), speech_price=15.0,
        elevenlabs_address=server.origin, elevenlabs_voices=("abc123=Rachel",), elevenlabs_price=165.0,
    )  # fmt: skip
    cupboard, governors = KeyCupboard(tmp_path / "keys"), Governors()
    one, two = chosen(settings)
    for provider in (one, two):
        cupboard.keep(provider.choice, KEY)
    quick = {"answer_s": answer_s, "patience_s": 60.0, "rest": lambda seconds: None}
    return HostedTroupe(one, cupboard, governors, **quick), HostedTroupe(two, cupboard, governors, **quick)  # type: ignore[arg-type]


def test_a_compatible_server_is_asked_as_it_wants_and_its_sound_is_levelled(
    troupe: HostedTroupe, server: Server
) -> None:
    take = troupe.speak(LINE)
    path, headers, body = server.asked[0]
    assert path == "/v1/audio/speech"
    assert headers["authorization"] == f"Bearer {KEY}"
    assert body == {"model": "tts-tiny", "input": LINE.text, "voice": "alloy", "response_format": "wav", "speed": 1.0}
    assert active_level_dbfs(take) == pytest.approx(-20, abs=2)
    assert [LINE.text[word.start : word.end] for word in take.words] == LINE.text.split()


def test_elevenlabs_is_asked_as_it_wants(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers = [(200, {"Content-Type": "audio/pcm"}, tone(rate=22_050))]
    _, eleven = opened(server, tmp_path, monkeypatch)
    take = eleven.speak(SpeechRequest("Hello there.", "voice-elevenlabs-abc123", Delivery(rate=0.5)))
    path, headers, body = server.asked[0]
    assert path == "/v1/text-to-speech/abc123?output_format=pcm_22050"
    assert headers["xi-api-key"] == KEY
    assert body["voice_settings"] == {"speed": 0.7}
    assert take.rate == 22_050


def test_voices_show_their_price_and_are_cast_only_by_name(troupe: HostedTroupe) -> None:
    voices = troupe.voices()
    assert [(voice.id, voice.name) for voice in voices] == [
        ("voice-openai-alloy", "Alloy"),
        ("voice-openai-n0va", "Nova"),
    ]
    assert all(voice.price == "15 per million characters" and not voice.offered for voice in voices)
    assert "15 per million characters" in troupe.probe().reason


def test_a_busy_server_is_asked_again_no_sooner_than_it_says(troupe: HostedTroupe, server: Server) -> None:
    server.answers = [(429, {"Retry-After": "1"}, b"{}"), *server.answers]
    assert troupe.speak(LINE).samples.any()
    assert server.moments[1] - server.moments[0] >= 0.95


def test_nobody_waits_for_a_busy_server_while_the_studio_closes(troupe: HostedTroupe, server: Server) -> None:
    server.answers = [(429, {"Retry-After": "100"}, b"")]
    server.before = threading.Timer(0.3, troupe.leave_off).start
    began = time.monotonic()
    with pytest.raises(VoiceFailed, match="left alone"):
        troupe.speak(LINE)
    assert time.monotonic() - began < 30
    assert len(server.asked) == 1


def test_everybody_waits_when_one_is_told_to(
    troupe: HostedTroupe, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, hold = threading.Event(), Governor.hold
    monkeypatch.setattr(Governor, "hold", lambda governor, seconds: (hold(governor, seconds), told.set()))
    server.answers = [(429, {"Retry-After": "1"}, b"{}"), *server.answers]
    threads = [threading.Thread(target=troupe.speak, args=(LINE,)) for _ in range(3)]
    threads[0].start()
    assert told.wait(60)
    for thread in threads[1:]:
        thread.start()
    for thread in threads:
        thread.join(60)
    first, *later = server.moments
    assert len(later) == 3
    assert all(moment - first >= 0.9 for moment in later)


@pytest.mark.parametrize(
    ("answer", "reason", "tries"),
    [
        ((401, {}, b'{"error": "bad key"}'), "does not accept the key", 1),
        ((402, {}, b""), "no money left", 1),
        ((404, {}, b""), "no such voice", 1),
        ((302, {"Location": "http://127.0.0.1:1/"}, b""), "answers with 302", 1),
        ((200, {"Content-Type": "application/json"}, b"{}"), "not sound", 1),
        ((200, {"Content-Type": "audio/mpeg"}, b"ID3xxxx"), "not sound in WAV", 1),
        ((200, {"Content-Type": "audio/wav"}, b"RIFF"), "not read here", 1),
        ((200, {"Content-Type": "audio/wav"}, waved(b"")), "no sound", 1),
        ((500, {"Retry-After": "0"}, b"x"), "answers with 500", 4),
        ((200, {"Content-Type": "audio/wav", "Content-Length": "900000"}, waved(tone())), "cannot be reached", 4),
    ],
    ids=["key", "money", "missing", "redirect", "json", "mp3", "torso", "empty", "broken", "cut off"],
)
def test_a_server_that_behaves_badly_costs_a_line_with_a_reason_and_the_key_is_never_told(
    troupe: HostedTroupe, server: Server, answer: Answer, reason: str, tries: int
) -> None:
    server.answers = [answer]
    with pytest.raises(VoiceFailed, match=reason) as problem:
        troupe.speak(LINE)
    assert len(server.asked) == tries
    assert KEY not in str(problem.value)


def test_a_server_that_hangs_is_given_up(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = threading.Event()

    def hang() -> None:
        gone.wait(60)

    server.before = hang
    troupe, _ = opened(server, tmp_path, monkeypatch, answer_s=0.2)
    with pytest.raises(VoiceFailed, match="did not answer in time"):
        troupe.speak(LINE)
    gone.set()


def test_a_wave_whose_lengths_were_never_filled_in_is_read(troupe: HostedTroupe, server: Server) -> None:
    raw = waved(tone())
    streamed = raw[:4] + struct.pack("<I", 0xFFFFFFFF) + raw[8:40] + struct.pack("<I", 0xFFFFFFFF) + raw[44:]
    server.answers = [(200, {"Content-Type": "audio/wav"}, streamed)]
    assert 900 < troupe.speak(LINE).duration_ms < 1100


def test_nothing_is_asked_for_what_cannot_be_said_or_only_looked_at(troupe: HostedTroupe, server: Server) -> None:
    troupe.speak(SpeechRequest("… —", "voice-openai-alloy"))
    troupe.voices()
    troupe.probe()
    assert server.asked == []


def test_sounds_are_sent_as_the_written_word(troupe: HostedTroupe, server: Server) -> None:
    take = troupe.speak(SpeechRequest(f"Ask {sounded('Nguyen', 'ˈwɪn')} now.", "voice-openai-alloy"))
    assert server.asked[0][2]["input"] == "Ask Nguyen now."
    assert len(take.words) == 3
