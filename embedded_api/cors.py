"""HTTP face, cors: pages of other origins stay outside, except those the owner listed, each by its exact name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

    from engine import StudioSettings

METHODS = "GET, HEAD, POST, PATCH, DELETE"
SENDS = "Authorization, Content-Type, Idempotency-Key, Last-Event-ID"
SEES = (
    "X-Request-Id, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, Idempotency-Replayed, Location"
)


class Origins:
    """The browser origins that may call the API, and those that may call the share API."""

    def __init__(self, settings: StudioSettings) -> None:
        self._lists = {"/api/v1/": settings.cors_api_origins, "/api/share/": settings.cors_share_origins}

    def listed(self, request: Request) -> str | None:
        """The request's origin where the owner listed it for this path."""
        origin = request.headers.get("origin")
        path = request.scope["path"]
        return origin if any(path.startswith(root) and origin in known for root, known in self._lists.items()) else None

    def preflight(self, request: Request) -> Response | None:
        """The answer to a listed page that asks whether it may; to any other the API says nothing of the kind."""
        asks = request.method == "OPTIONS" and "access-control-request-method" in request.headers
        if not asks or self.listed(request) is None:
            return None
        return Response(
            status_code=204,
            headers={
                "Access-Control-Allow-Methods": METHODS,
                "Access-Control-Allow-Headers": SENDS,
                "Access-Control-Max-Age": "600",
            },
        )

    def headers(self, request: Request) -> dict[str, str]:
        """What an answer to a listed page carries; never `*`, never credentials."""
        origin = self.listed(request)
        if origin is None:
            return {}
        return {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": SEES, "Vary": "Origin"}
