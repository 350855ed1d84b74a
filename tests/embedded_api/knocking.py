"""Raw knocks on a server's door: bytes as no honest client would send them."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embedded_api.server import EmbeddedServer
from engine import Studio, StudioSettings, open_studio
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines


@dataclass(frozen=True)
class Answered:
    """What came back."""

    status: int
    head: str
    body: bytes

    @property
    def code(self) -> str:
        """The error's code, or nothing."""
        try:
            return str(json.loads(self.body)["error"]["code"])
        except (ValueError, KeyError):
            return ""

    def header(self, name: str) -> str | None:
        """A header's value."""
        lines = (line.partition(":") for line in self.head.splitlines()[1:])
        return next((value.strip() for field, _, value in lines if field.lower() == name.lower()), None)


def send(port: int, sent: bytes, address: str = "127.0.0.1") -> Answered:
    """Send these bytes, read until the server closes."""
    with socket.create_connection((address, port), timeout=60) as line:
        line.sendall(sent)
        return read(line)


def read(line: socket.socket) -> Answered:
    """Read one answer; the server must close after it."""
    got = b""
    while chunk := line.recv(65536):
        got += chunk
    head, _, body = got.partition(b"\r\n\r\n")
    return Answered(int(head.split()[1]) if head else 0, head.decode("latin-1"), body)


def ask(
    port: int, path: str, *headers: str, host: str | None = None, method: str = "GET", address: str = "127.0.0.1"
) -> Answered:
    """One request, word for word."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host or f'{address}:{port}'}", "Connection: close", *headers]
    return send(port, "".join(f"{line}\r\n" for line in lines).encode("latin-1") + b"\r\n", address)


@contextmanager
def serving(home: Path, **settings: Any) -> Iterator[tuple[Studio, EmbeddedServer]]:
    """A studio of fakes with these settings, served."""
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings().with_values(settings), machines=fake_machines())
    server = EmbeddedServer(studio, port=0).start()
    try:
        yield studio, server
    finally:
        server.stop()
        studio.close()
