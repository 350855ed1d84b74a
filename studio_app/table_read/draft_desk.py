"""Table read, draft desk: edits by hand, one after the other, each kept at once; and how every line stands."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.foundation.errors import StudioError
from engine.foundation.events import Event
from engine.jobs.events import JobProgressed
from engine.stage.events import LineFellBack
from engine.table_read.drafts import Drafted
from engine.table_read.events import DraftChanged
from engine.table_read.revising.edits import Edit
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations
from studio_app.widgets.coalesce import Coalesced

if TYPE_CHECKING:
    from engine import Work

Act = Callable[["Work"], object]


class DraftDesk(QObject):
    """`changed(drafted)` after every step, `stated(states)` when lines were spoken or edited, `applied(number)` for a new version."""

    changed = Signal(object)
    stated = Signal(object)
    applied = Signal(int)

    def __init__(self, operations: Operations, events: EngineEvents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations, self.artifact_id = operations, ""
        self.drafted: Drafted | None = None
        self._waiting: deque[tuple[Act, Callable[[object], None]]] = deque()
        self._is_busy = self._is_looking = self._looks_again = False
        self._restate, self._relook = Coalesced(self._look_at_states, self), Coalesced(self.look, self)
        events.happened.connect(self._hear)

    @property
    def is_idle(self) -> bool:
        """Whether everything that was asked for has been answered."""
        return not self._is_busy and not self._waiting

    def open(self, artifact_id: str) -> None:
        """Turn to another table read, or to none; the same one is looked at again."""
        if artifact_id != self.artifact_id:
            self.artifact_id, self.drafted = artifact_id, None
            self._waiting.clear()
        self.look()

    def look(self) -> None:
        """Read the draft again."""
        artifact_id, revisions = self.artifact_id, self._operations.studio.revisions
        if artifact_id:
            self._operations.look(
                lambda work: revisions.draft(work, artifact_id), lambda found: self._take(artifact_id, found)
            )

    def edit(self, *edits: Edit) -> None:
        """One step; the edits of it are undone together."""
        if edits:
            self._step(lambda revisions, work, artifact_id: revisions.edit(work, artifact_id, edits))

    def undo(self) -> None:
        """The last step back."""
        self._step(lambda revisions, work, artifact_id: revisions.undo(work, artifact_id))

    def redo(self) -> None:
        """The step again that was taken back."""
        self._step(lambda revisions, work, artifact_id: revisions.redo(work, artifact_id))

    def discard(self) -> None:
        """Throw the edits away."""
        self._step(lambda revisions, work, artifact_id: revisions.discard(work, artifact_id))

    def apply(self, *, anyway: bool = False) -> None:
        """Make the edits the next version."""
        artifact_id, revisions = self.artifact_id, self._operations.studio.revisions
        self._ask(
            lambda work: revisions.apply(work, artifact_id, anyway=anyway),
            lambda number: self.applied.emit(number),
        )

    def finish(self) -> None:
        """Have everything that still waits for its turn kept; nobody is told any more."""
        acts = [act for act, _ in self._waiting]
        self._waiting.clear()
        if acts:
            self._operations.run(lambda work: [act(work) for act in acts])

    def _step(self, act: Callable[..., Drafted]) -> None:
        artifact_id, revisions = self.artifact_id, self._operations.studio.revisions
        if artifact_id:
            self._ask(lambda work: act(revisions, work, artifact_id), lambda found: self._take(artifact_id, found))

    def _ask(self, act: Act, then: Callable[[object], None]) -> None:
        """Steps follow each other: the next begins when the one before it is kept."""
        self._waiting.append((act, then))
        self._next()

    def _next(self) -> None:
        if self._is_busy or not self._waiting:
            return
        act, then = self._waiting.popleft()
        self._is_busy = True

        def answered(value: object) -> None:
            self._is_busy = False
            then(value)
            self._next()

        def refused(problem: StudioError) -> None:
            self._is_busy = False
            self._waiting.clear()
            self._operations.failed.emit(problem)
            self.look()

        self._operations.run(act, answered, refused)

    def _take(self, artifact_id: str, found: object) -> None:
        if artifact_id != self.artifact_id or not isinstance(found, Drafted):
            return
        self._restate.ask()
        if found != self.drafted and not self._waiting:
            self.drafted = found
            self.changed.emit(found)

    def _look_at_states(self) -> None:
        """One look at a time: on a long script a look lasts, and looks that overlap would hold up each other and the window."""
        artifact_id, revisions, drafted = self.artifact_id, self._operations.studio.revisions, self.drafted
        if self._is_looking:
            self._looks_again = True
        elif artifact_id and drafted is not None:
            self._is_looking = True
            self._operations.look(
                lambda work: revisions.states(work, artifact_id, drafted.now),
                lambda states: self._state(drafted, states),
                lambda _: self._state(drafted, None),
            )

    def _state(self, drafted: Drafted, states: object) -> None:
        self._is_looking = False
        if states is not None and drafted is self.drafted:
            self.stated.emit(states)
        if self._looks_again:
            self._looks_again = False
            self._restate.ask()

    def _hear(self, event: Event) -> None:
        if isinstance(event, DraftChanged) and event.artifact_id == self.artifact_id and self.is_idle:
            self._relook.ask()
        elif (isinstance(event, LineFellBack) and event.artifact_id == self.artifact_id) or isinstance(
            event, JobProgressed
        ):
            self._restate.ask()
