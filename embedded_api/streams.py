"""HTTP face, streams: blocking iterators of the engine as HTTP streams that end when the listener leaves."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import anyio
from anyio.to_thread import run_sync

if TYPE_CHECKING:
    from engine.stage.model import RoomEvent

LISTENERS = 64
_END = object()


class Streams:
    """Threads for listeners, apart from those that answer requests, so that many listeners never starve the API."""

    def __init__(self) -> None:
        self._limiter: anyio.CapacityLimiter | None = None

    async def chunks(self, source: Iterator[bytes]) -> AsyncIterator[bytes]:
        """Bytes as they come; the source is closed when the listener goes."""
        async for chunk in self._pulled(source):
            yield chunk

    async def events(self, source: Iterator[RoomEvent | None]) -> AsyncIterator[bytes]:
        """Server-sent events; None becomes a comment that keeps the line open."""
        yield b"retry: 3000\n\n"
        async for event in self._pulled(source):
            yield b": still here\n\n" if event is None else said(event.name, event.data)

    async def _pulled(self, source: Iterator[Any]) -> AsyncIterator[Any]:
        try:
            while True:
                item = await run_sync(next, source, _END, limiter=self._threads(), abandon_on_cancel=True)
                if item is _END:
                    return
                yield item
        finally:
            with anyio.CancelScope(shield=True):
                await run_sync(_close, source, limiter=self._threads())

    def _threads(self) -> anyio.CapacityLimiter:
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(LISTENERS)
        return self._limiter


def said(name: str, data: dict[str, Any]) -> bytes:
    """One server-sent event."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def _close(source: Iterator[Any]) -> None:
    # A generator still running in an abandoned thread refuses; it ends by itself at its next item.
    with suppress(ValueError, AttributeError):
        source.close()  # type: ignore[attr-defined]
