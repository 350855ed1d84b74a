"""Table read, nothing yet: what the page says of a project without a read, and the way to one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.artifacts.model import ArtifactType
from engine.credits.model import price
from engine.planning.model import ArtifactRequest, StoryPlan
from studio_app.operations import Operations
from studio_app.planning.approved import approved_plan
from studio_app.widgets.pieces import button, invitation

if TYPE_CHECKING:
    from engine import Work

TITLE = "Nothing to hear yet"
UNPLANNED = "Approve a plan, and its screenplay is written, cast and performed by voices you can tell apart."
PLANNED = "A plan is approved, but no table read was asked for with it. Have it written, cast and performed now."


class NothingYet(QWidget):
    """The way to a first read: over the plan, or at once where a plan is approved."""

    def __init__(self, operations: Operations, to_plan: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._project_id, self._plan_id = operations, "", ""
        credits = price(ArtifactType.TABLE_READ)
        self.make = button(f"&Make the table read  ·  {credits} credits", self.order, "primary")
        self._planned = invitation(TITLE, PLANNED, self.make)
        self._unplanned = invitation(TITLE, UNPLANNED, button("Go to the &plan", to_plan, "primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for page in (self._planned, self._unplanned):
            column.addWidget(page)
            page.hide()

    def open(self, project_id: str) -> None:
        """Show the way for this project; nothing at all where the id is empty."""
        self._project_id, studio = project_id, self._operations.studio
        self.setVisible(bool(project_id))
        if project_id:
            self._operations.look(
                lambda work: approved_plan(studio, work, project_id), lambda plan: self._tell(project_id, plan)
            )

    def order(self) -> None:
        """Ask for the read of the approved plan."""
        plan_id, production = self._plan_id, self._operations.studio.production
        self.make.setEnabled(False)

        def act(work: Work) -> None:
            production.start(work, plan_id, (ArtifactRequest(ArtifactType.TABLE_READ),))

        self._operations.run(act, otherwise=self._refused)

    def _tell(self, project_id: str, plan: StoryPlan | None) -> None:
        if project_id == self._project_id:
            self._plan_id = plan.id if plan is not None else ""
            self._planned.setVisible(plan is not None)
            self._unplanned.setVisible(plan is None)
            self.make.setEnabled(True)

    def _refused(self, problem: object) -> None:
        self.make.setEnabled(True)
        self._operations.failed.emit(problem)
