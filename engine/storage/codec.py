"""Storage, codec: frozen dataclasses to JSON values and back, by pydantic, in this one place."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def dump(value: Any, kind: Any | None = None) -> Any:
    """A value (dataclass, tuple of dataclasses, ...) as plain JSON types."""
    return _adapter(kind or type(value)).dump_python(value, mode="json")


def load(kind: type[T], data: Any) -> T:
    """The value of this type that `dump` wrote. Raises pydantic's ValidationError on foreign data."""
    return cast("T", _adapter(kind).validate_python(data))


def dump_json(value: Any, kind: Any | None = None) -> bytes:
    """The same as `dump`, as UTF-8 JSON bytes."""
    return _adapter(kind or type(value)).dump_json(value)


def load_json(kind: type[T], data: bytes) -> T:
    """The value of this type that `dump_json` wrote."""
    return cast("T", _adapter(kind).validate_json(data))
