"""Reference, describing: the OpenAPI document, from the routes as they are and the answers as they are written down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from embedded_api.desk import scopes_of
from embedded_api.errors import STATUS
from embedded_api.reference.answers import ANSWERS
from embedded_api.reference.discovery import ErrorAnswer
from embedded_api.reference.operations import operation
from embedded_api.reference.words import ABOUT, HEADERS, PARAMETERS, PROBLEM, SECURITY, TAGS
from embedded_api.schemas.library import SourceIn

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.routing import BaseRoute

BASE = "/api/v1"
FOREIGN = ("HTTPValidationError", "ValidationError")
Document = dict[str, Any]


def describe(app: FastAPI, routes: Iterable[BaseRoute]) -> Document:
    """The whole document, for no server in particular."""
    drawn = get_openapi(title=app.title, version=app.version, openapi_version="3.1.0", routes=app.routes)
    scopes = {route.name: scopes_of(route.dependant) for route in routes if isinstance(route, APIRoute)}
    paths = {
        path: {method: operation(method, one, one["operationId"], scopes.get(one["operationId"])) for method, one in item.items()}
        for path, item in drawn["paths"].items()
    }  # fmt: skip
    schemas = drawn.get("components", {}).get("schemas", {})
    known = {name: schema for name, schema in schemas.items() if name not in FOREIGN}
    components = {"schemas": dict(sorted({**_plainly(known), **_shapes()}.items()))}
    return {
        "openapi": "3.1.0",
        "info": {"title": app.title, "version": app.version, "description": ABOUT},
        "servers": [],
        "security": [{"BearerApiKey": []}],
        "tags": [{"name": name, "description": text} for name, text in TAGS.items()],
        "paths": dict(sorted(_plainly(paths).items())),
        "components": {
            **components, "responses": {"Problem": PROBLEM}, "parameters": PARAMETERS, "headers": HEADERS, "securitySchemes": SECURITY,
        },
    }  # fmt: skip


def served(document: Document, origin: str) -> Document:
    """The document as the server at this origin shows it: paths of the API below its base, all others below the origin."""
    paths = {
        path.removeprefix(BASE): item if path.startswith(BASE) else {"servers": [{"url": origin}], **item}
        for path, item in document["paths"].items()
    }
    return {**document, "servers": [{"url": f"{origin}{BASE}"}], "paths": paths}


def _shapes() -> Document:
    shapes = {answer.shape for answer in ANSWERS.values() if answer.shape} | {ErrorAnswer}
    ordered: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        (shape, "serialization") for shape in sorted(shapes, key=str)
    ]
    _, made = models_json_schema([*ordered, (SourceIn, "validation")], ref_template="#/components/schemas/{model}")
    codes = {"type": "string", "enum": list(STATUS), "description": "What went wrong; codes are permanent."}
    schemas: Document = {**_plainly(made["$defs"]), "ErrorCode": codes}
    schemas["Problem"]["properties"]["code"] = {"$ref": "#/components/schemas/ErrorCode"}
    return schemas


def _plainly(part: Any) -> Any:
    """Without the titles pydantic makes up out of names."""
    if isinstance(part, list):
        return [_plainly(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {name: _plainly(one) for name, one in part.items() if name != "title" or not isinstance(one, str)}
