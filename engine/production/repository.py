"""Production, repository: rows to story jobs and back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select

from engine.artifacts.model import ArtifactStatus
from engine.foundation.pages import Page
from engine.jobs.model import Failure, Progress
from engine.planning.model import ArtifactRequest
from engine.production.errors import StoryJobNotFound
from engine.production.model import JobCredits, JobWarning, OrderedArtifact, StoryJob, StoryJobStatus
from engine.production.tables import OrderRow, StoryJobRow
from engine.storage.codec import dump, load
from engine.storage.paging import newest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session


class Charge(StrEnum):
    """What became of the credits held for one artifact."""

    HELD = "held"
    SETTLED = "settled"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Order:
    """One artifact of a job as it is paid for."""

    position: int
    artifact_id: str
    request: ArtifactRequest
    price: int
    reservation_id: str | None
    charge: Charge


# Clients poll these: short Core statements, built once.
JOBS: Any = StoryJobRow.__table__
ORDERS: Any = OrderRow.__table__
OF_ORDER = tuple(column for column in ORDERS.c if column.name != "job_id")
ONE_JOB = (
    select(JOBS, *OF_ORDER)
    .outerjoin(ORDERS, ORDERS.c.job_id == JOBS.c.id)
    .where(JOBS.c.id == bindparam("wanted"))
    .order_by(ORDERS.c.position)
)
ORDERS_OF = select(ORDERS).where(ORDERS.c.job_id == bindparam("wanted")).order_by(ORDERS.c.position)

WARNINGS = tuple[JobWarning, ...]
NEW_JOB, NEW_ORDER = insert(JOBS), insert(ORDERS)


class StoryJobRepository:
    """All queries over story jobs; `statuses_of` tells the statuses of artifacts, which live in another room."""

    def __init__(
        self,
        session: Session,
        statuses_of: Callable[[Sequence[str]], dict[str, ArtifactStatus]],
        progress_of: Callable[[Sequence[str]], dict[str, Progress]],
    ) -> None:
        self._session, self._statuses_of, self._progress_of = session, statuses_of, progress_of

    def add(self, job: StoryJob, orders: tuple[Order, ...]) -> None:
        """Keep a new job with its orders."""
        connection = self._session.connection()
        own = {"id": job.id, "created_at": job.created_at, "plan_id": job.plan_id, "project_id": job.project_id}
        connection.execute(NEW_JOB, {**own, **_moving(job)})
        if orders:
            connection.execute(NEW_ORDER, [_ordering(job.id, order) for order in orders])

    def save(self, job: StoryJob) -> None:
        """Write what can change of a job."""
        row = self._row(job.id)
        for name, value in _moving(job).items():
            setattr(row, name, value)
        self._session.flush()

    def get(self, job_id: str) -> StoryJob:
        """The job. Raises `StoryJobNotFound`."""
        rows = self._session.connection().execute(ONE_JOB, {"wanted": job_id}).all()
        if not rows:
            raise StoryJobNotFound("There is no such story job.")
        return self._jobs([rows[0]], {job_id: tuple(_order(row) for row in rows if row.position is not None)})[0]

    def orders(self, job_id: str) -> tuple[Order, ...]:
        """The artifacts of a job in the order they were asked for."""
        return tuple(_order(row) for row in self._session.connection().execute(ORDERS_OF, {"wanted": job_id}))

    def set_charge(self, job_id: str, order: Order) -> None:
        """Write what became of an order's credits."""
        row = self._session.get_one(OrderRow, (job_id, order.position))
        row.reservation_id, row.charge = order.reservation_id, order.charge
        self._session.flush()

    def page(self, limit: int, cursor: str | None, filters: dict[str, str]) -> Page[StoryJob]:
        """Story jobs, newest first; filters by status, project_id, plan_id, kind."""
        query = select(StoryJobRow)
        for name, value in filters.items():
            query = query.where(getattr(StoryJobRow, name) == value)
        page: Page[StoryJobRow] = newest_first(self._session, query, StoryJobRow, limit, cursor, lambda row: row)
        return Page(self._jobs(page.items, self._orders_of_all([row.id for row in page.items])), page.next_cursor)

    def _row(self, job_id: str) -> StoryJobRow:
        row = self._session.get(StoryJobRow, job_id)
        if row is None:
            raise StoryJobNotFound("There is no such story job.")
        return row

    def _orders_of_all(self, job_ids: Sequence[str]) -> dict[str, tuple[Order, ...]]:
        query = select(ORDERS).where(ORDERS.c.job_id.in_(job_ids)).order_by(ORDERS.c.job_id, ORDERS.c.position)
        found: dict[str, tuple[Order, ...]] = {}
        for row in self._session.connection().execute(query) if job_ids else ():
            found[row.job_id] = (*found.get(row.job_id, ()), _order(row))
        return found

    def _jobs(self, rows: Sequence[Any], orders: dict[str, tuple[Order, ...]]) -> tuple[StoryJob, ...]:
        statuses = self._statuses_of([order.artifact_id for some in orders.values() for order in some])
        progress = self._progress_of([row.id for row in rows if row.started_at])
        return tuple(_job(row, orders.get(row.id, ()), statuses, progress.get(row.id)) for row in rows)


def _job(
    row: Any, orders: tuple[Order, ...], statuses: dict[str, ArtifactStatus], progress: Progress | None
) -> StoryJob:
    ordered = tuple(OrderedArtifact(order.artifact_id, order.request, statuses[order.artifact_id]) for order in orders)
    return StoryJob(
        row.id, row.kind, row.plan_id, row.project_id, StoryJobStatus(row.status), _requests(row.requests, orders), ordered,
        row.created_at, row.updated_at, _credits(orders), progress, _warnings(row.warnings),
        Failure(**row.failure) if row.failure else None, row.started_at, row.finished_at,
    )  # fmt: skip


def _order(row: Any) -> Order:
    request = load(ArtifactRequest, row.request)
    return Order(row.position, row.artifact_id, request, row.price, row.reservation_id, Charge(row.charge))


def _warnings(kept: list[Any]) -> tuple[JobWarning, ...]:
    return load(WARNINGS, kept) if kept else ()


def _requests(kept: list[Any], orders: tuple[Order, ...]) -> tuple[ArtifactRequest, ...]:
    # An order holds the very request it was placed for; reading them a second time is half the cost of a look.
    if len(kept) == len(orders):
        return tuple(order.request for order in orders)
    return load(tuple[ArtifactRequest, ...], kept)


def _credits(orders: tuple[Order, ...]) -> JobCredits:
    settled = sum(order.price for order in orders if order.charge is Charge.SETTLED)
    released = sum(order.price for order in orders if order.charge is Charge.RELEASED)
    return JobCredits(sum(order.price for order in orders), settled, released)


def _moving(job: StoryJob) -> dict[str, object]:
    failure = {"code": job.failure.code, "message": job.failure.message} if job.failure else None
    return {
        "kind": job.kind, "status": job.status, "requests": dump(job.requests, tuple[ArtifactRequest, ...]), "failure": failure,
        "warnings": dump(job.warnings, tuple[JobWarning, ...]), "started_at": job.started_at, "finished_at": job.finished_at,
        "updated_at": job.updated_at,
    }  # fmt: skip


def _ordering(job_id: str, order: Order) -> dict[str, object]:
    return {
        "job_id": job_id, "position": order.position, "artifact_id": order.artifact_id, "request": dump(order.request),
        "price": order.price, "reservation_id": order.reservation_id, "charge": order.charge,
    }  # fmt: skip
