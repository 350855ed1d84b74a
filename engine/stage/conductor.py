"""Stage, conductor: leads one performance; asks for lines ahead, lays out what is measured, hands out frames in order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.stage.ear import Power
from engine.stage.mixer import segment, silence
from engine.stage.pit import Pit
from engine.stage.speaking import Asked, FellBack, Speaking, Urgency
from engine.stage.timeline import Measured, Placed, at_frame, frames_of, lay_out, milliseconds, timeline_of

if TYPE_CHECKING:
    from engine.stage.mixer import Frames
    from engine.stage.model import Timeline
    from engine.stage.pit import SoundSource
    from engine.stage.promptbook import PromptBook
    from engine.stage.takes import Take

AHEAD = 6
"""Lines asked for before their turn, for each worker: where one speaker of four is spoken anew, three of four are only read."""

MeasuredLine = Callable[[int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """A stretch of sound: the line it belongs to, where it begins on the timeline in frames, the frames."""

    position: int
    at: int
    sound: Frames


@dataclass(slots=True)
class Listened:
    """What a performance has noticed so far: warnings by line."""

    warnings: dict[int, str] = field(default_factory=dict)


class Conductor:
    """One performance of one prompt book; may be listened to by several threads, each at its own place."""

    def __init__(
        self,
        book: PromptBook,
        speaking: Speaking,
        known: Mapping[int, Measured],
        fell_back: FellBack,
        sounds: SoundSource,
    ) -> None:
        self.book, self.pit = book, Pit(book.score, sounds)
        self._speaking, self._fell_back = speaking, fell_back
        self._measured = dict(known)
        self._placed = lay_out(book, self._measured)
        self._lock = threading.Lock()
        self._listeners: tuple[MeasuredLine, ...] = ()
        self._noticed = Listened()

    @property
    def placed(self) -> tuple[Placed, ...]:
        """Every line at its place, as far as it is known now."""
        return self._placed

    @property
    def timeline(self) -> Timeline:
        """The layout for listeners, as far as it is known now."""
        return timeline_of(self.book, self._placed)

    @property
    def duration_ms(self) -> int:
        """How long it takes, as far as it is known now."""
        return milliseconds(self._placed[-1].end) if self._placed else 0

    @property
    def is_estimated(self) -> bool:
        """Whether a line is not measured yet."""
        return any(place.measured is None for place in self._placed)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went wrong without stopping anything, by line."""
        return tuple(warning for _, warning in sorted(self._noticed.warnings.items()))

    def tell(self, listener: MeasuredLine) -> None:
        """Call this with a line's position whenever its take has been measured (in a speaking thread)."""
        self._listeners = (*self._listeners, listener)

    def warm(self, start_ms: int, count: int) -> None:
        """Ask for the first lines from here, before anybody listens."""
        position, _ = at_frame(self._placed, frames_of(start_ms)) if self._placed else (0, 0)
        for near in range(position, min(position + count, len(self._placed))):
            self._ask(near, Urgency.LIVE)

    def play(self, start_ms: int = 0, ahead: int = 3) -> Iterator[Played]:
        """Frames from here to the end, live; only as many lines ahead as asked for are spoken. Raises `VoiceFailed`."""
        if not self._placed:
            return
        position, offset = self._place(frames_of(max(0, start_ms)))
        asked: dict[int, Asked] = {}
        self._reach_back(position)
        for now in range(position, len(self._placed)):
            self._settle(now)
            asked[now] = asked.get(now) or self._ask(now, Urgency.LIVE)
            place = self._placed[now]
            if offset < place.lead:
                before = silence(place.lead - offset)
                yield Played(now, place.start + offset, self.pit.under(self._placed, now, offset, before))
            played = self._voiced(now, max(offset, place.lead), asked.pop(now).take.result())
            # Only now: at the start the first line has every core to itself.
            for near in range(now + 1, min(now + ahead + 1, len(self._placed))):
                asked[near] = asked.get(near) or self._ask(near, Urgency.LIVE)
            yield played
            offset = 0

    def record(self, each: Callable[[int], None]) -> Iterator[Played]:
        """Every frame, as fast as it goes; `each` as in `takes`."""
        for place, take in self.settled_takes(each):
            position = place.line.position
            voices = segment(place, take.samples, take.rate)
            yield Played(position, place.start, self.pit.under(self._placed, position, 0, voices))

    def between(self, begin: int, end: int, each: Callable[[int], None]) -> Iterator[Frames]:
        """What `record` plays from frame `begin` to `end`, once every line is measured; `each` as in `takes`, of the lines there."""
        for place in self._placed:
            if place.end <= begin or place.start >= end:
                continue
            position, asked = place.line.position, self._ask(place.line.position, Urgency.RECORD)
            take = asked.take.result()
            each(position)
            voices = segment(place, take.samples, take.rate)
            whole = self.pit.under(self._placed, position, 0, voices)
            yield whole[max(0, begin - place.start) : end - place.start]

    def speak_missing(self, each: Callable[[int], None]) -> None:
        """Speak and keep the lines that are not measured yet; `each` as in `takes`, of these lines."""
        missing = {
            place.line.position: self._ask(place.line.position, Urgency.RECORD)
            for place in self._placed
            if place.measured is None
        }
        for position, asked in missing.items():
            take = asked.take.result()
            asked.kept.result()
            self._know(position, take)
            each(position)

    def settled_takes(self, each: Callable[[int], None]) -> Iterator[tuple[Placed, Take]]:
        """As `takes`, once the lines are measured that decide where the bed under each of them is."""
        for place, take in self.takes(each):
            self._settle(place.line.position)
            yield self._placed[place.line.position], take

    def takes(self, each: Callable[[int], None], only: Sequence[int] | None = None) -> Iterator[tuple[Placed, Take]]:
        """Every line, or `only` these, at its place with its take; `each(position)` is called once it is safely kept, and may raise to stop."""
        asked: dict[int, Asked] = {}
        wanted, ahead = range(len(self._placed)) if only is None else only, AHEAD * self._speaking.workers
        for number, now in enumerate(wanted):
            for near in wanted[number : number + ahead + 1]:
                if near not in asked:
                    asked[near] = self._ask(near, Urgency.RECORD)
            take = asked[now].take.result()
            asked.pop(now).kept.result()
            self._know(now, take)
            each(now)
            yield self._placed[now], take

    def heard(self, each: Callable[[int], None]) -> Iterator[tuple[Placed, Power]]:
        """Every line at its place as the ear hears it; of a take that has been heard before not a sample is read. `each` as in `takes`."""
        keys, fresh = [self.book.key(line) for line in self.book.lines], dict[str, Power]()
        known = self._speaking.powers([keys[position] for position in sorted(self._measured)])
        takes = self.takes(each, [now for now, key in enumerate(keys) if key not in known])
        for now, key in enumerate(keys):
            if key in known:
                each(now)
                yield self._placed[now], known[key]
                continue
            place, take = next(takes)
            power = Power.of(take)
            if take.warning is None and not place.line.is_silent:
                fresh[key] = power
            yield place, power
        self._speaking.remember(fresh)

    def _voiced(self, position: int, offset: int, take: Take) -> Played:
        """A segment from its voice, or from further on."""
        self._know(position, take)
        place = self._placed[position]
        voices = segment(place, take.samples, take.rate)[offset:]
        return Played(position, place.start + offset, self.pit.under(self._placed, position, offset, voices))

    def _place(self, frame: int) -> tuple[int, int]:
        """The line and offset of a frame; a line that would be entered in the middle is measured first."""
        while True:
            position, offset = at_frame(self._placed, frame)
            place = self._placed[position]
            if place.measured is not None or offset < place.lead:
                return position, offset
            self._know(position, self._ask(position, Urgency.LIVE).take.result())

    def _settle(self, position: int) -> None:
        """Measure the lines whose lengths decide where this segment's bed is."""
        self._measure(self.pit.needs(self.book, position))

    def _reach_back(self, position: int) -> None:
        """Measure the lines before a place somebody begins to listen at, as far back as a cue may still be heard there."""
        reach, earlier = self.pit.reach, position - 1
        while reach > 0 and any(self.pit.has_cue(each) for each in range(earlier + 1)):
            self._measure((earlier,))
            reach -= self._placed[earlier].end - self._placed[earlier].start
            earlier -= 1

    def _measure(self, positions: Sequence[int]) -> None:
        missing = {near: self._ask(near, Urgency.LIVE) for near in positions if self._placed[near].measured is None}
        for near, asked in missing.items():
            self._know(near, asked.take.result())

    def _ask(self, position: int, urgency: Urgency) -> Asked:
        asked = self._speaking.ask(self.book, self.book.lines[position], urgency, self._fell_back)
        if position not in self._measured:
            asked.take.add_done_callback(
                lambda done: None if done.cancelled() or done.exception() else self._know(position, done.result())
            )
        return asked

    def _know(self, position: int, take: Take) -> None:
        with self._lock:
            if take.warning:
                self._noticed.warnings[position] = take.warning
            if self._measured.get(position) == take.measured:
                return
            self._measured[position] = take.measured
            self._placed = lay_out(self.book, self._measured)
        for listener in self._listeners:
            listener(position)
