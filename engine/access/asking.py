"""Access, asking: a request as it is remembered, and its kept answer; pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Asked:
    """A request's identity: API key id, method, concrete path, its Idempotency-Key; and what its body was."""

    api_key_id: str
    method: str
    path: str
    key: str
    fingerprint: str

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What makes it the same request."""
        return (self.api_key_id, self.method, self.path, self.key)


@dataclass(frozen=True, slots=True)
class Answer:
    """A kept answer."""

    status: int
    body: dict[str, Any]


def fingerprint_of(body: Any) -> str:
    """SHA-256 hex of the JSON body with sorted keys; an absent body counts as `{}`."""
    text = json.dumps(body if body is not None else {}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
