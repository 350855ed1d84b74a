"""HTTP face, bodies: what may be sent: of the right type, and never more than the limit, announced or not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Message, Receive

LIMIT, SOURCE_LIMIT, UPLOAD_LIMIT = 2_000_000, 26_000_000, 50_100_000
WRITING = ("POST", "PATCH", "PUT", "DELETE")
READ_HERE = ("/api/", "/owner/")


def refusal(request: Request) -> tuple[str, str] | None:
    """Code and message for a body that is not taken at all."""
    if request.method not in WRITING or not request.scope["path"].startswith(READ_HERE):
        return None
    length = request.headers.get("content-length", "")
    has_body = (length.isdigit() and int(length) > 0) or "transfer-encoding" in request.headers
    if has_body and _kind(request) not in _kinds(request):
        return "unsupported_media_type", "Send JSON with Content-Type: application/json."
    if length.isdigit() and int(length) > limit_of(request):
        return too_large(request)
    return None


def too_large(request: Request) -> tuple[str, str]:
    """Code and message for a body over its limit."""
    return "request_too_large", f"The request body is over {limit_of(request):,} bytes."


def limit_of(request: Request) -> int:
    """How many bytes this request may send."""
    if not _takes_sources(request):
        return LIMIT
    return UPLOAD_LIMIT if _kind(request) == "multipart/form-data" else SOURCE_LIMIT


class Counted:
    """Receives on until more than the limit has come; then says so once and lets nothing further in."""

    def __init__(self, receive: Receive, limit: int, over: Callable[[], Awaitable[None]]) -> None:
        self._receive, self._left, self._over = receive, limit, over

    async def __call__(self) -> Message:
        """The next message."""
        if self._left < 0:
            return {"type": "http.disconnect"}
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left >= 0:
            return message
        await self._over()
        return {"type": "http.disconnect"}


def is_json(request: Request) -> bool:
    """Whether the request sends JSON to a place that reads it."""
    path = str(request.scope["path"])
    return request.method in WRITING and path.startswith(READ_HERE) and _kind(request) == "application/json"


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


def _kinds(request: Request) -> tuple[str, ...]:
    return ("application/json", "multipart/form-data") if _takes_sources(request) else ("application/json",)


def _takes_sources(request: Request) -> bool:
    return str(request.scope["path"]).endswith("/sources")
