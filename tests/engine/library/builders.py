"""Building blocks of the library's tests: a project, a note, an upload."""

from __future__ import annotations

from engine.library.model import NewSource, Project, Source, SourceType
from tests.fakes.library import Shelves

LONG = "The mill at the quay was built in 1678 and stopped in 1938. " * 8


def project(shelves: Shelves) -> Project:
    """A new project."""
    with shelves.floor.units.work("test") as work:
        return shelves.library.create_project(work, "Mill")


def add(shelves: Shelves, new: NewSource, project: Project | None = None) -> Source:
    """Take this source in."""
    into = project or project_in(shelves)
    with shelves.floor.units.work("test") as work:
        return shelves.library.add_source(work, into.id, new)[0]


def project_in(shelves: Shelves) -> Project:
    """The first project, made when there is none."""
    with shelves.floor.units.reading("test") as work:
        found = shelves.library.projects(work).items
    return found[0] if found else project(shelves)


def note(text: str = LONG, **more: object) -> NewSource:
    """A text source."""
    return NewSource(SourceType.TEXT, content=text, **more)  # type: ignore[arg-type]


def upload(shelves: Shelves, content: bytes, name: str = "a.txt", **more: object) -> NewSource:
    """A file source whose bytes are kept."""
    with shelves.floor.blobs.draft() as draft:
        draft.write_bytes(content)
        blob = shelves.library.keep_upload(draft)
    return NewSource(SourceType.FILE, upload=blob, file_name=name, **more)  # type: ignore[arg-type]
