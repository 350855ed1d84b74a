"""HTTP face, validation: pydantic's findings in the frozen words of the API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Issue = tuple[str, str, int | float | None]

EXPECTED = {
    "string": "string", "str": "string", "int": "number", "float": "number", "decimal": "number", "complex": "number", "finite": "finite number",
    "bool": "boolean", "dict": "object", "model": "object", "dataclass": "object", "mapping": "object", "arguments": "object", "list": "array",
    "tuple": "array", "set": "array", "frozen": "array", "iterable": "array", "iteration": "array", "date": "date", "datetime": "date", "time": "time",
    "timezone": "date", "bytes": "string", "url": "URL", "uuid": "UUID", "json": "JSON", "none": "null", "multiple": "multiple",
}  # fmt: skip


def issues_of(errors: Sequence[Any]) -> list[Issue]:
    """Every problem as (path, message, limit), in the order found."""
    return [_issue(error) for error in errors]


def _issue(error: dict[str, Any]) -> Issue:
    path, kind, context = _path(error["loc"]), error["type"], error.get("ctx") or {}
    if kind == "json_invalid":
        return "", "Invalid input: expected JSON, received malformed text", None
    if kind == "missing":
        return path, "Required", None
    if kind == "extra_forbidden":
        container, _, key = path.rpartition(".")
        return container or path, f'Unrecognized key: "{key}"', None
    size = _size(kind, context)
    if size is not None:
        return path, *size
    return path, _words(kind, context, error), None


def _size(kind: str, context: dict[str, Any]) -> tuple[str, int | float] | None:
    if kind == "string_too_long":
        return f"Too big: expected string to have <={context['max_length']} characters", context["max_length"]
    if kind in ("bytes_too_long", "url_too_long"):
        return f"Too big: expected string to have <={context['max_length']} characters", context["max_length"]
    if kind in ("string_too_short", "bytes_too_short"):
        return f"Too small: expected string to have >={context['min_length']} characters", context["min_length"]
    if kind == "too_long":
        return f"Too big: expected array to have <={context['max_length']} items", context["max_length"]
    if kind == "too_short":
        return f"Too small: expected array to have >={context['min_length']} items", context["min_length"]
    if kind in ("less_than_equal", "less_than"):
        most = _whole(context["le"] if "le" in context else context["lt"])
        return f"Too big: expected number to be <={most}", most
    if kind in ("greater_than_equal", "greater_than"):
        least = _whole(context["ge"] if "ge" in context else context["gt"])
        return f"Too small: expected number to be >={least}", least
    return None


def _whole(limit: float) -> int | float:
    return int(limit) if float(limit).is_integer() else limit


def _words(kind: str, context: dict[str, Any], error: dict[str, Any]) -> str:
    if kind in ("literal_error", "enum"):
        options = "|".join(f'"{word}"' for word in _options(str(context.get("expected", ""))))
        return f"Invalid option: expected one of {options}"
    if kind == "value_error":
        return str(context.get("error", error["msg"]))
    if kind.startswith("int_") and isinstance(error.get("input"), float):
        return "Invalid input: expected integer, received number"
    expected = EXPECTED.get(kind.partition("_")[0], "another value")
    return f"Invalid input: expected {expected}, received {_received(error.get('input'))}"


def _options(expected: str) -> list[str]:
    return [word.strip().strip("'") for word in expected.replace(" or ", ", ").split(",") if word.strip()]


def _received(value: Any) -> str:
    names = ((bool, "boolean"), (str, "string"), (int | float, "number"), (list, "array"), (dict, "object"))
    return "null" if value is None else next((name for kind, name in names if isinstance(value, kind)), "unknown")


def _path(location: tuple[Any, ...]) -> str:
    path = ""
    for part in location[1:] if location and location[0] in ("body", "query", "path", "header") else location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path
