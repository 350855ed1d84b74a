"""HTTP face, guard: the first thing every request meets: id, host, where it comes from, how big it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from embedded_api import bodies, errors
from embedded_api.cors import Origins
from embedded_api.hosts import Doorkeeper
from embedded_api.reading import Gathered
from engine.foundation.ids import new_request_id

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from engine import Studio, StudioSettings
    from engine.access.rates import RateState


class Guard:
    """Gives each request its id, refuses foreign hosts and remote callers, and lets no bug out unshaped."""

    def __init__(self, app: ASGIApp, studio: Studio, settings: StudioSettings) -> None:
        self._app, self._door, self._origins = app, Doorkeeper(settings), Origins(settings)
        self._studio = studio

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})["request_id"] = new_request_id()
        request = Request(scope, receive)
        began = _Began(request, send, self._origins, self._studio)
        try:
            answer = self._instead(request)
            await (answer or self._app)(scope, began.counted(receive), began)
        except Exception as problem:  # noqa: BLE001 - the last shape every failure gets; it is logged in `crashed`
            if not began.is_closed:
                await began.crashed(problem)

    def _instead(self, request: Request) -> Response | None:
        """The answer to a request that goes no further."""
        refusal = self._door.refusal(request) or bodies.refusal(request)
        return errors.reply(request, *refusal) if refusal else self._origins.preflight(request)


class _Began:
    """Sends on, adding the headers every answer carries."""

    def __init__(self, request: Request, send: Send, origins: Origins, studio: Studio) -> None:
        self._request, self._send, self._origins, self._studio = request, send, origins, studio
        self._has_begun = self.is_closed = False

    async def __call__(self, message: Message) -> None:
        if self.is_closed:
            return
        if message["type"] == "http.response.start":
            self._has_begun = True
            self._dress(MutableHeaders(scope=message))
        await self._send(message)

    def counted(self, receive: Receive) -> Receive:
        """The request's body, up to its limit."""
        counted = bodies.Counted(receive, bodies.limit_of(self._request), self._too_large)
        return Gathered(counted, self._request) if bodies.is_json(self._request) else counted

    async def crashed(self, problem: Exception) -> None:
        """Say that something went wrong, unless an answer has begun."""
        answer = errors.crashed(self._request, problem)
        if not self._has_begun:
            await answer(self._request.scope, self._request.receive, self)

    async def _too_large(self) -> None:
        if not self._has_begun:
            answer = errors.reply(self._request, *bodies.too_large(self._request))
            answer.headers["Connection"] = "close"
            await answer(self._request.scope, self._request.receive, self)
        self.is_closed = True

    def _dress(self, headers: MutableHeaders) -> None:
        state = self._request.scope["state"]
        headers["X-Request-Id"] = state["request_id"]
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.update(self._origins.headers(self._request))
        rate = state.get("rate") or self._standing()
        if rate is not None:
            headers["RateLimit-Limit"], headers["RateLimit-Remaining"] = str(rate.limit), str(rate.remaining)
            headers["RateLimit-Reset"] = str(rate.reset_s)
        if "api_key" in state:
            headers.setdefault("Cache-Control", "no-store")

    def _standing(self) -> RateState | None:
        """Where the caller's address stands, for an answer given before anybody was known."""
        if not self._request.scope["path"].startswith(("/api/v1/", "/api/share/")):
            return None
        address = self._request.client.host if self._request.client else ""
        return self._studio.access.rates.standing(f"address:{address}", self._studio.settings.rate_limit_per_address)
