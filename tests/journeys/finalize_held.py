"""A studio that is killed at a chosen moment of finishing a read; run as `python -m tests.journeys.finalize_held HOME ARTIFACT MOMENT`.

It says the moment once it is there, and goes no further.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from engine import StudioSettings, open_studio
from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.encoding.mp3 import FfmpegMp3
from tests.journeys.splice_held import PATIENCE_S, sounding

ENCODING, WRITING, VERIFYING, KEEPING = "encoding", "writing", "verifying", "keeping"


def hold(moment: str) -> None:
    """Until somebody kills this process."""
    print(moment, flush=True)
    time.sleep(PATIENCE_S)


class HeldEncoder(FfmpegMp3):
    """Stops while an encoder is at work, or with frames in the file whose head is not yet completed."""

    moment = ""

    def write(self, frames: Any, target: Any, tags: Any, chapters: Any, heard: Any = None) -> None:
        """Until it is killed."""
        listen = (lambda content: hold(WRITING)) if self.moment == WRITING else heard
        super().write(self._held(frames), target, tags, chapters, listen)

    def _held(self, frames: Iterable[Any]) -> Iterator[Any]:
        for block in frames:
            yield block
            if self.moment == ENCODING:
                hold(ENCODING)


class HeldMeter(FfmpegLoudness):
    """Stops while the written file is verified, or with the file in its place and nobody who knows of it."""

    moment = ""

    def listening(self, *given: Any) -> Any:
        """A hearing that stops."""
        hearing: Any = super().listening(*given)
        loudness, moments = hearing.loudness, hearing.moments
        hearing.loudness = lambda: hold(VERIFYING) if self.moment == VERIFYING else loudness()
        hearing.moments = lambda: hold(KEEPING) if self.moment == KEEPING else moments()
        return hearing


def main(home: Path, artifact_id: str, moment: str) -> None:
    """Go on with what was ordered, or order it, and wait."""
    HeldEncoder.moment = HeldMeter.moment = moment
    studio = open_studio(home, settings=StudioSettings(), machines=sounding(HeldEncoder(), HeldMeter()))
    with studio.work("owner") as work:
        studio.stage.finalize_audio(work, artifact_id)
    time.sleep(PATIENCE_S)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
