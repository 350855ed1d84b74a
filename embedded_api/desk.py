"""HTTP face, desk: who asks, on which studio, and one unit of work for what they ask; repeated requests are answered again."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, cast

from fastapi import Depends, Request
from fastapi.responses import JSONResponse, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from engine import Studio
from engine.access.asking import Answer, Asked, fingerprint_of
from engine.access.errors import (
    ApiKeyExpired,
    ApiKeyRevoked,
    AuthenticationRequired,
    IdempotencyKeyRequired,
    InvalidApiKey,
)
from engine.access.model import ApiKey, Scope
from engine.foundation.errors import DiskFull, ValidationFailed

if TYPE_CHECKING:
    from fastapi.dependencies.models import Dependant

    from engine import Work
    from engine.access.asking import Quoting

log = logging.getLogger(__name__)
FAILED_AUTH_PER_MINUTE = 30
LONGEST_KEY = 255
READ_ELSEWHERE = {"/story-plans": "story-plans", "/releases": "publishing-releases"}
UNKNOWN = (AuthenticationRequired, InvalidApiKey, ApiKeyRevoked, ApiKeyExpired)
_CHECKS: dict[Callable[..., Any], tuple[Scope, ...]] = {}


class Desk:
    """One authenticated request."""

    def __init__(self, studio: Studio, key: ApiKey, request: Request) -> None:
        self.studio, self.key, self._request = studio, key, request
        self.actor = f"key:{key.prefix}"

    @property
    def origin(self) -> str:
        """What absolute URLs in answers begin with."""
        return origin_of(self.studio, self._request)

    def look(self, act: Callable[[Work], dict[str, Any]]) -> JSONResponse:
        """Answer 200 with what `act` reads."""
        with self.studio.reading(self.actor) as work:
            return JSONResponse(act(work))

    async def glance(self, act: Callable[[Work], dict[str, Any]]) -> Response:
        """As `look`, for what clients ask again and again: read anew only when something was committed meanwhile.

        For answers that depend on nothing but the database and the path.
        """
        glances, path = self._request.app.state.glances, self._request.url.path
        beat = self.studio.beat()
        shown = glances.known(beat, path)
        if shown is None:
            shown = bytes((await run_in_threadpool(self.look, act)).body)
            glances.keep(beat, path, shown)
        return Response(shown, media_type=JSONResponse.media_type)

    def press(
        self,
        act: Callable[[Work], tuple[int, dict[str, Any]]],
        *,
        key_required: bool = False,
        body: Any = None,
        forget: bool = False,
        quoting: Quoting | None = None,
    ) -> JSONResponse:
        """Do one thing in one unit of work and answer with its status and body.

        What was sent tells a repeated request from another one: its JSON, else `body`; `forget` keeps no answer;
        what is `quoting` is kept only as long as what it quotes.
        """
        asked = self._asked(body, key_required)
        if asked is None:
            with self.studio.work(self.actor) as work:
                status, content = act(work)
            return self._reply(status, content)
        return self._once(asked, act, forget, quoting)

    def require_idempotency_key(self) -> None:
        """For a call that needs one whatever its body says. Raises `IdempotencyKeyRequired`, `ValidationFailed`."""
        self._asked(None, required=True)

    def _once(
        self, asked: Asked, act: Callable[[Work], tuple[int, dict[str, Any]]], forget: bool, quoting: Quoting | None
    ) -> JSONResponse:
        memory = self.studio.access.memory
        with memory.answering(asked), self.studio.work(self.actor) as work:
            kept = memory.begin(work, asked)
            if kept is None:
                status, content = act(work)
                if forget or content.get("finalize", {}).get("status") == "needs_recording":
                    memory.forget(work, asked)
                else:
                    memory.keep(work, asked, Answer(status, content), quoting)
        if kept is not None:
            answer = self._reply(kept.status, kept.body)
            answer.headers["Idempotency-Replayed"] = "true"
            return answer
        return self._reply(status, content)

    def _reply(self, status: int, content: dict[str, Any]) -> JSONResponse:
        made = next(iter(content.values()), None) if status == 201 else None
        known = isinstance(made, dict) and "id" in made
        headers = {"Location": place_of(self._request.url.path, made["id"])} if known and made else {}
        return JSONResponse(content, status, headers)

    def _asked(self, body: Any, required: bool) -> Asked | None:
        name = self._request.headers.get("idempotency-key")
        if name is None and required:
            raise IdempotencyKeyRequired(
                "This call needs an Idempotency-Key header.",
                hint="Send a fresh one, and the same one again when you retry.",
            )
        if name is None:
            return None
        problem = _unfit(name)
        if problem is not None:
            raise ValidationFailed([("Idempotency-Key", *problem)])
        sent = self._request.scope["state"].get("sent")
        whole = json.loads(sent) if sent and sent.strip() else body
        return Asked(self.key.id, self._request.method, self._request.url.path, name, fingerprint_of(whole))


def place_of(collection: str, id: str) -> str:
    """Where something made at this path is read: mostly below it, else among all of its kind."""
    for tail, kind in READ_ELSEWHERE.items():
        if collection.endswith(tail):
            return f"/api/v1/{kind}/{id}"
    return f"{collection}/{id}"


def _unfit(name: str) -> tuple[str, int | None] | None:
    if not name:
        return "Too small: expected string to have >=1 characters", 1
    if len(name) > LONGEST_KEY:
        return f"Too big: expected string to have <={LONGEST_KEY} characters", LONGEST_KEY
    if not all(" " <= letter <= "~" for letter in name):
        return "Invalid input: expected printable ASCII, received other characters", None
    return None


def studio_of(request: Request) -> Studio:
    """The studio this server shows."""
    return cast("Studio", request.app.state.studio)


def origin_of(studio: Studio, request: Request) -> str:
    """The configured public origin, else the request's (allow-listed) host."""
    return studio.settings.server_public_origin or f"{request.url.scheme}://{request.headers.get('host', '127.0.0.1')}"


def caller(*any_of: Scope) -> Any:
    """A dependency: the request's desk, after key, rate and scope were checked."""

    async def check(request: Request) -> Desk:
        studio = studio_of(request)
        try:
            key = studio.access.recall(request.headers.get("authorization"), _address(request))
            if key is None:
                key = await run_in_threadpool(_authenticated, studio, request)
        except UNKNOWN:
            request.state.rate = studio.access.rates.hit(f"failed:{_address(request)}", FAILED_AUTH_PER_MINUTE)
            raise
        request.state.api_key = key.prefix
        request.state.rate = studio.access.rates.hit(f"key:{key.id}", studio.settings.rate_limit_per_key)
        studio.access.require(key, *any_of)
        return Desk(studio, key, request)

    _CHECKS[check] = any_of
    return Depends(check)


def scopes_of(dependant: Dependant) -> tuple[Scope, ...] | None:
    """The scopes a route asks for, any of which is enough; None where it needs no key."""
    return next((_CHECKS[part.call] for part in dependant.dependencies if part.call in _CHECKS), None)


async def admit(request: Request) -> None:
    """Look at the request's key as its route will, where the body is at fault before anybody asked. Raises as that does."""
    route = request.scope.get("route")
    for part in route.dependant.dependencies if isinstance(route, APIRoute) else ():
        if part.call in _CHECKS:
            await part.call(request)


def _authenticated(studio: Studio, request: Request) -> ApiKey:
    with studio.reading("api") as work:
        key = studio.access.authenticate(work, request.headers.get("authorization"), _address(request))
        stale = studio.access.use_is_stale(work, key)
    if stale:
        _note_use(studio, key)
    return key


def _note_use(studio: Studio, key: ApiKey) -> None:
    try:
        with studio.work("api") as work:
            studio.access.note_use(work, key)
    except DiskFull:
        log.warning("The use of key %s could not be noted: the disk is full", key.prefix)  # reading must still work


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def public(request: Request) -> Studio:
    """A dependency for routes without a key: counted by address."""
    studio = studio_of(request)
    request.state.rate = studio.access.rates.hit(f"address:{_address(request)}", studio.settings.rate_limit_per_address)
    return studio


Public = Annotated[Studio, Depends(public)]
ReadsStories = Annotated[Desk, caller(Scope.STORY_READ)]
WritesStories = Annotated[Desk, caller(Scope.STORY_WRITE)]
ReadsSources = Annotated[Desk, caller(Scope.STORY_READ, Scope.SOURCE_READ)]
WritesSources = Annotated[Desk, caller(Scope.STORY_WRITE, Scope.SOURCE_WRITE)]
ReadsArtifacts = Annotated[Desk, caller(Scope.ARTIFACT_READ)]
Publishes = Annotated[Desk, caller(Scope.ARTIFACT_PUBLISH)]
ReadsCredits = Annotated[Desk, caller(Scope.CREDITS_READ)]
