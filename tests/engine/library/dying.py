"""A process that digests a source of which only facts are wanted, and is killed before it can drop the text; run with a home."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from engine.foundation.events import Event
from engine.library.events import DigestMoved, SourceDeleted, SourceMoved
from engine.library.extraction import Extraction
from engine.library.model import DigestStatus, RetentionPolicy, SourceStatus
from engine.machines.readers.given.reader import GivenTextReader
from tests.engine.library.builders import LONG, add, note, project, upload
from tests.fakes.floor import Floor
from tests.fakes.library import FakeReader, Shelves

ORIGINAL = f"<p>{LONG}</p>".encode()


class Unwrapping(FakeReader):
    """Reads what stands between the first and the last tag."""

    def read(self, path: Path, hint: str, progress: Callable[[int, str], None]) -> Extraction:
        text = path.read_text().removeprefix("<p>").removesuffix("</p>")
        return Extraction(text, GivenTextReader().lay_out(text, markdown=False), {}, "html")


def main(home: str, when: str) -> None:
    """Die `read`, `digested` or `deleted`, as soon as that is committed."""
    shelves = Shelves(Floor(Path(home)), reader=Unwrapping())

    def die(event: Event) -> None:
        digested = isinstance(event, DigestMoved) and event.status is DigestStatus.READY
        read = isinstance(event, SourceMoved) and event.status is SourceStatus.READY
        if (when == "digested" and digested) or (when == "read" and read) or isinstance(event, SourceDeleted):
            os.kill(os.getpid(), signal.SIGKILL)

    shelves.floor.bus.subscribe(die)
    project(shelves)
    if when == "read":
        shelves.run(add(shelves, upload(shelves, ORIGINAL, retention=RetentionPolicy.EXTRACTED_ONLY)))
    retention = RetentionPolicy.METADATA_ONLY if when == "digested" else RetentionPolicy.STORE_ORIGINAL
    source = shelves.run(add(shelves, note(retention=retention)))
    with shelves.floor.units.work("test") as work:
        shelves.library.delete_source(work, source.project_id, source.id)


if __name__ == "__main__":
    main(*sys.argv[1:])
