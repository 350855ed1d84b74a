"""Stage, telling: how far a performance is, line by line; what was told once is never counted back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.jobs.ports import JobRun

Each = Callable[[int], None]
STAGE = "rendering"


class Telling:
    """Percents from `first` to `last` over a number of lines, some of which are gone through more than once."""

    def __init__(self, run: JobRun, count: int, first: int, last: int) -> None:
        self._run, self._count, self._first, self._last, self._told = run, max(1, count), first, last, -1.0

    @property
    def has_told(self) -> bool:
        """Whether a line has been told of."""
        return self._told >= 0

    def each(self, sentence: str, begin: float = 0.0, end: float = 1.0) -> Each:
        """What is called for every line of one going-through, `Speaking line {} of {}`, which is this part of the whole; it looks whether to stop."""

        def tell(position: int) -> None:
            self._run.raise_if_canceled()
            share = begin + (end - begin) * (position + 1) / self._count
            if share > self._told:
                self._told = share
                percent = self._first + int((self._last - self._first) * min(1.0, share))
                self._run.progress(STAGE, percent, sentence.format(position + 1, self._count))

        return tell
