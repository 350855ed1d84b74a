"""A studio of fakes behind the real server, called over loopback.

Tests share one house; each has a key and makes projects of its own. Who counts credits or everything there is, restarts,
or changes what others would see, says `own_life` and has a house alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import httpx
import pytest

from embedded_api import following
from engine import Studio, StudioSettings
from engine.access.model import Scope
from tests.embedded_api.calling import Calls
from tests.embedded_api.house import NO_HURRY, RICH, House, housed
from tests.fakes.paced import Pace


@pytest.fixture(scope="package")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with housed(tmp_path_factory.mktemp("shared") / "home", RICH) as house:
        yield house


@pytest.fixture(scope="package")
def standing(shared_house: House) -> str:
    """The id of a READY table read for whoever is refused: nobody changes it."""
    with httpx.Client(base_url=shared_house.server.origin, timeout=60) as client:
        client.headers["Authorization"] = f"Bearer {_new_key(shared_house.studio)}"
        return str(Calls(client).artifact()["id"])


@pytest.fixture
def own_life() -> StudioSettings:
    """What a house of the test's own is opened with; asking for this is asking for such a house."""
    return NO_HURRY


@pytest.fixture
def house(request: pytest.FixtureRequest, home: Path) -> Iterator[House]:
    alone = "own_life" in request.fixturenames
    own = housed(home, request.getfixturevalue("own_life")) if alone else None
    with own or nullcontext(request.getfixturevalue("shared_house")) as house:
        yield house.renew()
        house.pace.gate.set()


@pytest.fixture
def quick_heart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streams of events give a sign of life three times a second."""
    monkeypatch.setattr(following, "HEARTBEAT_S", 0.3)


@pytest.fixture
def studio(house: House) -> Studio:
    return house.studio


@pytest.fixture
def pace(house: House) -> Pace:
    return house.pace


@pytest.fixture
def client(house: House) -> Iterator[httpx.Client]:
    """Without a key, over real HTTP."""
    with httpx.Client(base_url=house.server.origin, timeout=60) as client:
        yield client


@pytest.fixture
def key(studio: Studio) -> str:
    return _new_key(studio)


@pytest.fixture
def api(client: httpx.Client, key: str) -> httpx.Client:
    """With a key of every scope."""
    client.headers["Authorization"] = f"Bearer {key}"
    return client


@pytest.fixture
def calls(api: httpx.Client) -> Calls:
    return Calls(api)


@pytest.fixture
def quick(calls: Calls) -> Calls:
    """The same, where a test goes down the whole path."""
    return calls


@pytest.fixture
def plan(calls: Calls) -> str:
    """An approved plan over one source."""
    return str(calls.approved()["id"])


def _new_key(studio: Studio) -> str:
    with studio.work("owner") as work:
        return studio.access.create_key(work, "Test", tuple(Scope))[1]
