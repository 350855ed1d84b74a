"""A process that digests a source of which only facts are wanted, and is killed before it can drop the text; run with a home."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from engine.foundation.events import Event
from engine.library.events import DigestMoved, SourceDeleted
from engine.library.model import DigestStatus, RetentionPolicy
from tests.engine.library.builders import add, note, project
from tests.fakes.floor import Floor
from tests.fakes.library import Shelves


def main(home: str, when: str) -> None:
    """Die `digested` or `deleted`, as soon as that is committed."""
    shelves = Shelves(Floor(Path(home)))

    def die(event: Event) -> None:
        digested = isinstance(event, DigestMoved) and event.status is DigestStatus.READY
        if (when == "digested" and digested) or isinstance(event, SourceDeleted):
            os.kill(os.getpid(), signal.SIGKILL)

    shelves.floor.bus.subscribe(die)
    project(shelves)
    retention = RetentionPolicy.METADATA_ONLY if when == "digested" else RetentionPolicy.STORE_ORIGINAL
    source = shelves.run(add(shelves, note(retention=retention)))
    with shelves.floor.units.work("test") as work:
        shelves.library.delete_source(work, source.project_id, source.id)


if __name__ == "__main__":
    main(*sys.argv[1:])
