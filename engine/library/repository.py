"""Library, repository: rows to projects and sources and back; every query over them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, or_, select, update

from engine.library.digest import Digest
from engine.library.errors import ProjectNotFound, SourceNotFound
from engine.library.model import DigestStatus, Project, RetentionPolicy, Source, SourceStatus, SourceType
from engine.library.tables import ProjectRow, SourceRow
from engine.storage.codec import dump, load
from engine.storage.paging import newest_first

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from engine.foundation.pages import Page

PLAIN = tuple(item.name for item in fields(Source) if item.name not in ("metadata", "digest", "warnings"))
BLOBS = (SourceRow.text_blob, SourceRow.layout_blob, SourceRow.original_blob)
UNSETTLED = (DigestStatus.PENDING, DigestStatus.RUNNING)


PROJECTS: Any = ProjectRow.__table__
PROJECT_FIELDS = tuple(item.name for item in fields(Project) if item.name != "metadata")
# Clients poll this one: a short Core statement, built once.
ONE_PROJECT = select(
    *(getattr(ProjectRow, name) for name in PROJECT_FIELDS), ProjectRow.facts.label("facts")
).where(ProjectRow.id == bindparam("wanted"))  # fmt: skip
COUNT = (
    update(PROJECTS)
    .where(PROJECTS.c.id == bindparam("of_project"))
    .values(source_count=PROJECTS.c.source_count + bindparam("by"))
)

IS_THERE = select(ProjectRow.id).where(ProjectRow.id == bindparam("wanted"))


class ProjectRepository:
    """Projects; `source_count` is the business of their sources."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, project: Project) -> None:
        """Keep a project, new or changed."""
        values = {
            item.name: getattr(project, item.name)
            for item in fields(Project)
            if item.name not in ("metadata", "source_count")
        }
        self._session.merge(ProjectRow(**values, facts=project.metadata))
        self._session.flush()

    def get(self, project_id: str) -> Project:
        """The project. Raises `ProjectNotFound`."""
        row = self._session.connection().execute(ONE_PROJECT, {"wanted": project_id}).first()
        if row is None:
            raise ProjectNotFound("There is no such project.")
        return _project(row)

    def require(self, project_id: str) -> None:
        """Itself silent, and cheaper than reading it. Raises `ProjectNotFound`."""
        if self._session.connection().execute(IS_THERE, {"wanted": project_id}).first() is None:
            raise ProjectNotFound("There is no such project.")

    def page(self, status: str, limit: int, cursor: str | None) -> Page[Project]:
        """Projects newest first; `status` is active, archived or all."""
        query = select(ProjectRow)
        if status != "all":
            query = query.where(
                ProjectRow.archived_at.is_(None) if status == "active" else ProjectRow.archived_at.is_not(None)
            )
        return newest_first(self._session, query, ProjectRow, limit, cursor, _project)


class SourceRepository:
    """Sources; a deleted one is found only where history asks for it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, source: Source) -> None:
        """Keep a new source; its project holds one more."""
        self._session.add(SourceRow(id=source.id, **_values(source)))
        self._session.flush()
        self._session.connection().execute(COUNT, {"of_project": source.project_id, "by": 1})

    def save(self, source: Source) -> None:
        """Write a source back whole."""
        self._session.execute(update(SourceRow).where(SourceRow.id == source.id).values(**_values(source)))

    def remove(self, source: Source) -> None:
        """Write a source that was deleted just now; its project holds one less. A second time changes nothing."""
        live = (SourceRow.id == source.id, SourceRow.deleted_at.is_(None))
        removed: Any = self._session.execute(update(SourceRow).where(*live).values(**_values(source)))
        if removed.rowcount:
            self._session.connection().execute(COUNT, {"of_project": source.project_id, "by": -1})

    def get(self, source_id: str, project_id: str | None = None) -> Source:
        """A live source (of this project). Raises `SourceNotFound`."""
        source = self.historic(source_id)
        if source.deleted_at is not None or project_id not in (None, source.project_id):
            raise SourceNotFound("There is no such source in this project.")
        return source

    def historic(self, source_id: str) -> Source:
        """A source, deleted or not. Raises `SourceNotFound`."""
        row = self._session.get(SourceRow, source_id, populate_existing=True)
        if row is None:
            raise SourceNotFound("There is no such source in this project.")
        return _source(row)

    def known(self, project_id: str, producer: str, external_id: str) -> Source | None:
        """The live source with this identity, if the project holds one."""
        query = select(SourceRow).where(SourceRow.project_id == project_id, SourceRow.deleted_at.is_(None))
        row = self._session.scalars(
            query.where(SourceRow.producer == producer, SourceRow.external_id == external_id)
        ).first()
        return None if row is None else _source(row)

    def page(self, project_id: str, status: SourceStatus | None, limit: int, cursor: str | None) -> Page[Source]:
        """Live sources, newest first."""
        query = select(SourceRow).where(SourceRow.project_id == project_id, SourceRow.deleted_at.is_(None))
        query = query if status is None else query.where(SourceRow.status == status)
        return newest_first(self._session, query, SourceRow, limit, cursor, _source)

    def live(self, project_id: str) -> tuple[Source, ...]:
        """Every live source, in the order they came."""
        query = select(SourceRow).where(SourceRow.project_id == project_id, SourceRow.deleted_at.is_(None))
        return tuple(_source(row) for row in self._session.scalars(query.order_by(SourceRow.created_at, SourceRow.id)))

    def is_used(self, blob: str) -> bool:
        """Whether any source still stands on this content."""
        return (
            self._session.scalars(
                select(SourceRow.id).where(or_(*(column == blob for column in BLOBS))).limit(1)
            ).first()
            is not None
        )


def _values(source: Source) -> dict[str, Any]:
    values = {name: getattr(source, name) for name in PLAIN if name != "id"}
    digest = None if source.digest is None else dump(source.digest)
    return {**values, "facts": source.metadata, "digest": digest, "warnings": list(source.warnings)}


def _source(row: SourceRow) -> Source:
    values = {name: getattr(row, name) for name in PLAIN}
    values |= {
        "type": SourceType(row.type),
        "status": SourceStatus(row.status),
        "retention": RetentionPolicy(row.retention),
    }
    digest = None if row.digest is None else load(Digest, row.digest)
    values |= {"digest_status": DigestStatus(row.digest_status), "digest": digest, "metadata": dict(row.facts)}
    return Source(**values, warnings=tuple(row.warnings))


def _project(row: Any) -> Project:
    return Project(**{name: getattr(row, name) for name in PROJECT_FIELDS}, metadata=dict(row.facts))
