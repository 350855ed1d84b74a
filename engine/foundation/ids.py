"""Foundation, ids: opaque, unguessable names for things and requests."""

from __future__ import annotations

import re
import secrets
import string

_ALPHABET = string.ascii_lowercase + string.digits
ID_PATTERN = re.compile(r"^c[a-z0-9]{24}$")


def new_id() -> str:
    """A resource id: 25 characters, `c` and 24 of a-z0-9 (124 random bits)."""
    return "c" + "".join(secrets.choice(_ALPHABET) for _ in range(24))


def new_request_id() -> str:
    """A request id: `req_` and 26 characters."""
    return "req_" + "".join(secrets.choice(_ALPHABET) for _ in range(26))


def is_id(text: str) -> bool:
    """Whether the text has the form of a resource id."""
    return ID_PATTERN.match(text) is not None
