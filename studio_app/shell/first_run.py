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
    from studio_app.shell.desk import Desk


def offer_sample(desk: Desk) -> None:
    """Install the sample where there is no project at all."""
    studio = desk.studio

    def look(work: Work) -> bool:
        return not studio.library.projects(work, "all", 1).items

    desk.operations.look(look, lambda is_empty: _install(desk) if is_empty else None)


def _install(desk: Desk) -> None:
    desk.operations.away(lambda: _installed(desk), lambda made: _perform_when_planned(desk, *made))


def _installed(desk: Desk) -> tuple[Project, str]:
    studio, sample = desk.studio, Sample.bundled()
    sources = sample.sources(studio.library, studio.blobs)
    with studio.work("owner") as work:
        project = studio.library.create_project(work, sample.name, sample.description)
        for new in sources:
            studio.library.add_source(work, project.id, new)
        plan = studio.planning.create(work, project.id, sample.plan())
    return project, plan.id


def _perform_when_planned(desk: Desk, project: Project, plan_id: str) -> None:
    studio = desk.studio

    def hear(event: Event) -> None:
        if isinstance(event, PlanMoved) and event.plan_id == plan_id:
            look(event.status)

    def look(status: PlanStatus) -> None:
        if status is PlanStatus.REQUIRES_APPROVAL and desk.events.happened.disconnect(hear):
            desk.operations.run(act, lambda _: desk.show_read(project.id))

    def act(work: Work) -> None:
        studio.planning.approve(work, plan_id, True)
        studio.production.start(work, plan_id)

    desk.events.happened.connect(hear)
    desk.sidebar.choose(project.id)
    desk.projects.refresh()
    # It may have been planned before anybody listened.
    desk.operations.look(lambda work: studio.planning.get(work, plan_id).status, look)
