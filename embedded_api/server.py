"""HTTP face, server: uvicorn on a port, in a thread of the window or in the foreground of the command line."""

from __future__ import annotations

import errno
import logging
import socket
import threading
from typing import TYPE_CHECKING

import uvicorn

from embedded_api.app import build_app
from embedded_api.following import Places
from embedded_api.lan import Lan
from embedded_api.owner import header_of
from engine.foundation.errors import KnownError

if TYPE_CHECKING:
    from engine import Studio, StudioSettings

GRACE_S = 1


class PortInUse(KnownError):
    """Another program listens on the port."""

    code = "service_unavailable"


class AddressNotHere(KnownError):
    """The address to listen on is not this machine's."""

    code = "service_unavailable"


class EmbeddedServer:
    """Serves one studio; `start` answers when requests can be taken, `stop` ends every stream."""

    def __init__(
        self, studio: Studio, host: str | None = None, port: int | None = None, settings: StudioSettings | None = None
    ) -> None:
        self._studio, self._places = studio, Places()
        self._host = host or ("0.0.0.0" if studio.settings.lan_enabled else studio.settings.server_host)  # noqa: S104 - the owner's switch
        self._socket = _listening(self._host, studio.settings.server_port if port is None else port)
        config = uvicorn.Config(
            build_app(studio, self._places, settings),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_S,
        )
        # Paths hold share tokens, and no log may.
        logging.getLogger("uvicorn.access").setLevel(logging.CRITICAL)
        self._server = uvicorn.Server(config)
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """The port it listens on, chosen by the system when 0 was asked for."""
        return int(self._socket.getsockname()[1])

    @property
    def origin(self) -> str:
        """Where this machine finds it."""
        host = "127.0.0.1" if self._host == "0.0.0.0" else self._host  # noqa: S104 - compares, binds nothing
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    def start(self) -> EmbeddedServer:
        """Serve in a thread; returns when it can take requests. The owner's secret lies ready by then."""
        header_of(self._studio.paths)
        self._thread = threading.Thread(target=self._serve, name="embedded-api", daemon=True)
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            self._thread.join(0.01)
        return self

    def lan(self) -> Lan:
        """The door to other devices on the network, at this server's port; closed at first."""
        return Lan(
            self._studio,
            self.port,
            lambda address, settings: EmbeddedServer(self._studio, address, self.port, settings).start(),
        )

    def stop(self) -> None:
        """Stop taking requests, end streams and rooms, let go of the port."""
        self._studio.stage.end_rooms()
        self.leave()

    def leave(self) -> None:
        """Stop taking requests here and let go of the port; rooms stay open for those who listen elsewhere."""
        self._server.should_exit = True
        self._places.close()
        if self._thread is not None:
            self._thread.join(GRACE_S + 5)
        self._socket.close()

    def _serve(self) -> None:
        self._server.run(sockets=[self._socket])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as problem:
        listener.close()
        raise _refused(host, port, problem) from problem
    return listener


def _refused(host: str, port: int, problem: OSError) -> KnownError:
    if problem.errno == errno.EADDRINUSE:
        hint = "Choose another one with --port, or close that program."
        return PortInUse(f"Port {port} is in use by another program.", hint=hint)
    if problem.errno == errno.EACCES:
        return PortInUse(f"Port {port} may not be used by this account.", hint="Choose one from 1024 on with --port.")
    return AddressNotHere(
        f"The studio cannot listen on {host}: this machine has no such address.",
        hint="Use 127.0.0.1, or one of this machine's own addresses.",
    )
