"""Credits, service: grant, reserve, settle, release; two calls can never spend the same credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.credits.cycle import cycle_of, end_of_cycle
from engine.credits.errors import InsufficientCredits
from engine.credits.events import BalanceChanged
from engine.credits.model import Balance, Bucket, EntryKind, LedgerEntry, Operation
from engine.credits.repository import LedgerRepository
from engine.foundation.errors import ValidationFailed
from engine.foundation.ids import new_id

if TYPE_CHECKING:
    from engine.foundation.pages import Page
    from engine.storage.work import Work

MOST_AT_ONCE = 1_000_000


class CreditsService:
    """The studio's purse; `allocation` is granted at the start of each monthly cycle."""

    def __init__(self, allocation: int) -> None:
        self._allocation = allocation

    def balance(self, work: Work) -> Balance:
        """What can be spent now; in a reading unit a cycle not yet begun is reckoned, not written."""
        ledger, now = LedgerRepository(work.session), work.now()
        granted = ledger.granted(cycle_of(now))
        standing = ledger.standing()
        monthly = self._allocation if granted is None else standing.monthly
        allocated = self._allocation if granted is None else granted
        return Balance(monthly, allocated, end_of_cycle(now), standing.perpetual, standing.reserved)

    def ledger(self, work: Work, limit: int = 20, cursor: str | None = None, **filters: str) -> Page[LedgerEntry]:
        """The ledger, newest first; filters: job_id, artifact_id, kind."""
        return LedgerRepository(work.session).page(limit, cursor, filters)

    def top_up(self, work: Work, credits: int) -> Balance:
        """Add perpetual credits; only the owner does this. Raises `ValidationFailed` outside 1..1,000,000."""
        if credits < 1:
            raise ValidationFailed([("credits", "Too small: expected number to be >=1", 1)])
        if credits > MOST_AT_ONCE:
            raise ValidationFailed([("credits", f"Too big: expected number to be <={MOST_AT_ONCE}", MOST_AT_ONCE)])
        self.open_cycle(work)
        self._write(work, EntryKind.GRANT, credits, Bucket.PERPETUAL, None)
        return self._changed(work)

    def open_cycle(self, work: Work) -> None:
        """Let last month's credits lapse and grant this month's, once."""
        ledger, cycle = LedgerRepository(work.session), cycle_of(work.now())
        if ledger.granted(cycle) is not None:
            return
        left = ledger.standing().monthly
        if left:
            self._write(work, EntryKind.EXPIRE, -left, Bucket.MONTHLY, None)
        self._write(work, EntryKind.GRANT, self._allocation, Bucket.MONTHLY, cycle)

    def reserve(
        self, work: Work, operation: Operation, credits: int, *, job_id: str | None, artifact_id: str | None
    ) -> str:
        """Hold credits, monthly first; returns the reservation's id. Raises `InsufficientCredits`."""
        self.open_cycle(work)
        standing = LedgerRepository(work.session).standing()
        monthly = standing.monthly
        self.require(standing.total, credits, job_id=None)
        reservation, cycle = new_id(), cycle_of(work.now())
        parts = ((Bucket.MONTHLY, min(credits, monthly)), (Bucket.PERPETUAL, credits - min(credits, monthly)))
        for bucket, part in parts:
            if part:
                about = _About(operation, job_id, artifact_id, reservation)
                self._write(work, EntryKind.RESERVE, -part, bucket, cycle, about)
        self._changed(work)
        return reservation

    def require(self, available: int, credits: int, *, job_id: str | None) -> None:
        """Raises `InsufficientCredits` when `available` does not cover `credits`."""
        if available < credits:
            message = f"Not enough Studio Credits to start this job (need {credits}, have {available})."
            hint = "Top up in the studio's settings or with `studio credits top-up`."
            raise InsufficientCredits(message, hint=hint, required=credits, available=available, job_id=job_id)

    def settle(self, work: Work, reservation_id: str) -> int:
        """Charge what was reserved; returns the credits, 0 when it was closed already."""
        held = self._held(work, reservation_id)
        for entry, cycle in held:
            self._write(work, EntryKind.SETTLE, 0, entry.bucket, cycle, _About.of(entry), settled=-entry.credits)
        return -sum(entry.credits for entry, _ in held)

    def release(self, work: Work, reservation_id: str) -> int:
        """Give back what was reserved; a monthly part of an ended cycle lapses. Returns the credits, 0 when closed already."""
        held = self._held(work, reservation_id)
        self.open_cycle(work)
        for entry, cycle in held:
            self._write(work, EntryKind.RELEASE, -entry.credits, entry.bucket, cycle, _About.of(entry))
            if entry.bucket is Bucket.MONTHLY and cycle != cycle_of(work.now()):
                self._write(work, EntryKind.EXPIRE, entry.credits, entry.bucket, cycle, _About.of(entry))
        if held:
            self._changed(work)
        return -sum(entry.credits for entry, _ in held)

    def _held(self, work: Work, reservation_id: str) -> list[tuple[LedgerEntry, str | None]]:
        lines = LedgerRepository(work.session).of_reservation(reservation_id)
        closed = any(entry.kind is not EntryKind.RESERVE for entry, _ in lines)
        return [] if closed else list(lines)

    def _write(
        self,
        work: Work,
        kind: EntryKind,
        credits: int,
        bucket: Bucket,
        cycle: str | None,
        about: _About | None = None,
        settled: int | None = None,
    ) -> None:
        ledger, about = LedgerRepository(work.session), about or _About()
        standing = ledger.standing().after(kind, credits, bucket, settled, work.now())
        entry = LedgerEntry(
            new_id(),
            kind,
            credits,
            bucket,
            standing.total,
            standing.at or work.now(),
            about.operation,
            about.job_id,
            about.artifact_id,
            about.reservation,
            settled,
        )
        ledger.append(entry, cycle, standing)

    def _changed(self, work: Work) -> Balance:
        balance = self.balance(work)
        work.note(BalanceChanged(balance.total))
        return balance


class _About:
    """What a ledger line is about."""

    def __init__(
        self,
        operation: Operation | None = None,
        job_id: str | None = None,
        artifact_id: str | None = None,
        reservation: str | None = None,
    ) -> None:
        self.operation, self.job_id, self.artifact_id, self.reservation = operation, job_id, artifact_id, reservation

    @classmethod
    def of(cls, entry: LedgerEntry) -> _About:
        """The same matter as this entry's."""
        return cls(entry.operation, entry.job_id, entry.artifact_id, entry.reservation_id)
