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
from tests.engine.library.builders import add, note, project
from tests.fakes.floor import Floor
from tests.fakes.library import FakeFetcher, Shelves

ROOT = Path(__file__).parents[3]


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
    floor.close()


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
