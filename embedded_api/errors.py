"""HTTP face, errors: one table from error codes to statuses, one envelope, no trace ever leaves."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from embedded_api.desk import admit
from embedded_api.player_pages import error_page
from embedded_api.reading import malformed
from embedded_api.validation import issues_of
from engine.access.errors import RateLimited
from engine.access.rates import RateState
from engine.foundation.errors import (
    DiskFull,
    KnownError,
    NotFound,
    StudioError,
    ValidationFailed,
    is_disk_full,
    said_plainly,
)

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

log = logging.getLogger(__name__)

STATUS: dict[str, int] = {
    "authentication_required": 401, "invalid_api_key": 401, "api_key_revoked": 401, "api_key_expired": 401,
    "account_disabled": 403, "ip_not_allowed": 403, "insufficient_scope": 403, "rate_limited": 429,
    "idempotency_key_required": 400, "idempotency_conflict": 409, "validation_failed": 400,
    "project_not_found": 404, "source_not_found": 404, "source_type_unsupported": 400, "source_too_large": 413, "source_fetch_failed": 422,
    "story_plan_not_found": 404, "story_plan_state_invalid": 409, "story_plan_failed": 409,
    "story_job_not_found": 404, "story_job_state_invalid": 409,
    "artifact_not_found": 404, "artifact_not_ready": 409, "artifact_generation_failed": 500,
    "insufficient_credits": 402, "internal_error": 500,
    "project_precondition_failed": 409, "cast_precondition_failed": 409,
    "not_found": 404, "method_not_allowed": 405, "request_too_large": 413, "unsupported_media_type": 415,
    "artifact_operation_unsupported": 409, "voice_not_found": 404, "sfx_cue_not_found": 404, "voice_modification_not_found": 404, "live_room_not_found": 404,
    "publishing_series_not_found": 404, "publishing_release_not_found": 404, "publishing_state_invalid": 409,
    "webhook_not_found": 404, "webhook_delivery_not_found": 404,
    "share_token_invalid": 401, "share_token_revoked": 410, "share_token_expired": 410,
    "host_not_allowed": 403, "remote_access_disabled": 403, "service_unavailable": 503,
}  # fmt: skip
PUBLISHED = tuple(STATUS)[:26]
PAGES = "/share/"
LOST = {404: "There is nothing at this address.", 405: "This page can only be read."}
"""What somebody with a browser is told, below the address of pages."""
UNEXPECTED = "Something went wrong inside the studio; its log has the details."


def envelope(code: str, message: str, request_id: str, details: dict[str, Any] | None = None) -> dict[str, Any]:
    """The error body of the API."""
    error: dict[str, Any] = {"code": code, "message": message, "requestId": request_id}
    return {"error": {**error, "details": details} if details else error}


def reply(
    request: Request, code: str, message: str, details: dict[str, Any] | None = None, status: int | None = None
) -> JSONResponse:
    """An error answer with the headers its status asks for."""
    status = status or STATUS.get(code, 500)
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    if status in (429, 503):
        headers["Retry-After"] = str((details or {}).get("retryAfter", 5))
    return JSONResponse(envelope(code, message, request.state.request_id, details), status, headers)


def known(request: Request, problem: StudioError) -> JSONResponse:
    """A named error of the engine as the API says it."""
    if isinstance(problem, ValidationFailed):
        return reply(request, problem.code, problem.message, {"issues": [_issue(*issue) for issue in problem.issues]})
    if isinstance(problem, RateLimited) and "limit" in problem.details:
        request.state.rate = RateState(problem.details["limit"], 0, problem.details["retry_after"])
    code = problem.code if problem.code in STATUS else "internal_error"
    if code != problem.code:
        log.error(
            "Request %s failed as no request should: %s", request.state.request_id, problem.code, exc_info=problem
        )
    if isinstance(problem, DiskFull):
        code = "service_unavailable"
    return reply(request, code, problem.sentence(), {_camel(name): value for name, value in problem.details.items()})


def install(app: FastAPI) -> None:
    """Every way to fail answers with the envelope."""
    app.add_exception_handler(KnownError, known)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, _invalid)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, _framework)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, _unexpected)


def crashed(request: Request, problem: Exception) -> JSONResponse:
    """The answer to a bug, or to a disk that is full where nobody expected it; a failure is logged once."""
    is_news = not getattr(request.state, "crashed", False) and not isinstance(problem, ClientDisconnect)
    if is_news:
        log.error("Request %s failed", request.state.request_id, exc_info=problem)
    request.state.crashed = True
    if is_disk_full(problem):
        return known(request, said_plainly(problem))
    return reply(request, "internal_error", UNEXPECTED)


async def _unexpected(request: Request, problem: Exception) -> JSONResponse:
    return crashed(request, problem)


async def _invalid(request: Request, problem: RequestValidationError) -> JSONResponse:
    found = problem.errors()
    if not any(one["type"] == "json_invalid" for one in found):
        return known(request, ValidationFailed(issues_of(found)))
    try:
        await admit(
            request
        )  # the framework reads a body before it asks who sent it; the API answers in the other order
    except KnownError as refused:
        return known(request, refused)
    return known(request, malformed(request))


def _framework(request: Request, problem: HTTPException) -> Response:
    is_browser = "text/html" in request.headers.get("accept", "")
    if is_browser and request.url.path.startswith(PAGES) and problem.status_code in LOST:
        return error_page(
            NotFound(LOST[problem.status_code], hint="Check that the link was copied whole."), problem.status_code
        )
    if problem.status_code == 405:
        return reply(request, "method_not_allowed", "This path does not answer to this method.")
    if problem.status_code == 404:
        return reply(request, "not_found", "There is nothing at this path.")
    if problem.status_code == 400:
        return known(request, ValidationFailed([("", f"Invalid input: {problem.detail}", None)]))
    return reply(request, "internal_error", str(problem.detail), status=problem.status_code)


def _issue(path: str, message: str, limit: float | None) -> dict[str, Any]:
    return {"path": path, "message": message, "limit": limit}


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)
