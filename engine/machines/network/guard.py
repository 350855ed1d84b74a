"""Machines, network, guard: which addresses may be reached for a person's sake; pure rules, no socket."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
METADATA_NAMES = frozenset(
    [
        "metadata",
        "metadata.google.internal",
        "metadata.goog",
        "instance-data",
        "instance-data.ec2.internal",
        "metadata.azure.internal",
        "metadata.packet.net",
    ]
)
METADATA_ADDRESSES = frozenset(
    ipaddress.ip_address(text)
    for text in "169.254.169.254 169.254.170.2 169.254.170.23 100.100.100.200 192.0.0.192 fd00:ec2::254 fd00:ec2::23 fd20:ce::254".split()
)
NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
TRANSLATED = ipaddress.ip_network("::ffff:0:0:0/96")
COMPATIBLE = ipaddress.ip_network("::/96")
SITE_LOCAL = ipaddress.ip_network("fec0::/10")
RELAY = ipaddress.ip_network("192.88.99.0/24")


class Refused(Exception):
    """This place may not be reached; says why."""


@dataclass(frozen=True, slots=True)
class Guard:
    """The rule, with the owner's own exceptions (`host` or `host:port`), which never open a metadata host."""

    allowed: frozenset[str] = frozenset()

    @classmethod
    def allowing(cls, hosts: Collection[str]) -> Guard:
        """A guard with these exceptions."""
        return cls(frozenset(_plain(host) for host in hosts))

    def check_address(self, url: str) -> None:
        """Refuse an address by its own words: other schemes, credentials, metadata names. Raises `Refused`."""
        try:
            parts = urlsplit(url)
            name, _ = parts.hostname, parts.port
        except ValueError:
            raise Refused("The address is not valid.") from None
        if parts.scheme not in ("http", "https") or not name:
            raise Refused("Only http and https addresses are fetched.")
        if parts.username is not None or parts.password is not None:
            raise Refused("An address with a user name or password in it is not fetched.")
        if _plain(name) in METADATA_NAMES:
            raise Refused("The address belongs to a cloud machine's own data, which is never fetched.")

    def check(self, name: str, port: int, addresses: Collection[str]) -> tuple[str, ...]:
        """The addresses of a name, if every one of them may be reached. Raises `Refused`."""
        if _plain(name) in METADATA_NAMES:
            raise Refused("The address belongs to a cloud machine's own data, which is never fetched.")
        excepted = bool({_plain(name), f"{_plain(name)}:{port}"} & self.allowed)
        for text in addresses:
            self._check_one(text, excepted=excepted)
        if not addresses:
            raise Refused("The name has no address.")
        return tuple(addresses)

    def _check_one(self, text: str, *, excepted: bool) -> None:
        try:
            address = ipaddress.ip_address(text.split("%")[0])
        except ValueError:
            raise Refused("The name has an address of an unknown kind.") from None
        for form in forms_of(address):
            if form in METADATA_ADDRESSES:
                raise Refused("The address belongs to a cloud machine's own data, which is never fetched.")
            if not excepted and not _is_public(form):
                raise Refused(
                    "The address points into a private network or at this machine, where the studio does not fetch."
                )


def forms_of(address: Address) -> Iterator[Address]:
    """The address and every IPv4 address hidden in it: mapped, compatible, translated, tunnelled."""
    yield address
    if isinstance(address, ipaddress.IPv4Address):
        return
    hidden = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    number = int(address)
    if (
        any(address in network for network in NAT64)
        or address in TRANSLATED
        or (address in COMPATIBLE and number > 1)
        or (number >> 32) & 0xFFFFFFFF in (0x5EFE, 0x02005EFE)
    ):
        hidden.append(ipaddress.IPv4Address(number & 0xFFFFFFFF))
    yield from (form for form in hidden if form is not None)


def _is_public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and (address in SITE_LOCAL or address.ipv4_mapped is not None):
        return address not in SITE_LOCAL  # a mapped form is judged by the address it hides
    is_special = (
        address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or address.is_loopback
        or address.is_link_local
    )
    return address.is_global and not is_special and address not in RELAY


def _plain(name: str) -> str:
    return name.strip().strip("[]").rstrip(".").lower()
