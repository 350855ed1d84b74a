"""Table read, progress: a job on its way, in the middle of the page: what is done now, how far, and a way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from engine.jobs.model import Progress
from engine.production.model import StoryJob, StoryJobStatus
from studio_app.widgets.pieces import button, card, label

STAGES = {
    "writing": "Writing the screenplay", "casting": "Casting the voices", "rendering": "Performing",
    "packaging": "Finishing",
}  # fmt: skip
START_OVER = "Make a new plan or approve the old one again to start over."
WIDEST = 560


class JobProgress(QWidget):
    """Shows an open, failed or canceled job; hidden for everything else."""

    def __init__(
        self, cancel: Callable[[], None], resume: Callable[[], None], parent: QWidget | None = None,
        stages: Mapping[str, str] = STAGES, start_over: str = START_OVER,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._stages, self._start_over = stages, start_over
        self.head, self.detail, self.bar = label("", "title"), label("", "quiet", selectable=True), QProgressBar()
        self.bar.setAccessibleName("Progress")
        self.bar.setTextVisible(False)
        self.cancel, self.again = button("Canc&el", cancel), button("Tr&y again", resume, "primary")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.detail, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.again)
        frame = card(self.head, self.bar, row, spacing=14)
        frame.setMaximumWidth(WIDEST)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(frame, 20)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)

    def show_job(self, job: StoryJob | None) -> None:
        """Show a job as it stands, or nothing."""
        is_over = job is None or job.status is StoryJobStatus.READY
        self.setVisible(not is_over)
        if job is None or is_over:
            return
        self.bar.setVisible(job.is_open)
        self.cancel.setVisible(job.is_open)
        self.again.setVisible(job.status is StoryJobStatus.FAILED)
        if job.is_open and job.progress is not None:
            self.show_progress(job.progress)
        else:
            self.head.setText(_head(job))
            self.detail.setText(self._words(job))
            self.bar.setValue(0)

    def show_progress(self, progress: Progress) -> None:
        """Move on."""
        self.head.setText(self._stages.get(progress.stage, progress.stage.capitalize()))
        self.detail.setText(progress.detail)
        self.bar.setValue(progress.percent)

    def _words(self, job: StoryJob) -> str:
        if job.failure is not None:
            return job.failure.message
        if job.status is StoryJobStatus.CANCELED:
            return f"What was not finished was not charged. {self._start_over}"
        return "It begins as soon as a worker is free, and goes on while you do other things."


def _head(job: StoryJob) -> str:
    if job.failure is not None:
        return "It could not be made"
    return "Canceled" if job.status is StoryJobStatus.CANCELED else "Waiting for its turn"
