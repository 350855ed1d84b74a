"""HTTP face, tape: what has happened lately, read once and written once for everyone who follows."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from anyio.to_thread import run_sync

from engine.foundation.clock import iso
from engine.webhooks.model import Wanted

if TYPE_CHECKING:
    from datetime import datetime

    import anyio

    from engine import Studio
    from engine.webhooks.model import Happening, Stretch

LENGTH = 1000
EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, and how it is told."""

    happening: Happening
    text: bytes

    @classmethod
    def of(cls, one: Happening) -> Line:
        """Written out."""
        return cls(one, said(one.number, one.id, one.told.type, one.told.data, one.at))


class Tape:
    """The newest lines of the log; `wind` and `after` are called on the event loop alone."""

    def __init__(self, studio: Studio) -> None:
        self._studio, self._lock = studio, asyncio.Lock()
        self._lines: deque[Line] = deque()
        self._begins: int | None = None
        self._reaches = 0
        self._beat: tuple[int, int] | None = None

    async def wind(self, threads: anyio.CapacityLimiter) -> None:
        """To the end of the log; costs nothing while nothing is committed."""
        async with self._lock:
            beat = self._studio.beat()
            if beat is not None and beat == self._beat:
                return
            more = True
            while more:
                stretch = await run_sync(self._read, limiter=threads)
                self._keep(stretch)
                more = stretch.more
            self._beat = beat

    def after(self, place: int, wanted: Wanted) -> tuple[list[Line], int] | None:
        """What is wanted of the lines after this place, and how far they reach; None where the tape begins later."""
        if self._begins is None or place < self._begins:
            return None
        lines = [line for line in self._lines if line.happening.number > place and wanted.fits(line.happening.told)]
        return lines, max(place, self._reaches)

    def _read(self) -> Stretch:
        with self._studio.reading("api") as work:
            happenings = self._studio.happenings
            if self._begins is None:
                self._begins = self._reaches = happenings.newest(work)
            return happenings.after(work, self._reaches, EVERYTHING)

    def _keep(self, stretch: Stretch) -> None:
        self._lines.extend(Line.of(one) for one in stretch.happenings)
        self._reaches = stretch.reaches
        while len(self._lines) > LENGTH:
            self._begins = self._lines.popleft().happening.number


def said(number: int, id: str, type: str, data: dict[str, Any], at: datetime) -> bytes:
    """One server-sent event, with the same body a webhook has."""
    body = json.dumps({"id": id, "type": type, "timestamp": iso(at), "data": data})
    return f"id: {number}\nevent: {type}\ndata: {body}\n\n".encode()
