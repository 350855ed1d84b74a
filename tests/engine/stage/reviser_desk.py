"""A studio with one finished read, and the hands of a person who revises it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine import Studio, StudioSettings, open_studio
from engine.planning.model import ArtifactRequest
from engine.production.model import RefineWish
from engine.stage.model import FinalizeStatus
from engine.table_read.model import TableRead
from engine.table_read.revising.edits import Direct
from engine.table_read.revising.proposing import Proposed
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.fakes.made import made_read, performed, until
from tests.fakes.speech import FakeSpeech


class KnowingReviser:
    """A model that makes the first line warm of whatever it is asked, and says what it leaves."""

    answers = True

    def propose(self, read: TableRead, wishes: Any, tick: Any) -> Proposed:
        """One edit and one sentence."""
        tick()
        return Proposed((Direct((0,), "warm"),), (f"Of “{wishes[0]}” only the first line.",))


@dataclass(frozen=True)
class Kept:
    """The home of a studio with one finished read, closed and ready to be copied."""

    home: Path
    id: str

    @classmethod
    def made(cls, home: Path) -> Kept:
        """One made from nothing."""
        desk = Desk(home)
        performed(desk.studio, desk.id)
        desk.studio.close()
        return cls(home, desk.id)


class Desk:
    """A studio with one finished read, and the things a person does to it."""

    reviser: KnowingReviser | None = None

    def __init__(self, home: Path, request: ArtifactRequest | None = None, kept: Kept | None = None) -> None:
        self.home, self.speech = home, FakeSpeech()
        if kept is not None:
            shutil.copytree(kept.home, home)
        self.studio = self.open()
        self.id = kept.id if kept is not None else made_read(self.studio, request)

    def open(self) -> Studio:
        machines = replace(fake_machines(self.speech), reviser=self.reviser)
        lay_studio(self.home)
        return open_studio(self.home, settings=StudioSettings(), machines=machines)

    def do(self, name: str, *args: Any, **more: Any) -> Any:
        with self.studio.work("test") as work:
            return getattr(self.studio.revisions, name)(work, self.id, *args, **more)

    def read(self, revision: int | None = None) -> TableRead:
        with self.studio.reading("test") as work:
            return self.studio.table_read.read(work, self.id, revision)

    def spoken_by(self, act: Any) -> list[str]:
        """What is spoken by doing this and performing what came of it."""
        self.speech.requests.clear()
        act()
        performed(self.studio, self.id)
        return sorted(request.text for request in self.speech.requests)

    def free_voice(self) -> str:
        """A voice nobody in the cast has."""
        taken = {one.voice_id for one in self.read().cast}
        return next(voice.id for voice in self.studio.table_read.voices() if voice.id not in taken)

    def refine(self, instruction: str) -> Any:
        with self.studio.work("test") as work:
            return self.studio.production.refine(work, self.id, RefineWish(instruction))

    @property
    def version(self) -> int:
        with self.studio.reading("test") as work:
            return self.studio.artifacts.get(work, self.id).current_version

    @property
    def balance(self) -> int:
        with self.studio.reading("test") as work:
            return self.studio.credits.balance(work).total

    def finalize(self) -> str:
        """The address of the finished recording."""
        with self.studio.work("test") as work:
            self.studio.stage.finalize_audio(work, self.id)
        until(lambda: self.state() is not None and self.state().status is FinalizeStatus.COMPLETE)
        return str(self.state().media_path)

    def recording(self) -> bytes:
        """The finished recording."""
        with self.studio.reading("test") as work:
            path = self.studio.stage.recording_path(work, self.id)
        assert path is not None
        return path.read_bytes()

    def state(self) -> Any:
        with self.studio.reading("test") as work:
            return self.studio.stage.finalization(work, self.id)
