"""Stage, timeline: when every line is heard, measured where its take is kept and estimated where it is not; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.stage.model import SAMPLE_RATE, TimedEntry, Timeline
from engine.stage.mp3_frames import PCM_PER_FRAME
from engine.stage.promptbook import CLOSING_MS, Line, PromptBook
from engine.stage.recording import Chapter
from engine.stage.speech import WordTiming

TAIL_FRAMES = 120 * SAMPLE_RATE // 1000
CLOSING_FRAMES = CLOSING_MS * SAMPLE_RATE // 1000


@dataclass(frozen=True, slots=True)
class Measured:
    """What is known of a spoken take: its length at 44100 Hz and the times of its words over the spoken text."""

    frames: int
    words: tuple[WordTiming, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A line at its place, in frames from the start.

    Its segment begins at `start` with `lead` frames of silence, then the voice, then its tail (on the last line, the closing).
    It is as long as some frames of MP3, so that a line that becomes longer moves all that follow by whole ones.
    """

    line: Line
    start: int
    lead: int
    voice: int
    tail: int
    measured: Measured | None

    @property
    def voice_start(self) -> int:
        """Where the voice begins."""
        return self.start + self.lead

    @property
    def voice_end(self) -> int:
        """Where the voice ends."""
        return self.voice_start + self.voice

    @property
    def end(self) -> int:
        """Where the next segment begins."""
        return self.voice_end + self.tail

    def timed(self) -> TimedEntry:
        """The same for a listener: milliseconds, words of the text shown."""
        entry, begin = self.line.entry, milliseconds(self.voice_start)
        words: tuple[WordTiming, ...] = ()
        if self.measured is not None:
            heard = self.line.wording.timed(self.measured.words) if self.measured.words else ()
            words = tuple(
                WordTiming(word.start, word.end, begin + word.start_ms, begin + word.end_ms) for word in heard
            )
        return TimedEntry(
            entry.index,
            entry.scene_index,
            entry.character,
            begin,
            milliseconds(self.voice_end),
            self.measured is not None,
            words,
        )


def milliseconds(frames: int) -> int:
    """Frames at 44100 Hz as whole milliseconds."""
    return round(frames * 1000 / SAMPLE_RATE)


def frames_of(ms: int) -> int:
    """Milliseconds as frames at 44100 Hz."""
    return ms * SAMPLE_RATE // 1000


def lay_out(book: PromptBook, measured: Mapping[int, Measured]) -> tuple[Placed, ...]:
    """Every line at its place; `measured` by position in the book."""
    placed: list[Placed] = []
    at = before = 0
    for line in book.lines:
        known = Measured(0) if line.is_silent else measured.get(line.position)
        lead = line.pause_frames - before
        voice = known.frames if known else frames_of(line.estimated_ms)
        before = tail = line.tail_ms * SAMPLE_RATE // 1000
        if line.position == len(book.lines) - 1:
            tail = max(tail, CLOSING_FRAMES)
        over = (lead + voice + tail) % PCM_PER_FRAME
        tail += -over if line.is_silent else -over % PCM_PER_FRAME
        placed.append(Placed(line, at, lead, voice, tail, known))
        at = placed[-1].end
    return tuple(placed)


def timeline_of(book: PromptBook, placed: tuple[Placed, ...]) -> Timeline:
    """The layout for listeners, with a chapter a scene."""
    duration = milliseconds(placed[-1].end) if placed else 0
    estimated = any(place.measured is None for place in placed)
    return Timeline(duration, estimated, tuple(place.timed() for place in placed), _chapters(book, placed, duration))


def at_frame(placed: tuple[Placed, ...], frame: int) -> tuple[int, int]:
    """The segment playing at this frame and the offset into it; the last one's end for whatever lies beyond."""
    for position, place in enumerate(placed):
        if frame < place.end:
            return position, max(0, frame - place.start)
    last = placed[-1]
    return len(placed) - 1, last.end - last.start


def _chapters(book: PromptBook, placed: tuple[Placed, ...], duration: int) -> tuple[Chapter, ...]:
    played = [scene for scene in book.scenes if any(place.line.entry.scene_index == scene.index for place in placed)]
    starts = [
        milliseconds(next(place.start for place in placed if place.line.entry.scene_index == scene.index))
        for scene in played
    ]
    ends = [*starts[1:], duration]
    return tuple(Chapter(scene.title, start, end) for scene, start, end in zip(played, starts, ends, strict=True))
