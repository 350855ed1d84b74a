"""Access, keys: how an API key is made, written and recognised; pure."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import re
import secrets

_FORM = re.compile(r"^sh_([0-9a-f]{18})_([0-9a-f]{64})$")


def new_key() -> tuple[str, str]:
    """A fresh prefix (18 hex characters) and secret (64)."""
    return secrets.token_hex(9), secrets.token_hex(32)


def written(prefix: str, secret: str) -> str:
    """The key as its owner sees it once."""
    return f"sh_{prefix}_{secret}"


def parts_of(header: str) -> tuple[str, str] | None:
    """Prefix and secret of a `Bearer sh_…` header, None when it has another form."""
    scheme, _, value = header.partition(" ")
    found = _FORM.match(value.strip()) if scheme.lower() == "bearer" else None
    return (found[1], found[2]) if found else None


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def matches(secret: str, digest: str) -> bool:
    """Whether this is the secret, compared in constant time."""
    return hmac.compare_digest(digest_of(secret), digest)


def address_allowed(address: str, allowed: tuple[str, ...]) -> bool:
    """Whether an address lies in the list of addresses and networks; an empty list allows all."""
    if not allowed:
        return True
    try:
        caller = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(caller in ipaddress.ip_network(entry, strict=False) for entry in allowed)


def is_network(entry: str) -> bool:
    """Whether this is an address or a network, such as 192.0.2.7 or 192.0.2.0/24."""
    try:
        ipaddress.ip_network(entry, strict=False)
    except ValueError:
        return False
    return True
