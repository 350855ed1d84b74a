"""Routes, sources: hand in JSON or a file, list, read, delete."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from embedded_api.desk import ReadsSources, WritesSources, studio_of
from embedded_api.reading import malformed
from embedded_api.routes.projects import Limit
from embedded_api.schemas.base import listed
from embedded_api.schemas.library import SourceIn, SourceOut
from engine.access.asking import Quoting
from engine.foundation.errors import ValidationFailed
from engine.library.errors import SourceTooLarge, SourceTypeUnsupported
from engine.library.model import NewSource, SourceStatus, SourceType

router = APIRouter(prefix="/story-projects/{project_id}/sources", tags=["Sources"])
UPLOAD_LIMIT = 50_000_000
WORDS = Quoting("source", ("extractedTextPreview", "digest"))
FIELDS = ("label", "metadata", "retentionPolicy", "producer", "externalId", "originatedAt")


async def handed_in(request: Request) -> tuple[NewSource, Any]:
    """What the request hands in, and its body for telling repeated requests apart."""
    if request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        return await _uploaded(request)
    try:
        raw = json.loads(await request.body() or b"{}")
    except (ValueError, RecursionError):
        raise malformed(request) from None
    return _new(_checked(raw)), raw


@router.post("", status_code=201)
def add_source(
    project_id: str, desk: WritesSources, handed: Annotated[tuple[NewSource, Any], Depends(handed_in)]
) -> JSONResponse:
    """Take in a source; text and markdown are READY at once."""
    new, raw = handed

    def act(work: Any) -> tuple[int, dict[str, Any]]:
        source, again = desk.studio.library.add_source(work, project_id, new)
        return 200 if again else 201, {"source": SourceOut.of(source), "deduplicated": again}

    try:
        return desk.press(act, body=raw, quoting=WORDS)
    finally:
        if new.upload is not None:
            desk.studio.library.let_go(new.upload)


@router.get("")
def list_sources(
    project_id: str, desk: ReadsSources, limit: Limit = 20, cursor: str | None = None, status: str | None = None
) -> JSONResponse:
    """List sources, newest first."""
    wanted = _status(status)
    return desk.look(
        lambda work: listed(
            "sources", desk.studio.library.sources(work, project_id, wanted, limit, cursor), SourceOut.of
        )
    )


@router.get("/{source_id}")
async def get_source(project_id: str, source_id: str, desk: ReadsSources) -> Response:
    """Read one source."""
    return await desk.glance(
        lambda work: {"source": SourceOut.of(desk.studio.library.source(work, project_id, source_id))}
    )


@router.delete("/{source_id}")
def delete_source(project_id: str, source_id: str, desk: WritesSources) -> JSONResponse:
    """Delete its text and bytes; history keeps its quotes."""

    def act(work: Any) -> tuple[int, dict[str, Any]]:
        desk.studio.library.delete_source(work, project_id, source_id)
        return 200, {"deleted": True}

    return desk.press(act)


async def _uploaded(request: Request) -> tuple[NewSource, Any]:
    async with request.form(max_files=1, max_fields=12) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise ValidationFailed([("file", "Required", None)])
        if form.get("type", "file") != "file":
            raise SourceTypeUnsupported("An upload is a source of type file.", hint="Leave `type` out.")
        sent = {name: str(form[name]) for name in FIELDS if name in form}
        if "metadata" in sent:
            sent["metadata"] = _metadata(sent["metadata"])
        body = _checked({"type": "file", **sent})
        staged = await run_in_threadpool(_keep, request, file)
        return body.new(SourceType.FILE, staged, _file_name(file.filename)), {
            **sent,
            "file": studio_of(request).library.content_of(staged),
        }


def _file_name(told: str | None) -> str:
    # A browser on another system may send a whole path.
    path = PurePosixPath((told or "").replace("\\", "/"))
    return f"{path.stem[:200]}{path.suffix[:20]}" or "upload"


def _keep(request: Request, file: UploadFile) -> str:
    studio = studio_of(request)
    with studio.blobs.draft() as draft:
        size = 0
        with draft.open("wb") as target:
            while chunk := file.file.read(1 << 20):
                size += len(chunk)
                if size > UPLOAD_LIMIT:
                    raise SourceTooLarge(
                        f"The file is over {UPLOAD_LIMIT:,} bytes.", limit=UPLOAD_LIMIT, actual=file.size or size
                    )
                target.write(chunk)
        studio.library.require_readable(draft)
        return studio.library.keep_upload(draft)


def _checked(raw: Any) -> SourceIn:
    try:
        return SourceIn.model_validate(raw)
    except ValidationError as problem:
        raise RequestValidationError(
            [{**error, "loc": ("body", *error["loc"])} for error in problem.errors()]
        ) from None


def _new(body: SourceIn) -> NewSource:
    if body.type not in ("text", "markdown", "url", "pdf"):
        raise SourceTypeUnsupported(
            f"A source cannot be of type {body.type[:40]!r} here.",
            hint="Use text, markdown, url or pdf, or upload a file.",
        )
    needed = "content" if body.type in ("text", "markdown") else "url"
    if getattr(body, needed) is None:
        raise ValidationFailed([(needed, "Required", None)])
    return body.new(SourceType(body.type))


def _metadata(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise ValidationFailed([("metadata", "Invalid input: expected JSON, received malformed text", None)]) from None


def _status(text: str | None) -> SourceStatus | None:
    if text is None:
        return None
    try:
        return SourceStatus(text.upper())
    except ValueError:
        raise ValidationFailed(
            [("status", "Invalid option: expected one of " + "|".join(f'"{one}"' for one in SourceStatus), None)]
        ) from None
