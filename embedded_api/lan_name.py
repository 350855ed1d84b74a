"""HTTP face, LAN name: `sleeper-hit-MACHINE.local` by multicast DNS, for as long as the studio is shared."""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

KIND = "_http._tcp.local."


class LanName:
    """One announced name; nothing is imported, opened or sent before the first announcement."""

    def __init__(self, machine: str | None = None) -> None:
        plain = re.sub(r"[^a-z0-9]+", "-", (machine or socket.gethostname()).partition(".")[0].lower()).strip("-")
        self._label = f"sleeper-hit-{plain}"[:60].rstrip("-")
        self._told: tuple[tuple[str, ...], int] = ((), 0)
        self._zeroconf: Any = None

    @property
    def host(self) -> str:
        """The name others may use."""
        return f"{self._label}.local"

    def announce(self, addresses: Sequence[str], port: int) -> None:
        """Say the name on the networks of these addresses; nothing is said twice, and without addresses nothing at all."""
        wanted = (tuple(addresses), port)
        if wanted == self._told:
            return
        self.withdraw()
        if addresses:
            self._register(addresses, port)
        self._told = wanted

    def withdraw(self) -> None:
        """Say that it is gone."""
        zeroconf, self._zeroconf, self._told = self._zeroconf, None, ((), 0)
        if zeroconf is not None:
            zeroconf.unregister_all_services()
            zeroconf.close()

    def _register(self, addresses: Sequence[str], port: int) -> None:
        from zeroconf import ServiceInfo, Zeroconf

        own = [ipaddress.ip_address(address) for address in addresses]
        info = ServiceInfo(
            KIND,
            f"{self._label}.{KIND}",
            port=port,
            addresses=[address.packed for address in own],
            server=f"{self.host}.",
            properties={"path": "/share/"},
        )
        self._zeroconf = Zeroconf(
            interfaces=[str(address) for address in own if address.version == 4] or list(addresses)
        )
        self._zeroconf.register_service(info, allow_name_change=False)
