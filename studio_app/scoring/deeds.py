"""Scoring, deeds: whatever is done on the sound page, done in the engine as a step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.stage.scoring.model import Step
from studio_app.operations import Operations

if TYPE_CHECKING:
    from engine import Work

Act = Callable[["Work", str], object]
MOST = 200


class Deeds(QObject):
    """`done(sentence)` after each step, forth or back, `known()` once earlier ones are; they belong to one version of one read."""

    done = Signal(str)
    known = Signal()

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations, self._artifact_id, self._version = operations, "", 0
        self._past: list[Step] = []
        self._future: list[Step] = []
        self.is_busy = False

    @property
    def artifact_id(self) -> str:
        """The read that is worked on."""
        return self._artifact_id

    @property
    def undoable(self) -> str:
        """What undo would take back, in words; empty where there is nothing."""
        return self._past[-1].label if self._past else ""

    @property
    def redoable(self) -> str:
        """What redo would do again."""
        return self._future[-1].label if self._future else ""

    def open(self, artifact_id: str, version: int) -> None:
        """Another read, or another version of it; what was done to it before, in this window or an earlier one, can be taken back."""
        if (artifact_id, version) != (self._artifact_id, self._version):
            self._artifact_id, self._version = artifact_id, version
            self._past, self._future = [], []
            scoring = self._operations.studio.scoring
            self._operations.look(
                lambda work: scoring.history(work, artifact_id),
                lambda found: self._remember((artifact_id, version), *found),
            )

    def do(self, label: str, act: Act) -> None:
        """Do this, as one step."""
        artifact_id, scoring = self._artifact_id, self._operations.studio.scoring
        if artifact_id:
            self._operations.run(
                lambda work: scoring.step(work, artifact_id, label, lambda unit: act(unit, artifact_id)),
                lambda step: self._did(artifact_id, step),
            )

    def undo(self) -> None:
        """Take the last step back."""
        if self._past and not self.is_busy:
            self._move(self._past, self._future, self._past[-1], "Undone", again=False)

    def redo(self) -> None:
        """Do the step that was taken back again."""
        if self._future and not self.is_busy:
            self._move(self._future, self._past, self._future[-1].back(), "Done again", again=True)

    def _remember(self, whose: tuple[str, int], past: tuple[Step, ...], future: tuple[Step, ...]) -> None:
        if whose != (self._artifact_id, self._version):
            return
        mine = {step.number for step in (*self._past, *self._future)}
        if not mine:
            self._future[:] = future
        self._past[:0] = [step for step in past if step.number not in mine]
        self.known.emit()

    def _did(self, artifact_id: str, step: Step) -> None:
        if artifact_id != self._artifact_id:
            return
        if step.has_changed:
            self._past = [*self._past, step][-MOST:]
            self._future = []
        self.done.emit(f"{step.label}.")

    def _move(self, source: list[Step], target: list[Step], step: Step, how: str, *, again: bool) -> None:
        artifact_id, scoring, self.is_busy = self._artifact_id, self._operations.studio.scoring, True

        def moved(_: object) -> None:
            self.is_busy = False
            if source:
                target.append(source.pop())
            self.done.emit(f"{how}: {step.label[:1].lower()}{step.label[1:]}.")

        def failed(problem: object) -> None:
            self.is_busy = False
            self._operations.failed.emit(problem)

        self._operations.run(lambda work: scoring.take_back(work, artifact_id, step, again=again), moved, failed)
