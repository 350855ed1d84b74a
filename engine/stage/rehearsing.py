"""Stage, rehearsing: line by line: what is spoken and what is not, the takes there are, and one take by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.stage.playback import Playback
from engine.stage.promptbook import PromptBook, in_take
from engine.stage.repository import StageRepository
from engine.table_read.errors import EditRefused

if TYPE_CHECKING:
    from engine.stage.promptbook import Line
    from engine.stage.service import StageService
    from engine.storage.work import Units, Work
    from engine.table_read.model import Entry, TableRead


class LineState(StrEnum):
    """How a line stands: its voice has spoken it, another stepped in, it was spoken otherwise before, not yet, or is muted."""

    SPOKEN = "spoken"
    FELL_BACK = "fell_back"
    STALE = "stale"
    UNSPOKEN = "unspoken"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class TakeFacts:
    """One take of a line: its number from 0, whether it is the one that is heard, its length where it was spoken."""

    number: int
    is_chosen: bool
    duration_ms: int | None


class Rehearsing:
    """Looks at a read line by line."""

    def __init__(self, stage: StageService, units: Units) -> None:
        self._stage, self._units = stage, units

    def states(self, work: Work, artifact_id: str, read: TableRead) -> tuple[LineState, ...]:
        """How every line of these words stands, in order."""
        book = self._stage.books.of(work, artifact_id, read)
        keys = {line.position: book.key(line) for line in book.lines}
        store = StageRepository(work.session)
        known = store.lengths(keys.values())
        spoken = {position for position, key in keys.items() if key in known}
        doubles = {line.position: book.key_of(line.understudy) for line in book.lines if line.position not in spoken}
        stepped_in = store.lengths(doubles.values())
        doubled = {position for position, key in doubles.items() if key in stepped_in}
        return tuple(_state(line, spoken, doubled, max(spoken, default=-1)) for line in book.lines)

    def to_speak(self, work: Work, artifact_id: str, read: TableRead) -> int:
        """How many lines of these words no voice has spoken yet."""
        return sum(state in (LineState.STALE, LineState.UNSPOKEN) for state in self.states(work, artifact_id, read))

    def was_performed(self, work: Work, artifact_id: str) -> bool:
        """Whether most lines of the current version have been spoken; what is only a script stays one."""
        read = self._stage.books.read(work, artifact_id)
        return 2 * self.to_speak(work, artifact_id, read) <= len(read.screenplay.entries)

    def takes(self, work: Work, artifact_id: str, index: int) -> tuple[TakeFacts, ...]:
        """The takes there are of a line of the current version. Raises `EditRefused` for a line there is not."""
        read = self._stage.books.read(work, artifact_id)
        entry = require_line(read, index)
        book = self._stage.books.of(work, artifact_id, read)
        numbers = range(max(entry.takes, entry.take + 1))
        keys = {number: book.key(in_take(book.lines[index], number)) for number in numbers}
        known = StageRepository(work.session).lengths(keys.values())
        return tuple(TakeFacts(number, number == entry.take, known.get(key)) for number, key in keys.items())

    def play(self, artifact_id: str, index: int, take: int | None = None) -> Playback:
        """One line by itself, in the take that is asked for (the chosen one by default); `close` it when done."""
        with self._units.reading("stage") as work:
            read = self._stage.books.read(work, artifact_id)
            book = self._stage.books.of(work, artifact_id, read)
        entry = require_line(read, index)
        alone = replace(in_take(book.lines[index], entry.take if take is None else take), position=0, pause_ms=0)
        scenes = tuple(scene for scene in book.scenes if scene.index == entry.scene_index)
        single = PromptBook(book.title, scenes, (alone,), book.engines, book.attribution)
        return Playback(self._stage.conductor(artifact_id, single, {}), 0)


def require_line(read: TableRead, index: int) -> Entry:
    """The line. Raises `EditRefused`."""
    entries = read.screenplay.entries
    if not 0 <= index < len(entries):
        raise EditRefused(f"There is no line {index + 1}; the script has {len(entries)}.")
    return entries[index]


def _state(line: Line, spoken: set[int], doubled: set[int], last: int) -> LineState:
    """A line that nobody has spoken while a later one is spoken was spoken otherwise: lines are spoken in order."""
    if line.is_silent:
        return LineState.MUTED if line.entry.muted else LineState.SPOKEN
    if line.position in spoken:
        return LineState.SPOKEN
    if line.position in doubled:
        return LineState.FELL_BACK
    return LineState.STALE if line.position < last else LineState.UNSPOKEN
