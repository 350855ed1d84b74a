"""Access, asking: a request as it is remembered, and its kept answer; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class Quoting:
    """Which fields of an answer say what its resource says itself, and are gone once that is: `kind` is the resource's member."""

    kind: str
    fields: tuple[str, ...]

    def about(self, body: Mapping[str, Any]) -> str:
        """The id of the resource."""
        return str(body[self.kind]["id"])

    def bare(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """The answer without these words."""
        return {**body, self.kind: {**body[self.kind], **dict.fromkeys(self.fields)}}

    def quoted(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Only these words; `whole` puts them back."""
        return {self.kind: {field: body[self.kind][field] for field in self.fields}}


def whole(body: Mapping[str, Any], quoted: Mapping[str, Any] | None) -> dict[str, Any]:
    """The answer with the words that were kept apart, where they still are."""
    return {**body, **{kind: {**body[kind], **words} for kind, words in (quoted or {}).items()}}


def fingerprint_of(body: Any) -> str:
    """SHA-256 hex of the JSON body with sorted keys; an absent body counts as `{}`."""
    text = json.dumps(body if body is not None else {}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
