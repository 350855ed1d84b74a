"""A studio that is killed while it splices; run as `python -m tests.journeys.splice_held HOME ARTIFACT`.

It says `splicing` once a changed stretch is encoded, before it is set among the kept frames, and goes no further.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from engine import StudioSettings, open_studio
from engine.bootstrap import Machines
from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.encoding.mp3 import FfmpegMp3
from tests.fakes.machines import fake_machines

PATIENCE_S = 120.0


class Held(FfmpegMp3):
    """Stops in the middle of a patch."""

    def patch(self, *given):  # type: ignore[no-untyped-def]
        """Until it is killed."""
        *others, _ = given

        def hold(number: int, content: bytes) -> None:
            print("splicing", flush=True)
            time.sleep(PATIENCE_S)

        return super().patch(*others, hold)


def sounding(encoder: FfmpegMp3, meter: FfmpegLoudness | None = None) -> Machines:
    """Nothing but the encoder and the meter is real."""
    return replace(fake_machines(), encoder=encoder, meter=meter or FfmpegLoudness())


def main(home: Path, artifact_id: str) -> None:
    """Order the audio and wait."""
    studio = open_studio(home, settings=StudioSettings(), machines=sounding(Held()))
    with studio.work("owner") as work:
        studio.stage.finalize_audio(work, artifact_id)
    time.sleep(PATIENCE_S)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
