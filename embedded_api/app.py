"""HTTP face, app: every route on one studio."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from fastapi.responses import JSONResponse

from embedded_api import errors
from embedded_api.following import Places
from embedded_api.glances import Glances
from embedded_api.guard import Guard
from embedded_api.reference.describing import describe
from embedded_api.routes import (
    artifacts,
    continuity,
    coverage,
    credits,
    discovery,
    documents,
    drafts,
    events,
    live,
    media,
    models,
    modifications,
    music,
    owner,
    plans,
    projects,
    revisions,
    scripts,
    sfx,
    sfx_proposals,
    share,
    sources,
    story_jobs,
    viewers,
    voices,
)
from embedded_api.streams import Streams
from embedded_api.tape import Tape
from engine import __version__

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from engine import Studio, StudioSettings

API = (
    discovery,
    documents,
    credits,
    projects,
    continuity,
    sources,
    plans,
    story_jobs,
    artifacts,
    revisions,
    modifications,
    scripts,
    sfx,
    sfx_proposals,
    music,
    coverage,
    voices,
    events,
)

# The framework tries one route after the other: those that clients ask again and again come first.
POLLED = (story_jobs, plans, sources, projects, artifacts)


def build_app(studio: Studio, places: Places | None = None, settings: StudioSettings | None = None) -> ASGIApp:
    """The application; it opens nothing and starts nothing. Closing `places` ends its event streams.

    `settings` say who is let in, where that is not what the studio's own say.
    """
    app = FastAPI(
        title="Sleeper Hit Studio Story API",
        version="1.0.0-foundation",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.studio, app.state.streams, app.state.places = studio, Streams(), places or Places()
    app.state.glances, app.state.tape = Glances(), Tape(studio)
    errors.install(app)
    for room in (*POLLED, *(room for room in API if room not in POLLED)):
        app.include_router(room.router, prefix="/api/v1")
    for room in (share, viewers, live, media, owner, models, drafts):
        app.include_router(room.router)
    app.include_router(documents.texts)
    app.add_api_route("/healthz", _healthz, include_in_schema=False)
    routes = [route for room in (*API, share, viewers, live, media) for route in room.router.routes]
    app.state.description = cache(lambda: describe(app, routes))
    return Guard(app, studio, settings or studio.settings)


def _healthz() -> Any:
    return JSONResponse({"status": "ok", "version": __version__})
