"""Stage, speaking: takes fetched ahead by a few threads; kept ones first, another voice where one fails."""

from __future__ import annotations

import heapq
import itertools
import logging
import threading
import time
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TYPE_CHECKING, TypeVar

from engine.stage.errors import EffectFailed, StageClosed, VoiceFailed
from engine.stage.shelf import as_kept
from engine.stage.speech import Speech
from engine.stage.stressing import stressed
from engine.stage.takes import SILENT, Take

if TYPE_CHECKING:
    from engine.stage.ear import Power
    from engine.stage.ports import EffectRack, SpeechEngine
    from engine.stage.promptbook import Line, PromptBook
    from engine.stage.shelf import Shelf
    from engine.stage.speech import SpeechRequest

log = logging.getLogger(__name__)
T = TypeVar("T")
AT_HAND = 1
"""Lines taken up beyond the engine's workers, so that no worker waits for its next line."""

KEEPING = 3
"""Threads beyond those that speak, since a take is only kept when it has reached the disk, which lets nobody speak."""

LAST_LINES_S = 5.0
"""How long lines in the middle of being spoken may hold up a studio that closes: a server may owe a line that is paid."""

CLOSING = "The studio is closing."
HEARD_PLAIN = "is heard in its plain voice"
FellBack = Callable[[int, str], None]


class Urgency(IntEnum):
    """Who is served first: somebody who listens, then the record."""

    LIVE = 0
    RECORD = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A line on its way: `take` as soon as it can be heard, `kept` once it can no longer be lost."""

    take: Future[Take]
    kept: Future[None]


@dataclass(order=True, slots=True)
class _Order:
    urgency: int
    number: int
    key: str = field(compare=False)
    line: Line = field(compare=False)
    book: PromptBook = field(compare=False)
    asked: Asked = field(compare=False)
    fell_back: FellBack = field(compare=False)


class Speaking:
    """A few speaking threads, shared by every performance; the same line asked for twice is spoken once."""

    def __init__(self, engine: SpeechEngine, shelf: Shelf, workers: int, rack: EffectRack | None = None) -> None:
        self._engine, self._shelf, self._rack = engine, shelf, rack
        self._orders: list[_Order] = []
        self._numbers = itertools.count()
        self._change = threading.Condition()
        self._under_way: dict[str, Asked] = {}
        self._threads: list[threading.Thread] = []
        self._voices = 0
        self._closing = False
        self.workers = workers

    def fingerprint_of(self, voice_id: str) -> str:
        """What the engine of this voice is, part of every take's key."""
        return self._engine.fingerprint_of(voice_id)

    @property
    def rack(self) -> str:
        """The fingerprint of what does the effects on voices, part of the key of every take with effects."""
        return self._rack.fingerprint if self._rack else ""

    def ask(self, book: PromptBook, line: Line, urgency: Urgency, fell_back: FellBack) -> Asked:
        """Ask for a line; returns at once. `fell_back(entry_index, reason)` is told when another voice stepped in."""
        if line.is_silent:
            return _there(SILENT)
        key = book.key(line)
        with self._change:
            if self._closing:
                return _failed(StageClosed(CLOSING))
            asked = self._under_way.get(key)
            if asked is None:
                asked = self._under_way[key] = Asked(Future(), Future())
                heapq.heappush(self._orders, _Order(urgency, next(self._numbers), key, line, book, asked, fell_back))
                self._hire()
                self._change.notify()
            return asked

    def powers(self, keys: Collection[str]) -> dict[str, Power]:
        """How loud those of these takes are that are kept and were heard before, by key."""
        return self._shelf.powers(keys)

    def remember(self, powers: Mapping[str, Power]) -> None:
        """How loud these takes are, by key, for whoever hears them next."""
        self._shelf.remember(powers)

    def close(self) -> None:
        """Let the lines being spoken end, within reason; refuse the waiting ones, begin nothing for any, end the threads."""
        with self._change:
            self._closing = True
            self._change.notify_all()
            threads, waiting = list(self._threads), list(self._under_way.values())
        self._engine.leave_off()
        for asked in waiting:
            _give_up(asked, StageClosed(CLOSING))
        ends = time.monotonic() + LAST_LINES_S
        for thread in threads:
            thread.join(max(0.0, ends - time.monotonic()))

    def _hire(self) -> None:
        if len(self._threads) < min(self.workers + AT_HAND + KEEPING, len(self._under_way)):
            thread = threading.Thread(target=self._serve, name=f"speaking-{len(self._threads)}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self) -> None:
        while (order := self._next()) is not None:
            try:
                self._fill(order)
            finally:
                with self._change:
                    self._under_way.pop(order.key, None)

    def _next(self) -> _Order | None:
        with self._change:
            while not self._closing and (not self._orders or self._voices >= self.workers + AT_HAND):
                self._change.wait()
            if self._closing:
                return None
            order = heapq.heappop(self._orders)
            self._voices += 1
            order.asked.take.add_done_callback(self._fall_silent)
            return order

    def _fall_silent(self, _: Future[Take]) -> None:
        """A line can be heard: while it is kept, its voice may speak the next."""
        with self._change:
            self._voices -= 1
            self._change.notify()

    def _fill(self, order: _Order) -> None:
        try:
            self._speak(order)
        except BaseException as problem:
            _give_up(order.asked, problem)
            if not isinstance(problem, Exception):
                raise

    def _speak(self, order: _Order) -> None:
        found = self._shelf.find(order.key)
        if found is not None:
            _resolve(order.asked.take, found)
            _resolve(order.asked.kept, None)
            return
        if order.line.effects:
            self._colour(order)
            return
        try:
            self._fresh(order, order.key, order.line.request, None)
        except VoiceFailed as failed:
            self._require_open()
            self._by_understudy(order, failed)

    def _colour(self, order: _Order) -> None:
        """Do the effects to the plain take; where they cannot be done the plain voice is heard, and said so."""
        plain = self._plain(order)
        self._require_open()
        try:
            if self._rack is None:
                raise EffectFailed("No voice effects are installed.")
            spoken = Speech(plain.samples, plain.rate, plain.words)
            content, take = as_kept(self._rack.colour(spoken, order.line.effects))
        except EffectFailed as failed:
            warning = f"Line {order.line.entry.index + 1} {HEARD_PLAIN}: {failed.message}"
            _resolve(order.asked.take, replace(plain, warning=plain.warning or warning))
            _resolve(order.asked.kept, None)
            return
        _resolve(order.asked.take, replace(take, warning=plain.warning))
        if plain.warning is None:  # another voice's take must not be kept as this one's
            self._shelf.keep(order.key, order.line.request, content, take)
        _resolve(order.asked.kept, None)

    def _plain(self, order: _Order) -> Take:
        line = replace(order.line, effects=())
        plain = replace(order, key=order.book.key_of(line.request), line=line, asked=Asked(Future(), Future()))
        self._speak(plain)
        return plain.asked.take.result()

    def _require_open(self) -> None:
        """Raises `StageClosed`: what fails or is still to be done while the studio closes is done at its next start."""
        if self._closing:
            raise StageClosed(CLOSING)

    def _by_understudy(self, order: _Order, failed: VoiceFailed) -> None:
        request = order.line.understudy
        if request.voice_id == order.line.request.voice_id:
            raise failed
        warning = f"Line {order.line.entry.index + 1} ({order.line.entry.character}) is spoken by another voice: {failed.message}"
        log.warning("%s", warning)
        order.fell_back(order.line.entry.index, failed.message)
        key = order.book.key_of(request)
        found = self._shelf.find(key)
        if found is None:
            self._fresh(order, key, request, warning)
        else:
            _resolve(order.asked.take, replace(found, warning=warning))
            _resolve(order.asked.kept, None)

    def _fresh(self, order: _Order, key: str, request: SpeechRequest, warning: str | None) -> None:
        content, take = as_kept(stressed(self._engine.speak(request), request))
        _resolve(order.asked.take, replace(take, warning=warning))
        self._shelf.keep(key, request, content, take)
        _resolve(order.asked.kept, None)


def _there(take: Take) -> Asked:
    asked = Asked(Future(), Future())
    _resolve(asked.take, take)
    _resolve(asked.kept, None)
    return asked


def _failed(problem: Exception) -> Asked:
    asked = Asked(Future(), Future())
    _give_up(asked, problem)
    return asked


def _resolve(future: Future[T], value: T) -> None:
    with suppress(InvalidStateError):  # the studio closed meanwhile and nobody waits any more
        future.set_result(value)


def _give_up(asked: Asked, problem: BaseException) -> None:
    for future in (asked.take, asked.kept):
        with suppress(InvalidStateError):
            future.set_exception(problem)
