"""Shell, first run: an empty studio opens the bundled sample and makes its read, ready to play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.planning.events import PlanMoved
from engine.planning.model import PlanStatus
from engine.sample import Sample

if TYPE_CHECKING:
    from engine import Work
    from engine.foundation.events import Event
    from engine.library.model import Project
    from studio_app.shell.main_window import MainWindow


def offer_sample(window: MainWindow) -> None:
    """Install the sample where there is no project at all."""
    studio = window.studio

    def look(work: Work) -> bool:
        return not studio.library.projects(work, "all", 1).items

    window.operations.look(look, lambda is_empty: _install(window) if is_empty else None)


def _install(window: MainWindow) -> None:
    window.operations.away(lambda: _installed(window), lambda made: _perform_when_planned(window, *made))


def _installed(window: MainWindow) -> tuple[Project, str]:
    studio, sample = window.studio, Sample.bundled()
    sources = sample.sources(studio.library, studio.blobs)
    with studio.work("owner") as work:
        project = studio.library.create_project(work, sample.name, sample.description)
        for new in sources:
            studio.library.add_source(work, project.id, new)
        plan = studio.planning.create(work, project.id, sample.plan())
    return project, plan.id


def _perform_when_planned(window: MainWindow, project: Project, plan_id: str) -> None:
    studio = window.studio

    def hear(event: Event) -> None:
        if isinstance(event, PlanMoved) and event.plan_id == plan_id and event.status is PlanStatus.REQUIRES_APPROVAL:
            window.events.happened.disconnect(hear)
            window.operations.run(act, lambda _: window.open_project(project.id))

    def act(work: Work) -> None:
        studio.planning.approve(work, plan_id, True)
        studio.production.start(work, plan_id)

    window.events.happened.connect(hear)
    window.sidebar.choose(project.id)
    window.projects.refresh()
