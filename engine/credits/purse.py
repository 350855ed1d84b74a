"""Credits, purse: the ledger open at its last line in one unit of work: its sums are read once, new lines written together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.credits.cycle import cycle_of
from engine.credits.model import Bucket, EntryKind, LedgerEntry, Operation
from engine.credits.repository import LedgerRepository
from engine.foundation.ids import new_id

if TYPE_CHECKING:
    from engine.credits.model import Standing
    from engine.storage.work import Work


@dataclass(frozen=True, slots=True)
class About:
    """What a ledger line is about."""

    operation: Operation | None = None
    job_id: str | None = None
    artifact_id: str | None = None
    reservation: str | None = None

    @classmethod
    def of(cls, entry: LedgerEntry) -> About:
        """The same matter as this entry's."""
        return cls(entry.operation, entry.job_id, entry.artifact_id, entry.reservation_id)


class Purse:
    """What is in it, and what was done with it in this unit; nothing is kept before `close`."""

    def __init__(self, work: Work, allocation: int) -> None:
        self._work, self._allocation, self.cycle = work, allocation, cycle_of(work.now())
        self._granted, self.standing = LedgerRepository(work.session).end(self.cycle)
        self._lines: list[tuple[LedgerEntry, str | None, Standing]] = []

    @property
    def allocated(self) -> int:
        """What this cycle has brought, or will bring with the first writing."""
        return self._allocation if self._granted is None else self._granted

    @property
    def monthly(self) -> int:
        """What is left of it; a cycle not yet begun is reckoned."""
        return self._allocation if self._granted is None else self.standing.monthly

    @property
    def total(self) -> int:
        """What can be spent."""
        return self.monthly + self.standing.perpetual

    def open_cycle(self) -> None:
        """Let last month's credits lapse and grant this month's, once."""
        if self._granted is not None:
            return
        if self.standing.monthly:
            self.write(EntryKind.EXPIRE, -self.standing.monthly, Bucket.MONTHLY, None)
        self.write(EntryKind.GRANT, self._allocation, Bucket.MONTHLY, self.cycle)
        self._granted = self._allocation

    def hold(self, credits: int, about: About) -> None:
        """Take so many out, monthly first."""
        monthly = min(credits, self.standing.monthly)
        for bucket, part in ((Bucket.MONTHLY, monthly), (Bucket.PERPETUAL, credits - monthly)):
            if part:
                self.write(EntryKind.RESERVE, -part, bucket, self.cycle, about)

    def write(
        self,
        kind: EntryKind,
        credits: int,
        bucket: Bucket,
        cycle: str | None,
        about: About | None = None,
        settled: int | None = None,
    ) -> None:
        """One more line."""
        about = about or About()
        self.standing = now = self.standing.after(kind, credits, bucket, settled, self._work.now())
        entry = LedgerEntry(
            new_id(), kind, credits, bucket, now.total, now.at or self._work.now(), about.operation, about.job_id,
            about.artifact_id, about.reservation, settled,
        )  # fmt: skip
        self._lines.append((entry, cycle, now))

    def close(self) -> None:
        """Write what was done."""
        if self._lines:
            LedgerRepository(self._work.session).append(self._lines)
        self._lines = []
