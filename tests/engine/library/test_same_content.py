"""Several sources of the same content: what one of them lets go of stays as long as another stands on it."""

from __future__ import annotations

import pytest

from engine.library.extraction import Extraction
from engine.library.model import Kept, SourceStatus
from tests.engine.library.builders import LONG, add, upload
from tests.fakes.floor import Floor
from tests.fakes.library import Shelves


@pytest.fixture
def shelves(floor: Floor) -> Shelves:
    return Shelves(floor)


def test_an_upload_survives_another_source_letting_go_of_the_same_bytes(shelves: Shelves) -> None:
    first = add(shelves, upload(shelves, LONG.encode()))
    waiting = upload(shelves, LONG.encode(), "again.txt")
    assert shelves.run(first).original_blob is None
    second = add(shelves, waiting)

    assert shelves.run(second).status is SourceStatus.READY


def test_text_another_source_lets_go_of_while_it_is_read_is_put_again(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shelves.run(add(shelves, upload(shelves, LONG.encode())))
    second = add(shelves, upload(shelves, LONG.encode(), "again.txt"))
    put = shelves.library.shelf.put
    begun: list[str] = []

    def put_and_lose(extraction: Extraction, source_id: str = "") -> Kept:
        kept = put(extraction, source_id)
        if not begun:
            begun.append(first.id)
            with shelves.floor.units.work("test") as work:
                shelves.library.delete_source(work, first.project_id, first.id)
        return kept

    monkeypatch.setattr(shelves.library.shelf, "put", put_and_lose)
    assert shelves.run(second).status is SourceStatus.EXTRACTING
    read = shelves.run(second)
    with shelves.floor.units.reading("test") as work:
        assert shelves.library.text(work, read) == LONG
