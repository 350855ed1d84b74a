"""A hand on the sound page in a process of its own; run as `python -m tests.journeys.sound_page_edits HOME ARTIFACT`.

Each step is said on a line of its own once the page has said it is done; it goes on until it is killed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from engine import StudioSettings, open_studio
from engine.stage.cues.model import CueChange, SoundCue
from tests.fakes.machines import fake_machines
from tests.fakes.speech import FakeSpeech
from tests.studio_app.scoring.conftest import Stand


def main(home: Path, artifact_id: str) -> None:
    """Add an effect, then move its volume for ever."""
    app = QApplication([])
    studio = open_studio(home, settings=StudioSettings(), machines=fake_machines(FakeSpeech()))
    stand = Stand(studio)
    stand.show_read(studio, artifact_id)
    deeds, numbers = stand.page.deeds, iter(range(1, 10_000))
    made = studio.cues.prepare("heavy door", 2.0)
    found: list[str] = []

    def step(_: str = "") -> None:
        if _:
            print(_, flush=True)
        number = next(numbers)
        change = CueChange(volume=number / 10_000)
        deeds.do(f"{number}", lambda work, read: studio.cues.update(work, read, found[0], change, None))

    def begin() -> None:
        if stand.page.sheet is None:
            QTimer.singleShot(20, begin)
            return
        with studio.work("owner") as work:
            cue = SoundCue("", 0, "Heavy door", "heavy door")
            found.append(studio.cues.add(work, artifact_id, cue, made).id)
        deeds.done.connect(step)
        step()

    QTimer.singleShot(0, begin)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
