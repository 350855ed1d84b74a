"""A library with sources on a shelf: the part of the library that planning asks."""

from __future__ import annotations

from dataclasses import replace

from engine.foundation.ids import new_id
from engine.library.errors import ProjectNotFound, SourceNotFound
from engine.library.extraction import Layout
from engine.library.model import DigestStatus, Project, Source, SourceStatus, SourceType
from engine.storage.work import Work
from tests.fakes.clock import FrozenClock


class Unwritten:
    """A project of which nothing is established yet."""

    def bible(self, _work: object, _project_id: str) -> None:
        """None."""

    def canon(self, _work: object, _project_id: str) -> None:
        """None."""


class Shelf:
    """Keeps projects and sources in memory; put them there with `project_named` and `put`."""

    def __init__(self) -> None:
        self.at = FrozenClock().now()
        self.projects: dict[str, Project] = {}
        self.kept: dict[str, Source] = {}
        self.texts: dict[str, str] = {}
        self.continuity = Unwritten()

    def project_named(self, name: str) -> str:
        """A new project; returns its id."""
        project = Project(new_id(), name, self.at, self.at)
        self.projects[project.id] = project
        return project.id

    def put(
        self, project_id: str, label: str = "A note", status: SourceStatus = SourceStatus.READY, **more: object
    ) -> str:
        """A source that has come this far; returns its id."""
        digest = DigestStatus.SKIPPED if status is SourceStatus.READY else DigestStatus.NOT_STARTED
        source = Source(new_id(), project_id, SourceType.TEXT, status, self.at, self.at, label, digest_status=digest)
        self.kept[source.id] = replace(source, **more)  # type: ignore[arg-type]
        self.texts[source.id] = f"{label} says that the mill wheel turned at dawn. Everybody in the harbour heard it."
        return source.id

    def change(self, source_id: str, **changes: object) -> None:
        """Let something happen to a source."""
        self.kept[source_id] = replace(self.kept[source_id], **changes)  # type: ignore[arg-type]

    def archive(self, project_id: str) -> None:
        """Archive a project."""
        self.projects[project_id] = replace(self.projects[project_id], archived_at=self.at)

    def project(self, _work: Work, project_id: str) -> Project:
        """As the library does."""
        if project_id not in self.projects:
            raise ProjectNotFound("There is no such project.")
        return self.projects[project_id]

    def source(self, _work: Work, project_id: str, source_id: str) -> Source:
        """As the library does."""
        source = self.kept.get(source_id)
        if source is None or source.project_id != project_id or source.deleted_at is not None:
            raise SourceNotFound("There is no such source.")
        return source

    def live_sources(self, _work: Work, project_id: str) -> tuple[Source, ...]:
        """As the library does."""
        return tuple(one for one in self.kept.values() if one.project_id == project_id and one.deleted_at is None)

    def text(self, _work: Work, source: Source) -> str | None:
        """As the library does."""
        return self.texts.get(source.id)

    def layout(self, _work: Work, _source: Source) -> Layout | None:
        """As the library does."""
        return Layout()
