"""Library, service: projects, their sources, and the passages a piece of evidence opens."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.foundation.ids import new_id
from engine.library import intake
from engine.library.continuity import Continuity
from engine.library.errors import ProjectArchived, SourceEmpty, SourceExtractionFailed, SourceNotFound, UploadGone
from engine.library.events import ProjectChanged, SourceDeleted, SourceMoved
from engine.library.extraction import Extraction, Layout, Passage, Place
from engine.library.headings import headings_over
from engine.library.issues import require
from engine.library.model import NewSource, Project, Source, SourceStatus, SourceType
from engine.library.pages import SourcePages
from engine.library.passages import Opened, passage_of
from engine.library.repository import ProjectRepository, SourceRepository
from engine.library.shelf import DIGEST, SOURCE, Shelf
from engine.storage.blobs import BlobMissing, content_of
from engine.storage.codec import load_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from engine.foundation.pages import Page
    from engine.jobs.service import JobsService
    from engine.library.ports import PagePainter, Recogniser, TextReader
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Units, Work

INLINE = (SourceType.TEXT, SourceType.MARKDOWN)
ARCHIVED = {"stage": "archived", "missingFields": [], "canPlan": False, "canStartEpisode": False}


class LibraryService:
    """Gathers sources into projects; the shelf keeps and drops their contents."""

    def __init__(
        self, blobs: BlobStore, jobs: JobsService, units: Units, text_reader: TextReader, recognise: Recogniser | None = None,
        painter: PagePainter | None = None,
    ) -> None:  # fmt: skip
        self._blobs, self._jobs, self._text_reader, self._recognise = blobs, jobs, text_reader, recognise
        self.shelf, self.continuity = Shelf(blobs, jobs, units), Continuity()
        self.pages = SourcePages(blobs, units, painter)
        self.can_digest = True
        self.expect_file: Callable[[], None] = lambda: None  # may be called when somebody is about to hand in a PDF

    def create_project(
        self,
        work: Work,
        name: str,
        description: str | None = None,
        metadata: dict[str, Any] | None = None,
        season_cadence: str | None = None,
    ) -> Project:
        """A new project. Raises `ValidationFailed`."""
        values = {"name": name, "description": description, "metadata": metadata, "season_cadence": season_cadence}
        require(intake.project_issues(values))
        project = Project(new_id(), name, work.now(), work.now(), description, metadata or {}, season_cadence)
        return self._keep_project(work, project)

    def project(self, work: Work, project_id: str) -> Project:
        """The project, archived or not. Raises `ProjectNotFound`."""
        return ProjectRepository(work.session).get(project_id)

    def projects(self, work: Work, status: str = "active", limit: int = 20, cursor: str | None = None) -> Page[Project]:
        """Projects, newest first; `status` is active, archived or all."""
        return ProjectRepository(work.session).page(status, limit, cursor)

    def update_project(self, work: Work, project_id: str, changes: dict[str, Any]) -> Project:
        """Change name, description, metadata (whole), season_cadence, archived; None clears. Raises `ValidationFailed`."""
        project = self.project(work, project_id)
        require(intake.project_issues(changes))
        known: dict[str, Any] = {
            name: changes[name] for name in ("name", "description", "season_cadence") if name in changes
        }
        if "metadata" in changes:
            known["metadata"] = changes["metadata"] or {}
        if "archived" in changes:
            known["archived_at"] = (project.archived_at or work.now()) if changes["archived"] else None
        changed = replace(project, **known)
        return project if changed == project else self._keep_project(work, replace(changed, updated_at=work.now()))

    def archive_project(self, work: Work, project_id: str) -> Project:
        """Archive it; everything in it stays readable; a second time does nothing."""
        return self.update_project(work, project_id, {"archived": True})

    def require_open(self, work: Work, project_id: str) -> Project:
        """The project, if something new may begin in it. Raises `ProjectNotFound`, `ProjectArchived`."""
        project = self.project(work, project_id)
        if project.is_archived:
            raise ProjectArchived(
                "The project is archived; nothing new can begin in it.", hint="Restore it first.", **ARCHIVED
            )
        return project

    def add_source(self, work: Work, project_id: str, new: NewSource) -> tuple[Source, bool]:
        """Take in a source; True when the project holds this item already. Text and markdown are READY at once.

        Raises `ProjectNotFound`, `ProjectArchived`, `ValidationFailed`, `SourceTooLarge`.
        """
        self.require_open(work, project_id)
        intake.require_source(new)
        known = self._known(work, project_id, new)
        if known is not None:
            if new.upload is not None:
                self._blobs.let_go(new.upload)
            return known, True
        source = self._new(work, project_id, new)
        SourceRepository(work.session).add(source)
        work.note(SourceMoved(source.id, project_id, source.status, None))
        if source.type in INLINE:
            return self._read_at_once(work, source, new), False
        self._jobs.enqueue(work, SOURCE, source.id)
        return source, False

    def source(self, work: Work, project_id: str, source_id: str) -> Source:
        """A live source. Raises `ProjectNotFound`, `SourceNotFound`."""
        ProjectRepository(work.session).require(project_id)
        return SourceRepository(work.session).get(source_id, project_id)

    def sources(
        self,
        work: Work,
        project_id: str,
        status: SourceStatus | None = None,
        limit: int = 20,
        cursor: str | None = None,
    ) -> Page[Source]:
        """Live sources of a project, newest first. Raises `ProjectNotFound`."""
        ProjectRepository(work.session).require(project_id)
        return SourceRepository(work.session).page(project_id, status, limit, cursor)

    def live_sources(self, work: Work, project_id: str) -> tuple[Source, ...]:
        """Every live source of a project in the order they came. Raises `ProjectNotFound`."""
        ProjectRepository(work.session).require(project_id)
        return SourceRepository(work.session).live(project_id)

    def delete_source(self, work: Work, project_id: str, source_id: str) -> None:
        """Drop its text and bytes; history keeps its name and the quotes of plans. Raises `ProjectNotFound`, `SourceNotFound`."""
        source = self.source(work, project_id, source_id)
        self._jobs.cancel_subject(work, source.id, SOURCE)
        self._jobs.forget_subject(work, source.id, DIGEST)
        SourceRepository(work.session).remove(source.deleted(work.now()))
        self.shelf.unsay(work, source.id)
        self.shelf.forget(work, source.text_blob, source.layout_blob, source.original_blob, and_rows=True)
        work.note(SourceDeleted(source.id, project_id))

    def text(self, work: Work, source: Source) -> str | None:
        """The extracted text, None where it is not (or no longer) kept. Raises `BlobMissing`."""
        return None if source.text_blob is None else self._blobs.read(source.text_blob).decode()

    def layout(self, work: Work, source: Source) -> Layout | None:
        """How the text is built, None where it is not kept. Raises `BlobMissing`."""
        return None if source.layout_blob is None else load_json(Layout, self._blobs.read(source.layout_blob))

    def passage(self, work: Work, source_id: str, char_start: int, char_end: int, around: int = 300) -> Passage:
        """The passage within its surroundings; unverified when the text is no longer kept. Raises `SourceNotFound`."""
        self.remembered(work, source_id)
        return self.passages(work, (Place(source_id, char_start, char_end),), around)[0]

    def passages(self, work: Work, places: Sequence[Place], around: int = 300) -> tuple[Passage, ...]:
        """A passage for every place, in their order; each source is opened once. Raises `BlobMissing`."""
        opened = {source_id: self._open(work, source_id) for source_id in {place.source_id for place in places}}
        return tuple(passage_of(opened[place.source_id], place, around) for place in places)

    def headings(self, work: Work, places: Sequence[Place]) -> tuple[tuple[str, ...], ...]:
        """The headings over every place, in their order, the source's title first; none of a source that is gone."""
        opened = {source_id: self._open(work, source_id) for source_id in {place.source_id for place in places}}
        return tuple(headings_over(opened[place.source_id], place) for place in places)

    def gone(self, work: Work, places: Sequence[Place]) -> dict[Place, Passage]:
        """Those of these places whose text is no longer kept, with what is still known of them; reads no text."""
        sources = {source_id: self._historic(work, source_id) for source_id in {place.source_id for place in places}}
        left = {name: source for name, source in sources.items() if source is None or source.text_blob is None}
        return {
            place: passage_of(Opened(known, None) if (known := left[place.source_id]) else None, place, 0)
            for place in places
            if place.source_id in left
        }

    def remembered(self, work: Work, source_id: str) -> Source:
        """A source as history knows it, deleted or not. Raises `SourceNotFound`."""
        return SourceRepository(work.session).historic(source_id)

    def _historic(self, work: Work, source_id: str) -> Source | None:
        try:
            return self.remembered(work, source_id)
        except SourceNotFound:
            return None

    def _open(self, work: Work, source_id: str) -> Opened | None:
        source = self._historic(work, source_id)
        if source is None:
            return None
        text, layout = self.text(work, source), self.layout(work, source)
        return Opened(source, None if text is None or layout is None else (text, layout))

    def require_readable(self, path: Path) -> None:
        """Itself silent; call it outside a unit. Raises `SourceTypeUnsupported` for a file nothing here can read."""
        if self._recognise is not None:
            # An empty or broken file is taken in: what is wrong with it is said on the source.
            with suppress(SourceEmpty, SourceExtractionFailed):
                self._recognise(path, "")

    def keep_upload(self, path: Path) -> str:
        """Set a finished file aside before the unit of work; returns what `NewSource.upload` wants. Raises `DiskFull`."""
        return self._blobs.stage(path)

    def content_of(self, upload: str) -> str:
        """The SHA-256 hex of an upload's bytes."""
        return content_of(upload)

    def let_go(self, upload: str) -> None:
        """Forget an upload no source was made of; no error if one was."""
        self._blobs.let_go(upload)

    def _keep_project(self, work: Work, project: Project) -> Project:
        ProjectRepository(work.session).save(project)
        work.note(ProjectChanged(project.id))
        return project

    def _known(self, work: Work, project_id: str, new: NewSource) -> Source | None:
        if not new.producer or not new.external_id:
            return None
        return SourceRepository(work.session).known(project_id, new.producer, new.external_id)

    def _new(self, work: Work, project_id: str, new: NewSource) -> Source:
        original, now = self._settled(new.upload), work.now()
        return Source(
            new_id(), project_id, new.type, SourceStatus.PENDING, now, now, label=new.label, url=new.url, file_name=new.file_name,
            producer=new.producer or None, external_id=new.external_id or None, originated_at=new.originated_at, retention=new.retention,
            metadata=new.metadata, original_blob=original,
        )  # fmt: skip

    def _settled(self, upload: str | None) -> str | None:
        try:
            return None if upload is None else self._blobs.settle(upload)
        except BlobMissing:
            raise UploadGone("The uploaded file is no longer here.", hint="Add it again.") from None

    def _read_at_once(self, work: Work, source: Source, new: NewSource) -> Source:
        text = new.content or ""
        layout = self._text_reader.lay_out(text, markdown=source.type is SourceType.MARKDOWN)
        kept = self.shelf.put(Extraction(text, layout))
        return self.shelf.read(work, source, kept)
