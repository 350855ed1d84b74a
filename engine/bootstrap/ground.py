"""Bootstrap, ground: the rooms every artifact needs, whatever its type: access, jobs, credits, sources, plans, artifacts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.access.idempotency import Memory
from engine.access.keyring import KeyRing
from engine.access.rates import RateLimiter
from engine.access.service import AccessService
from engine.access.sharing import ShareDesk
from engine.artifacts.service import ArtifactsService
from engine.credits.service import CreditsService
from engine.jobs.recovery import new_holder
from engine.jobs.service import JobsService
from engine.library.service import LibraryService
from engine.library.tasks import DigestHandler, SourceHandler
from engine.planning.service import PlanningService
from engine.production.service import ProductionService
from engine.webhooks.service import HappeningsService
from engine.webhooks.telling import Rooms

if TYPE_CHECKING:
    from engine.bootstrap.machines import Machines
    from engine.jobs.ports import JobHandler
    from engine.storage.floor import Floor


@dataclass(frozen=True, slots=True)
class Ground:
    """From a source to an approved plan, and where what is made of it is kept."""

    access: AccessService
    jobs: JobsService
    credits: CreditsService
    artifacts: ArtifactsService
    library: LibraryService
    planning: PlanningService
    production: ProductionService
    happenings: HappeningsService
    handlers: tuple[JobHandler, ...]


def laid_ground(floor: Floor, machines: Machines) -> Ground:
    """The rooms, none of them running yet; what is left over of an upload is forgotten."""
    settings, jobs, access = floor.settings, JobsService(), _access(floor)
    credits, artifacts = CreditsService(settings.credits_monthly_allocation), ArtifactsService(floor.blobs, access)
    library = LibraryService(floor.blobs, jobs, floor.units, machines.text_reader, machines.recognise, machines.painter)
    planning = PlanningService(library, jobs, require_user_confirmed=settings.approvals_require_user_confirmed)
    production = ProductionService(planning, artifacts, credits, jobs)
    happenings = HappeningsService(
        Rooms(artifacts, planning, production, library), settings.events_retention_hours
    )  # fmt: skip
    library.shelf.when_unsaid(access.memory.unsay)
    library.shelf.forget_left_over()
    reading = SourceHandler(library, machines.fetcher, machines.reader), DigestHandler(library, machines.digester)
    return Ground(access, jobs, credits, artifacts, library, planning, production, happenings, reading)


def _access(floor: Floor) -> AccessService:
    memory = Memory(new_holder(), floor.settings.idempotency_retention_days)
    ring = KeyRing(floor.paths.secrets / "keys.changed", floor.clock)
    return AccessService(ShareDesk.at(floor.paths.secrets), memory, RateLimiter(floor.clock), floor.settings, ring)
