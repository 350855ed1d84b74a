"""A long PDF is read by two processes as by one; one that stands ready reads the next file; what goes wrong costs that file."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.library.errors import SourceExtractionFailed
from engine.machines.readers.pdf import reader, readiness
from engine.machines.readers.pdf.beside import Beside
from engine.machines.readers.pdf.gathering import gatherings
from engine.machines.readers.workshop.reading import ProcessReader
from tests.fakes.library import pdf_of

LONG = 170


def _silent(percent: int, detail: str) -> None:
    pass


def _long(tmp_path: Path) -> Path:
    pages = [
        [
            (72.0, 800.0, 9.0, "Survey of the coast"),
            (72.0, 700.0, 11.0, f"The words of page {number} say what was measured there,"),
            (72.0, 686.0, 11.0, f"and that {number} boats lay in the harbour that year."),
            (290.0, 30.0, 9.0, str(number)),
        ]
        for number in range(1, LONG + 1)
    ]
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf_of(pages))
    return path


@pytest.fixture
def ready() -> Iterator[ProcessReader]:
    reader = ProcessReader(linger_s=60.0)
    yield reader
    reader.close()


def test_every_page_is_in_one_gathering_whatever_the_length() -> None:
    for count in (1, 79, 80, 159, 160, 161, 300, 1000):
        earlier, later = gatherings(count)
        assert [number for part in earlier + later for number in part] == list(range(1, count + 1))
        assert bool(later) == (count >= 160)


def test_two_processes_read_what_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, pages = _long(tmp_path), list[str]()
    monkeypatch.setattr(reader, "has_company", lambda: False)
    alone = reader.read(path, None, _silent)
    monkeypatch.setattr(reader, "has_company", lambda: True)
    together = reader.read(path, None, lambda _, detail: pages.append(detail))
    assert together == alone
    assert [mark.page for mark in together.layout.pages] == list(range(1, LONG + 1))
    assert all(f"that {number} boats" in together.text for number in range(1, LONG + 1))
    assert "Survey of the coast" not in together.text
    assert f"Page {LONG} of {LONG}" in pages


def test_a_second_process_that_dies_fails_the_file_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dying() -> Beside:
        helper = Beside()
        os.kill(helper._process.pid, signal.SIGKILL)
        return helper

    monkeypatch.setattr(reader, "has_company", lambda: True)
    monkeypatch.setattr(reader, "another", dying)
    with pytest.raises(SourceExtractionFailed, match="later pages"):
        reader.read(_long(tmp_path), None, _silent)


def test_getting_ready_starts_the_second_process_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "has_company", lambda: True)
    readiness.get_ready()
    first, second = readiness.another(), readiness.another()
    assert first._process.pid != second._process.pid
    first.close()
    second.close()


def test_the_process_that_stands_ready_reads_the_next_file_and_another_follows(
    tmp_path: Path, ready: ProcessReader
) -> None:
    path = _long(tmp_path)
    first = ready.read(path, "a.pdf", _silent)
    waiting = ready._workers._waiting
    assert waiting is not None
    assert ready.read(path, "a.pdf", _silent) == first
    assert waiting.process.poll() is not None
    assert ready._workers._waiting is not waiting
    ready.close()
    assert ready._workers._waiting is None


def test_a_file_that_is_expected_finds_its_reader_ready(tmp_path: Path, ready: ProcessReader) -> None:
    ready.expect()
    waiting = ready._workers._waiting
    ready.expect()
    assert waiting is not None
    assert ready._workers._waiting is waiting
    assert ready.read(_long(tmp_path), "a.pdf", _silent).metadata["pageCount"] == LONG
    assert waiting.process.poll() is not None


def test_nothing_is_expected_by_one_that_keeps_nobody_waiting() -> None:
    reader = ProcessReader()
    reader.expect()
    assert reader._workers._waiting is None


def test_one_that_ended_while_it_waited_is_replaced(tmp_path: Path, ready: ProcessReader) -> None:
    path = _long(tmp_path)
    ready.read(path, "a.pdf", _silent)
    waiting = ready._workers._waiting
    assert waiting is not None
    waiting.process.kill()
    waiting.process.wait()
    assert ready.read(path, "a.pdf", _silent).metadata["pageCount"] == LONG


def test_nothing_stands_ready_after_a_text(tmp_path: Path, ready: ProcessReader) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Plain words.")
    ready.read(path, "a.txt", _silent)
    assert ready._workers._waiting is None
