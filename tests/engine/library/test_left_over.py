"""What retention says is true on the disk also when the process is killed before it could drop a content."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.library.errors import SourceNotFound
from engine.library.model import NewSource, SourceType
from tests.engine.library.builders import LONG, add, note, project
from tests.engine.library.dying import ORIGINAL
from tests.fakes.floor import Floor
from tests.fakes.library import FakeFetcher, Shelves

ROOT = Path(__file__).parents[3]
SAID = LONG[:20].encode()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a Unix signal")
@pytest.mark.parametrize("when", ["digested", "deleted"])
def test_a_killed_process_leaves_nothing_behind_that_should_be_gone(tmp_path: Path, when: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.library.dying", str(tmp_path), when], cwd=ROOT, check=False
    )
    assert done.returncode == -signal.SIGKILL
    floor = Floor(tmp_path)
    shelves = Shelves(floor)
    assert len(shelves.blobs()) == 2, "killed before the text was dropped"

    shelves.library.shelf.forget_left_over()

    assert not shelves.blobs()
    assert not list(floor.blobs.doubts.open())
    if when == "deleted":
        assert not _holding(tmp_path, SAID)
    floor.close()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a Unix signal")
def test_a_killed_process_keeps_the_text_and_drops_the_file_it_was_read_from(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.library.dying", str(tmp_path), "read"], cwd=ROOT, check=False
    )
    assert done.returncode == -signal.SIGKILL
    floor = Floor(tmp_path)
    shelves = Shelves(floor)
    before = len(shelves.blobs())

    shelves.library.shelf.forget_left_over()

    assert (before, len(shelves.blobs())) == (3, 2)
    assert not _holding(tmp_path, ORIGINAL[:40])
    assert _holding(tmp_path, SAID)
    floor.close()


def test_no_byte_of_a_deleted_source_stays_on_the_disk_while_the_studio_is_open(floor: Floor) -> None:
    shelves = Shelves(floor)
    project(shelves)
    others = [add(shelves, note("The council met in the hall, and was told nothing. " * 90)) for _ in range(3)]
    source = shelves.run(add(shelves, note(LONG * 12)))
    home = floor.paths.database.parent
    assert _holding(home, SAID), "it is there before"

    with floor.units.work("test") as work:
        shelves.library.delete_source(work, source.project_id, source.id)

    assert not _holding(home, SAID)
    assert _holding(home, b"The council met"), "what was not deleted stays"
    assert others


def test_what_a_reader_holds_open_is_wiped_at_the_next_start(floor: Floor) -> None:
    shelves = Shelves(floor)
    project(shelves)
    source = shelves.run(add(shelves, note()))
    with floor.units.reading("test") as reading:
        shelves.library.remembered(reading, source.id)
        with floor.units.work("test") as work:
            shelves.library.delete_source(work, source.project_id, source.id)
        assert list(floor.blobs.doubts.open()), "it is written down that something is left to do"

    shelves.library.shelf.forget_left_over()

    assert not list(floor.blobs.doubts.open())
    assert not _holding(floor.paths.database.parent, SAID)


def _holding(home: Path, said: bytes) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file() and said in path.read_bytes()]


def test_what_a_living_source_stands_on_is_not_dropped(floor: Floor) -> None:
    shelves = Shelves(floor)
    project(shelves)
    source = add(shelves, note())
    shelves.floor.blobs.doubts.note([source.text_blob or "", source.layout_blob or ""])

    shelves.library.shelf.forget_left_over()

    assert len(shelves.blobs()) == 2


class Meddler(FakeFetcher):
    """While it fetches, somebody deletes the source."""

    shelves: Shelves
    source: str = ""

    def fetch(self, url: str, accept: object, target: Path) -> object:  # type: ignore[override]
        answer = super().fetch(url, (), target)
        with self.shelves.floor.units.work("test") as work:
            (one,) = self.shelves.library.live_sources(work, self.shelves.library.projects(work).items[0].id)
            self.shelves.library.delete_source(work, one.project_id, one.id)
        return answer


def test_a_source_deleted_while_it_is_fetched_leaves_nothing(floor: Floor) -> None:
    fetcher = Meddler(b"<p>The mill stands at the quay, and nobody has asked why.</p>")
    fetcher.shelves = shelves = Shelves(floor, fetcher)
    project(shelves)
    source = add(shelves, NewSource(SourceType.URL, url="http://mill.example/"))
    with pytest.raises(SourceNotFound):
        shelves.run(source)

    assert not shelves.blobs()
    assert not list(floor.blobs.doubts.open())
