"""Fakes: a planner and a writer that wait, fail or stumble when the brief says so, until they are told to go on."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.foundation.errors import KnownError
from engine.pictures.model import SceneKind
from engine.pictures.ports import Drawing
from tests.fakes.machines import FakePlanner, FakeWriter, fake_machines
from tests.fakes.pictures import FakeCamera, FakeDecks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from engine.bootstrap import Machines
    from engine.pictures.model import Cut
    from engine.pictures.ports import Pictures, Still
    from engine.planning.model import StoryPlan
    from engine.planning.ports import Drafted, PlanningSource
    from engine.table_read.ports import WritingBrief
    from engine.table_read.screenplay import Screenplay

HOLD, BREAK, STUMBLE = "please hold", "please break", "please stumble"


class Pace:
    """What was asked to hold waits for `gate`; what was asked to break does so until it is `mended`."""

    def __init__(self) -> None:
        self.gate, self.mended = threading.Event(), threading.Event()
        self.written: list[str] = []

    def renew(self) -> None:
        """Whoever waits goes on; whoever comes now finds everything as it was at first."""
        self.gate.set()
        self.gate, self.mended, self.written = threading.Event(), threading.Event(), []

    def keep(self, words: str, still: Callable[[int, str], None]) -> None:
        """Do what these words ask for; `still` is told that the waiting goes on."""
        gate = self.gate
        for percent in range(10_000):
            if HOLD not in words or gate.wait(0.02):
                break
            still(min(90, percent), "Waiting to be told to go on")
        if BREAK in words and not self.mended.is_set():
            raise KnownError("The pen broke.", hint="Try again.")
        if STUMBLE in words and not self.mended.is_set():
            raise RuntimeError("a bug in the pen")


class PacedPlanner(FakePlanner):
    """Looks at the brief's words about the audience."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    def draft(
        self, plan: StoryPlan, sources: tuple[PlanningSource, ...], tick: Callable[[], None] | None = None
    ) -> Drafted:
        """The fake plan, at the pace asked for."""
        self._pace.keep(str(plan.target.get("audience", "")), lambda percent, detail: None)
        return super().draft(plan, sources)


class PacedWriter(FakeWriter):
    """Looks at the request's notes."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    def write(self, brief: WritingBrief, progress: Callable[[int, str], None]) -> Screenplay:
        """The fake screenplay, at the pace asked for."""
        notes = brief.request.notes or ""
        progress(1, "Sharpening the pencil")
        self._pace.keep(notes, progress)
        self._pace.written.append(notes)
        return super().write(brief, progress)


class PacedCamera(FakeCamera):
    """Looks at the title of a closing card, when everything before it is done."""

    def __init__(self, pace: Pace) -> None:
        super().__init__()
        self._pace = pace

    def stills(
        self, stills: Sequence[Still], targets: Sequence[Path], pictures: Pictures, done: Callable[[int], None]
    ) -> None:
        """One by one, at the pace asked for."""
        for number, (still, target) in enumerate(zip(stills, targets, strict=True)):
            self._pace.keep(_last_words(still), lambda percent, detail, at=number: done(at))
            super().stills([still], [target], pictures, lambda _, at=number: done(at))

    def segments(
        self, cuts: Sequence[Cut], targets: Sequence[Path], pictures: Pictures, done: Callable[[int], None],
        tell: Callable[[int, int], None],
    ) -> None:  # fmt: skip
        """One by one, at the pace asked for."""
        for number, (cut, target) in enumerate(zip(cuts, targets, strict=True)):
            self._pace.keep(_last_words(cut), lambda percent, detail, at=number: tell(at, 0))
            super().segments([cut], [target], pictures, lambda _, at=number: done(at), lambda _, n: None)


def _last_words(shown: Still | Cut) -> str:
    return shown.scene.title if shown.scene.kind is SceneKind.CLOSING else ""


def paced_machines(pace: Pace) -> Machines:
    """A whole set of fakes that keeps this pace."""
    drawing = Drawing(PacedCamera(pace), FakeDecks())
    return replace(fake_machines(), planner=PacedPlanner(pace), writer=PacedWriter(pace), drawing=drawing)
