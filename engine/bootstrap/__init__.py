"""Bootstrap, the composition root: settings, database, rooms, machines, jobs; nothing happens at import."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from engine.bootstrap.ground import Ground, laid_ground
from engine.bootstrap.machines import Machines, default_machines
from engine.bootstrap.theatre import Theatre, built_theatre
from engine.foundation.clock import SystemClock
from engine.foundation.language_models import NoModels
from engine.foundation.paths import ready_home
from engine.foundation.settings import StudioSettings, read_settings
from engine.jobs.runner import Runner
from engine.jobs.thread_pool import ThreadPool
from engine.migrations.upgrade import upgrade
from engine.pictures.furnishing import Beside, Pictured, pictured
from engine.pictures.watching import watched
from engine.planning.tasks import PlanHandler
from engine.production.tasks import StoryJobHandler
from engine.stage.samples import Samples
from engine.storage.floor import Floor
from engine.storage.spare import SpareRoom
from engine.studio import Studio
from engine.table_read.packs import NoPacks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engine.foundation.clock import Clock
    from engine.jobs.ports import JobHandler
    from engine.jobs.service import JobsService

__all__ = ["Machines", "default_machines", "open_studio"]


def open_studio(
    home: Path | None = None,
    *,
    settings: StudioSettings | None = None,
    run_jobs: bool = True,
    machines: Machines | None = None,
    clock: Clock | None = None,
) -> Studio:
    """Open the studio that lives in this home (`STUDIO_HOME` or the user's data folder by default).

    `run_jobs` False gives a studio for a quick act beside a running one. Raises `ServiceUnavailable` when the home
    cannot be written, `DiskFull`, `DatabaseTooNew`, `SettingsUnreadable`.
    """
    paths = ready_home(home)
    settings = settings or read_settings(paths.settings)
    floor = Floor(paths, settings, clock or SystemClock())
    try:
        upgrade(floor.database, paths, floor.clock)
        return _furnished(floor, machines or default_machines(settings, paths), run_jobs=run_jobs)
    except BaseException:
        floor.close()
        raise


def _furnished(floor: Floor, machines: Machines, *, run_jobs: bool) -> Studio:
    ground = laid_ground(floor, machines)
    theatre = built_theatre(floor, machines, ground)
    pictures = _gallery(floor, machines, ground, theatre)
    handlers = _handlers(floor, machines, ground, theatre, pictures)
    floor.units.before_commit(partial(watched, pictures.service.films))
    floor.units.before_commit(ground.happenings.record)  # the last, for it tells what the others note
    close_pool = _dispatching(floor, ground.jobs, handlers, machines.warm) if run_jobs else _nothing
    return Studio(
        floor.settings, floor.paths, floor.clock, floor.bus, floor.blobs, floor.units, ground.access, ground.jobs,
        ground.credits, ground.library, ground.artifacts, ground.planning, ground.production, theatre.table_read,
        theatre.stage, ground.happenings, theatre.receipts, theatre.coverage, theatre.proposing, machines.models or NoModels(), theatre.revisions,
        _samples(floor, machines, ground), theatre.lexicon, machines.packs or NoPacks(), *theatre.beside.parts,
        pictures.service, theatre.scoring,
        (theatre.stage.close, close_pool, pictures.close, machines.reader.close, machines.speech.close, floor.close),
    )  # fmt: skip


def _gallery(floor: Floor, machines: Machines, ground: Ground, theatre: Theatre) -> Pictured:
    rooms = (
        floor.blobs, ground.jobs, ground.credits, ground.library, ground.planning, ground.artifacts, ground.production,
        theatre.table_read, theatre.stage, theatre.taping, theatre.receipts, theatre.beside.music,
    )  # fmt: skip
    return pictured(machines.drawing, theatre.maker, Beside(*rooms))


def _handlers(
    floor: Floor, machines: Machines, ground: Ground, theatre: Theatre, pictures: Pictured
) -> tuple[JobHandler, ...]:
    plans = PlanHandler(ground.planning, machines.planner, tuple(pictures.makers))
    stories = StoryJobHandler(
        ground.production, ground.artifacts, pictures.makers, floor.units, theatre.refiner
    )  # fmt: skip
    return (*ground.handlers, plans, stories, *theatre.handlers, *pictures.handlers)


def _samples(floor: Floor, machines: Machines, ground: Ground) -> Samples:
    voices, key = machines.catalogue.voices, floor.paths.secrets / "samples.key"
    return Samples(floor.units, floor.blobs, ground.artifacts, machines.speech, machines.encoder, voices, key)


def _dispatching(
    floor: Floor, jobs: JobsService, handlers: tuple[JobHandler, ...], warm: Callable[[], None] | None
) -> Callable[[], None]:
    if warm is not None:
        threading.Thread(target=warm, name="voices-warm", daemon=True).start()
    kinds = {handler.kind: handler for handler in handlers}
    runner = Runner(floor.units, floor.bus, kinds, SpareRoom(floor.paths.spare))
    pool = ThreadPool(floor.units, runner, floor.settings.jobs_workers).start()
    jobs.dispatch_by(pool.wake)
    return pool.close


def _nothing() -> None:
    """Nothing was started."""
