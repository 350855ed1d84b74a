"""A word that shall be stressed stands out of its line, and only it; any engine's line will do."""

from __future__ import annotations

import numpy as np
import pytest

from engine.stage.direction import delivery_of
from engine.stage.speech import Delivery, Speech, SpeechRequest, WordTiming
from engine.stage.stressing import stressed
from engine.table_read.emphasis import plain_manner, stressed_in, stressing

RATE, WORD_MS = 22_050, 300
TEXT = "It was never, never the water."


def line(text: str, level: float = 0.2) -> Speech:
    """A steady tone as long as the words, each of which has its time."""
    timings, at = list[WordTiming](), 0
    for number, word in enumerate(text.split()):
        start = text.index(word, at)
        at = start + len(word)
        timings.append(WordTiming(start, at, number * WORD_MS, (number + 1) * WORD_MS))
    count = len(timings) * WORD_MS * RATE // 1000
    sound = (level * np.sin(np.arange(count) * 2 * np.pi * 220 / RATE)).astype(np.float32)
    return Speech(sound, RATE, tuple(timings))


def levels(speech: Speech) -> list[float]:
    """How loud the middle of every word is, in dB."""
    found = []
    for word in speech.words:
        begin, end = ((ms * RATE) // 1000 for ms in (word.start_ms + 80, word.end_ms - 80))
        found.append(20 * np.log10(float(np.sqrt(np.mean(speech.samples[begin:end] ** 2)))))
    return found


def asked(*words: str) -> SpeechRequest:
    return SpeechRequest(TEXT, "voice", Delivery(stress=words))


def test_the_stressed_words_alone_are_louder_and_the_line_is_as_long_as_before() -> None:
    plain = line(TEXT)
    said = stressed(plain, asked("never"))

    lifted = [now - before for now, before in zip(levels(said), levels(plain), strict=True)]
    assert lifted == pytest.approx([0, 0, 5, 5, 0, 0], abs=0.1)
    assert len(said.samples) == len(plain.samples)
    assert said.words == plain.words


def test_several_words_are_stressed_together_and_a_loud_line_does_not_clip() -> None:
    said = stressed(line(TEXT, 0.8), asked("the Water"))

    before = levels(line(TEXT, 0.8))
    lifted = [now - was for now, was in zip(levels(said), before, strict=True)]
    assert lifted[4] - lifted[0] == pytest.approx(5, abs=0.1)
    assert float(np.max(np.abs(said.samples))) <= 0.98 + 1e-6


@pytest.mark.parametrize("words", [(), ("always",), ("nev",), ("water the",)])
def test_a_line_that_does_not_say_them_stays_as_it_is(words: tuple[str, ...]) -> None:
    plain = line(TEXT)
    assert stressed(plain, asked(*words)) is plain


def test_a_direction_keeps_its_manner_beside_the_stress() -> None:
    told = stressing(stressing("firm, slow", "slow boat"), "never")

    assert (told, plain_manner(told)) == ("firm, slow, stress on “slow boat”, stress on “never”", "firm, slow")
    assert stressed_in(told) == ("slow boat", "never")
    assert stressing(told, "Never") == told
    assert delivery_of(told) == Delivery(
        delivery_of("firm, slow").rate,
        delivery_of("firm, slow").pitch,
        delivery_of("firm, slow").energy,
        stressed_in(told),
    )
    assert delivery_of("stress on “slow”") == Delivery(stress=("slow",))


def test_a_stressed_line_is_another_take_and_a_plain_one_has_the_key_it_always_had() -> None:
    plain, other = SpeechRequest(TEXT, "voice").key("engine"), asked("never").key("engine")
    assert plain != other
    assert plain == "39a144836a4624f85f367b2eb4e23d33e5cf585ce958d75ab179275b2a6fcca3"
