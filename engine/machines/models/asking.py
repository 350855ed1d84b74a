"""Machines, models, asking: one question, one reply, and the ways a call can fail; pure values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


def object_of(properties: dict[str, Any]) -> dict[str, Any]:
    """The JSON schema of an object with exactly these properties."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


class Form(StrEnum):
    """How an answer's shape is asked for: a schema the server enforces, its JSON mode, or words alone."""

    SCHEMA = "schema"
    OBJECT = "object"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Question:
    """What a model is asked; `schema` is a JSON schema of an object, `most_tokens` bounds the answer."""

    system: str
    user: str
    schema: dict[str, Any]
    most_tokens: int = 2000
    temperature: float = 0.4

    @property
    def letters(self) -> int:
        """The letters a server is sent to read, without the schema, which some do not count."""
        return len(self.system) + len(self.user)

    @property
    def size(self) -> int:
        """About how many tokens it is; three characters a token, on the safe side."""
        return (len(self.system) + len(self.user) + len(json.dumps(self.schema))) // 3 + 1


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; `was_cut` when the tokens ran out before the end.

    Token counts are as the server says or as estimated, `model` is who answered by its own account; `read` is what the
    server says it has read, 0 where it does not say.
    """

    text: str
    was_cut: bool
    tokens_in: int
    tokens_out: int
    seconds: float
    model: str = ""
    read: int = 0


class Trouble(StrEnum):
    """Why there is no reply."""

    UNREACHABLE = "unreachable"
    KEY = "key"
    MODEL = "model"
    FORM = "form"
    WINDOW = "window"
    SHORTENED = "shortened"
    BUSY = "busy"
    LIMIT = "limit"
    QUOTA = "quota"
    SERVER = "server"
    CUT_OFF = "cut off"
    TIMED_OUT = "timed out"
    UNREADABLE = "unreadable"
    WITHHELD = "withheld"


class CallFailed(Exception):
    """A call that brought no reply: why, in the provider's words as far as it said any, and when to come again."""

    def __init__(
        self, trouble: Trouble, detail: str = "", *, status: int | None = None, wait_s: float | None = None
    ) -> None:
        super().__init__(f"{trouble}: {detail}")
        self.trouble, self.detail, self.status, self.wait_s = trouble, detail, status, wait_s

    @property
    def passes(self) -> bool:
        """Whether asking again soon may go better."""
        return self.trouble in (Trouble.BUSY, Trouble.LIMIT, Trouble.SERVER, Trouble.CUT_OFF, Trouble.UNREADABLE)

    @property
    def may_have_cost(self) -> bool:
        """Whether the provider may have counted the call although no reply arrived."""
        return self.trouble in (
            Trouble.CUT_OFF, Trouble.TIMED_OUT, Trouble.UNREADABLE, Trouble.WITHHELD, Trouble.SHORTENED
        )  # fmt: skip
