"""HTTP face, LAN addresses: what this machine is called by others on its networks; asks the system, sends nothing."""

from __future__ import annotations

import ipaddress

VIRTUAL = (
    "docker",
    "br-",
    "veth",
    "virbr",
    "vmnet",
    "vbox",
    "vethernet",
    "utun",
    "tun",
    "tap",
    "zt",
    "tailscale",
    "wg",
)


def own_addresses() -> tuple[str, ...]:
    """Addresses others can reach it at: IPv4 before IPv6, virtual networks last."""
    import ifaddr

    found = [
        (_rank(address, str(adapter.nice_name)), address)
        for adapter in ifaddr.get_adapters()
        for address in (ip.ip if ip.is_IPv4 else ip.ip[0] for ip in adapter.ips)
        if isinstance(address, str) and _is_reached(address)
    ]
    return tuple(dict.fromkeys(address for _, address in sorted(found)))


def _is_reached(address: str) -> bool:
    """Not this machine itself, and nothing that only works with the name of an interface beside it."""
    known = ipaddress.ip_address(address)
    return not (known.is_loopback or known.is_link_local or known.is_multicast or known.is_unspecified)


def _rank(address: str, adapter: str) -> tuple[bool, bool, str]:
    is_virtual = adapter.lower().startswith(VIRTUAL)
    return is_virtual, ":" in address, adapter
