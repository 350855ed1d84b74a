"""Credits, service: grant, reserve, settle, release; two calls can never spend the same credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.credits.cycle import end_of_cycle
from engine.credits.errors import InsufficientCredits
from engine.credits.events import BalanceChanged
from engine.credits.model import Balance, Bucket, EntryKind, LedgerEntry, Operation
from engine.credits.purse import About, Purse
from engine.credits.repository import LedgerRepository
from engine.foundation.errors import ValidationFailed
from engine.foundation.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.foundation.pages import Page
    from engine.storage.work import Work

MOST_AT_ONCE = 1_000_000


class CreditsService:
    """The studio's purse; `allocation` is granted at the start of each monthly cycle."""

    def __init__(self, allocation: int) -> None:
        self._allocation = allocation

    def balance(self, work: Work) -> Balance:
        """What can be spent now; in a reading unit a cycle not yet begun is reckoned, not written."""
        return _balance(work, self._purse(work))

    def ledger(self, work: Work, limit: int = 20, cursor: str | None = None, **filters: str) -> Page[LedgerEntry]:
        """The ledger, newest first; filters: job_id, artifact_id, kind."""
        return LedgerRepository(work.session).page(limit, cursor, filters)

    def top_up(self, work: Work, credits: int) -> Balance:
        """Add perpetual credits; only the owner does this. Raises `ValidationFailed` outside 1..1,000,000."""
        if credits < 1:
            raise ValidationFailed([("credits", "Too small: expected number to be >=1", 1)])
        if credits > MOST_AT_ONCE:
            raise ValidationFailed([("credits", f"Too big: expected number to be <={MOST_AT_ONCE}", MOST_AT_ONCE)])
        purse = self._opened(work)
        purse.write(EntryKind.GRANT, credits, Bucket.PERPETUAL, None)
        return _changed(work, purse)

    def open_cycle(self, work: Work) -> None:
        """Let last month's credits lapse and grant this month's, once."""
        self._opened(work).close()

    def reserve(
        self, work: Work, operation: Operation, credits: int, *, job_id: str | None, artifact_id: str | None
    ) -> str:
        """Hold credits, monthly first; returns the reservation's id. Raises `InsufficientCredits`."""
        return self.reserve_all(work, [(operation, credits, artifact_id)], job_id=job_id)[0]

    def reserve_all(
        self, work: Work, wanted: Sequence[tuple[Operation, int, str | None]], *, job_id: str | None
    ) -> tuple[str, ...]:
        """Hold credits for several artifacts (operation, credits, artifact id), all or none; returns the reservations' ids.

        Raises `InsufficientCredits` for all of them together.
        """
        purse = self._opened(work)
        self.require(purse.total, sum(credits for _, credits, _ in wanted), job_id=None)
        held = tuple(About(operation, job_id, artifact_id, new_id()) for operation, _, artifact_id in wanted)
        for about, (_, credits, _) in zip(held, wanted, strict=True):
            purse.hold(credits, about)
        _changed(work, purse)
        return tuple(about.reservation or "" for about in held)

    def require(self, available: int, credits: int, *, job_id: str | None) -> None:
        """Raises `InsufficientCredits` when `available` does not cover `credits`."""
        if available < credits:
            message = f"Not enough Studio Credits to start this job (need {credits}, have {available})."
            hint = "Top up in the studio's settings or with `studio credits top-up`."
            raise InsufficientCredits(message, hint=hint, required=credits, available=available, job_id=job_id)

    def settle(self, work: Work, reservation_id: str) -> int:
        """Charge what was reserved; returns the credits, 0 when it was closed already."""
        held, purse = self._held(work, reservation_id), self._purse(work)
        for entry, cycle in held:
            purse.write(EntryKind.SETTLE, 0, entry.bucket, cycle, About.of(entry), settled=-entry.credits)
        purse.close()
        return -sum(entry.credits for entry, _ in held)

    def release(self, work: Work, reservation_id: str) -> int:
        """Give back what was reserved; a monthly part of an ended cycle lapses. Returns the credits, 0 when closed already."""
        held, purse = self._held(work, reservation_id), self._opened(work)
        for entry, cycle in held:
            purse.write(EntryKind.RELEASE, -entry.credits, entry.bucket, cycle, About.of(entry))
            if entry.bucket is Bucket.MONTHLY and cycle != purse.cycle:
                purse.write(EntryKind.EXPIRE, entry.credits, entry.bucket, cycle, About.of(entry))
        if held:
            _changed(work, purse)
        purse.close()
        return -sum(entry.credits for entry, _ in held)

    def _held(self, work: Work, reservation_id: str) -> list[tuple[LedgerEntry, str | None]]:
        lines = LedgerRepository(work.session).of_reservation(reservation_id)
        closed = any(entry.kind is not EntryKind.RESERVE for entry, _ in lines)
        return [] if closed else list(lines)

    def _purse(self, work: Work) -> Purse:
        return Purse(work, self._allocation)

    def _opened(self, work: Work) -> Purse:
        purse = self._purse(work)
        purse.open_cycle()
        return purse


def _changed(work: Work, purse: Purse) -> Balance:
    purse.close()
    balance = _balance(work, purse)
    work.note(BalanceChanged(balance.total))
    return balance


def _balance(work: Work, purse: Purse) -> Balance:
    ends, standing = end_of_cycle(work.now()), purse.standing
    return Balance(purse.monthly, purse.allocated, ends, standing.perpetual, standing.reserved)
