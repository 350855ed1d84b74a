"""Between engine and window: one signal, one way to call, few repaints."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from engine.foundation.errors import KnownError
from engine.foundation.events import Event, EventBus
from engine.storage.work import inside_unit
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations
from studio_app.widgets.coalesce import Coalesced
from tests.fakes.floor import Floor

pytestmark = pytest.mark.gui


@dataclass(frozen=True, slots=True)
class Moved(Event):
    number: int


class StudioOnAFloor:
    """The two methods operations need."""

    def __init__(self, floor: Floor) -> None:
        self.work, self.reading = floor.units.work, floor.units.reading


@pytest.fixture
def operations(floor: Floor, qtbot: QtBot) -> Operations:
    made = Operations(StudioOnAFloor(floor))
    yield made
    made.close()


def test_events_of_any_thread_arrive_in_the_windows_thread(qtbot: QtBot) -> None:
    bus, heard = EventBus(), []
    events = EngineEvents(bus)
    events.happened.connect(lambda event: heard.append((event.number, QThread.currentThread() is events.thread())))

    threads = [threading.Thread(target=bus.publish, args=([Moved(number)],)) for number in range(8)]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: len(heard) == 8)
    for thread in threads:
        thread.join()

    assert sorted(number for number, _ in heard) == list(range(8))
    assert all(in_window for _, in_window in heard)
    events.close()


def test_8000_events_from_8_threads_become_few_repaints(qtbot: QtBot) -> None:
    bus, repaints, heard = EventBus(), [], []
    events = EngineEvents(bus)
    soon = Coalesced(lambda: repaints.append(1))
    events.happened.connect(lambda _: (heard.append(1), soon.ask()))

    threads = [threading.Thread(target=bus.publish, args=([Moved(n) for n in range(1000)],)) for _ in range(8)]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: len(heard) == 8000)
    for thread in threads:
        thread.join()
    qtbot.wait(80)

    assert 1 <= len(repaints) <= 400
    events.close()


def test_an_act_runs_elsewhere_in_one_unit_and_answers_here(qtbot: QtBot, operations: Operations) -> None:
    here, seen, answers = threading.get_ident(), [], []

    operations.run(lambda work: seen.append((threading.get_ident() != here, inside_unit())) or "done", answers.append)
    qtbot.waitUntil(lambda: answers == ["done"])

    assert seen == [(True, True)]


def test_a_known_problem_reaches_whoever_shows_problems(qtbot: QtBot, operations: Operations) -> None:
    def refuse(work: object) -> None:
        raise KnownError("No.", hint="Try later.")

    with qtbot.waitSignal(operations.failed) as shown:
        operations.run(refuse)

    assert shown.args[0].sentence() == "No. Try later."


def test_a_bug_is_shown_as_one_sentence_and_logged(
    qtbot: QtBot, operations: Operations, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(operations.failed) as shown:
        operations.away(lambda: 1 / 0)

    assert shown.args[0].code == "internal_error"
    assert "ZeroDivisionError" in caplog.text
