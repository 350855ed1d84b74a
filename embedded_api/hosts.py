"""HTTP face, hosts: which names this server answers to, who counts as another machine, and what such a machine may see."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from starlette.requests import Request

    from engine import StudioSettings

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
FORWARDING = (
    "forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "x-forwarded-server",
    "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip", "via",
)  # fmt: skip
OPEN_ON_LAN = ("/share/", "/api/share/", "/media/", "/api/v1/publishing-feeds/")
OWNERS = "/owner/"
_FORM = re.compile(r"(?P<name>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{1,5}))?")


class Doorkeeper:
    """Refuses names that are not this server's, and other machines where they have no business."""

    def __init__(self, settings: StudioSettings) -> None:
        self._settings = settings

    def refusal(self, request: Request) -> tuple[str, str] | None:
        """Code and message for a request that may not come in."""
        host = _host_of(request)
        if host is None or not self._allowed(*host, _port_of(request)):
            return "host_not_allowed", "This host name is not on the studio's list."
        # The path as it will be routed: a URL put together from headers could name another one.
        if _is_remote(request, host[0]) and not self._open_to_remote(request.scope["path"]):
            return "remote_access_disabled", "This is not open to other machines."
        if request.scope["path"].startswith(OWNERS) and _is_foreign_page(request):
            return "remote_access_disabled", "A page of another origin may not act for the owner."
        return None

    def _allowed(self, name: str, port: int | None, own: int) -> bool:
        listed = {one.lower() for one in self._settings.hosts_allowed}
        if name in listed or f"{name}:{port}" in listed:
            return True
        if name in LOOPBACK_NAMES:
            return (80 if port is None else port) == own
        public = urlsplit(self._settings.server_public_origin or "").hostname
        return name == public or (self._settings.lan_enabled and _is_address(name))

    def _open_to_remote(self, path: str) -> bool:
        if not self._settings.lan_enabled:
            return False
        return path.startswith(OPEN_ON_LAN) or (self._settings.lan_api_enabled and path.startswith("/api/"))


def is_loopback(address: str) -> bool:
    """Whether this is an address of the machine itself."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _is_remote(request: Request, name: str) -> bool:
    peer = request.client.host if request.client else ""
    return (
        not is_loopback(peer) or name not in LOOPBACK_NAMES or any(header in request.headers for header in FORWARDING)
    )


def _is_foreign_page(request: Request) -> bool:
    origin = request.headers.get("origin")
    return origin is not None and origin != f"{request.scope['scheme']}://{request.headers['host']}"


def _host_of(request: Request) -> tuple[str, int | None] | None:
    """The one Host of a request as name and port; two, or one with anything else in it, is none."""
    given = request.headers.getlist("host")
    form = _FORM.fullmatch(given[0]) if len(given) == 1 else None
    if form is None:
        return None
    return form["name"].strip("[]").lower().rstrip("."), int(form["port"]) if form["port"] else None


def _port_of(request: Request) -> int:
    server = request.scope.get("server")
    return int(server[1]) if server and server[1] else 80


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
