"""Machines, models, parsing: the JSON object in whatever a model wrote around it: thoughts, fences, greetings, a missing end."""

from __future__ import annotations

import re
from typing import Any

THOUGHT = re.compile(r"<(think|thinking|thought|reasoning|analysis)>.*?</\1>", re.DOTALL | re.IGNORECASE)
THOUGHT_END = re.compile(r"^.*?</(?:think|thinking|thought|reasoning|analysis)>", re.DOTALL | re.IGNORECASE)
THOUGHT_OPEN = re.compile(r"<(?:think|thinking|thought|reasoning|analysis)>.*\Z", re.DOTALL | re.IGNORECASE)
FENCE = re.compile(r"```[\w-]*\s*(.*?)(?:```|\Z)", re.DOTALL)
COMMA = re.compile(r",(\s*[}\]])")
SMART = str.maketrans({"“": '"', "”": '"', "„": '"'})
MOST = 2_000_000


class NoAnswer(Exception):
    """There is no JSON object in what came back; says why in words."""


def read_object(text: str, needed: str) -> tuple[dict[str, Any], bool]:
    """The object that has `needed` (or is a list meant for it), and whether it is whole. Raises `NoAnswer`."""
    bare = without_thoughts(text[:MOST])
    if not bare.strip():
        raise NoAnswer("there was nothing in the answer but thoughts" if text.strip() else "the answer was empty")
    for candidate in _candidates(bare):
        for whole in (True, False):
            found = _read(candidate, whole=whole)
            if isinstance(found, list) and found and all(isinstance(one, dict) for one in found):
                found = {needed: found} if needed not in found[0] else found[0]
            if isinstance(found, dict):
                found = _inner(found, needed)
                if needed in found:
                    return found, whole
    raise NoAnswer("the answer was not in the form that was asked for")


def without_thoughts(text: str) -> str:
    """The text without blocks of thinking, closed or not."""
    text = THOUGHT.sub(" ", text)
    text = THOUGHT_END.sub(" ", text)
    return THOUGHT_OPEN.sub(" ", text)


def _candidates(text: str) -> list[str]:
    """Where the object may begin, the likeliest first."""
    fenced = [found.strip() for found in FENCE.findall(text)]
    starts = [text[at:] for at in _starts(text)]
    return [part for part in (*fenced, *starts) if part[:1] in ("{", "[")]


def _starts(text: str) -> list[int]:
    return [found.start() for found in re.finditer(r"[{\[]", text)][:24]


def _read(text: str, *, whole: bool) -> Any:
    """The JSON value at the head of a text; with `whole` false whatever is complete of it."""
    import json

    from pydantic_core import from_json

    for told in (text, COMMA.sub(r"\1", text), COMMA.sub(r"\1", text.translate(SMART))):
        try:
            if whole:
                return json.JSONDecoder(strict=False).raw_decode(told)[0]
            return from_json(told, allow_partial=True)
        except (ValueError, RecursionError):
            continue
    return None


def _inner(found: dict[str, Any], needed: str) -> dict[str, Any]:
    """The object itself, or the one inside a wrapper such as `{"answer": {…}}`."""
    if needed in found:
        return found
    inside = [value for value in found.values() if isinstance(value, dict) and needed in value]
    return inside[0] if len(inside) == 1 else found
