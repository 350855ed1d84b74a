"""Engines joined in one house: every voice speaks by its own engine, and no id is ever forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.foundation.probe import Probe
from engine.machines.voicing.house import VoiceHouse
from engine.machines.voicing.register import Register
from engine.stage.errors import VoiceFailed
from engine.stage.speech import Speech, SpeechRequest
from engine.table_read.errors import VoiceNotFound
from engine.table_read.spoken.sounded import sounded
from engine.table_read.voices import Gender, Voice
from tests.fakes.speech import FakeSpeech


def voice(name: str, engine: str) -> Voice:
    return Voice(f"voice-{engine}-{name}", name, engine, "en", Gender.FEMALE, "", "", 200.0, 150.0, name)


class FakeTroupe:
    """Voices that a test gives and takes away."""

    reads_sounds = False

    def __init__(self, name: str, *names: str) -> None:
        self.name, self.here, self.inner = name, tuple(voice(one, name) for one in names), FakeSpeech()
        self.looks = 0

    def voices(self) -> tuple[Voice, ...]:
        return self.here

    def fingerprint_of(self, voice_id: str) -> str:
        return f"{self.name} 1"

    def speak(self, request: SpeechRequest) -> Speech:
        return self.inner.speak(request)

    def probe(self) -> Probe:
        return Probe(bool(self.here), "fake")

    def look_again(self) -> None:
        self.looks += 1

    def leave_off(self) -> None:
        self.inner.leave_off()

    def close(self) -> None:
        self.inner.close()


@pytest.fixture
def house(tmp_path: Path) -> VoiceHouse:
    troupes = FakeTroupe("one", "ada", "ben"), FakeTroupe("two", "cleo")
    return VoiceHouse(troupes, Register(tmp_path / "known.json", ["voice-one-ada"]))


def test_the_catalogue_joins_all_engines_in_order(house: VoiceHouse) -> None:
    assert [one.id for one in house.voices()] == ["voice-one-ada", "voice-one-ben", "voice-two-cleo"]


def test_a_line_is_spoken_by_the_engine_whose_voice_it_is(house: VoiceHouse) -> None:
    house.speak(SpeechRequest("Hello.", "voice-two-cleo"))
    one, two = house.troupes
    assert [len(one.inner.requests), len(two.inner.requests)] == [0, 1]  # type: ignore[attr-defined]
    assert house.fingerprint_of("voice-two-cleo") == "two 1"
    assert house.fingerprint_of("voice-one-ben") == "one 1"


def test_a_voice_that_went_away_still_resolves_and_comes_back(house: VoiceHouse, tmp_path: Path) -> None:
    house.voices()
    two = house.troupes[1]
    gone = two.here  # type: ignore[attr-defined]
    two.here = ()  # type: ignore[attr-defined]
    assert house.resolve("voice-two-cleo") == replace(gone[0], installed=False)
    with pytest.raises(VoiceFailed):
        house.speak(SpeechRequest("Hello.", "voice-two-cleo"))
    later = VoiceHouse((FakeTroupe("one", "ada"),), Register(tmp_path / "known.json", ["voice-one-ada"]))
    assert [one.id for one in later.voices() if not one.installed] == ["voice-one-ben", "voice-two-cleo"]
    two.here = gone  # type: ignore[attr-defined]
    assert house.resolve("voice-two-cleo").installed


def test_an_id_nobody_ever_had_is_not_found(house: VoiceHouse) -> None:
    with pytest.raises(VoiceNotFound):
        house.resolve("voice-three-nobody")


def test_a_damaged_register_is_set_aside_and_nothing_is_lost_of_it(tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    file.write_text("[{", encoding="utf-8")
    house = VoiceHouse((FakeTroupe("one", "ada"),), Register(file))
    assert len(house.voices()) == 1
    assert [one.read_text(encoding="utf-8") for one in tmp_path.glob("known.damaged-*")] == ["[{"]


def test_an_engine_that_reads_no_sounds_is_given_the_written_word(house: VoiceHouse) -> None:
    text = f"Ask {sounded('Nguyen', 'ˈwɪn')}."
    take = house.speak(SpeechRequest(text, "voice-one-ada"))
    asked = house.troupes[0].inner.requests[0]  # type: ignore[attr-defined]
    assert asked.text == "Ask Nguyen."
    assert [text[word.start : word.end] for word in take.words] == text.split()


def test_an_engine_that_breaks_when_listed_does_not_take_the_others_along(house: VoiceHouse) -> None:
    def broken() -> tuple[Voice, ...]:
        raise RuntimeError("the engine has a fault")

    house.troupes[0].voices = broken  # type: ignore[method-assign]
    assert [one.id for one in house.voices() if one.installed] == ["voice-two-cleo"]


def test_looking_again_reaches_every_engine(house: VoiceHouse) -> None:
    house.look_again()
    assert [troupe.looks for troupe in house.troupes] == [1, 1]  # type: ignore[attr-defined]
