"""A network between a listener and the house that can go away and come back: every line through it breaks, or falls silent, and no new one is made."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Network:
    """Passes bytes on from a port of its own to the house's."""

    def __init__(self, port: int) -> None:
        self._house, self._is_there = port, True
        self._lines: list[socket.socket] = []
        self._flows = threading.Event()
        self._flows.set()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._let_in, daemon=True).start()

    @property
    def origin(self) -> str:
        """Where listeners find it."""
        return f"http://127.0.0.1:{self.port}"

    def goes(self) -> None:
        """Everything breaks."""
        self._is_there = False
        for line in self._lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()
        self._lines.clear()

    def stalls(self) -> None:
        """Nothing breaks, and nothing comes through."""
        self._flows.clear()

    def flows(self) -> None:
        """What was held up comes through."""
        self._flows.set()

    def comes_back(self) -> None:
        """New lines are passed on again."""
        self._is_there = True

    def close(self) -> None:
        """For good."""
        self.goes()
        self.flows()
        self._door.close()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                guest, _ = self._door.accept()
                if not self._is_there:
                    guest.close()
                    continue
                house = socket.create_connection(("127.0.0.1", self._house))
                self._lines += [guest, house]
                for one, other in ((guest, house), (house, guest)):
                    threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(8192):
                self._flows.wait()
                other.sendall(data)
        for line in (one, other):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
