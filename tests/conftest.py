"""What every test gets: a home of its own, and no word to anybody outside this machine."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Before Qt: what Qt hangs into imports looks into every module, and into one of these while it is half loaded.
import pydantic.types  # noqa: F401
import pytest
from hypothesis import HealthCheck, settings

from tests.fakes.floor import Floor
from tests.turns import in_turn, turns

# Without this a window test on a machine without a screen ends the whole run, and not with a sentence.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
LOCAL = ("127.", "::1", "localhost", "0.0.0.0")


def pytest_configure(config: pytest.Config) -> None:
    """Every day the same made-up examples, however slow the machine is; whoever asks for `nightly` goes looking for new ones."""
    is_nightly = config.getoption("markexpr") == "nightly"
    settings.register_profile(
        "studio", deadline=None, derandomize=not is_nightly, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("studio")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Side by side, what takes long is begun first."""
    if hasattr(config, "workerinput"):
        in_turn(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Whole files, in the order of `tests.turns`."""
    return turns(config, log)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The studio's home for this test."""
    place = tmp_path / "home"
    monkeypatch.setenv("STUDIO_HOME", str(place))
    return place


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connecting anywhere but to this machine fails the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if isinstance(address, tuple) and not str(host).startswith(LOCAL):
            raise AssertionError(f"A test tried to reach {host}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def floor(home: Path) -> Iterator[Floor]:
    """Database, blobs, bus and clock."""
    floor = Floor(home)
    yield floor
    floor.close()
