"""Planning, plan page: the newest plan of a project: thesis, beats, evidence, quote, yes or no."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from engine.foundation.events import Event
from engine.jobs.events import JobProgressed
from engine.planning.envelope import Evidence
from engine.planning.events import PlanMoved
from engine.planning.model import IN_FLIGHT, NewPlan, PlanStatus, StoryPlan
from studio_app.engine_events import EngineEvents
from studio_app.library.passage import PassageDialog
from studio_app.operations import Operations
from studio_app.planning.plan_sheet import cards_of
from studio_app.widgets.coalesce import Coalesced
from studio_app.widgets.dialogs import open_for_now
from studio_app.widgets.pieces import button, empty, invitation, label, scrolled

if TYPE_CHECKING:
    from engine import Work

NONE_YET = "A plan is a thesis, its beats, and every passage they rest on. Add sources, then ask for one; nothing is charged until you say yes."
STATES = {
    PlanStatus.PENDING: "Waiting for the sources to be read…", PlanStatus.RUNNING: "Weighing the evidence…",
    PlanStatus.REQUIRES_APPROVAL: "Read it, open any passage, then say yes or no.", PlanStatus.APPROVED: "Approved.",
    PlanStatus.REJECTED: "Rejected.", PlanStatus.SUPERSEDED: "Replaced by a newer plan.",
}  # fmt: skip


class PlanPage(QWidget):
    """Shows one plan; `approved(plan_id)` after the yes."""

    approved = Signal(str)
    sources_asked = Signal()

    def __init__(self, operations: Operations, events: EngineEvents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._project_id = operations, ""
        self.plan: StoryPlan | None = None
        self._titles: dict[str, str] = {}
        self._filled: object = None
        self._cards: Iterator[QWidget] = iter(())
        self._adding = QTimer(self)
        self._adding.timeout.connect(self._add_card)
        self._refresh = Coalesced(self.refresh, self)
        events.happened.connect(self._hear)
        self.state, self._busy = label("", "quiet"), QProgressBar()
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName("Planning")
        self._sheet = QVBoxLayout()
        self._sheet.setSpacing(12)
        self.yes, self.no = button("&Approve and perform", self.approve, "primary"), button("Re&ject", self.reject)
        self.script_first = QCheckBox("Script &first")
        self.script_first.setToolTip("Stop with the script, so that it can be edited before any line is spoken")
        self.script_first.toggled.connect(lambda _: self._price())
        self.again = button("Tr&y again", self.resume)
        self.to_sources = button("Go to the &sources", self.sources_asked.emit, "primary")
        self._none = invitation("No plan yet", NONE_YET, self.to_sources)
        self._lay_out()
        self._show(None)

    @property
    def is_filling(self) -> bool:
        """Whether cards are still being added."""
        return self._adding.isActive()

    def show_project(self, project_id: str) -> None:
        """Show another project's newest plan."""
        self._project_id = project_id
        self._show(None, is_known=False)
        self.refresh()

    def refresh(self) -> None:
        """Read the newest plan again."""
        project_id, planning = self._project_id, self._operations.studio.planning
        if project_id:
            self._operations.look(
                lambda work: planning.plans(work, project_id, limit=1).items,
                lambda found: self._take(project_id, found),
            )

    def ask(self, new: NewPlan) -> None:
        """Ask for a new plan."""
        project_id, planning = self._project_id, self._operations.studio.planning
        self._operations.run(
            lambda work: planning.create(work, project_id, new), lambda plan: self._take(project_id, (plan,))
        )

    def approve(self) -> None:
        """The person's yes: approve and order, in one unit of work."""
        plan, studio = self.plan, self._operations.studio
        if plan is None:
            return
        self.yes.setEnabled(False)
        requests = (
            tuple(replace(one, defer_audio_render=True) for one in plan.requests) if self._stops_with_script else None
        )

        def act(work: Work) -> str:
            studio.planning.approve(work, plan.id, True)
            return studio.production.start(work, plan.id, requests).id

        self._operations.run(act, lambda job: self.approved.emit(plan.id), self._refused)

    def reject(self) -> None:
        """The person's no."""
        plan, planning = self.plan, self._operations.studio.planning
        if plan is not None:
            self._operations.run(lambda work: planning.reject(work, plan.id))

    def resume(self) -> None:
        """Another try at a plan that failed."""
        plan, planning = self.plan, self._operations.studio.planning
        if plan is not None:
            self._operations.run(lambda work: planning.resume(work, plan.id))

    def open_passage(self, evidence: Evidence) -> None:
        """Open the exact passage behind a piece of evidence."""
        open_for_now(PassageDialog(self._operations, (evidence,), self))

    def _refused(self, problem: object) -> None:
        self.yes.setEnabled(True)
        self._operations.failed.emit(problem)

    def _hear(self, event: Event) -> None:
        if isinstance(event, PlanMoved) and event.project_id == self._project_id:
            self._refresh.ask()
        elif isinstance(event, JobProgressed) and self.plan is not None and event.subject == self.plan.id:
            self._busy.setRange(0, 100)
            self._busy.setValue(event.progress.percent)
            self.state.setText(event.progress.detail)

    def _take(self, project_id: str, found: tuple[StoryPlan, ...]) -> None:
        newest = found[0] if found else None
        # The same plan again is not built again: where it is scrolled stays, and nothing flickers.
        if project_id == self._project_id and (newest != self.plan or newest is None):
            self._show(newest, is_known=True)

    def _show(self, plan: StoryPlan | None, *, is_known: bool = True) -> None:
        self.plan = plan
        status = plan.status if plan is not None else None
        self._none.setVisible(plan is None and is_known)
        self._scroll.setVisible(plan is not None)
        self._busy.setVisible(status in IN_FLIGHT)
        self._busy.setRange(0, 0)
        for widget in (self.yes, self.no, self.script_first):
            widget.setVisible(status is PlanStatus.REQUIRES_APPROVAL)
        self.yes.setEnabled(True)
        self.again.setVisible(status is PlanStatus.FAILED)
        self.state.setText(_state(plan))
        self._price()
        self._fill(plan)

    @property
    def _stops_with_script(self) -> bool:
        """Whether nothing shall be spoken before the person has seen the script."""
        return self.script_first.isChecked()

    def _price(self) -> None:
        if self.plan is not None:
            what = "write the script" if self._stops_with_script else "perform"
            self.yes.setText(f"&Approve and {what}  ·  {self.plan.quote.total} credits")

    def _fill(self, plan: StoryPlan | None) -> None:
        envelope = plan.envelope if plan is not None else None
        wanted = (
            envelope,
            self._titles,
            plan.quote if plan is not None else None,
            plan.warnings if plan is not None else (),
        )
        if wanted == self._filled:
            return
        self._filled = wanted
        empty(self._sheet)
        self._sheet.addStretch(1)
        self._cards = cards_of(plan, self._titles, self.open_passage) if plan is not None else iter(())
        self._adding.start()

    def _add_card(self) -> None:
        # One card in a turn of the event loop: all of them at once would hold the window up for a dozen frames.
        card = next(self._cards, None)
        if card is None:
            self._adding.stop()
        else:
            self._sheet.insertWidget(self._sheet.count() - 1, card)

    def know_sources(self, titles: dict[str, str]) -> None:
        """Source ids to titles, for naming where evidence is from."""
        if titles != self._titles:
            self._titles = titles
            self._fill(self.plan)

    def _lay_out(self) -> None:
        self._sheet.setContentsMargins(0, 0, 8, 8)
        inside = QWidget()
        inside.setLayout(self._sheet)
        self._scroll = scrolled(inside)
        self._scroll.setAccessibleName("Plan")
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        for widget in (self.no, self.script_first, self.yes, self.again):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self._busy)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._none, 1)


def _state(plan: StoryPlan | None) -> str:
    if plan is None:
        return ""
    if plan.status is PlanStatus.FAILED:
        return f"The plan could not be made. {plan.failure_message or ''}"
    return STATES[plan.status]
