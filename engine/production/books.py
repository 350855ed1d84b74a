"""Production, books: what is held, charged and given back for each ordered artifact."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.credits.model import Operation
from engine.production.repository import Charge

if TYPE_CHECKING:
    from engine.credits.service import CreditsService
    from engine.production.model import StoryJob
    from engine.production.repository import StoryJobRepository
    from engine.storage.work import Work


REFINING = Operation.TABLE_READ_REFINE


class Books:
    """Closes each order's reservation once, and opens it again on a resume."""

    def __init__(self, credits: CreditsService) -> None:
        self._credits = credits

    def close(self, work: Work, store: StoryJobRepository, job_id: str, artifact_id: str, charge: Charge) -> None:
        """Settle or release the credits of one artifact; a closed order stays as it is."""
        for order in store.orders(job_id):
            if order.artifact_id == artifact_id and order.charge is Charge.HELD and order.reservation_id:
                act = self._credits.settle if charge is Charge.SETTLED else self._credits.release
                act(work, order.reservation_id)
                store.set_charge(job_id, replace(order, charge=charge))

    def hold_again(self, work: Work, store: StoryJobRepository, job: StoryJob) -> None:
        """Reserve anew whatever had been released. Raises `InsufficientCredits` naming the job."""
        released = [order for order in store.orders(job.id) if order.charge is Charge.RELEASED]
        self._credits.open_cycle(work)
        self._credits.require(self._credits.balance(work).total, sum(order.price for order in released), job_id=job.id)
        for order in released:
            operation = REFINING if job.is_refine else Operation(order.request.type.upper())
            reservation = self._credits.reserve(
                work, operation, order.price, job_id=job.id, artifact_id=order.artifact_id
            )
            store.set_charge(job.id, replace(order, reservation_id=reservation, charge=Charge.HELD))
