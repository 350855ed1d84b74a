"""Schemas, production: story jobs, credits."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from embedded_api.schemas.base import In
from embedded_api.schemas.planning import RequestIn, request_out
from engine.credits.model import CURRENCY, Balance, LedgerEntry
from engine.foundation.clock import iso
from engine.planning.model import ArtifactRequest
from engine.production.model import StoryJob


class StoryJobIn(In):
    """Order what an approved plan foresees, or these requests instead."""

    story_plan_id: str
    artifact_requests: Annotated[list[RequestIn] | None, Field(min_length=1, max_length=8)] = None

    def requests(self) -> tuple[ArtifactRequest, ...] | None:
        """As the engine takes them."""
        return None if self.artifact_requests is None else tuple(item.request() for item in self.artifact_requests)


def job_out(job: StoryJob) -> dict[str, Any]:
    """A story job on the wire."""
    progress, failure = job.progress, job.failure
    return {
        "id": job.id, "kind": job.kind, "storyPlanId": job.plan_id, "projectId": job.project_id, "status": str(job.status),
        "progress": None if progress is None else {"stage": progress.stage, "percent": progress.percent, "detail": progress.detail},
        "artifactRequests": [request_out(item) for item in job.requests],
        "credits": {"reserved": job.credits.reserved, "settled": job.credits.settled, "released": job.credits.released},
        "artifacts": [{"id": item.artifact_id, "type": item.request.type, "status": str(item.status)} for item in job.artifacts],
        "warnings": [{"code": w.code, "message": w.message, "artifactId": w.artifact_id} for w in job.warnings],
        "failureCode": failure.code if failure else None, "failureMessage": failure.message if failure else None,
        "createdAt": iso(job.created_at), "startedAt": iso(job.started_at) if job.started_at else None,
        "finishedAt": iso(job.finished_at) if job.finished_at else None, "updatedAt": iso(job.updated_at),
    }  # fmt: skip


def credits_out(balance: Balance) -> dict[str, Any]:
    """The balance on the wire."""
    credits = {
        "balance": balance.total, "currency": CURRENCY,
        "monthly": {"remaining": balance.monthly_remaining, "allocated": balance.monthly_allocated, "cycleEndsAt": iso(balance.cycle_ends_at)},
        "perpetual": {"remaining": balance.perpetual_remaining}, "reserved": balance.reserved,
    }  # fmt: skip
    return {"credits": credits, "balance": balance.total}


def entry_out(entry: LedgerEntry) -> dict[str, Any]:
    """A ledger entry on the wire."""
    return {
        "id": entry.id, "kind": str(entry.kind), "operation": str(entry.operation) if entry.operation else None, "credits": entry.credits,
        "bucket": str(entry.bucket), "jobId": entry.job_id, "artifactId": entry.artifact_id, "reservationId": entry.reservation_id,
        "settledCredits": entry.settled_credits, "balanceAfter": entry.balance_after, "createdAt": iso(entry.created_at),
    }  # fmt: skip
