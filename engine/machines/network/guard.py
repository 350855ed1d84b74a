"""Machines, network, guard: which addresses may be reached for a person's sake; pure rules, no socket."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from engine.machines.network import places

CREDENTIALS = "An address with a user name or password in it is not fetched."
METADATA = "The address belongs to a cloud machine's own data, which is never fetched."
PRIVATE = "The address points into a private network or at this machine, where the studio does not fetch."
UNCLEAR = "The address is written in a way that can be read as two different places."
DOTS = re.compile("[\u3002\uff0e\uff61]")
CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
# Services that do not speak HTTP and could be made to take its lines for commands of their own.
OTHER_SERVICES = frozenset(
    int(port)
    for port in "0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137 138 139 "
    "143 161 162 179 389 427 445 465 500 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 873 989 990 992 993 995 1433 1521 1719 "
    "1720 1723 2049 2375 2376 2379 3306 3389 3659 4045 4190 5060 5061 5432 5900 6000 6379 6566 6665 6666 6667 6668 6669 6679 6697 10080 11211 "
    "27017".split()
)


class Refused(Exception):
    """This place may not be reached; says why."""


@dataclass(frozen=True, slots=True)
class Guard:
    """The rule, with the owner's own exceptions (`host` or `host:port`), which never open a metadata host."""

    allowed: frozenset[tuple[str, int | None]] = frozenset()

    @classmethod
    def allowing(cls, hosts: Collection[str]) -> Guard:
        """A guard with these exceptions."""
        return cls(frozenset(_exception(host) for host in hosts))

    def check_address(self, url: str) -> None:
        """Refuse an address by its own words: schemes, credentials, metadata names, two meanings. Raises `Refused`."""
        try:
            parts = urlsplit(url)
            name, port = parts.hostname, parts.port
        except ValueError:
            raise Refused("The address is not valid.") from None
        if parts.scheme not in ("http", "https") or not name:
            raise Refused("Only http and https addresses are fetched.")
        if "@" in parts.netloc:
            raise Refused(CREDENTIALS)
        if CONTROL.search(url) or "\\" in parts.netloc + parts.path or "%" in parts.netloc:
            raise Refused(UNCLEAR)
        self._check_name(name, (443 if parts.scheme == "https" else 80) if port is None else port)

    def check(self, name: str, port: int, addresses: Collection[str]) -> tuple[str, ...]:
        """The addresses of a name, if every one of them may be reached. Raises `Refused`."""
        self._check_name(name, port)
        for text in addresses:
            self._check_one(text, excepted=self._is_excepted(name, port))
        if not addresses:
            raise Refused("The name has no address.")
        return tuple(addresses)

    def _check_name(self, name: str, port: int) -> None:
        if plain(name) in places.METADATA_NAMES:
            raise Refused(METADATA)
        if port in OTHER_SERVICES and not self._is_excepted(name, port):
            raise Refused(f"Port {port} belongs to another service than the web.")

    def _is_excepted(self, name: str, port: int) -> bool:
        return bool({(plain(name), None), (plain(name), port)} & self.allowed)

    def _check_one(self, text: str, *, excepted: bool) -> None:
        try:
            address = places.read(text)
        except ValueError:
            raise Refused("The name has an address of an unknown kind.") from None
        if places.is_metadata(address):
            raise Refused(METADATA)
        if not excepted and not places.is_open(address):
            raise Refused(PRIVATE)


def plain(name: str) -> str:
    """A host's name as it is compared: lower case, without brackets and final dot, international letters encoded."""
    bare = DOTS.sub(".", name.strip()).strip("[]").rstrip(".").lower()
    try:
        return bare if bare.isascii() else bare.encode("idna").decode("ascii")
    except UnicodeError:
        return bare


def _exception(host: str) -> tuple[str, int | None]:
    name, _, port = host.rpartition(":")
    is_bare_ipv6 = ":" in name and not name.endswith("]")
    if not name or not port.isdigit() or is_bare_ipv6:
        return plain(host), None
    return plain(name), int(port)
