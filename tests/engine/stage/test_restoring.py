"""A version comes back with everything that sounded in it: effects at lines, music under scenes, effects on voices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.stage.cues.model import SoundCue
from engine.stage.modifications.model import ModificationStatus
from engine.stage.music.model import ClipChange
from engine.table_read.errors import NothingChanged
from engine.table_read.revising.edits import DropLines, SayInstead
from tests.engine.stage.reviser_desk import Desk, Kept
from tests.fakes.made import performed, until


class SoundDesk(Desk):
    """The same with the hands of somebody at the sounds."""

    def cue(self, line: int, prompt: str) -> str:
        prepared = self.studio.cues.prepare(prompt, 1.0)
        with self.studio.work("test") as work:
            wanted = SoundCue("", line, prompt, prompt, seconds=1.0)
            return self.studio.cues.add(work, self.id, wanted, prepared).id

    def mute_scene(self, scene: int, *, disabled: bool) -> None:
        with self.studio.work("test") as work:
            self.studio.music.change(work, self.id, scene, ClipChange(disabled=disabled))

    def colour(self, first: int, last: int) -> None:
        with self.studio.work("test") as work:
            self.studio.modifications.ask(work, self.id, (first, last), "robot", {})
        until(lambda: all(not one.is_in_flight for one in self.effects()))

    def effects(self) -> Any:
        with self.studio.reading("test") as work:
            return self.studio.modifications.all(work, self.id)

    def cues(self) -> list[tuple[int, str]]:
        with self.studio.reading("test") as work:
            return [(one.entry_index, one.prompt) for one in self.studio.cues.cues(work, self.id)]

    def muted(self) -> list[int]:
        with self.studio.reading("test") as work:
            clips = self.studio.music.state(work, self.id)[0].clips
            return [clip.scene_index for clip in clips if clip.disabled]

    def inputs(self) -> str:
        with self.studio.reading("test") as work:
            return self.studio.stage.books.book(work, self.id).inputs


@pytest.fixture
def desk(home: Path, kept: Kept) -> Iterator[SoundDesk]:
    desk = SoundDesk(home, kept=kept)
    yield desk
    desk.studio.close()


def test_what_sounded_in_a_version_comes_back_with_it_and_its_recording_too(desk: SoundDesk) -> None:
    desk.cue(1, "a bell")
    desk.cue(2, "a door")
    desk.colour(0, 1)
    desk.mute_scene(0, disabled=True)
    url, before, base = desk.finalize(), desk.inputs(), desk.read()
    desk.do("edit", [SayInstead(1, "So they say."), DropLines((2,))])
    desk.do("apply")
    performed(desk.studio, desk.id)
    assert (desk.cues(), desk.effects()) == ([], ())
    desk.cue(0, "a gull")
    desk.mute_scene(0, disabled=False)
    desk.mute_scene(1, disabled=True)

    desk.do("restore", 1)
    performed(desk.studio, desk.id)

    assert desk.read() == base
    assert desk.cues() == [(1, "a bell"), (2, "a door")]
    assert [(one.first, one.last, one.effect, one.status) for one in desk.effects()] == [
        (0, 1, "robot", ModificationStatus.READY)
    ]
    assert desk.muted() == [0]
    assert desk.inputs() == before
    assert desk.state().media_path == url
    assert desk.do("versions")[0].notes == ()

    desk.do("restore", 2)
    assert desk.cues() == [(0, "a gull")]
    assert (desk.effects(), desk.muted()) == ((), [1])


def test_the_same_words_with_other_sounds_are_another_version(desk: SoundDesk) -> None:
    desk.cue(1, "a bell")
    desk.do("edit", [SayInstead(1, "So they say.")])
    desk.do("apply")
    desk.do("restore", 1)
    with pytest.raises(NothingChanged):
        desk.do("restore", 1)
    desk.cue(0, "a gull")

    desk.do("restore", 1)

    assert (desk.version, desk.cues()) == (4, [(1, "a bell")])
