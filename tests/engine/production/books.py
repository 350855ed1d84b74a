"""An auditor: reads ledger, orders and jobs in one snapshot and says what does not add up."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from engine.credits.model import EntryKind
from engine.production.model import StoryJob, StoryJobStatus

if TYPE_CHECKING:
    from engine import Studio, Work
    from engine.credits.model import LedgerEntry

OVER = (StoryJobStatus.READY, StoryJobStatus.FAILED, StoryJobStatus.CANCELED)


def audit(studio: Studio) -> None:
    """Raises AssertionError when a balance is not its ledger's sum, or anything was charged twice; true at any moment."""
    with studio.reading("auditor") as work:
        lines, jobs = every_line(studio, work), every_job(studio, work)
        balance = studio.credits.balance(work)
        after = studio.credits.ledger(work, 1).items
    _check_balance(balance.total, balance.reserved, lines)
    assert not after or after[0].balance_after == balance.total
    assert min(balance.monthly_remaining, balance.perpetual_remaining) >= 0
    for job in jobs:
        _check_job(job, [line for line in lines if line.job_id == job.id])


def every_line(studio: Studio, work: Work) -> list[LedgerEntry]:
    """The whole ledger, newest first."""
    lines: list[LedgerEntry] = []
    cursor = None
    while True:
        page = studio.credits.ledger(work, 100, cursor)
        lines += page.items
        if page.next_cursor is None:
            return lines
        cursor = page.next_cursor


def every_job(studio: Studio, work: Work) -> list[StoryJob]:
    """All story jobs."""
    jobs: list[StoryJob] = []
    cursor = None
    while True:
        page = studio.production.list(work, limit=100, cursor=cursor)
        jobs += page.items
        if page.next_cursor is None:
            return jobs
        cursor = page.next_cursor


def _check_balance(total: int, reserved: int, lines: list[LedgerEntry]) -> None:
    held: dict[str, int] = defaultdict(int)
    for line in lines:
        if line.reservation_id:
            held[line.reservation_id] += line.credits if line.kind is EntryKind.RESERVE else 0
    for line in lines:
        if line.reservation_id and line.kind in (EntryKind.SETTLE, EntryKind.RELEASE):
            held[line.reservation_id] = 0
    assert not lines or total == sum(line.credits for line in lines)
    assert reserved == -sum(held.values())


def _check_job(job: StoryJob, lines: list[LedgerEntry]) -> None:
    kinds: dict[str, list[EntryKind]] = defaultdict(list)
    settled: dict[str, int] = defaultdict(int)
    for line in reversed(lines):
        kinds[f"{line.reservation_id} {line.bucket}"].append(line.kind)
        settled[str(line.artifact_id)] += line.settled_credits or 0
    for kind in kinds.values():
        assert kind in (
            [EntryKind.RESERVE],
            [EntryKind.RESERVE, EntryKind.SETTLE],
            [EntryKind.RESERVE, EntryKind.RELEASE],
        )
    prices = {item.artifact_id: 11 for item in job.artifacts}
    assert all(paid in (0, prices[artifact]) for artifact, paid in settled.items()), (job.id, settled)
    assert sum(settled.values()) == job.credits.settled
    ready = {item.artifact_id for item in job.artifacts if item.status == "READY"}
    assert ready == {artifact for artifact, paid in settled.items() if paid}
    if job.status in OVER:
        assert job.credits.settled + job.credits.released == job.credits.reserved
        assert {str(item.status) for item in job.artifacts} <= {"READY", "FAILED"}
        assert -sum(line.credits for line in lines) == job.credits.settled
