"""Reading server-sent events off the wire, one message at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True)
class Message:
    """One event as it came: its number, name and body; a comment has the name of `:`."""

    number: int | None
    event: str
    body: dict[str, Any]

    @property
    def data(self) -> dict[str, Any]:
        """What it tells."""
        return dict(self.body["data"])


class Listener:
    """One open stream."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._blocks = self._read(response.iter_lines())

    def next(self) -> Message:
        """The next event; comments and the retry line are passed over."""
        return next(message for message in self._blocks if message.event not in (":", "retry"))

    def until(self, *events: str) -> list[Message]:
        """Everything up to the first of these."""
        heard = [self.next()]
        while heard[-1].event not in events:
            heard.append(self.next())
        return heard

    def rest(self) -> list[Message]:
        """Everything to the end of the stream."""
        return [message for message in self._blocks if message.event not in (":", "retry")]

    def raw(self) -> Message:
        """The next block of any kind."""
        return next(self._blocks)

    def _read(self, lines: Iterator[str]) -> Iterator[Message]:
        block: list[str] = []
        for line in lines:
            if line:
                block.append(line)
            elif block:
                yield _message(block)
                block = []


@contextmanager
def listening(api: httpx.Client, path: str, last: int | str | None = None, **params: str) -> Iterator[Listener]:
    """An open event stream."""
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    with api.stream("GET", f"/api/v1{path}", headers=headers, params=params, timeout=30) as response:
        assert response.status_code == 200, response.read()
        # Kept by name: a reader that is thrown away hangs up.
        listener = Listener(response)
        yield listener


def _message(block: list[str]) -> Message:
    if block[0].startswith(":"):
        return Message(None, ":", {})
    fields = dict(line.split(": ", 1) for line in block)
    if "retry" in fields:
        return Message(None, "retry", {"retry": fields["retry"]})
    return Message(int(fields["id"]), fields["event"], json.loads(fields["data"]))


def kept(api: httpx.Client, last: int = 0, **filters: str) -> list[Message]:
    """Everything the log has after a number, up to the first sign of life; needs a quick heart."""
    with listening(api, "/events", last, **filters) as stream:
        heard: list[Message] = []
        while (block := stream.raw()).event != ":":
            heard += [] if block.event == "retry" else [block]
        return heard
