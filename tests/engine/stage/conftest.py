"""What every test of the stage gets."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.engine.stage.builders import Theater
from tests.engine.stage.reviser_desk import Kept
from tests.fakes.floor import Floor


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A finished read, made once; desks open on copies."""
    return Kept.made(tmp_path_factory.mktemp("kept") / "home")


@pytest.fixture
def theater(floor: Floor) -> Iterator[Theater]:
    """A stage; no thread of it may be left."""
    before = set(threading.enumerate())
    theater = Theater(floor)
    yield theater
    theater.close()
    left = set(threading.enumerate()) - before
    assert not [thread.name for thread in left if thread.name.startswith(("speaking", "usher", "playback"))]
