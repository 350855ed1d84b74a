"""How long a read will take is foretold within a tenth, whoever speaks: by slow casts and fast ones, slowly and quickly, in German too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.machines.speech.espeak.voices import EspeakCatalogue
from engine.stage.direction import delivery_of
from engine.stage.promptbook import pause_ms
from engine.stage.speech import SpeechRequest
from engine.table_read.model import TableRead
from engine.table_read.revising.understanding import understood
from engine.table_read.saying import spoken_tokens
from engine.table_read.timing import seconds, timed
from tests.engine.table_read.revising.plays import play

CATALOGUE = EspeakCatalogue().voices()
CLOSING_S = 0.9


@pytest.fixture(scope="module")
def speech() -> Iterator[EspeakSpeech]:
    engine = EspeakSpeech()
    yield engine
    engine.close()


def cast_with(read: TableRead, language: str, *, fast: bool) -> TableRead:
    """The read in the slowest or the fastest voices of a language."""
    voices = sorted(
        (one for one in CATALOGUE if one.language.startswith(language)), key=lambda one: one.words_per_minute
    )
    chosen = voices[::-1] if fast else voices
    cast = tuple(replace(one, voice_id=chosen[at % len(chosen)].id) for at, one in enumerate(read.cast))
    return timed(replace(read, cast=cast), CATALOGUE)


def said(read: TableRead, manner: str | None) -> TableRead:
    """The read with every line in this manner."""
    entries = tuple(replace(one, parenthetical=manner) for one in read.screenplay.entries)
    return replace(read, screenplay=replace(read.screenplay, entries=entries))


def spoken_s(speech: EspeakSpeech, read: TableRead) -> float:
    """How long it takes in truth."""
    entries = read.screenplay.entries
    silences = sum(pause_ms(entries[at - 1] if at else None, one) for at, one in enumerate(entries)) / 1000
    takes = [
        speech.speak(
            SpeechRequest(
                " ".join(spoken_tokens(one.text)), read.voice_of(one.character).voice_id, delivery_of(one.parenthetical)
            )
        )
        for one in entries
    ]
    return CLOSING_S + silences + sum(len(take.samples) / take.rate for take in takes)


@pytest.mark.parametrize("manner", [None, "slowly", "quickly, after a pause"])
@pytest.mark.parametrize(("name", "language"), [("bees", "en"), ("train", "en"), ("steg", "de")])
@pytest.mark.parametrize("fast", [False, True])
def test_a_read_takes_as_long_as_was_foretold(
    speech: EspeakSpeech, name: str, language: str, manner: str | None, *, fast: bool
) -> None:
    read = said(cast_with(play(name), language, fast=fast), manner)

    assert seconds(read) == pytest.approx(spoken_s(speech, read), rel=0.1)


@pytest.mark.parametrize("fast", [False, True])
def test_a_read_fitted_to_a_minute_takes_about_a_minute(speech: EspeakSpeech, *, fast: bool) -> None:
    made = understood(cast_with(play("bees"), "en", fast=fast), "make it 50 seconds").read

    assert spoken_s(speech, made) == pytest.approx(50, rel=0.1)
