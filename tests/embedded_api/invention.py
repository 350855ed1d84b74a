"""Requests made up from the API's own description: fitting ones, almost fitting ones, and nonsense."""

from __future__ import annotations

import random
from typing import Any

NASTY: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 61, 2**31, 2**63, 2**64, -(2**63) - 1, 10**30, 1.5, -0.0, 1e308, "", " ", "x", "x" * 301, "ü" * 5001, "\x00", "\u202e",
    "😀" * 41, "../../etc/passwd", "' OR 1=1 --", "<script>", "{{7*7}}", "2026-13-45T99:99:99Z", "9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00+14:00",
    "http://[::1", "javascript:alert(1)", [], [[]], [None], {}, {"": None}, {"a": {"b": [1, {"c": None}]}}, {"x" * 300: "y"}, list(range(120)),
)  # fmt: skip
RAW = (
    b"", b"{", b"null", b"[]", b'"x"', b'{"name": NaN}', b'{"name": 1e999}', b'{"name": "\\ud800"}', b'{"a":' * 2000, b"[" * 50_000, b"\xff\xfe{}", b"\x00",
    b'{"name": "a", "name": "b"}', b"{" + b'"metadata":' + b"[" * 99 + b"]" * 99 + b', "name": "deep"}', b"9" * 5000,
)  # fmt: skip
SEGMENTS = (
    "nothing",
    "c" + "0" * 24,
    "C" + "A" * 24,
    "%00",
    "%2e%2e",
    "..%2f..",
    "x" * 2000,
    "%F0%9F%98%80",
    "%ff",
    "null",
    "-1",
)
HEADERS = ("", "x" * 255, "x" * 256, "a key with spaces", "\x7f", "same")


class Inventor:
    """Makes requests up; the same seed gives the same ones."""

    def __init__(self, document: dict[str, Any], seed: int) -> None:
        self._random, self._components = random.Random(seed), document["components"]

    def path(self, template: str, known: list[str]) -> str:
        """A path with ids that exist, and others."""
        pieces = []
        for piece in template.split("/"):
            pick = known if known and self._random.random() < 0.8 else SEGMENTS
            pieces.append(self._random.choice(pick) if piece.startswith("{") else piece)
        return "/".join(pieces)

    def query(self, operation: dict[str, Any], known: list[str]) -> dict[str, Any]:
        """Query values, most of them as described."""
        asked = {}
        for one in operation.get("parameters", []):
            if one.get("in") == "query" and self._random.random() < 0.4:
                value = self._random.choice((self.value(one["schema"]), *known[-2:], self._random.choice(NASTY)))
                asked[one["name"]] = value if isinstance(value, str | int | float) else str(value)
        return asked

    def sends(self, operation: dict[str, Any]) -> dict[str, Any]:
        """Body and headers of a request."""
        headers = {"Content-Type": "application/json"}
        if self._random.random() < 0.8:
            headers["Idempotency-Key"] = self._random.choice((*HEADERS, str(self._random.random()))).replace(
                "\x7f", "~"
            )
        schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        dice = self._random.random()
        if schema is None or dice < 0.1:
            return {"headers": headers, "content": self._random.choice(RAW)}
        return {"headers": headers, "json": self._random.choice(NASTY) if dice < 0.15 else self.value(schema)}

    def value(self, schema: dict[str, Any], depth: int = 0) -> Any:
        """A value that fits this schema, or nearly."""
        if self._random.random() < 0.04 or depth > 6:
            return self._random.choice(NASTY)
        if "$ref" in schema:
            return self.value(self._components["schemas"][schema["$ref"].rpartition("/")[2]], depth)
        if "anyOf" in schema:
            return self.value(self._random.choice(schema["anyOf"]), depth)
        if "const" in schema or "enum" in schema:
            return self._random.choice(schema.get("enum") or [schema["const"]])
        make = getattr(self, f"_{schema.get('type', 'anything')}")
        return make(schema, depth)

    def _object(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        needed = set(schema.get("required", ()))
        made = {
            name: self.value(part, depth + 1)
            for name, part in schema.get("properties", {}).items()
            if self._random.random() < (0.95 if name in needed else 0.4)
        }
        extra = schema.get("additionalProperties")
        if extra and self._random.random() < 0.5:
            made["HOST"] = self.value(extra, depth + 1) if isinstance(extra, dict) else self._random.choice(NASTY)
        if self._random.random() < 0.1:
            made[self._random.choice(("surprise", "", "__proto__"))] = 1
        return made

    def _array(self, schema: dict[str, Any], depth: int) -> list[Any]:
        most = schema.get("maxItems", 3)
        count = self._random.choice((0, 1, 2, most, most + 1))
        return [self.value(schema.get("items", {}), depth + 1) for _ in range(min(count, 60))]

    def _string(self, schema: dict[str, Any], depth: int) -> str:
        most = schema.get("maxLength", 20)
        return self._random.choice(("x", "word " * 3, "ü" * most, "y" * (most + 1), "https://example.org/a", ""))

    def _integer(self, schema: dict[str, Any], depth: int) -> int:
        least, most = schema.get("minimum", 0), schema.get("maximum", 10)
        return self._random.choice((least, most, least - 1, most + 1, 10**20))

    def _number(self, schema: dict[str, Any], depth: int) -> float:
        return float(self._integer(schema, depth))

    def _boolean(self, schema: dict[str, Any], depth: int) -> bool:
        return self._random.random() < 0.5

    def _null(self, schema: dict[str, Any], depth: int) -> None:
        return None

    def _anything(self, schema: dict[str, Any], depth: int) -> Any:
        return self._random.choice(NASTY)
