"""Routes, documents: what a person or a program reads before it asks for anything; no key is needed."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, PlainTextResponse

from embedded_api.desk import origin_of, public, studio_of
from embedded_api.reference import documents
from embedded_api.reference.describing import served
from embedded_api.reference.examples import examples

router = APIRouter(tags=["Discovery"])
texts = APIRouter(include_in_schema=False, dependencies=[Depends(public)])


@router.get("/examples", dependencies=[Depends(public)])
def get_examples(request: Request) -> JSONResponse:
    """Tasks from beginning to end, runnable as printed."""
    return JSONResponse(examples(_origin(request)))


@router.get("/agent-guidance", dependencies=[Depends(public)])
def get_agent_guidance(request: Request) -> JSONResponse:
    """How to work well with this API; to be read before ordering."""
    return JSONResponse(documents.guidance(_origin(request), _described(request)))


@texts.get("/agent-index.json")
def agent_index(request: Request) -> JSONResponse:
    """Where everything is."""
    return JSONResponse(documents.index(_origin(request)))


@texts.get("/llms-full.txt")
@texts.get("/docs")
@texts.get("/docs.md")
def everything(request: Request) -> PlainTextResponse:
    """All texts as one."""
    return PlainTextResponse(documents.whole(_origin(request), _described(request)))


@texts.get("/api-reference")
def api_reference(request: Request) -> PlainTextResponse:
    """Every route in a line."""
    return PlainTextResponse(documents.api_reference(_described(request)))


@texts.get("/llms.txt")
@texts.get("/quickstart")
@texts.get("/concepts")
@texts.get("/cli")
@texts.get("/docs/agents/")
@texts.get("/dashboard/api")
def text(request: Request) -> PlainTextResponse:
    """One text."""
    return PlainTextResponse(documents.page(str(request.scope["path"]).strip("/"), _origin(request)))


def _origin(request: Request) -> str:
    return origin_of(studio_of(request), request)


def _described(request: Request) -> dict[str, Any]:
    return served(request.app.state.description(), _origin(request))
