"""The guard lets nobody into private places, whatever the address looks like; no socket is opened to find out."""

from __future__ import annotations

from pathlib import Path

import httpcore
import pytest

from engine.library.errors import SourceFetchFailed
from engine.machines.network.fetching import HttpxFetcher
from engine.machines.network.guard import Guard, Refused
from engine.machines.network.wire import Deadline, GuardedBackend

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "169.254.1.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.7", "192.88.99.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
    "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:7f00:1::", "::ffff:0:127.0.0.1", "2606:4700::5efe:10.0.0.1",
]  # fmt: skip
METADATA = ["169.254.169.254", "fd00:ec2::254", "100.100.100.200", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"]
PUBLIC = ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"]


@pytest.mark.parametrize("address", PRIVATE + METADATA)
def test_a_private_address_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        Guard().check("a.example", 80, [address])


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_reached(address: str) -> None:
    assert Guard().check("a.example", 80, [address]) == (address,)


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    with pytest.raises(Refused):
        Guard().check("a.example", 80, ["1.1.1.1", "10.0.0.1"])


@pytest.mark.parametrize("allowed", ["wiki.lan", "WIKI.LAN.", "wiki.lan:8080"])
def test_the_owner_may_open_a_private_host_by_name(allowed: str) -> None:
    assert Guard.allowing([allowed]).check("wiki.lan", 8080, ["10.0.0.1"])


@pytest.mark.parametrize(
    ("allowed", "name", "port"),
    [("wiki.lan:8080", "wiki.lan", 80), ("wiki.lan", "a.wiki.lan", 80), ("10.0.0.1", "wiki.lan", 80)],
)
def test_an_opened_host_opens_nothing_else(allowed: str, name: str, port: int) -> None:
    with pytest.raises(Refused):
        Guard.allowing([allowed]).check(name, port, ["10.0.0.1"])


@pytest.mark.parametrize("address", METADATA)
def test_metadata_is_never_opened(address: str) -> None:
    with pytest.raises(Refused):
        Guard.allowing(["a.example", address]).check("a.example", 80, [address])


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://a.example/", "gopher://a/", "http://me:pw@a.example/", "http://@a.example/", "http:///x", "http://a:99999/", "http://[::1",
     "http://metadata.google.internal/", "http://METADATA.google.internal./x"],
)  # fmt: skip
def test_an_address_is_refused_by_its_own_words(url: str) -> None:
    with pytest.raises(Refused):
        Guard.allowing(["metadata.google.internal"]).check_address(url)


class Nowhere(httpcore.NetworkBackend):
    """Remembers where it was to connect, and fails."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def connect_tcp(self, host: str, port: int, *more: object, **named: object) -> httpcore.NetworkStream:
        self.asked.append(host)
        raise httpcore.ConnectError("nobody")


def test_the_connection_goes_to_the_checked_address_and_the_name_is_resolved_once() -> None:
    asked: list[str] = []

    def resolve(name: str, port: int) -> list[str]:
        asked.append(name)
        return ["1.1.1.1"] if len(asked) == 1 else ["127.0.0.1"]

    inner = Nowhere()
    with pytest.raises(httpcore.ConnectError):
        GuardedBackend(Guard(), Deadline(5), resolve, inner).connect_tcp("rebinding.example", 80)
    assert (asked, inner.asked) == (["rebinding.example"], ["1.1.1.1"])


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://017700000001/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost/",
        "http://localhost./",
    ],
)
def test_no_spelling_of_this_machine_is_fetched(tmp_path: Path, url: str) -> None:
    with pytest.raises(SourceFetchFailed) as refused:
        HttpxFetcher(patience_s=5).fetch(url, ("text/html",), tmp_path / "a")
    assert refused.value.message.startswith(("The address points into a private network", "The name"))
