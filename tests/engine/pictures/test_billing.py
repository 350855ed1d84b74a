"""How the film of a read opens and closes: the title from the first frame on, within the time of what is heard."""

from __future__ import annotations

import pytest

from engine.pictures.model import Cast, Scene, SceneKind
from engine.pictures.theater import stage_scenes
from engine.stage.model import TimedEntry, Timeline
from engine.stage.speech import WordTiming
from engine.table_read.model import SourceCredit, TableRead
from engine.table_read.screenplay import Entry, Grounding, Screenplay
from engine.table_read.screenplay import Scene as Part

LINE = "My family was blamed for that water."
LINE_MS, CLOSING_MS = 2800, 900


def staged(first_ms: int, *lines: str, closing_ms: int = CLOSING_MS, muted: int = -1) -> tuple[Scene, ...]:
    """The scenes of a film whose first line begins here; each is said by somebody else, word after word."""
    entries = tuple(
        Entry(at, 0, f"SPEAKER {at}", text, Grounding.CONNECTIVE, muted=at == muted) for at, text in enumerate(lines)
    )
    timed = tuple(
        TimedEntry(one.index, 0, one.character, begin, begin + LINE_MS, True, words_of(one.text, begin))
        for one in entries
        for begin in (first_ms + one.index * (LINE_MS + 200),)
    )
    whole = timed[-1].end_ms + closing_ms
    play = Screenplay("The tide mill", "drama", (Part(0, "The way in", "hook", ("b",)),), entries)
    read = TableRead(play, (), (), (SourceCredit("s", "A log book", "text"),), "Water has no opinion.")
    levels = {one.index: (5,) * (LINE_MS // 100) for one in entries}
    faces = {one.character: Cast(one.character.title(), gender="female") for one in entries}
    scenes = stage_scenes(read, Timeline(whole, False, timed, ()), levels, faces, whole / 1000)
    assert sum(scene.seconds for scene in scenes) == pytest.approx(whole / 1000)
    return scenes


def words_of(text: str, begin: int) -> tuple[WordTiming, ...]:
    """Its words, evenly spread."""
    words, at, found = text.split(), 0, list[WordTiming]()
    each = LINE_MS // len(words)
    for number, word in enumerate(words):
        start = text.index(word, at)
        at = start + len(word)
        found.append(WordTiming(start, at, begin + number * each, begin + (number + 1) * each))
    return tuple(found)


def test_where_music_comes_first_the_title_stands_until_somebody_speaks() -> None:
    title, first, *_ = staged(2400, LINE, LINE)
    assert (title.kind, title.title, title.seconds, title.body) == (SceneKind.TITLE, "The tide mill", 2.4, "")
    assert [one.name for one in title.cast] == ["Speaker 0", "Speaker 1"]
    assert (first.kind, first.words[0].start_ms) == (SceneKind.STAGE, 0)


def test_where_somebody_speaks_at_once_the_title_shows_what_is_said_meanwhile() -> None:
    title, first, *_ = staged(350, LINE, LINE)
    assert title.seconds == pytest.approx(0.35 + 0.6 * 3.0)
    assert (title.speaker, title.body) == ("Speaker 0", "My family was blamed for…")
    assert all(0 <= word.start_ms < title.seconds * 1000 for word in title.words)
    assert first.body == LINE
    assert first.words[0].start_ms == 350 - round(title.seconds * 1000)
    assert len(first.levels) == 28 - 18


def test_a_line_alone_has_its_title_its_stage_and_its_closing() -> None:
    kinds = [scene.kind for scene in staged(350, LINE)]
    assert kinds == [SceneKind.TITLE, SceneKind.STAGE, SceneKind.CLOSING]


def test_the_film_closes_with_the_title_and_whose_words_were_used() -> None:
    *_, last, closing = staged(2400, LINE, LINE, closing_ms=3200)
    assert (closing.kind, closing.title, closing.body) == (
        SceneKind.CLOSING,
        "The tide mill",
        "Water has no opinion.",
    )
    assert [item.text for item in closing.items] == ["A log book"]
    assert (last.kind, closing.seconds) == (SceneKind.STAGE, pytest.approx(3.2 - 0.25))
    assert staged(2400, LINE, closing_ms=500)[-1].kind is SceneKind.STAGE


def test_whoever_is_not_heard_is_not_billed() -> None:
    title = staged(2400, LINE, LINE, LINE, muted=1)[0]
    assert [one.name for one in title.cast] == ["Speaker 0", "Speaker 2"]
