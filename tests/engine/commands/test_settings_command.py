"""The command line: a setting that is typed becomes a value of its kind."""

from __future__ import annotations

from typing import Any

import pytest

from engine.commands.settings import _read


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("model.priceIn", "0.5", 0.5),
        ("model.requestsPerMinute", "30", 30),
        ("lan.enabled", "true", True),
        ("model.address", "http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1"),
        ("hosts.allowed", "a.local, b.local", ["a.local", "b.local"]),
    ],
)
def test_what_is_typed_is_read_as_what_it_is(name: str, typed: str, value: Any) -> None:
    assert _read(name, typed) == value
