"""Table read, names: how a character's label is compared; decoration such as `Dana (host)` does not count; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable


def exact(name: str) -> str:
    """The label as it is compared first: case and surplus spaces do not count."""
    return " ".join(name.split()).casefold()


def bare(name: str) -> str:
    """The label without decoration: `DANA (HOST)`, `Dana [host]` and `Dana – host` are all `dana`."""
    plain = re.sub(r"\s*[(\[{].*?[)\]}]\s*", " ", name)
    plain = re.split(r"\s+[–—-]\s+|,\s|:\s*", plain.strip())[0]
    return exact(plain) or exact(name)


def match(name: str, known: Iterable[str]) -> str | None:
    """The known label this name means: exactly first, then without decoration; None where there is none."""
    labels = tuple(known)
    for same in (exact, bare):
        for label in labels:
            if same(label) == same(name):
                return label
    return None
