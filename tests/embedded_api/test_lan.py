"""The door to the network: which addresses are open, what may be seen through it, how it follows the machine's networks."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from embedded_api.command import invitations, shared
from embedded_api.lan import NO_NETWORK, Lan
from embedded_api.lan_addresses import own_addresses
from embedded_api.lan_name import LanName
from embedded_api.server import EmbeddedServer
from engine import Studio, StudioSettings
from engine.foundation.settings import read_settings
from tests.embedded_api.knocking import ask, serving

ALICE, BOB = "127.0.0.2", "127.0.0.3"
"""Other names of the loopback network: they are no loopback names for the guard, and need no network here."""


class NoName(LanName):
    """Announces nothing."""

    announced: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        """None."""
        return ""

    def announce(self, addresses: object, port: int) -> None:
        """Nothing is sent."""


class Machine:
    """Its addresses, which a test may change."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses

    def __call__(self) -> tuple[str, ...]:
        """Those of now."""
        return self.addresses


@pytest.fixture
def house(home: Path) -> Iterator[tuple[Studio, EmbeddedServer]]:
    """A studio that listens on the loopback address alone."""
    with serving(home) as (studio, server):
        yield studio, server


@pytest.fixture
def lan(house: tuple[Studio, EmbeddedServer]) -> Iterator[Callable[..., Lan]]:
    """Makes a door for a machine with these addresses."""
    studio, server = house
    made: list[Lan] = []

    def listen(address: str, settings: StudioSettings) -> EmbeddedServer:
        return EmbeddedServer(studio, address, server.port, settings).start()

    def door(machine: Callable[[], tuple[str, ...]], name: LanName | None = None) -> Lan:
        made.append(Lan(studio, server.port, listen, machine, name or NoName()))
        return made[-1]

    yield door
    for one in made:
        one.close()


def _is_open(address: str, port: int) -> bool:
    try:
        socket.create_connection((address, port), timeout=3).close()
    except OSError:
        return False
    return True


def _seen_from_outside(address: str) -> int:
    """The status another process gets; this one may not leave the loopback network."""
    asking = "import sys, httpx; print(httpx.get(sys.argv[1], trust_env=False, timeout=60).status_code)"
    return int(subprocess.run([sys.executable, "-c", asking, address], capture_output=True, check=True).stdout)


def test_item_86_with_the_switch_off_nothing_listens_for_others(house: tuple[Studio, EmbeddedServer]) -> None:
    _, server = house

    assert _is_open("127.0.0.1", server.port)
    assert not _is_open(ALICE, server.port)


def test_item_86_with_the_switch_on_others_see_the_share_surface_alone(
    house: tuple[Studio, EmbeddedServer], lan: Callable[..., Lan]
) -> None:
    studio, server = house
    door = lan(Machine(ALICE, BOB))
    door.turn_on()

    assert door.origins == (f"http://{ALICE}:{server.port}", f"http://{BOB}:{server.port}")
    for address in (ALICE, BOB):
        seen = {
            path: ask(server.port, path, address=address)
            for path in ("/share/player/player.css", "/share/table-read/x")
        }
        assert [one.status for one in seen.values()] == [200, 401]
        shut = ["/api/v1/credits", "/api/v1/capabilities", "/api/mcp", "/owner/v1/api-keys", "/healthz"]
        refusals = [ask(server.port, path, address=address) for path in shut]
        assert [(one.status, one.code) for one in refusals] == [(403, "remote_access_disabled")] * len(shut)
    assert ask(server.port, "/share/player/player.css", host=f"{ALICE}:{server.port}").status == 403
    assert read_settings(studio.paths.settings).lan_enabled

    door.turn_off()
    assert not _is_open(ALICE, server.port)
    assert (door.is_on, door.origins, door.trouble) == (False, (), "")
    assert not read_settings(studio.paths.settings).lan_enabled
    assert _is_open("127.0.0.1", server.port)


def test_a_foreign_name_is_refused_on_the_network_too(
    house: tuple[Studio, EmbeddedServer], lan: Callable[..., Lan]
) -> None:
    door = lan(Machine(ALICE))
    door.turn_on()

    refused = ask(house[1].port, "/share/player/player.css", host="evil.example", address=ALICE)
    assert (refused.status, refused.code) == (403, "host_not_allowed")


def test_networks_that_come_and_go_are_followed(house: tuple[Studio, EmbeddedServer], lan: Callable[..., Lan]) -> None:
    port, machine = house[1].port, Machine()
    door = lan(machine)
    door.turn_on()
    assert (door.origins, door.trouble) == ((), NO_NETWORK)

    machine.addresses = (ALICE,)
    door.look()
    assert (_is_open(ALICE, port), door.trouble) == (True, "")
    machine.addresses = (BOB,)
    door.look()
    assert (_is_open(ALICE, port), _is_open(BOB, port)) == (False, True)


def test_a_port_that_is_taken_is_said(house: tuple[Studio, EmbeddedServer], lan: Callable[..., Lan]) -> None:
    port = house[1].port
    with socket.socket() as other:
        other.bind((ALICE, port))
        other.listen()
        door = lan(Machine(ALICE))
        door.turn_on()
        assert f"Port {port} is in use" in door.trouble


@pytest.mark.skipif(not own_addresses(), reason="this machine is in no network")
def test_this_machines_own_addresses_are_open_and_each_is_an_origin(
    house: tuple[Studio, EmbeddedServer], lan: Callable[..., Lan]
) -> None:
    door = lan(own_addresses)
    door.turn_on()

    assert len(door.origins) == len(own_addresses())
    for address in own_addresses():
        origin = f"http://{f'[{address}]' if ':' in address else address}:{house[1].port}"
        assert origin in door.origins
        assert [_seen_from_outside(origin + path) for path in ("/share/player/player.css", "/api/v1/credits")] == [
            200,
            403,
        ]


def test_the_machines_name_is_found_and_lets_in(house: tuple[Studio, EmbeddedServer], lan: Callable[..., Lan]) -> None:
    zeroconf = pytest.importorskip("zeroconf")
    name = LanName("Mill House.example")
    door = lan(Machine("127.0.0.1"), name)
    assert name.host == "sleeper-hit-mill-house.local"
    try:
        name.announce(("127.0.0.1",), house[1].port)
    except OSError as problem:
        pytest.skip(f"this machine has no multicast: {problem}")
    asker = zeroconf.Zeroconf(interfaces=["127.0.0.1"])
    try:
        found = asker.get_service_info("_http._tcp.local.", "sleeper-hit-mill-house._http._tcp.local.", 5000)
    finally:
        asker.close()
        name.withdraw()

    assert found is not None
    assert (found.parsed_addresses(), found.port) == (["127.0.0.1"], house[1].port)
    assert found.server == "sleeper-hit-mill-house.local."
    assert not door.is_on


def test_a_guest_may_come_by_the_machines_name(house: tuple[Studio, EmbeddedServer], lan: Callable[..., Lan]) -> None:
    class Quiet(LanName):
        """A name nobody is told."""

        def announce(self, addresses: object, port: int) -> None:
            """Nothing is sent."""

    door = lan(Machine(ALICE), Quiet("mill"))
    door.turn_on()
    port = house[1].port

    assert door.origins == (f"http://{ALICE}:{port}", f"http://sleeper-hit-mill.local:{port}")
    assert ask(port, "/share/player/player.css", host=f"sleeper-hit-mill.local:{port}", address=ALICE).status == 200


@pytest.mark.alone
def test_a_name_is_not_looked_for_while_the_switch_is_off(
    house: tuple[Studio, EmbeddedServer], lan: Callable[..., Lan]
) -> None:
    began = time.monotonic()
    door = lan(own_addresses, LanName("mill"))

    assert door.origins == ()
    assert time.monotonic() - began < 1


def test_the_command_line_tells_where_other_devices_find_the_studio(house: tuple[Studio, EmbeddedServer]) -> None:
    studio, server = house
    with shared(studio, server, None) as closed:
        assert closed is None
        assert list(invitations(closed)) == []
    open_studio_to_all = replace(studio, settings=replace(studio.settings, lan_enabled=True))
    with shared(open_studio_to_all, server, "127.0.0.1") as named:
        assert named is None
    with shared(open_studio_to_all, server, None) as lan:
        assert lan is not None
        told = list(invitations(lan))
        assert told
        assert told == [f"other devices on this network: {origin}" for origin in lan.origins] or told == [lan.trouble]
    assert not lan.is_on
