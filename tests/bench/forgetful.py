"""Bench: the studio's application where nothing is remembered: every look is read anew, and one more route orders without a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from embedded_api.app import build_app
from embedded_api.desk import WritesStories
from embedded_api.glances import Beat, Glances
from embedded_api.schemas.production import StoryJobIn, job_out

if TYPE_CHECKING:
    from engine import Studio

router = APIRouter()


@router.post("/orders", status_code=201)
def order(body: StoryJobIn, desk: WritesStories) -> JSONResponse:
    """As POST /story-jobs does it, without an Idempotency-Key."""
    production, requests = desk.studio.production, body.requests()
    desk.studio.table_read.require_voices(requests or ())
    return desk.press(lambda work: (201, {"job": job_out(production.start(work, body.story_plan_id, requests))}))


class Unseen(Glances):
    """Knows nothing."""

    def known(self, beat: Beat | None, path: str) -> bytes | None:
        """Nothing."""
        return None


def forgetful(studio: Studio) -> Any:
    """The application with that route."""
    app = cast("Any", build_app(studio))
    app._app.state.glances = Unseen()
    app._app.include_router(router, prefix="/bench")
    return app
