"""Table read, drafting: edit by hand, take back, take again; every step is kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.table_read.drafts import Draft, Drafted, Step
from engine.table_read.errors import EditRefused
from engine.table_read.events import DraftChanged
from engine.table_read.repository import DraftRepository
from engine.table_read.revising.applying import revised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.artifacts.service import ArtifactsService
    from engine.storage.work import Work
    from engine.table_read.model import TableRead
    from engine.table_read.revising.edits import Edit
    from engine.table_read.service import TableReadService


class Drafting:
    """One draft an artifact; it belongs to a version and never changes it."""

    def __init__(self, artifacts: ArtifactsService, table_read: TableReadService) -> None:
        self._artifacts, self._table_read = artifacts, table_read
        self._last: dict[str, tuple[TableRead, tuple[Step, ...], TableRead]] = {}

    def get(self, work: Work, artifact_id: str) -> Drafted:
        """The version that is edited and what has become of it. Raises `ArtifactNotFound`."""
        current = self._artifacts.get(work, artifact_id).current_version
        draft = DraftRepository(work.session).get(artifact_id)
        if draft is not None and draft.base != current and not draft.can_undo:
            draft = None
        base = self._table_read.read(work, artifact_id, draft.base if draft else current)
        if draft is None:
            return Drafted(base, base)
        return Drafted(base, self._made(artifact_id, base, draft), draft, draft.base != current)

    def edit(self, work: Work, artifact_id: str, edits: Sequence[Edit]) -> Drafted:
        """Take one step. Raises `EditRefused`; then nothing has changed."""
        if not edits:
            raise EditRefused("There is no edit.", hint="Send at least one.")
        known = self.get(work, artifact_id)
        draft = known.draft or self._new(work, artifact_id)
        now = revised(known.now, edits)
        if now == known.now:
            return known
        draft = draft.then(tuple(edits), work.now())
        self._last[artifact_id] = (known.base, draft.holding, now)
        return self._keep(work, draft, Drafted(known.base, now, draft, known.is_stale))

    def undo(self, work: Work, artifact_id: str) -> Drafted:
        """Take the last step back; where there is none, nothing happens."""
        return self._moved(work, artifact_id, forward=False)

    def redo(self, work: Work, artifact_id: str) -> Drafted:
        """Take the step again that was taken back last; where there is none, nothing happens."""
        return self._moved(work, artifact_id, forward=True)

    def discard(self, work: Work, artifact_id: str) -> None:
        """Throw the draft away; again is the same as once."""
        repository = DraftRepository(work.session)
        if repository.get(artifact_id) is not None:
            repository.drop(artifact_id)
            work.note(DraftChanged(artifact_id))

    def _moved(self, work: Work, artifact_id: str, *, forward: bool) -> Drafted:
        known = self.get(work, artifact_id)
        if known.draft is None:
            return known
        draft = known.draft.redone(work.now()) if forward else known.draft.undone(work.now())
        now = self._made(artifact_id, known.base, draft)
        return self._keep(work, draft, Drafted(known.base, now, draft, known.is_stale))

    def _keep(self, work: Work, draft: Draft, drafted: Drafted) -> Drafted:
        DraftRepository(work.session).save(draft)
        work.note(DraftChanged(draft.artifact_id))
        return drafted

    def _new(self, work: Work, artifact_id: str) -> Draft:
        artifact = self._artifacts.get(work, artifact_id).require_ready()
        return Draft(artifact_id, artifact.current_version, (), 0, work.now())

    def _made(self, artifact_id: str, base: TableRead, draft: Draft) -> TableRead:
        """The script after the steps that hold; the last one made is remembered, since most steps follow it."""
        known = self._last.get(artifact_id)
        if known is not None and known[0] == base and known[1] == draft.holding:
            return known[2]
        now = base
        for step in draft.holding:
            now = revised(now, step)
        self._last = {**{name: one for name, one in self._last.items() if name == artifact_id}}
        self._last[artifact_id] = (base, draft.holding, now)
        return now
