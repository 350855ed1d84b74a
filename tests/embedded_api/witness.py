"""A witness on the wire: every JSON answer is held against the API's own description."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any
from urllib.parse import urlsplit

import httpx
from jsonschema import Draft202012Validator

BASE = "/api/v1"


class Witness:
    """Validates answers; a field the description does not know is as wrong as one that is missing."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self._components = _closed(deepcopy(document["components"]))
        self._paths = [(_pattern(path, item), item) for path, item in document["paths"].items()]
        self._validators: dict[str, Draft202012Validator] = {}
        self.seen: set[tuple[str, int]] = set()

    def see(self, answer: httpx.Response) -> None:
        """Hold one answer against the description. Raises AssertionError."""
        operation = self._operation(answer.request)
        if operation is None:
            return
        said = self._said(operation, answer)
        self.seen.add((operation["operationId"], answer.status_code))
        kind = answer.headers.get("content-type", "").partition(";")[0]
        assert kind in said.get("content", {kind: None}) or "*/*" in said["content"], (operation["operationId"], kind)
        if kind == "application/json":
            problems = list(self._validator(said["content"][kind]["schema"]).iter_errors(answer.json()))
            assert not problems, f"{operation['operationId']} {answer.status_code}: {problems[0]}"

    def operations(self) -> set[str]:
        """Every operation of the description."""
        return {
            one["operationId"]
            for item in self._document["paths"].values()
            for one in item.values()
            if isinstance(one, dict)
        }

    def _operation(self, request: httpx.Request) -> dict[str, Any] | None:
        path = urlsplit(str(request.url)).path
        fitting = [item for pattern, item in self._paths if pattern.fullmatch(path)]
        found = next((item for item in fitting if request.method.lower() in item), {})
        return found.get(request.method.lower())

    def _said(self, operation: dict[str, Any], answer: httpx.Response) -> dict[str, Any]:
        responses = operation["responses"]
        assert answer.status_code >= 400 or str(answer.status_code) in responses, (
            operation["operationId"], answer.status_code,
        )  # fmt: skip
        said = responses.get(str(answer.status_code), responses.get("default"))
        return self._document["components"]["responses"]["Problem"] if "$ref" in said else said

    def _validator(self, schema: dict[str, Any]) -> Draft202012Validator:
        name = repr(schema)
        if name not in self._validators:
            self._validators[name] = Draft202012Validator({**schema, "components": self._components})
        return self._validators[name]


def _closed(part: Any) -> Any:
    if isinstance(part, list):
        return [_closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    shut = {name: _closed(one) for name, one in part.items()}
    if isinstance(part.get("properties"), dict) and part.get("type") == "object":
        shut.setdefault("additionalProperties", False)
    return shut


def _pattern(path: str, item: dict[str, Any]) -> re.Pattern[str]:
    pattern = "".join("[^/]+" if piece.startswith("{") else re.escape(piece) for piece in re.split(r"(\{\w+\})", path))
    return re.compile(pattern if "servers" in item else re.escape(BASE) + pattern)
