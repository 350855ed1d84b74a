"""HTTP face, LAN: the share pages for other devices on the network, at every address this machine has, while a switch is on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from embedded_api.lan_addresses import own_addresses
from embedded_api.lan_name import LanName
from engine.foundation.errors import KnownError
from engine.foundation.settings_file import write_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine import Studio, StudioSettings

log = logging.getLogger(__name__)
LOOK_S = 4.0
NO_NETWORK = "This machine is in no network at the moment. Addresses appear here as soon as it is."


class Door(Protocol):
    """A server that listens at one address."""

    @property
    def origin(self) -> str:
        """Where others find it."""

    def leave(self) -> None:
        """Listen no more."""


class Lan:
    """Listens at each address by itself, follows them as they come and go, and gives the machine a name.

    The main server stays on the loopback address; what is reached here is the share surface alone, as the settings say.
    """

    def __init__(
        self,
        studio: Studio,
        port: int,
        listen: Callable[[str, StudioSettings], Door],
        addresses: Callable[[], tuple[str, ...]] = own_addresses,
        name: LanName | None = None,
    ) -> None:
        self._studio, self._port, self._listen, self._addresses = studio, port, listen, addresses
        self._name = LanName() if name is None else name
        self._change, self._looking = threading.RLock(), threading.Event()
        self._open: dict[str, Door] = {}
        self._refused: dict[str, str] = {}
        self._thread: threading.Thread | None = None

    @property
    def is_on(self) -> bool:
        """Whether other devices are let in."""
        return self._thread is not None

    @property
    def origins(self) -> tuple[str, ...]:
        """Where other devices find the studio: the best address first, the machine's name last."""
        with self._change:
            open_now = [server.origin for address in self._addresses() if (server := self._open.get(address))]
        name = self._name.host
        return (*open_now, *((f"http://{name}:{self._port}",) if open_now and name else ()))

    @property
    def trouble(self) -> str:
        """Why nobody can come in although the switch is on; empty when somebody can."""
        if not self.is_on or self.origins:
            return ""
        return next(iter(self._refused.values()), NO_NETWORK)

    def turn_on(self) -> None:
        """Let other devices in, now and at the next start. Returns when every address of this moment is open."""
        with self._change:
            if self._thread is not None:
                return
            write_settings(self._studio.paths.settings, {"lan.enabled": True})
            self._looking.clear()
            self.look()
            self._thread = threading.Thread(target=self._look_after, name="lan", daemon=True)
            self._thread.start()

    def turn_off(self) -> None:
        """Let nobody in any more, now and at the next start."""
        write_settings(self._studio.paths.settings, {"lan.enabled": False})
        self.close()

    def look(self) -> None:
        """Open what is new, close what is gone."""
        with self._change:
            here = self._addresses()
            for address in [known for known in self._open if known not in here]:
                self._open.pop(address).leave()
            self._refused = {address: reason for address, reason in self._refused.items() if address in here}
            for address in here:
                if address not in self._open:
                    self._begin(address)

    def close(self) -> None:
        """Close every address; the switch stays as it is written."""
        self._looking.set()
        with self._change:
            thread, self._thread = self._thread, None
            servers, self._open = list(self._open.values()), {}
        if thread is not None:
            thread.join()
        self._name.withdraw()
        for server in servers:
            server.leave()

    def _begin(self, address: str) -> None:
        settings = self._studio.settings
        names = (*settings.hosts_allowed, *((self._name.host,) if self._name.host else ()))
        wide = replace(settings, lan_enabled=True, hosts_allowed=names)
        try:
            self._open[address] = self._listen(address, wide)
            self._refused.pop(address, None)
        except KnownError as problem:
            if address not in self._refused:
                log.warning("The studio is not reached at %s: %s", address, problem)
            self._refused[address] = problem.sentence()

    def _look_after(self) -> None:
        while True:
            self._announce(tuple(self._open))
            if self._looking.wait(LOOK_S):
                return
            if self._change.acquire(timeout=LOOK_S):
                try:
                    if not self._looking.is_set():
                        self.look()
                finally:
                    self._change.release()

    def _announce(self, addresses: Sequence[str]) -> None:
        try:
            self._name.announce(addresses, self._port)
        except Exception:  # a name is a comfort; addresses work without it
            log.exception("This machine's name could not be announced")
