"""Bench, inside a window with a long PDF: added, read, digested and planned by hand of the bench; `tests.bench.window` runs it."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path

from tests.bench.window_inside import IDLE_S, TICK_MS, run, say, summed

PAGES, REST = 300, "at rest"


def main(home: str) -> None:
    """Lateness of a short timer in the window's thread, by what the studio does meanwhile."""
    from PySide6.QtCore import Qt, QTimer

    from studio_app import launch
    from studio_app.shell import first_run
    from studio_app.shell.main_window import MainWindow
    from tests.bench.long_documents import prose
    from tests.fakes.library import pdf_of

    path = Path(home) / "coast.pdf"
    path.write_bytes(pdf_of(prose(PAGES), bold_from=14))
    late: defaultdict[str, list[float]] = defaultdict(list)
    furnish = MainWindow.furnish
    first_run.offer_sample = lambda desk: None

    def furnished(window: MainWindow, *given: object) -> object:
        desk = furnish(window, *given)
        play = window.play = Play(window, path, late)
        window.ticks = QTimer(window)
        window.ticks.setTimerType(Qt.TimerType.PreciseTimer)
        window.ticks.timeout.connect(play.tick)
        QTimer.singleShot(1500, lambda: window.ticks.start(TICK_MS))
        return desk

    MainWindow.furnish = furnished
    run(launch.main)
    during = [value for phase, values in late.items() if phase != REST for value in values]
    say({phase: summed(values) for phase, values in {**late, "all of it": during}.items()})


class Play:
    """What a person does, step after step, between ticks."""

    def __init__(self, window: object, path: Path, late: defaultdict[str, list[float]]) -> None:
        self._window, self._path, self._late = window, path, late
        self._last, self._phase, self._since = 0.0, REST, time.perf_counter()

    def tick(self) -> None:
        """One tick: how late it is, and the next step where it is time."""
        now = time.perf_counter()
        if self._last:
            self._late[self._phase].append(max(0.0, (now - self._last) * 1000 - TICK_MS))
        self._last = now
        before, self._phase = self._phase, self._next(self._phase, now - self._since)
        if before != self._phase:
            self._since = now

    def _next(self, phase: str, seconds: float) -> str:
        desk = self._window.desk
        sources = desk.sources.sources
        if phase == REST and seconds > IDLE_S:
            if desk.plan_page.yes.isVisible():
                self._window.close()
                return REST
            desk.sidebar.name.setText("The coast")
            desk.sidebar.name.returnPressed.emit()
            return "a new project"
        if phase == "a new project" and desk.title.text() == "The coast" and desk.sources.is_known:
            desk.sources_page.add([self._path])
            return "reading"
        if phase == "reading" and sources and str(sources[0].status) == "READY":
            return "digesting"
        if phase == "digesting" and sources[0].digest is not None:
            desk.sources_page.go.click()
            return "planning"
        return REST if phase == "planning" and desk.plan_page.yes.isVisible() else phase


if __name__ == "__main__":
    main(sys.argv[1])
