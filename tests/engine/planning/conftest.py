"""What every planning test gets."""

from __future__ import annotations

from typing import cast

import pytest

from engine.jobs.service import JobsService
from engine.library.service import LibraryService
from engine.planning.service import PlanningService
from tests.engine.planning.desk import Desk, ScriptedPlanner
from tests.engine.planning.shelf import Shelf
from tests.fakes.floor import Floor


@pytest.fixture
def desk(floor: Floor) -> Desk:
    """A project with one source that has been read."""
    shelf, jobs = Shelf(), JobsService()
    project = shelf.project_named("The tide mill")
    shelf.put(project)
    return Desk(floor, shelf, jobs, PlanningService(cast("LibraryService", shelf), jobs), ScriptedPlanner(), project)
