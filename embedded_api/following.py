"""HTTP face, following: the log of what happens as server-sent events, one task a listener and no thread while nothing happens."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from contextlib import aclosing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

import anyio
from anyio.to_thread import run_sync
from starlette.responses import StreamingResponse

from embedded_api.tape import Line, said
from engine.access.errors import RateLimited
from engine.foundation.errors import KnownError
from engine.foundation.ids import new_id
from engine.webhooks.model import JOB_IS_OVER, Stretch, Wanted

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Iterator
    from datetime import datetime

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from embedded_api.desk import Desk
    from embedded_api.tape import Tape
    from engine import Work

OPEN_PER_KEY = 10
HEARTBEAT_S = 15.0
# What another process commits rings no bell here; it is heard of this much later.
LOOK_S = 2.0
# Bursts are told in few pieces.
REST_S = 0.05
READERS = 4


class Places:
    """How many streams each key has open, and the few threads in which they read."""

    def __init__(self) -> None:
        self._lock, self._open = threading.Lock(), Counter[str]()
        self._bells: tuple[Callable[[], None], ...] = ()
        self.is_closing = False
        self._readers: anyio.CapacityLimiter | None = None

    @contextmanager
    def taken(self, key_id: str) -> Iterator[None]:
        """A place while a stream is open. Raises `RateLimited` when the key has no more."""
        with self._lock:
            if self._open[key_id] >= OPEN_PER_KEY:
                raise RateLimited(
                    f"This key has {OPEN_PER_KEY} event streams open already.", hint="Close one first.",
                    retry_after=5, limit=OPEN_PER_KEY,
                )  # fmt: skip
            self._open[key_id] += 1
        try:
            yield
        finally:
            with self._lock:
                self._open[key_id] -= 1

    @contextmanager
    def woken(self, bell: Callable[[], None]) -> Iterator[None]:
        """Ring this, from any thread, when the server closes."""
        with self._lock:
            self._bells = (*self._bells, bell)
        try:
            yield
        finally:
            with self._lock:
                self._bells = tuple(known for known in self._bells if known is not bell)

    def close(self) -> None:
        """End every stream."""
        self.is_closing = True
        for bell in self._bells:
            bell()

    @property
    def readers(self) -> anyio.CapacityLimiter:
        """The threads in which streams read the log."""
        self._readers = self._readers or anyio.CapacityLimiter(READERS)
        return self._readers


class Follower:
    """One listener: where it stands in the log, what it wants, and whether its key is still good."""

    def __init__(self, desk: Desk, request: Request, wanted: Wanted) -> None:
        self.studio, self.key_id = desk.studio, desk.key.id
        self._actor, self._wanted = desk.actor, wanted
        self._header = request.headers.get("authorization")
        self._address = request.client.host if request.client else ""
        self._place, self._is_over, self._has_looked = 0, False, False
        self._opening: list[bytes] = []
        self._tape: Tape = request.app.state.tape

    def begin(self, work: Work, last_seen: str | None) -> None:
        """Stand where the listener was, or, where that is no longer known, here and now."""
        happenings = self.studio.happenings
        self._place = happenings.newest(work)
        if not last_seen:
            return
        if _is_number(last_seen) and happenings.reaches(work, int(last_seen)):
            self._place = int(last_seen)
        else:
            self.say("reset", {"lastEventId": last_seen[:40]}, work.now())

    def say(self, type: str, data: dict[str, Any], at: datetime) -> None:
        """Say this first of all; it is no part of the log and has the number of the place."""
        self._opening.append(said(self._place, new_id(), type, data, at))

    def pull(self) -> tuple[bytes, bool]:
        """What is new, read for this listener alone, and whether there is more.

        The stream is over once the key is refused or the job has ended.
        """
        try:
            with self.studio.reading(self._actor) as work:
                self.studio.access.authenticate(work, self._header, self._address)
                stretch = self.studio.happenings.after(work, self._place, self._wanted)
                ended = self._ending(work, stretch)
        except KnownError:
            self._is_over = True
            return b"", False
        text = b"".join(Line.of(one).text for one in stretch.happenings)
        self._place = stretch.reaches
        return text + ended, stretch.more

    async def news(self, places: Places) -> tuple[bytes, bool]:
        """What is new, from the tape that all listeners share where it tells enough, and whether there is more."""
        try:
            await self._tape.wind(places.readers)
            lines, reaches = self._tape.after(self._place, self._wanted) or (None, 0)
            if lines is None or self._may_be_ending(lines):
                return await run_sync(self.pull, limiter=places.readers)
            await self._require_let_in(places)
        except KnownError:
            self._is_over = True
            return b"", False
        self._place = reaches
        return b"".join(line.text for line in lines), False

    async def told(self, places: Places) -> AsyncGenerator[bytes]:
        """Everything from here on."""
        loop, bell = asyncio.get_running_loop(), asyncio.Event()

        def ring() -> None:
            _ring(loop, bell)

        leave = self.studio.happenings.listen(ring)
        try:
            with places.woken(ring):
                yield b"retry: 3000\n\n" + b"".join(self._opening)
                async for text in self._from_here(places, bell):
                    yield text
        finally:
            leave()

    async def _from_here(self, places: Places, bell: asyncio.Event) -> AsyncGenerator[bytes]:
        loop = asyncio.get_running_loop()
        spoke = loop.time()
        while not (self._is_over or places.is_closing):
            bell.clear()
            text, more = await self.news(places)
            if text or loop.time() - spoke >= HEARTBEAT_S:
                yield text or b": still here\n\n"
                spoke = loop.time()
            if not (more or self._is_over or places.is_closing):
                with anyio.move_on_after(min(LOOK_S, HEARTBEAT_S)):
                    await bell.wait()
                await anyio.sleep(REST_S)

    def _may_be_ending(self, lines: list[Line]) -> bool:
        """Whether the job must be looked at, in one snapshot with what is told of it."""
        if self._wanted.job_id is None:
            return False
        return not self._has_looked or any(line.happening.told.type in JOB_IS_OVER for line in lines)

    async def _require_let_in(self, places: Places) -> None:
        if self.studio.access.recall(self._header, self._address, to_use=False) is None:
            await run_sync(self._authenticate, limiter=places.readers)

    def _authenticate(self) -> None:
        with self.studio.reading(self._actor) as work:
            self.studio.access.authenticate(work, self._header, self._address)

    def _ending(self, work: Work, stretch: Stretch) -> bytes:
        """The last words of a job's stream, once its story is told to its end."""
        job_id = self._wanted.job_id
        has_ended = any(one.told.type in JOB_IS_OVER for one in stretch.happenings)
        if job_id is None or stretch.more or (self._has_looked and not has_ended):
            return b""
        self._has_looked = True
        # A resumed job goes on after its old end; only its state now, read with this stretch, tells.
        job = self.studio.production.get(work, job_id)
        if job.is_open:
            return b""
        self._is_over = True
        data = {"storyJobId": job.id, "status": str(job.status)}
        place = stretch.happenings[-1].number if stretch.happenings else self._place
        return said(place, new_id(), "end", data, work.now())


class EventStream(StreamingResponse):
    """An answer that goes on until the listener leaves or there is nothing more to tell."""

    media_type = "text/event-stream"

    def __init__(self, follower: Follower, places: Places) -> None:
        super().__init__(iter(()), headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        self._follower, self._places = follower, places

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; the listener's place is free again however it ends."""
        with self._places.taken(self._follower.key_id):
            async with aclosing(self._follower.told(self._places)) as told:
                self.body_iterator = told
                await super().__call__(scope, receive, send)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _ring(loop: asyncio.AbstractEventLoop, bell: asyncio.Event) -> None:
    # The loop may have been closed while the bell was on its way.
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(bell.set)
