"""HTTP face, reading: JSON is taken whole or not at all: no NaN, no endless number, no half character, no bottomless nesting."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from anyio.to_thread import run_sync

from engine.foundation.errors import ValidationFailed

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Message, Receive

DEEPEST = 100
ASIDE = 100_000
NOTHING_READS_THIS = b"!"
MALFORMED = "Invalid input: expected JSON, received malformed text"
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


class Gathered:
    """Receives a JSON body whole; one that cannot be taken is noted, and refused once it is known who sent it."""

    def __init__(self, receive: Receive, request: Request) -> None:
        self._receive, self._request, self._is_done = receive, request, False

    async def __call__(self) -> Message:
        """The whole body first, then whatever comes."""
        if self._is_done:
            return await self._receive()
        self._is_done, parts, is_more = True, [], True
        while is_more:
            message = await self._receive()
            if message["type"] != "http.request":
                return message
            parts.append(message.get("body", b""))
            is_more = message.get("more_body", False)
        return await self._checked(b"".join(parts))

    async def _checked(self, body: bytes) -> Message:
        self._request.scope["state"]["sent"] = body
        problem = await run_sync(problem_of, body) if len(body) > ASIDE else problem_of(body)
        if problem is not None:
            self._request.scope["state"]["unreadable"] = problem
            body = NOTHING_READS_THIS
        return {"type": "http.request", "body": body, "more_body": False}


def malformed(request: Request) -> ValidationFailed:
    """What is said of a body that cannot be read."""
    return ValidationFailed([("", request.scope["state"].get("unreadable") or MALFORMED, None)])


def problem_of(body: bytes) -> str | None:
    """Why this JSON cannot be taken, None when it can or is empty."""
    if not body.strip():
        return None
    try:
        found = json.loads(body.decode(), parse_constant=_constant, parse_float=_finite)
    except _Refused as problem:
        return str(problem)
    except (ValueError, RecursionError):
        return MALFORMED
    if body.count(b"[") + body.count(b"{") > DEEPEST and _depth(found) > DEEPEST:
        return f"Too big: expected nesting to be <={DEEPEST} levels"
    if _HALF.search(body) and not _is_whole(found):
        return "Invalid input: expected Unicode text, received half a surrogate pair"
    return None


class _Refused(ValueError):
    """A number JSON does not have."""


def _constant(name: str) -> Any:
    raise _Refused(f"Invalid input: expected number, received {name}")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise _Refused("Invalid input: expected finite number, received one beyond all bounds")
    return number


def _depth(found: Any) -> int:
    level, depth = [found], 0
    while level and depth <= DEEPEST:
        inside = [part for part in level if isinstance(part, dict | list)]
        depth += bool(inside)
        level = [one for part in inside for one in (part.values() if isinstance(part, dict) else part)]
        if not inside:
            break
    return depth


def _is_whole(found: Any) -> bool:
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
