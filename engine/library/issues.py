"""Library, issues: what is wrong with something handed in, as (path, message, limit); pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from engine.foundation.errors import ValidationFailed

Issue = tuple[str, str, int | float | None]


def too_big(path: str, limit: int) -> Issue:
    """The issue of a string over its limit."""
    return path, f"Too big: expected string to have <={limit} characters", limit


def too_many(path: str, limit: int) -> Issue:
    """The issue of an array over its limit."""
    return path, f"Too big: expected array to have <={limit} items", limit


def require(issues: list[Issue]) -> None:
    """Raise `ValidationFailed` with every issue, if there is any."""
    if issues:
        raise ValidationFailed(issues)


def size_of(content: Mapping[str, Any]) -> int:
    """Bytes of an object as compact UTF-8 JSON, the way it may be sent."""
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return len(plain.encode(errors="surrogatepass"))
