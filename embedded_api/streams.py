"""HTTP face, streams: what the engine gives bit by bit as HTTP streams; no thread a listener, and let go when the listener leaves."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from fastapi.responses import StreamingResponse

from engine.stage.turns import Later

if TYPE_CHECKING:
    from engine.stage.model import RoomEvent
    from engine.stage.turns import Taken

T = TypeVar("T")


class Streams:
    """Every open stream takes its turn in the server's loop, when its bell rings or its time has come."""

    async def chunks(self, source: Taken[bytes]) -> AsyncIterator[bytes]:
        """Bytes as they come; the source is closed when the listener goes."""
        async for chunk in _taken(source):
            if chunk is not None:
                yield chunk

    async def events(self, source: Taken[RoomEvent]) -> AsyncIterator[bytes]:
        """Server-sent events, with a comment that keeps the line open while nothing is said."""
        yield b"retry: 3000\n\n"
        async for event in _taken(source):
            yield b": still here\n\n" if event is None else said(event.name, event.data)


async def _taken(source: Taken[T]) -> AsyncIterator[T | None]:
    """What comes; None when nothing has come in the time the source said."""
    turn = _Turn()
    source.ring(turn.ring)
    try:
        while True:
            turn.begins()
            found = source.take()
            if found is None:
                return
            if not isinstance(found, Later):
                yield found
            elif not await turn.has_rung(found.seconds):
                yield None
    finally:
        source.close()


class _Turn:
    """When a stream is asked again: once its bell has rung, or its time has come. One future and one timer, since many wait."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._wait: asyncio.Future[bool] | None = None
        self._rung = False

    def begins(self) -> None:
        """What rings from now on is for the next turn."""
        self._rung = False

    def ring(self) -> None:
        """From any thread."""
        with suppress(RuntimeError):  # the server has closed meanwhile
            self._loop.call_soon_threadsafe(self._ring)

    async def has_rung(self, seconds: float) -> bool:
        """Wait for the bell, so long at most."""
        if self._rung:
            return True
        self._wait = self._loop.create_future()
        timer = self._loop.call_later(seconds, self._come, False)
        try:
            return await self._wait
        finally:
            timer.cancel()
            self._wait = None

    def _ring(self) -> None:
        self._rung = True
        self._come(True)

    def _come(self, rung: bool) -> None:
        if self._wait is not None and not self._wait.done():
            self._wait.set_result(rung)


def event_stream(told: AsyncIterator[bytes]) -> StreamingResponse:
    """Server-sent events as an answer that nobody keeps or holds back."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(told, media_type="text/event-stream", headers=headers)


def said(name: str, data: dict[str, Any]) -> bytes:
    """One server-sent event."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
