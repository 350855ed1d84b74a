"""The list of sources says how far a file has been read, and why one could not be."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine import Studio, StudioSettings, open_studio
from engine.library.errors import SourceEmpty
from engine.library.extraction import Extraction
from studio_app.shell.main_window import MainWindow
from tests.fakes.blank import lay_studio
from tests.fakes.machines import FakeReader, fake_machines
from tests.studio_app.conftest import ORIGIN, Hand


class Held(FakeReader):
    """Reads two pages of three, then waits to be let go; a scan holds nothing."""

    def __init__(self) -> None:
        self.go, self.expected = threading.Event(), threading.Event()

    def expect(self) -> None:
        self.expected.set()

    def read(self, path: Path, hint: str, progress: Callable[[int, str], None]) -> Extraction:
        progress(10, "Page 1 of 3")
        progress(60, "Page 2 of 3")
        if not self.go.wait(60):
            raise TimeoutError
        if path.read_bytes().startswith(b"%scan"):
            raise SourceEmpty("This PDF has pages but no text; it is probably a scan.", hint="Run OCR over it first.")
        return super().read(path, hint, progress)


@pytest.fixture
def reader() -> Held:
    return Held()


@pytest.fixture
def studio(home: Path, reader: Held) -> Iterator[Studio]:
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=replace(fake_machines(), reader=reader))
    yield studio
    reader.go.set()
    studio.close()


@pytest.fixture
def hand(studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    monkeypatch.setattr("studio_app.stage.player.device_is_there", lambda: False)
    window = MainWindow()
    window.furnish(studio, ORIGIN)
    window.show()
    yield Hand(window.desk, qtbot)
    window.close()
    window.deleteLater()


def _row(hand: Hand) -> str:
    model = hand.desk.sources
    return str(model.data(model.index(0))) if model.rowCount() else ""


def test_a_file_says_its_page_while_it_is_read_and_its_size_afterwards(
    hand: Hand, reader: Held, tmp_path: Path
) -> None:
    hand.project()
    (tmp_path / "report.pdf").write_bytes(b"The mill stands. " * 40)
    hand.desk.sources_page.add([tmp_path / "report.pdf"])
    hand.until(lambda: "Page 2 of 3" in _row(hand))
    assert _row(hand).endswith(" %")
    assert _row(hand).startswith("report.pdf\n")
    reader.go.set()
    hand.digested()
    assert "Page" not in _row(hand)
    assert "words" in _row(hand)


def test_the_reader_gets_ready_while_a_file_is_chosen(
    hand: Hand, reader: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.project()
    chosen: list[str] = []

    def choosing(*_: object) -> tuple[list[str], str]:
        assert reader.expected.wait(60)
        chosen.append("nothing")
        return [], ""

    monkeypatch.setattr("studio_app.library.sources_page.QFileDialog.getOpenFileNames", choosing)
    hand.desk.sources_page.browse()
    assert chosen


def test_a_file_that_cannot_be_read_says_why_in_the_same_place(hand: Hand, reader: Held, tmp_path: Path) -> None:
    hand.project()
    (tmp_path / "scan.pdf").write_bytes(b"%scan")
    hand.desk.sources_page.add([tmp_path / "scan.pdf"])
    hand.until(lambda: "Page 2 of 3" in _row(hand))
    reader.go.set()
    hand.until(lambda: "Could not be read" in _row(hand))
    assert "it is probably a scan. Run OCR over it first." in _row(hand)
