"""Stage, room: one live performance for everybody with the link, wherever each of them listens."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from engine.stage.broadcast import Broadcast, Subscription
from engine.stage.foyer import why
from engine.stage.listening import TELL_S, Listening
from engine.stage.model import LiveRoom, Performance, RoomEvent, Seek
from engine.stage.pacing import Pace
from engine.stage.reels import Reels
from engine.stage.timeline import Placed, at_frame, frames_of, milliseconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.foundation.clock import Clock
    from engine.foundation.errors import KnownError
    from engine.stage.conductor import Conductor
    from engine.stage.model import Timeline
    from engine.stage.ports import Encoder
    from engine.stage.reel import Entrance, Reel

IDLE_S = 60.0


def _unseen(room: Room) -> None:
    """Nobody asks who is there."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a room is run: seconds sent ahead of hearing (None: no pace), who is told of comings and goings."""

    lead_s: float | None
    audience: Callable[[Room], None] = _unseen


class Room:
    """Announces lines as they are measured, counts who is there, notices when somebody has heard it all."""

    def __init__(self, facts: LiveRoom, conductor: Conductor, encoder: Encoder, clock: Clock, terms: Terms) -> None:
        self._facts, self._conductor, self._clock, self._terms = facts, conductor, clock, terms
        # Whoever is sent sound never waits for what is announced of lines, which takes longer the longer the read is.
        self._lock, self._announcing = threading.RLock(), threading.Lock()
        self._told = Broadcast()
        self._listening: list[Listening] = []
        self._reels = Reels(conductor, encoder)
        self._moment_ms = 0
        self._anchors, self._sent_lines = {0}, set[int]()
        self._announced: dict[int, int] = {}
        self._scenes: set[int] = set()
        self._known, self._told_at = (0, 0), 0.0
        self._empty_since = clock.monotonic()
        self._heard_at: float | None = None
        self.is_over = False
        conductor.tell(self._measured)
        self._told.say(RoomEvent("ready", self._ready()), mark=0)
        self._announce()

    @property
    def facts(self) -> LiveRoom:
        """The room as it is now."""
        with self._lock:
            there = tuple(listening.who for listening in self._listening if listening.has_begun)
        return replace(
            self._facts,
            duration_ms=self._conductor.duration_ms,
            estimated=self._conductor.is_estimated,
            moment_ms=self.moment_ms,
            listeners=there,
        )

    @property
    def jti(self) -> str | None:
        """The link it was opened by."""
        return self._facts.jti

    @property
    def id(self) -> str:
        """Its own."""
        return self._facts.id

    @property
    def timeline(self) -> Timeline:
        """When every line is heard in this room, as far as it is known."""
        return self._conductor.timeline

    @property
    def inputs(self) -> str:
        """What is performed here."""
        return self._conductor.book.inputs

    def listen(self, start_ms: int = 0, start_entry: int | None = None, who: str = "") -> Listening:
        """Listen from a position or a line on; `who` is shown to the owner."""
        if start_entry is not None:
            start_ms = self.place(entry_index=start_entry).position_ms
        with self._announcing:
            self._anchors.add(at_frame(self._conductor.placed, frames_of(start_ms))[0])
        with self._lock:
            listening = self._let_in(*self._reels.enter(start_ms, [one.reel for one in self._listening]), who)
        self._conductor.warm(start_ms, 1)
        return listening

    def join(self, who: str = "") -> Listening:
        """Listen to what is being heard in the room at this moment."""
        with self._lock:
            leader = self._leader
            entrance = leader.reel.entrance_at(leader.frame) if leader else None
            if leader is not None and entrance is not None:
                return self._let_in(leader.reel, entrance, who)
        return self.listen(self.moment_ms, who=who)

    @property
    def moment_ms(self) -> int:
        """What is heard in the room at this moment: by whoever has listened longest and still hears, or where the last one left."""
        with self._lock:
            leader = self._leader
            return self._moment_ms if leader is None else leader.position_ms

    def events(self) -> Subscription:
        """What happens here, from `ready` on."""
        return self._told.subscribe()

    def place(
        self, position_ms: int | None = None, entry_index: int | None = None, scene_index: int | None = None
    ) -> Seek:
        """Where a position, line or scene lies; what lies beyond the ends is brought to them."""
        placed = self._conductor.placed
        if position_ms is not None:
            ms = min(max(0, position_ms), max(0, milliseconds(placed[-1].end) - 1))
            position, _ = at_frame(placed, frames_of(ms))
            return Seek(ms, placed[position].line.entry.index)
        found = next((place for place in placed if _is_wanted(place, entry_index, scene_index)), placed[-1])
        return Seek(milliseconds(found.voice_start), found.line.entry.index)

    def seek(self, where: Seek) -> Seek:
        """Somebody goes there; the first line there is asked for at once."""
        self._told.say(RoomEvent("seek", {"positionMs": where.position_ms, "entryIndex": where.entry_index}))
        self._conductor.warm(where.position_ms, 1)
        return where

    def due(self) -> bool:
        """Whether the room should end now: heard to its end, or left by everybody."""
        now = self._clock.monotonic()
        with self._lock:
            somebody = any(listening.has_begun for listening in self._listening)
            idle = now - self._empty_since >= IDLE_S
            return not somebody and (idle or self._is_heard(now))

    def performance(self) -> Performance | None:
        """The performance, once every line was sent and somebody has heard the end."""
        with self._lock:
            if not self._is_heard(self._clock.monotonic()):
                return None
        facts = self.facts
        return Performance(
            facts.id, facts.artifact_id, self.inputs, facts.started_at, self._clock.now(), facts.duration_ms
        )

    def end(self, reason: KnownError | None = None) -> None:
        """Everybody out: streams and event lines end; they are told why, where there is a reason."""
        with self._lock:
            if self.is_over:
                return
            self.is_over, leaving = True, list(self._listening)
        if reason is not None:
            self._told.say(why(reason))
        self._told.say(RoomEvent("ended", {"roomId": self._facts.id, "durationMs": self._conductor.duration_ms}))
        for listening in leaving:
            listening.close()
        self._reels.close()
        self._told.end()

    @property
    def _leader(self) -> Listening | None:
        there = [listening for listening in self._listening if listening.has_begun]
        # Whoever is reached by nothing more, as by a network that is down, leads nobody.
        return next((listening for listening in there if listening.left_s > 0), there[0] if there else None)

    def _let_in(self, reel: Reel, entrance: Entrance, who: str) -> Listening:
        pace = Pace(self._terms.lead_s, self._clock.monotonic)
        listening = Listening(reel, entrance, pace, who=who, came=self._came, moved=self._moved, left=self._left)
        self._listening.append(listening)
        self._heard_at = None
        return listening

    def _is_heard(self, now: float) -> bool:
        return (
            self._heard_at is not None
            and now >= self._heard_at
            and len(self._sent_lines) == len(self._conductor.placed)
        )

    def _came(self, _listening: Listening) -> None:
        self._terms.audience(self)

    def _moved(self, listening: Listening, lines: tuple[int, ...]) -> None:
        with self._lock:
            self._sent_lines.update(lines)
            if listening.reached_end:
                self._heard_at = self._clock.monotonic() + listening.left_s
        self._progress()

    def _left(self, listening: Listening, failure: KnownError | None) -> None:
        with self._lock:
            self._moment_ms = listening.position_ms
            self._listening = [one for one in self._listening if one is not listening]
            self._empty_since = self._clock.monotonic()
        self._terms.audience(self)
        if failure is not None:
            self._told.say(why(failure))

    def _measured(self, _position: int) -> None:
        self._announce()
        self._progress()

    def _announce(self) -> None:
        """Say every line that is measured and follows a measured one, again when it has moved."""
        with self._announcing:
            placed = self._conductor.placed
            for position, place in enumerate(placed):
                follows = position in self._anchors or placed[position - 1].measured is not None
                if place.measured is not None and follows and self._announced.get(position) != place.start:
                    self._announced[position] = place.start
                    self._scene(place)
                    self._told.say(RoomEvent("entry", _entry(place)), mark=position)

    def _scene(self, place: Placed) -> None:
        scene = place.line.entry.scene_index
        if scene not in self._scenes:
            self._scenes.add(scene)
            known = next((each for each in self._conductor.book.scenes if each.index == scene), None)
            data = {
                "sceneIndex": scene,
                "title": known.title if known else "",
                "role": known.role if known else "",
                "startMs": milliseconds(place.start),
            }
            self._told.say(RoomEvent("scene", data), mark=place.line.position)

    def _progress(self) -> None:
        """Say how far the room is and how far it is spoken: when that has changed, else about once a second, however many listen."""
        placed = self._conductor.placed
        rendered = next((place.start for place in placed if place.measured is None), placed[-1].end)
        known = (milliseconds(rendered), milliseconds(placed[-1].end))
        with self._lock:
            now = self._clock.monotonic()
            if known == self._known and now - self._told_at < TELL_S:
                return
            self._known, self._told_at = known, now
        data = {"positionMs": self.moment_ms, "renderedMs": known[0], "durationMs": known[1]}
        self._told.say(RoomEvent("progress", data), mark=len(placed))

    def _ready(self) -> dict[str, Any]:
        facts = {"roomId": self._facts.id, "artifactId": self._facts.artifact_id, "revision": self._facts.revision}
        return {**facts, "durationMs": self._conductor.duration_ms, "estimated": self._conductor.is_estimated}


def _is_wanted(place: Placed, entry_index: int | None, scene_index: int | None) -> bool:
    entry = place.line.entry
    return entry.index == entry_index if entry_index is not None else entry.scene_index == scene_index


def _entry(place: Placed) -> dict[str, Any]:
    timed, entry = place.timed(), place.line.entry
    words = [
        {"start": word.start, "end": word.end, "startMs": word.start_ms, "endMs": word.end_ms} for word in timed.words
    ]
    return {
        "entryIndex": entry.index, "sceneIndex": entry.scene_index, "character": entry.character, "text": entry.text,
        "startMs": timed.start_ms, "endMs": timed.end_ms, "words": words,
    }  # fmt: skip
