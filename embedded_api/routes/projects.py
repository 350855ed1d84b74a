"""Routes, projects: create, list, read, change, archive."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from embedded_api.desk import ReadsStories, WritesStories
from embedded_api.schemas.base import listed
from embedded_api.schemas.library import ProjectIn, ProjectOut, ProjectPatch, with_gate
from engine.foundation.errors import ValidationFailed

router = APIRouter(prefix="/story-projects", tags=["Projects"])
Limit = Annotated[int, Query(ge=1, le=100)]
STATUSES = ("active", "archived", "all")


@router.post("", status_code=201)
def create_project(body: ProjectIn, desk: WritesStories) -> JSONResponse:
    """Create a project."""
    library = desk.studio.library
    return desk.press(
        lambda work: (
            201,
            {
                "project": with_gate(
                    library.create_project(
                        work, body.name, body.description, body.metadata, season_cadence=body.season_cadence
                    )
                )
            },
        ),
        body=body.model_dump(mode="json", exclude_unset=True),
    )


@router.get("")
def list_projects(
    desk: ReadsStories,
    limit: Limit = 20,
    cursor: str | None = None,
    status: str = "active",
) -> JSONResponse:
    """List projects, newest first."""
    wanted = _status(status)
    return desk.look(
        lambda work: listed("projects", desk.studio.library.projects(work, wanted, limit, cursor), ProjectOut.of)
    )


@router.get("/{project_id}")
async def get_project(project_id: str, desk: ReadsStories) -> Response:
    """Read one project, archived or not."""
    return await desk.glance(lambda work: {"project": with_gate(desk.studio.library.project(work, project_id))})


@router.patch("/{project_id}")
def update_project(project_id: str, body: ProjectPatch, desk: WritesStories) -> JSONResponse:
    """Change what is sent; null clears."""
    changes = body.model_dump(exclude_unset=True)
    return desk.press(
        lambda work: (200, {"project": with_gate(desk.studio.library.update_project(work, project_id, changes))}),
        body=changes,
    )


@router.delete("/{project_id}")
def archive_project(project_id: str, desk: WritesStories) -> JSONResponse:
    """Archive it; everything in it stays readable."""
    return desk.press(lambda work: (200, {"project": with_gate(desk.studio.library.archive_project(work, project_id))}))


def _status(text: str) -> str:
    if text.lower() not in STATUSES:
        options = "|".join(f'"{one}"' for one in STATUSES)
        raise ValidationFailed([("status", f"Invalid option: expected one of {options}", None)])
    return text.lower()
