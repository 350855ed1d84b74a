"""A script read by a model in a process that may kill itself; run as `python -m tests.journeys.assessed HOME ADDRESS [kill]`.

With `kill` the process ends, without a word to anybody, at the moment an answer of the model has been kept.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from engine import StudioSettings, open_studio
from engine.foundation.language_models import ModelChoice, ModelLimits, ProviderKind
from engine.foundation.paths import StudioPaths
from engine.machines.assessors.assessor import ModelAssessor
from engine.machines.models.desk import StudioModelDesk
from engine.machines.models.shelf import Shelf
from engine.table_read.coverage.craft import CraftReader
from tests.fakes.machines import fake_machines
from tests.fakes.speech import FakeSpeech


def main(home: Path, address: str, dies: bool) -> None:
    """Ask for coverage of the only read, or go on with it; print how it ended."""
    from dataclasses import replace

    if dies:
        keep = Shelf.keep

        def last(*given: object) -> None:
            keep(*given)  # type: ignore[arg-type]
            os.kill(os.getpid(), signal.SIGKILL)

        Shelf.keep = last  # type: ignore[method-assign]
    desk = StudioModelDesk(StudioPaths(home))
    desk.choose(ModelChoice(ProviderKind.OPENAI, address, "tiny", ModelLimits(timeout_s=20, context_window=60_000)))
    machines = replace(fake_machines(FakeSpeech()), assessor=ModelAssessor(desk, CraftReader()))
    studio = open_studio(home, settings=StudioSettings(), machines=machines)
    with studio.work("owner") as work:
        artifact_id = studio.artifacts.list(work, limit=1).items[0].id
        studio.coverage.ask(work, artifact_id)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with studio.reading("owner") as work:
            found, _ = studio.coverage.state(work, artifact_id)
        if found is not None and not found.is_in_flight:
            print(found.status, found.report.written_by if found.report else found.error)
            break
        time.sleep(0.05)
    studio.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:] == ["kill"])
