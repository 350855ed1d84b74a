"""Foundation, ids: opaque, unguessable names for things and requests."""

from __future__ import annotations

import re
import secrets
import string

_ALPHABET = string.ascii_lowercase + string.digits
_PAIRS = tuple(first + second for first in _ALPHABET for second in _ALPHABET)
ID_PATTERN = re.compile(r"^c[a-z0-9]{24}$")


def new_id() -> str:
    """A resource id: 25 characters, `c` and 24 of a-z0-9 (124 random bits)."""
    return "c" + _drawn(12)


def new_request_id() -> str:
    """A request id: `req_` and 26 characters."""
    return "req_" + _drawn(13)


def is_id(text: str) -> bool:
    """Whether the text has the form of a resource id."""
    return ID_PATTERN.match(text) is not None


def _drawn(pairs: int) -> str:
    # One draw for the whole name: a draw a letter costs ten times as much, and every row and request has a name.
    number, parts = secrets.randbelow(len(_PAIRS) ** pairs), []
    for _ in range(pairs):
        number, place = divmod(number, len(_PAIRS))
        parts.append(_PAIRS[place])
    return "".join(parts)
