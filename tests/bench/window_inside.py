"""Bench, inside a window: one fresh process that measures itself; `tests.bench.window` runs it."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import defaultdict

BEGAN = float(sys.argv[2]) if len(sys.argv) > 2 else time.monotonic()
TICK_MS = 5
IDLE_S = 2.0


def empty() -> None:
    """The least a window can be."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Empty(QMainWindow):
        def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            say({"painted": time.monotonic() - BEGAN})
            QTimer.singleShot(0, app.quit)

    app = QApplication([])
    window = Empty()
    window.resize(1180, 780)
    window.show()
    app.exec()


def studio() -> None:
    """The real thing, from its entry point to a desk that answers."""
    from studio_app import launch
    from studio_app.shell.main_window import MainWindow

    moments: dict[str, float] = {}
    paint, furnish = MainWindow.paintEvent, MainWindow.furnish

    def painted(window: MainWindow, event: object) -> None:
        paint(window, event)
        moments.setdefault("painted", time.monotonic() - BEGAN)

    def furnished(window: MainWindow, *given: object) -> object:
        desk = furnish(window, *given)
        desk.projects.modelReset.connect(lambda: used(window))
        desk.sidebar.credits_known.connect(lambda: used(window))
        return desk

    def used(window: MainWindow) -> None:
        if "usable" not in moments:
            moments["usable"] = time.monotonic() - BEGAN
            window.close()

    MainWindow.paintEvent, MainWindow.furnish = painted, furnished
    run(launch.main)
    say(moments)


def lag() -> None:
    """A first run: the sample is installed, planned and performed under a window that should not notice."""
    from PySide6.QtCore import Qt, QTimer

    from studio_app import launch
    from studio_app.shell.main_window import MainWindow

    late: defaultdict[str, list[float]] = defaultdict(list)
    furnish, state = MainWindow.furnish, {"last": 0.0, "done": 0.0}

    def furnished(window: MainWindow, *given: object) -> object:
        desk = furnish(window, *given)
        window.ticks = QTimer(window)
        window.ticks.setTimerType(Qt.TimerType.PreciseTimer)
        window.ticks.timeout.connect(lambda: tick(window))
        # What building the desk itself takes belongs to the start, not to the job.
        QTimer.singleShot(300, lambda: window.ticks.start(TICK_MS))
        return desk

    def tick(window: MainWindow) -> None:
        now = time.perf_counter()
        if state["last"]:
            late[phase_of(window)].append(max(0.0, (now - state["last"]) * 1000 - TICK_MS))
        state["last"] = time.perf_counter()
        if window.desk.read_page.script.rowCount():
            state["done"] = state["done"] or now
            if now - state["done"] > IDLE_S:
                window.close()

    MainWindow.furnish = furnished
    run(launch.main)
    during = [value for phase, values in late.items() if phase != IDLE for value in values]
    say({phase: summed(values) for phase, values in {**late, "while the sample is made, all": during}.items()})


IDLE = "afterwards, at rest"


def phase_of(window: object) -> str:
    """Where the sample is."""
    desk = window.desk
    if desk.read_page.script.rowCount():
        return IDLE
    if desk.read_page.job is not None:
        return "writing and performing"
    return "reading, digesting, planning"


def summed(values: list[float]) -> tuple[int, float, float, float]:
    """How many, median, 99th percentile, most."""
    ordered = sorted(values)
    return len(ordered), statistics.median(ordered), ordered[int(len(ordered) * 0.99)], ordered[-1]


def run(main: object) -> None:
    """The window's own main, which ends by leaving the process."""
    sys.argv = sys.argv[:1]
    try:
        main()
    except SystemExit as end:
        if end.code:
            raise


def say(found: object) -> None:
    """To whoever started this."""
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    {"empty": empty, "studio": studio, "lag": lag}[sys.argv[1]]()
