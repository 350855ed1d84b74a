"""HTTP face, streams: what the engine gives bit by bit as HTTP streams; no thread a listener, and let go when the listener leaves."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
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
    bell = asyncio.Event()
    source.ring(_from_any_thread(bell))
    try:
        while True:
            bell.clear()
            found = source.take()
            if found is None:
                return
            if not isinstance(found, Later):
                yield found
            elif not await _rings(bell, found.seconds):
                yield None
    finally:
        source.close()


async def _rings(bell: asyncio.Event, seconds: float) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            return await bell.wait()
    return False


def _from_any_thread(bell: asyncio.Event) -> Callable[[], None]:
    loop = asyncio.get_running_loop()

    def ring() -> None:
        with suppress(RuntimeError):  # the server has closed meanwhile
            loop.call_soon_threadsafe(bell.set)

    return ring


def event_stream(told: AsyncIterator[bytes]) -> StreamingResponse:
    """Server-sent events as an answer that nobody keeps or holds back."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(told, media_type="text/event-stream", headers=headers)


def said(name: str, data: dict[str, Any]) -> bytes:
    """One server-sent event."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
