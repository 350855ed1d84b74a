"""Who says what over a film: voices of its language, the same ones when one scene is another."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from engine.pictures.model import Scene, SceneKind
from engine.pictures.narration import said_over
from engine.pictures.reciting import Before, Narrator
from engine.stage.errors import NothingToPerform
from engine.table_read.hearing import Gender
from engine.table_read.model import TableRead
from engine.table_read.voices import Voice

VOICES = tuple(
    Voice(f"{tongue}-{number}", f"{tongue} {number}", "fake", tongue, gender, "", "", 110.0 + 40 * number, 160, "f", number == 0)
    for tongue in ("en", "es") for number, gender in enumerate((Gender.MALE, Gender.FEMALE, Gender.MALE, Gender.FEMALE))
)  # fmt: skip
QUOTES = {
    "Pilar Otero": "Si el último tren sale antes de que acabe la jornada, no es un tren, es una excursión.",
    "Julián Arriaga": "Construimos una línea para la población que soñábamos, no para la que tenemos.",
}
SCENES = (
    Scene(0, SceneKind.TITLE, "hook-1", "hook", "El tren que llega vacío", 6.0),
    *(
        Scene(number, SceneKind.PORTRAIT, "proof-1", "proof", name, 9.0, body=quote, speaker=name, evidence_ids=("ev-0",))
        for number, (name, quote) in enumerate(QUOTES.items(), 1)
    ),
)  # fmt: skip


@pytest.fixture
def heard() -> list[TableRead]:
    return []


@pytest.fixture
def narrator(heard: list[TableRead]) -> Narrator:
    """Listens to what is to be said and then has no voice."""

    def recite(_artifact: str, read: TableRead, _each: object) -> Any:
        heard.append(read)
        raise NothingToPerform("Nobody is there.")

    stage, catalogue = SimpleNamespace(recite=recite), SimpleNamespace(voices=lambda: VOICES)
    return Narrator(cast(Any, stage), cast(Any, catalogue), cast(Any, SimpleNamespace(underscore=lambda *_: None)))


def test_a_film_is_read_by_voices_of_its_language(narrator: Narrator, heard: list[TableRead]) -> None:
    track = narrator.track("a", "El tren", SCENES, (), 30.0, lambda *_: None)
    assert {member.voice_id.partition("-")[0] for member in heard[0].cast} == {"es"}
    assert track.seconds == pytest.approx(30.0)
    assert track.warnings


def test_when_a_scene_is_another_everybody_keeps_a_voice_and_every_scene_its_time(
    narrator: Narrator, heard: list[TableRead]
) -> None:
    narrator.track("a", "El tren", SCENES, (), 30.0, lambda *_: None)
    other = replace(SCENES[2], title="Quién es")
    counts = (0, *(len(said_over(scene)) for scene in SCENES[1:]))
    track = narrator.track("a", "El tren", (*SCENES[:2], other), (), 30.0, lambda *_: None, keep=Before(2, counts))
    first, second = ({one.character: one.voice_id for one in read.cast} for read in heard)
    assert first == second and len(set(first.values())) == 3
    assert "NARRATOR" not in {entry.character for entry in heard[1].screenplay.entries}
    assert track.lengths == (6.0, 9.0, 9.0)
