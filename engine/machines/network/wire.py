"""Machines, network, wire: connections that go to a checked address only and end with the time that is left."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from queue import Empty, SimpleQueue
from ssl import SSLContext, create_default_context
from threading import Thread
from typing import Any

import httpcore
import httpx

from engine.machines.network.guard import Guard

Resolve = Callable[[str, int], list[str]]
CONNECT_S = 8.0


class OutOfTime(Exception):
    """The time for the whole fetch is over."""


class NameUnknown(Exception):
    """The name cannot be resolved, or there is no network."""


class Deadline:
    """How much time is left for everything together."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left. Raises `OutOfTime` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return left


def resolve(name: str, port: int) -> list[str]:
    """Every address of a name, by the system. Raises `NameUnknown`."""
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise NameUnknown(name) from problem
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves once, checks every address, connects to a checked one; the name is kept for Host and SNI."""

    def __init__(
        self, guard: Guard, deadline: Deadline, resolve: Resolve = resolve, inner: httpcore.NetworkBackend | None = None
    ) -> None:
        self._guard, self._deadline, self._resolve = guard, deadline, resolve
        self._inner = inner or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first checked address that answers. Raises `Refused`, `NameUnknown`, `OutOfTime`, httpcore errors."""
        name = host.rstrip(".")
        addresses = self._guard.check(name, port, self._addresses(name, port))
        last: Exception | None = None
        for waiting, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
            # A share of the time for each, so that one that is silent does not use up what the others need.
            patience = min(CONNECT_S, self._deadline.left() / waiting)
            try:
                stream = self._inner.connect_tcp(address, port, patience, local_address, socket_options)
                return TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as problem:
                last = problem
        raise last or NameUnknown(name)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never."""
        raise NameUnknown(path)

    def _addresses(self, name: str, port: int) -> list[str]:
        # The system's resolver cannot be interrupted; a daemon may be left behind to end by itself.
        found: SimpleQueue[list[str] | Exception] = SimpleQueue()
        Thread(target=_ask, args=(self._resolve, name, port, found), daemon=True).start()
        try:
            answer = found.get(timeout=self._deadline.left())
        except Empty:
            raise OutOfTime from None
        if isinstance(answer, Exception):
            raise answer
        return answer


def _ask(resolve: Resolve, name: str, port: int, found: SimpleQueue[list[str] | Exception]) -> None:
    try:
        found.put(resolve(name, port))
    except (NameUnknown, OSError, ValueError) as problem:
        found.put(problem if isinstance(problem, NameUnknown) else NameUnknown(name))


class TimedStream(httpcore.NetworkStream):
    """A stream whose every wait is cut to the time that is left."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes from the other side. Raises `OutOfTime`, httpcore errors."""
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Bytes to the other side. Raises `OutOfTime`, httpcore errors."""
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        """Hang up."""
        self._inner.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same, encrypted; the certificate must be the name's."""
        return TimedStream(self._inner.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the inner stream tells about itself."""
        return self._inner.get_extra_info(info)


@cache
def trusted() -> SSLContext:
    """Certificates are checked against the system's authorities and, where a system has none at hand, the kept list."""
    import certifi

    context = create_default_context()
    context.load_verify_locations(certifi.where())
    return context


class GuardedTransport(httpx.BaseTransport):
    """httpx over a guarded backend; no proxy, no kept connections, no redirects of its own."""

    def __init__(self, backend: httpcore.NetworkBackend, ssl_context: SSLContext | None = None) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl_context or trusted(), network_backend=backend, max_keepalive_connections=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request, one answer."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        inner = httpcore.Request(
            request.method, url, headers=request.headers.raw, content=request.stream, extensions=request.extensions
        )
        answer = self._pool.handle_request(inner)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Hang up everything."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
