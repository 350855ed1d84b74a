"""A studio that is killed in the middle of a film: `python -m tests.engine.pictures.crashing HOME`.

The painter and the encoder are real; the picture is small. It prints the artifact's id, how many segments the film has and, before
the end, every segment that was finished.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine import Studio, StudioSettings, open_studio
from engine.machines.video.camera import QtCamera
from engine.pictures.films import SHORT
from engine.pictures.model import Cut
from engine.pictures.ports import Drawing, Pictures, Reel
from tests.engine.pictures.test_films import asked, made
from tests.fakes.machines import fake_machines
from tests.fakes.pictures import FakeDecks

FINISHED, BEGUN, SIZE = 1, 10, 90


class RealPainter(QtCamera):
    """One painting process and the real encoder of pictures, of films whose voices are no real ones; it notes what it films."""

    def __init__(self) -> None:
        super().__init__(1)
        self.filmed: list[str] = []

    def segments(
        self, cuts: Sequence[Cut], targets: Sequence[Path], pictures: Pictures,
        done: Callable[[int], None], tell: Callable[[int, int], None],
    ) -> None:  # fmt: skip
        """As the real one."""
        self.begin(cuts)

        def finished(number: int) -> None:
            done(number)
            self.filmed.append(_named(cuts[number]))

        def going(number: int, frames: int) -> None:
            tell(number, frames)
            self.look(frames)

        super().segments(cuts, targets, pictures, finished, going)

    def begin(self, cuts: Sequence[Cut]) -> None:
        """All of these are missing."""

    def look(self, frames: int) -> None:
        """So many frames of a segment are there."""

    def sound(self, source: Iterable[Any] | Path, target: Path) -> None:
        """None."""
        target.write_bytes(b"sound")

    def join(self, segments: Sequence[Path], sound: Sequence[Path], reel: Reel, target: Path) -> None:
        """Bare segments."""
        target.write_bytes(b"".join(path.read_bytes() for path in segments))


class Mortal(RealPainter):
    """The whole process is killed in the middle of a segment: no handler runs, no file is closed."""

    def begin(self, cuts: Sequence[Cut]) -> None:
        """How many there will be."""
        print(len(cuts), flush=True)

    def look(self, frames: int) -> None:
        """Whether it is time."""
        if len(self.filmed) == FINISHED and frames >= BEGUN:
            print(*self.filmed, sep="\n", flush=True)
            os.kill(os.getpid(), signal.SIGKILL)


def studio_of(home: Path, camera: RealPainter) -> Studio:
    """A studio with this camera."""
    machines = replace(fake_machines(), drawing=Drawing(camera, FakeDecks()))
    return open_studio(home, settings=StudioSettings(), machines=machines)


def main(home: Path) -> None:
    """Make a read, ask for its film, be gone."""
    SHORT["1080p"] = SIZE
    studio = studio_of(home, Mortal())
    artifact = made(studio)
    print(artifact, flush=True)
    asked(studio, artifact)
    time.sleep(100)


def _named(cut: Cut) -> str:
    return f"{cut.scene.kind} {cut.scene.title} {cut.scene.body} {cut.frames}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
