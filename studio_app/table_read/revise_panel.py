"""Table read, revise panel: say in plain words what shall be different, see what that changes and costs, then have it done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QProgressBar, QTextBrowser, QVBoxLayout, QWidget

from engine.credits.model import PRICES, Operation
from engine.jobs.model import Progress
from engine.production.model import RefineScope, RefineWish, StoryJob, StoryJobStatus
from engine.table_read.drafts import Preview
from studio_app.operations import Operations
from studio_app.table_read.diff_text import diff_html
from studio_app.theme.colors import current
from studio_app.widgets.pieces import button, label

if TYPE_CHECKING:
    from engine import Work

HINT = (
    "Such as:\nMake it shorter, about 3 minutes.\nRename Ben to Tom and make him warmer.\nDrop everything about the ferry.\n"
    "A longer pause before the last line."
)
SCOPES = (
    ("Wherever it needs to be", RefineScope.AUTO),
    ("Only in this script", RefineScope.SCREENPLAY),
    ("From the sources again", RefineScope.PLAN),
)
MOST = 4000


class RevisePanel(QWidget):
    """`asked()` once a refine was ordered; what it will do is shown before anything is charged."""

    asked = Signal()

    def __init__(self, operations: Operations, is_drafted: Callable[[], bool], parent: QWidget | None = None) -> None:
        self.preview: Preview | None = None
        super().__init__(parent)
        self._operations, self._is_drafted, self._artifact_id = operations, is_drafted, ""
        self.job: StoryJob | None = None
        self._was_pressed = False
        self.wish, self.scope = QPlainTextEdit(), QComboBox()
        self.wish.setAccessibleName("What to change")
        self.wish.setPlaceholderText(HINT)
        self.wish.setTabChangesFocus(True)
        self.wish.textChanged.connect(self._retyped)
        self.scope.setAccessibleName("Where to change it")
        for text, _ in SCOPES:
            self.scope.addItem(text)
        self.scope.currentIndexChanged.connect(lambda _: self._retyped())
        self.look = button(
            "Show &changes", self.show_changes, tip="What it would do, before anything is charged (Ctrl+Enter)"
        )
        self.go = button(f"Appl&y · {PRICES[Operation.TABLE_READ_REFINE]} credits", self.apply, "primary")
        self.facts, self.trouble = label("", "quiet", selectable=True), label("", "bad", selectable=True)
        self.examples = label("", "quiet", selectable=True)
        self.diff, self.bar, self.doing = QTextBrowser(), QProgressBar(), label("", "quiet")
        self.stop = button("Canc&el", self._cancel)
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+Return"), self.wish, self.show_changes, context=Qt.ShortcutContext.WidgetShortcut)
        self.show_job(None)
        self._retyped()

    def open(self, artifact_id: str) -> None:
        """Turn to another table read."""
        if artifact_id != self._artifact_id:
            self._artifact_id = artifact_id
            self.wish.clear()
            self._forget()

    def show_changes(self) -> None:
        """Find out what the wish would do; nothing is done or charged."""
        wish, artifact_id, revisions = self._wish(), self._artifact_id, self._operations.studio.revisions
        if wish is None:
            return
        on_draft = self._is_drafted()
        # A button that is switched off hands the keyboard to the next one, and that one charges.
        self._was_pressed = self.look.hasFocus()
        if self._was_pressed:
            self.wish.setFocus()
        self.look.setEnabled(False)
        self._operations.look(
            lambda work: revisions.preview(work, artifact_id, wish, on_draft=on_draft),
            lambda found: self._show(artifact_id, wish, found),
            self._failed,
        )

    def apply(self) -> None:
        """Order it; edits by hand that are waiting are kept as a version of their own first."""
        wish, artifact_id, studio = self._wish(), self._artifact_id, self._operations.studio
        if wish is None:
            return
        is_drafted = self._is_drafted()
        self.go.setEnabled(False)

        def act(work: Work) -> StoryJob:
            if is_drafted:
                studio.revisions.apply(work, artifact_id)
            return studio.production.refine(work, artifact_id, wish)

        self._operations.run(act, self._ordered, self._failed)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Colours of the theme stand in the changes themselves."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.preview is not None:
            self.diff.setHtml(diff_html(self.preview.comparison, current()))

    def show_job(self, job: StoryJob | None) -> None:
        """How the refine stands that was ordered last."""
        was_open = self.job is not None and self.job.is_open
        self.job = job
        is_open = job is not None and job.is_open
        for widget in (self.bar, self.doing, self.stop):
            widget.setVisible(is_open)
        self.wish.setReadOnly(is_open)
        self._retyped(keep=True)
        if job is not None and is_open:
            self.show_progress(job.progress or Progress("writing", 0, "Waiting for its turn"))
        elif job is not None and (was_open or job.status is StoryJobStatus.FAILED):
            self._told(job)

    def show_progress(self, progress: Progress) -> None:
        """Move on."""
        self.bar.setValue(progress.percent)
        self.doing.setText(f"{progress.detail}\nThe present version goes on playing meanwhile.")

    def _told(self, job: StoryJob) -> None:
        said = "\n".join(warning.message for warning in job.warnings)
        if job.status is StoryJobStatus.READY:
            self.wish.clear()
            self._forget()
            self.facts.setText("Done. It is the current version now.")
        elif job.failure is not None:
            said = job.failure.message
            self.facts.setText("It was not done, and nothing was charged.")
        self.trouble.setText(said)
        self.trouble.setVisible(bool(said))

    def _wish(self) -> RefineWish | None:
        text = self.wish.toPlainText().strip()
        if not text or not self._artifact_id:
            return None
        return RefineWish(text[:MOST], SCOPES[self.scope.currentIndex()][1])

    def _retyped(self, *, keep: bool = False) -> None:
        can = bool(self.wish.toPlainText().strip()) and not (self.job is not None and self.job.is_open)
        self.look.setEnabled(can)
        self.go.setEnabled(can)
        if self.preview is not None and not keep:
            self._forget()

    def _forget(self) -> None:
        self.preview = None
        self.facts.clear()
        self.trouble.hide()
        self.examples.hide()
        self.diff.hide()

    def _show(self, artifact_id: str, wish: RefineWish, found: Preview) -> None:
        self.look.setEnabled(True)
        if self._was_pressed and self.wish.hasFocus():
            self.look.setFocus()
        if artifact_id != self._artifact_id or wish != self._wish():
            return
        self.preview = found
        self.facts.setText(_facts(found))
        self.trouble.setText("\n".join(found.not_done))
        self.trouble.setVisible(bool(found.not_done))
        self.examples.setText(_like(found.examples))
        self.examples.setVisible(bool(found.examples))
        self.diff.setHtml(diff_html(found.comparison, current()))
        self.diff.setVisible(not found.comparison.is_empty)
        self.go.setEnabled(not found.is_empty)

    def _ordered(self, job: StoryJob) -> None:
        self._forget()
        self.show_job(job)
        self.asked.emit()

    def _failed(self, problem: object) -> None:
        self._retyped(keep=True)
        self._operations.failed.emit(problem)

    def _cancel(self) -> None:
        job, production = self.job, self._operations.studio.production
        if job is not None:
            self._operations.run(lambda work: production.cancel(work, job.id))

    def _lay_out(self) -> None:
        self.wish.setMinimumHeight(72)
        self.wish.setMaximumHeight(110)
        self.diff.setAccessibleName("Changes")
        self.bar.setAccessibleName("Progress")
        self.bar.setTextVisible(False)
        row, below = QHBoxLayout(), QHBoxLayout()
        for widget in (self.look, self.go):
            row.addWidget(widget)
        below.addWidget(self.doing, 1)
        below.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 8, 0)
        column.setSpacing(8)
        for part in (self.wish, self.scope):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addLayout(below)
        column.addWidget(self.facts)
        column.addWidget(self.trouble)
        column.addWidget(self.examples)
        column.addWidget(self.diff, 1)
        column.addStretch(0)


def _facts(found: Preview) -> str:
    if found.is_empty:
        return "Nothing would be changed, and nothing charged."
    said = [found.comparison.sentence()] if not found.comparison.is_empty else []
    if found.not_done and found.done:
        said.insert(0, f"Understood: {'; '.join(f'“{one}”' for one in found.done)}.")
    if found.from_sources:
        said.append(
            f"Goes back to the sources for: {'; '.join(found.from_sources)}. What that gives is seen when it is done."
        )
    if found.for_model:
        said.append(
            f"Asks the language model for: {'; '.join(found.for_model)}. What it gives is seen when it is done."
        )
    if not found.comparison.is_empty:
        lines = "1 line is" if found.to_speak == 1 else f"{found.to_speak} lines are"
        said.append(f"{lines} spoken anew; {_clock(found.seconds_before)} → {_clock(found.seconds_after)}.")
    return " ".join(said)


def _like(examples: tuple[str, ...]) -> str:
    """What can be said instead."""
    return f"Understood would be, for example: {'; '.join(f'“{one}”' for one in examples)}." if examples else ""


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
