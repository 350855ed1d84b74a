"""Reference, operations: one route as the OpenAPI document shows it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from pydantic.alias_generators import to_camel

from embedded_api.reference.answers import ANSWERS, FILE, HTML, JSON, MP3, SSE, Answer
from embedded_api.reference.uploading import SOURCE_BODY
from engine.access.model import Scope

Operation = dict[str, Any]
PLAIN = Answer(None)
BYTES = {"type": "string", "contentMediaType": "application/octet-stream"}
CONTENTS: dict[str, Operation] = {
    JSON: {"type": "object"}, HTML: {"type": "string"}, SSE: {"type": "string"}, MP3: BYTES, FILE: BYTES,
}  # fmt: skip
RATES = {name: {"$ref": f"#/components/headers/{name}"} for name in ("Limit", "Remaining", "Reset")}
HEADERS = {
    "X-Request-Id": {"$ref": "#/components/headers/X-Request-Id"},
    **{f"RateLimit-{name}": reference for name, reference in RATES.items()},
}


def operation(method: str, drawn: Operation, name: str, scopes: tuple[Scope, ...] | None) -> Operation:
    """The operation as drawn by the framework, in the words of this API; `scopes` None needs no key."""
    answer = ANSWERS.get(name, PLAIN)
    about = drawn.get("description", "")
    shown: Operation = {"operationId": to_camel(name), "tags": drawn["tags"], "summary": about.partition("\n")[0]}
    if answer.added:
        shown["x-added"] = True
    shown["security"] = [] if scopes is None else [{"BearerApiKey": []}]
    if scopes:
        shown["x-scopes"] = [str(scope) for scope in scopes]
    parameters = _parameters(method, drawn, answer, keyed=scopes is not None)
    if parameters:
        shown["parameters"] = parameters
    body = SOURCE_BODY if name == "add_source" else drawn.get("requestBody")
    if body:
        shown["requestBody"] = body
    return {**shown, "responses": {**_good(answer), **_bad(drawn, body, answer, keyed=scopes is not None)}}


def _parameters(method: str, drawn: Operation, answer: Answer, *, keyed: bool) -> list[Operation]:
    parameters = list(drawn.get("parameters", []))
    if keyed and method != "get":
        name = "IdempotencyKeyRequired" if answer.needs_idempotency else "IdempotencyKey"
        parameters.append({"$ref": f"#/components/parameters/{name}"})
    return parameters


def _good(answer: Answer) -> Operation:
    return {str(status): _response(answer, status) for status in answer.statuses}


def _response(answer: Answer, status: int) -> Operation:
    said: Operation = {"description": HTTPStatus(status).phrase}
    if answer.media == JSON:
        said["headers"] = HEADERS
    if status not in (304, 307):
        named = answer.shape and {"$ref": f"#/components/schemas/{answer.shape.__name__}"}
        said["content"] = {answer.media: {"schema": named or CONTENTS[answer.media]}}
    return said


def _bad(drawn: Operation, body: Any, answer: Answer, *, keyed: bool) -> Operation:
    if answer.media == HTML:
        content = {HTML: {"schema": CONTENTS[HTML]}, JSON: {"schema": {"$ref": "#/components/schemas/ErrorAnswer"}}}
        return {"default": {"description": "A page that says why.", "content": content}}
    found = {"400": bool(body or drawn.get("parameters")), "401": keyed, "403": keyed}
    found |= {"404": any(one["in"] == "path" for one in drawn.get("parameters", [])), "429": True, "default": True}
    return {status: {"$ref": "#/components/responses/Problem"} for status, applies in found.items() if applies}
