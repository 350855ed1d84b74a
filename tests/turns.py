"""Tests, turns: side by side, who begins first and who stays together, so that no worker waits alone at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

LONG_FIRST = (
    "tests/journeys/", "tests/embedded_api/", "tests/studio_app/", "tests/player/", "tests/engine/pictures/", "tests/engine/stage/",
    "tests/test_house.py", "tests/packaging/", "tests/machines/video/", "tests/machines/readers/", "tests/sockets/", "tests/machines/",
    "tests/engine/table_read/",
)  # fmt: skip
"""Rooms with processes, servers, windows and browsers; after them what computes, and last of all what is over in a moment."""
ONE_READ = ("tests/journeys/test_scored_read.py", "tests/journeys/test_whole_story.py")
"""Listen to one performance, which is made once on a worker."""


def in_turn(items: list[pytest.Item]) -> None:
    """Put long rooms first; a room stays together, so that what it shares is made once a worker."""
    items.sort(key=lambda item: _turn(item.nodeid))


def turns(config: pytest.Config, log: Any) -> Any:
    """Who is given what: whole files as they were collected, not by how many tests are in them; None for other ways."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class Turns(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = super()._split_scope(nodeid)
            return ONE_READ[0] if file in ONE_READ else file

    config.option.loadscopereorder = False
    return Turns(config, log)


def _turn(nodeid: str) -> int:
    return next((turn for turn, room in enumerate(LONG_FIRST) if nodeid.startswith(room)), len(LONG_FIRST))
