"""Bench: a bounded load generator over loopback; every connection waits for its answer before it asks again."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """What a burst came to: requests per second, and latencies in milliseconds."""

    per_second: float
    p50: float
    p99: float


def burst(port: int, request: bytes, seconds: float, connections: int = 8) -> Load:
    """Send this request over and over for so many seconds. Raises RuntimeError on any answer but 2xx."""
    import uvloop

    return uvloop.run(_burst(port, [request] * connections, seconds))


def each_once(port: int, requests: list[bytes], connections: int = 1) -> Load:
    """Send every one of these requests once."""
    import uvloop

    return uvloop.run(_each_once(port, requests, connections))


def asking(method: str, path: str, port: int, headers: dict[str, str] | None = None, body: bytes = b"") -> bytes:
    """A request as it goes over the wire."""
    lines = {"Host": f"127.0.0.1:{port}", **(headers or {})}
    if body:
        lines |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body


async def _burst(port: int, requests: list[bytes], seconds: float) -> Load:
    until = time.perf_counter() + seconds

    async def one(request: bytes) -> list[float]:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        taken = []
        while time.perf_counter() < until:
            taken.append(await _ask(reader, writer, request))
        writer.close()
        return taken

    began = time.perf_counter()
    found = await asyncio.gather(*(one(request) for request in requests))
    return _load([one for some in found for one in some], time.perf_counter() - began)


async def _each_once(port: int, requests: list[bytes], connections: int) -> Load:
    left = list(requests)

    async def one() -> list[float]:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        taken = []
        while left:
            taken.append(await _ask(reader, writer, left.pop()))
        writer.close()
        return taken

    began = time.perf_counter()
    found = await asyncio.gather(*(one() for _ in range(connections)))
    return _load([one for some in found for one in some], time.perf_counter() - began)


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> float:
    began = time.perf_counter()
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    body = await reader.readexactly(length)
    if not head.startswith(b"HTTP/1.1 2"):
        raise RuntimeError(f"{head.splitlines()[0]!r} {body[:300]!r}")
    return (time.perf_counter() - began) * 1000


def _load(taken: list[float], seconds: float) -> Load:
    ordered = sorted(taken)
    return Load(len(ordered) / seconds, ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)])
