"""Reference, words: what the OpenAPI document says once for all routes."""

from __future__ import annotations

from typing import Any

ABOUT = (
    "Documents in, a source-grounded plan, and a performance made from it. This server runs on its owner's machine; "
    "what carries `x-added` is an addition to the published API. Match on `error.code`, never on messages."
)
TAGS = {
    "Discovery": "What this installation can do, and how to ask it.",
    "Credits": "What can be spent, and every change of it.",
    "Projects": "The long-lived home of sources, plans and jobs.",
    "Sources": "Documents, pages and notes, read and digested.",
    "Plans": "What will be told, on which evidence, at which price; a person approves it.",
    "Jobs": "Approved plans made into artifacts.",
    "Artifacts": "What was made: read it, share it, finish it.",
    "Publishing": "Series, releases and feeds.",
    "Voices": "Who can speak here.",
    "Webhooks": "Being told when something happens.",
    "Events": "Watching it happen.",
    "Share": "What a link opens without a key.",
}
SECURITY: dict[str, Any] = {
    "BearerApiKey": {"type": "http", "scheme": "bearer", "bearerFormat": "sh_<prefix>_<secret>", "description": "An API key of this studio."}
}  # fmt: skip
_KEY = {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$"}
_ABOUT_KEY = "The same key with the same body gives the first answer again and has no second effect."


def _key(required: bool) -> dict[str, Any]:
    return {
        "name": "Idempotency-Key", "in": "header", "required": required, "schema": _KEY, "description": _ABOUT_KEY,
    }  # fmt: skip


PARAMETERS = {"IdempotencyKey": _key(False), "IdempotencyKeyRequired": _key(True)}
_WHOLE = {"type": "integer", "minimum": 0}
HEADERS: dict[str, Any] = {
    "X-Request-Id": {"description": "Names this request.", "schema": {"type": "string", "pattern": "^req_[0-9a-z]{26}$"}},
    "Limit": {"description": "Requests in a window.", "schema": _WHOLE},
    "Remaining": {"description": "Requests left in this window.", "schema": _WHOLE},
    "Reset": {"description": "Whole seconds to the window's end.", "schema": _WHOLE},
}  # fmt: skip
PROBLEM: dict[str, Any] = {
    "description": "A refusal or failure.",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorAnswer"}}},
}
