"""A studio that is gone in the middle of a film: `python -m tests.engine.pictures.crashing HOME` ends like a killed process.

It prints the artifact's id, how many segments the film has, and how many of them were finished.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from engine import StudioSettings, open_studio
from engine.pictures.model import Cut
from engine.pictures.ports import Drawing, Pictures
from tests.engine.pictures.test_films import asked, made
from tests.fakes.machines import fake_machines
from tests.fakes.pictures import FakeCamera, FakeDecks

FINISHED = 2


class LastBreath(FakeCamera):
    """Finishes two segments, and then nothing is there any more: no handler runs, no file is closed."""

    def segments(
        self, cuts: Sequence[Cut], targets: Sequence[Path], pictures: Pictures, done: Callable[[int], None],
        tell: Callable[[int, int], None],
    ) -> None:  # fmt: skip
        """Two of them."""

        def counted(number: int) -> None:
            done(number)
            if number + 1 == FINISHED:
                print(len(cuts), FINISHED, flush=True)
                os._exit(9)

        super().segments(cuts, targets, pictures, counted, tell)


def main(home: Path) -> None:
    """Make a read, ask for its film, be gone."""
    studio = open_studio(
        home, settings=StudioSettings(), machines=replace(fake_machines(), drawing=Drawing(LastBreath(), FakeDecks()))
    )
    artifact = made(studio)
    print(artifact, flush=True)
    asked(studio, artifact)
    time.sleep(60)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
