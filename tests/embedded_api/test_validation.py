"""Every way pydantic can find fault is said in the frozen words."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic_core._pydantic_core import list_all_errors

from embedded_api.reading import DEEPEST, problem_of
from embedded_api.validation import issues_of

WORDS = re.compile(
    r"Required|Unrecognized key: \".*\"|Invalid option: expected one of (\"[^\"]*\"\|?)+|Too (big|small): expected .+ to (be|have) [<>]=.+"
    r"|Invalid input: expected .+, received .+"
)


@pytest.mark.parametrize("kind", list_all_errors(), ids=lambda kind: kind["type"])
def test_every_kind_of_fault_has_frozen_words(kind: Any) -> None:
    context = {**(kind.get("example_context") or {})}
    context |= {"expected": "'a', 'b' or 'c'"} if "expected" in context else {}
    if kind["type"] in ("value_error", "assertion_error"):
        pytest.skip("said by whoever raises it")
    error = {"type": kind["type"], "loc": ("body", "a", 0, "b"), "msg": "words of pydantic", "ctx": context, "input": 1}
    ((path, message, _),) = issues_of([error])

    assert WORDS.fullmatch(message), message
    assert path in ("a[0].b", "a[0]", "")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"a": NaN}', "received NaN"),
        (b'{"a": -Infinity}', "received -Infinity"),
        (b'{"a": 1e999}', "finite"),
        (b'{"a": "\\ud800"}', "surrogate"),
        (b'{"a": "\xff"}', "malformed"),
        (b"[" * 100_000, "malformed"),
        (b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), "nesting"),
        (b'{"a": ' + b"9" * 5000 + b"}", "malformed"),
        (b'{"a": 1', "malformed"),
    ],
)
def test_what_json_does_not_have_is_refused(body: bytes, said: str) -> None:
    assert said in (problem_of(body) or "")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n",
        b"{}",
        b'{"a": 1, "a": 2}',
        b"[" * DEEPEST + b"]" * DEEPEST,
        b'"\\ud83d\\ude00"',
        b"[" + b"[]," * 500 + b"[]]",
        b"9" * 400,
    ],
)
def test_what_json_has_is_taken(body: bytes) -> None:
    assert problem_of(body) is None
