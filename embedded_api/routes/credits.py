"""Routes, credits: the balance and the ledger behind it."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from embedded_api.desk import ReadsCredits
from embedded_api.routes.projects import Limit
from embedded_api.schemas.base import listed
from embedded_api.schemas.production import credits_out, entry_out
from engine.credits.model import EntryKind

router = APIRouter(prefix="/credits", tags=["Credits"])


@router.get("")
def get_credits(desk: ReadsCredits) -> JSONResponse:
    """What can be spent now."""
    return desk.look(lambda work: credits_out(desk.studio.credits.balance(work)))


@router.get("/ledger")
def get_ledger(
    desk: ReadsCredits,
    limit: Limit = 20,
    cursor: str | None = None,
    jobId: str | None = None,
    artifactId: str | None = None,
    kind: EntryKind | None = None,
) -> JSONResponse:
    """Every change of the balance, newest first."""
    asked = {"job_id": jobId, "artifact_id": artifactId, "kind": kind}
    filters = {name: str(value) for name, value in asked.items() if value is not None}
    return desk.look(
        lambda work: listed("entries", desk.studio.credits.ledger(work, limit, cursor, **filters), entry_out)
    )
