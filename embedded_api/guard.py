"""HTTP face, guard: the first thing every request meets: id, host, where it comes from, how big it is."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

from embedded_api import errors
from engine.foundation.ids import new_request_id

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from engine import StudioSettings

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
FORWARDING = (
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
    "via",
    "cf-connecting-ip",
)
OPEN_ON_LAN = ("/share/", "/api/share/", "/media/", "/api/v1/publishing-feeds/")
LIMIT, SOURCE_LIMIT, UPLOAD_LIMIT = 2_000_000, 26_000_000, 50_100_000


class Guard:
    """Gives each request its id, refuses foreign hosts and remote callers, and lets no bug out unshaped."""

    def __init__(self, app: ASGIApp, settings: StudioSettings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})["request_id"] = new_request_id()
        request, began = Request(scope, receive), _Began(scope, send)
        refusal = self._refusal(request)
        try:
            if refusal is not None:
                await errors.reply(request, *refusal)(scope, receive, began)
            else:
                await self._app(scope, receive, began)
        except Exception:  # noqa: BLE001 - the last shape every failure gets; it is logged in `crashed`
            answer = errors.crashed(request)
            if not began.has_begun:
                await answer(scope, receive, began)

    def _refusal(self, request: Request) -> tuple[str, str] | None:
        host = request.headers.get("host", "")
        if not self._host_allowed(host):
            return "host_not_allowed", "This host name is not on the studio's list."
        if self._is_remote(request, host) and not self._open_to_remote(request.url.path):
            return "remote_access_disabled", "This is not open to other machines."
        return _body_refusal(request)

    def _host_allowed(self, host: str) -> bool:
        name = urlsplit(f"//{host}").hostname or ""
        if host in self._settings.hosts_allowed or name in self._settings.hosts_allowed:
            return True
        public = urlsplit(self._settings.server_public_origin or "").hostname
        return (
            name in LOOPBACK_NAMES
            or (public is not None and name == public)
            or (self._settings.lan_enabled and _is_address(name))
        )

    def _is_remote(self, request: Request, host: str) -> bool:
        peer = request.client.host if request.client else "127.0.0.1"
        name = urlsplit(f"//{host}").hostname or ""
        forwarded = any(header in request.headers for header in FORWARDING)
        return not _is_loopback(peer) or name not in LOOPBACK_NAMES or forwarded

    def _open_to_remote(self, path: str) -> bool:
        if not self._settings.lan_enabled:
            return False
        return path.startswith(OPEN_ON_LAN) or (
            self._settings.lan_api_enabled and path.startswith("/api/") and not path.startswith("/owner/")
        )


class _Began:
    """Sends on, adding the headers every answer carries."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope, self._send = scope, send
        self.has_begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.has_begun = True
            self._dress(MutableHeaders(scope=message))
        await self._send(message)

    def _dress(self, headers: MutableHeaders) -> None:
        state = self._scope["state"]
        headers["X-Request-Id"] = state["request_id"]
        headers.setdefault("X-Content-Type-Options", "nosniff")
        rate = state.get("rate")
        if rate is not None:
            headers["RateLimit-Limit"], headers["RateLimit-Remaining"] = str(rate.limit), str(rate.remaining)
            headers["RateLimit-Reset"] = str(rate.reset_s)
        if "api_key" in state:
            headers.setdefault("Cache-Control", "no-store")


def _body_refusal(request: Request) -> tuple[str, str] | None:
    if request.method not in ("POST", "PATCH", "PUT", "DELETE") or not request.url.path.startswith("/api/"):
        return None
    headers = Headers(scope=request.scope)
    length, kind = headers.get("content-length", ""), headers.get("content-type", "").split(";")[0].strip().lower()
    has_body = (length.isdigit() and int(length) > 0) or "transfer-encoding" in headers
    is_source = request.url.path.endswith("/sources")
    allowed = {"application/json", "multipart/form-data"} if is_source else {"application/json"}
    if has_body and kind not in allowed:
        return "unsupported_media_type", "Send JSON with Content-Type: application/json."
    limit = UPLOAD_LIMIT if kind == "multipart/form-data" else SOURCE_LIMIT if is_source else LIMIT
    if length.isdigit() and int(length) > limit:
        return "request_too_large", f"The request body is over {limit:,} bytes."
    return None


def _is_loopback(peer: str) -> bool:
    try:
        return ipaddress.ip_address(peer).is_loopback
    except ValueError:
        return peer in ("testclient", "localhost")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
