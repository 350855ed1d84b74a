"""Credits, model: prices, quotes, ledger entries, balances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

CURRENCY = "studio_credits"
TICK = timedelta(milliseconds=1)


class Operation(StrEnum):
    """What can be charged, by its key in the price list."""

    TABLE_READ = "TABLE_READ"
    PITCH_DECK = "PITCH_DECK"
    STORYBOARD = "STORYBOARD"
    TRAILER = "TRAILER"
    PRODUCTION_VIDEO = "PRODUCTION_VIDEO"
    TABLE_READ_REFINE = "TABLE_READ_REFINE"
    TABLE_READ_FINALIZE_AUDIO = "TABLE_READ_FINALIZE_AUDIO"
    TABLE_READ_FINALIZE_VIDEO = "TABLE_READ_FINALIZE_VIDEO"


PRICES: dict[Operation, int] = {
    Operation.TABLE_READ: 11,
    Operation.PITCH_DECK: 14,
    Operation.STORYBOARD: 10,
    Operation.TRAILER: 16,
    Operation.PRODUCTION_VIDEO: 24,
    Operation.TABLE_READ_REFINE: 8,
    Operation.TABLE_READ_FINALIZE_AUDIO: 6,
    Operation.TABLE_READ_FINALIZE_VIDEO: 12,
}

ARTIFACT_LABELS: dict[Operation, str] = {
    Operation.TABLE_READ: "Table read",
    Operation.PITCH_DECK: "Pitch deck",
    Operation.STORYBOARD: "Storyboard",
    Operation.TRAILER: "Trailer",
    Operation.PRODUCTION_VIDEO: "Production video",
}


class Bucket(StrEnum):
    """Where credits lie: monthly ones lapse at the cycle's end, perpetual ones never."""

    MONTHLY = "monthly"
    PERPETUAL = "perpetual"


class EntryKind(StrEnum):
    """Kinds of ledger entries."""

    GRANT = "grant"
    RESERVE = "reserve"
    SETTLE = "settle"
    RELEASE = "release"
    EXPIRE = "expire"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One line of the ledger; `credits` is the change of the balance."""

    id: str
    kind: EntryKind
    credits: int
    bucket: Bucket
    balance_after: int
    created_at: datetime
    operation: Operation | None = None
    job_id: str | None = None
    artifact_id: str | None = None
    reservation_id: str | None = None
    settled_credits: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The sums of the whole ledger up to one of its lines; written beside it, so that no sum is ever made anew."""

    monthly: int = 0
    perpetual: int = 0
    reserved: int = 0
    at: datetime | None = None

    @property
    def total(self) -> int:
        """What can be spent."""
        return self.monthly + self.perpetual

    def after(self, kind: EntryKind, credits: int, bucket: Bucket, settled: int | None, now: datetime) -> Standing:
        """The sums with one more line; its moment is later than the last one's, so that pages keep the order of writing."""
        held = {EntryKind.RESERVE: -credits, EntryKind.RELEASE: -credits, EntryKind.SETTLE: -(settled or 0)}.get(
            kind, 0
        )
        return Standing(
            self.monthly + (credits if bucket is Bucket.MONTHLY else 0),
            self.perpetual + (credits if bucket is Bucket.PERPETUAL else 0),
            self.reserved + held,
            now if self.at is None else max(now, self.at + TICK),
        )


@dataclass(frozen=True, slots=True)
class Balance:
    """What can be spent now; reservations are already taken out and shown in `reserved`."""

    monthly_remaining: int
    monthly_allocated: int
    cycle_ends_at: datetime
    perpetual_remaining: int
    reserved: int

    @property
    def total(self) -> int:
        """Monthly and perpetual together."""
        return self.monthly_remaining + self.perpetual_remaining


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One line of a quote; `kind` is `planning`, `source_digest` or `artifact`."""

    kind: str
    label: str
    credits: int


@dataclass(frozen=True, slots=True)
class Quote:
    """What a plan's artifacts will cost; reserve and settle use the same prices."""

    lines: tuple[QuoteLine, ...]
    computed_at: datetime
    notes: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """The sum of the lines."""
        return sum(line.credits for line in self.lines)


def price(artifact_type: str) -> int:
    """Credits for one artifact of this type (`table_read`, ...)."""
    return PRICES[Operation(artifact_type.upper())]


def quote(source_count: int, artifact_types: Sequence[str], at: datetime) -> Quote:
    """The quote for a plan: a pure function of source count and artifact types."""
    noun = "source" if source_count == 1 else "sources"
    head = (
        QuoteLine("planning", "StoryPlan generation", 0),
        QuoteLine("source_digest", f"Source digest ({source_count} {noun})", 0),
    )
    lines = tuple(
        QuoteLine("artifact", ARTIFACT_LABELS[Operation(kind.upper())], price(kind)) for kind in artifact_types
    )
    return Quote((*head, *lines), at)
