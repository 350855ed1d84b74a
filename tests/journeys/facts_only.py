"""Two sources of which only facts may be kept, read in a process of its own; run as `python -m tests.journeys.facts_only HOME [WHEN]`.

It kills itself while the long one is `reading`, or as soon as that is `read`; without either it goes on until both are over.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from engine import Studio, StudioSettings, open_studio
from engine.foundation.events import Event
from engine.jobs.events import JobProgressed
from engine.library.digesting import ExtractiveDigester
from engine.library.events import SourceMoved
from engine.library.model import NewSource, RetentionPolicy, Source, SourceStatus, SourceType
from engine.machines.readers.workshop.reading import ProcessReader
from tests.fakes.library import Line, pdf_of
from tests.fakes.machines import fake_machines

PAGES, NOTES, HALF = 60, 120, 50
NOTE = "\n\n".join(
    f"In the year {1700 + at} the nq{at:04d}mark boats lay in the harbour all winter." for at in range(NOTES)
)
FACTS = RetentionPolicy.METADATA_ONLY


def main(home: Path, when: str = "") -> None:
    """Begin with both sources, or go on with them."""
    machines = replace(fake_machines(), reader=ProcessReader(), digester=ExtractiveDigester())
    with closing(open_studio(home, settings=StudioSettings(), machines=machines)) as studio:
        studio.events.subscribe(lambda event: _die(event, when))
        known = found(studio) or _handed_in(studio)
        while not all(source.is_settled for source in known):
            time.sleep(0.05)
            known = found(studio)


def found(studio: Studio) -> list[Source]:
    """Both sources, once they were handed in."""
    with studio.reading("test") as work:
        projects = studio.library.projects(work).items
        return list(studio.library.sources(work, projects[0].id).items) if projects else []


def _handed_in(studio: Studio) -> list[Source]:
    with studio.blobs.draft() as draft:
        draft.write_bytes(pdf_of([_page(number) for number in range(PAGES)]))
        staged = studio.library.keep_upload(draft)
    with studio.work("test") as work:
        project = studio.library.create_project(work, "Quay")
        for new in (
            NewSource(SourceType.TEXT, content=NOTE, retention=FACTS),
            NewSource(SourceType.FILE, upload=staged, file_name="quay.pdf", retention=FACTS),
        ):
            studio.library.add_source(work, project.id, new)
    return found(studio)


def _page(number: int) -> list[Line]:
    words = f"On page {number} the warden notes {{}} metres of water, pq{number:04d}mark, at the quay."
    return [(72.0, 780.0 - 16 * at, 10.0, words.format(at)) for at in range(40)]


def _die(event: Event, when: str) -> None:
    is_reading = isinstance(event, JobProgressed) and event.progress.percent >= HALF and "Page" in event.progress.detail
    is_read = isinstance(event, SourceMoved) and event.status is SourceStatus.READY and event.previous is not None
    if (when == "reading" and is_reading) or (when == "read" and is_read):
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
