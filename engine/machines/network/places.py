"""Machines, network, places: which addresses lie in the open internet, whatever form they hide in; pure."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def _networks(text: str) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(part) for part in text.split())


# Written out, because what the standard library calls global has changed from release to release.
CLOSED_4 = _networks(
    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 "
    "192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
)
OPEN_6 = _networks("2000::/3 64:ff9b::/96 ::ffff:0:0/96")
CLOSED_6 = _networks("2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20")
METADATA = _networks(
    "169.254.0.23 169.254.10.10 169.254.42.42 169.254.169.0/24 169.254.170.0/24 100.100.100.200 168.63.129.16 192.0.0.192 "
    "fd00:ec2::/32 fd20:ce::/32 fd00:42::42 fe80::a9fe:a9fe"
)
METADATA_NAMES = frozenset(
    "metadata metadata.google.internal metadata.goog metadata.google.com instance-data instance-data.ec2.internal metadata.azure.internal "
    "metadata.azure.com metadata.packet.net metadata.platformequinix.com metadata.tencentyun.com metadata.oraclecloud.com "
    "metadata.service.consul rancher-metadata rancher-metadata.rancher.internal".split()
)
WITH_LAST_BITS = _networks("64:ff9b::/96 64:ff9b:1::/48 ::ffff:0:0:0/96 ::/96")
ISATAP = (0x5EFE, 0x02005EFE)


def read(text: str) -> Address:
    """An address as the system's resolver writes it, a zone passed over. Raises `ValueError`."""
    return ipaddress.ip_address(text.partition("%")[0])


def forms_of(address: Address) -> Iterator[Address]:
    """The address and every IPv4 address hidden in it: mapped, compatible, translated, tunnelled."""
    yield address
    if isinstance(address, ipaddress.IPv4Address):
        return
    hidden = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    number = int(address)
    has_last_bits = any(address in network for network in WITH_LAST_BITS) and number > 1
    if has_last_bits or (number >> 32) & 0xFFFFFFFF in ISATAP:
        hidden.append(ipaddress.IPv4Address(number & 0xFFFFFFFF))
    yield from (form for form in hidden if form is not None)


def is_metadata(address: Address) -> bool:
    """Whether a cloud machine tells its own secrets there."""
    return any(form in network for form in forms_of(address) for network in METADATA)


def is_open(address: Address) -> bool:
    """Whether it, and everything hidden in it, lies in the open internet."""
    return all(_is_open(form) for form in forms_of(address))


def _is_open(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in CLOSED_4)
    return any(address in network for network in OPEN_6) and not any(address in network for network in CLOSED_6)
