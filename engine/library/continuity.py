"""Library, continuity: the series bible and the cast canon of a project, read and written on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.foundation.ids import new_id
from engine.library.bible import SeriesBible
from engine.library.canon import CastCanon
from engine.library.events import ProjectChanged
from engine.library.lore import LoreRepository
from engine.library.repository import ProjectRepository

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.storage.work import Work


class Continuity:
    """What is established in a project, beside its sources; finished work never changes with it."""

    def bible(self, work: Work, project_id: str) -> SeriesBible | None:
        """The series bible, None before the first write. Raises `ProjectNotFound`."""
        ProjectRepository(work.session).get(project_id)
        return LoreRepository(work.session).bible(project_id)

    def write_bible(self, work: Work, project_id: str, news: Mapping[str, Any]) -> SeriesBible:
        """Merge by top-level key. Raises `ProjectNotFound`, `ValidationFailed`."""
        known = self.bible(work, project_id)
        before = known or SeriesBible(new_id(), project_id, 0, work.now(), work.now())
        after = before.merged(news, work.now())
        LoreRepository(work.session).save_bible(after)
        work.note(ProjectChanged(project_id))
        return after

    def canon(self, work: Work, project_id: str) -> CastCanon | None:
        """The cast canon, None before the first write. Raises `ProjectNotFound`."""
        ProjectRepository(work.session).get(project_id)
        return LoreRepository(work.session).canon(project_id)

    def write_canon(self, work: Work, project_id: str, content: Mapping[str, Any]) -> CastCanon:
        """Merge character by character. Whether voices exist is the caller's to ask. Raises `ProjectNotFound`, `ValidationFailed`."""
        before = self.canon(work, project_id) or CastCanon(project_id, 0, work.now())
        after = before.merged(content, work.now())
        LoreRepository(work.session).save_canon(after)
        work.note(ProjectChanged(project_id))
        return after
