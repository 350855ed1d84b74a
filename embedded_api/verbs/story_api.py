"""Verbs, story API: one server, one key, plain calls; what the server refuses is one error with its code and request id."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import click

from engine.foundation.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

LOCAL, ROOT = "http://127.0.0.1:5500", "/api/v1"
KEY, BASE = "SLEEPERHIT_API_KEY", "SLEEPERHIT_BASE_URL"
PATIENCE_S, PAUSE_S = 60, 0.5


class ApiRefusal(KnownError):
    """The server said no; `answer` is its error body."""

    code = "service_unavailable"

    def __init__(self, status: int, answer: dict[str, Any], retry_after: float = 0) -> None:
        error = answer.get("error", {})
        super().__init__(f"{error.get('code')}: {error.get('message')} (request {error.get('requestId')})")
        self.status, self.answer, self.retry_after = status, answer, retry_after


class ApiUnreachable(KnownError):
    """Nobody answers at the address, or somebody who does not speak the API."""

    code = "service_unavailable"


class FileNotSaved(KnownError):
    """A file could not be written where it should go."""

    code = "service_unavailable"


class StoryApi:
    """Calls under `/api/v1` of one server. Every call raises `ApiRefusal`, `ApiUnreachable`."""

    def __init__(self, origin: str, key: str) -> None:
        import httpx

        self.origin = origin
        headers = {"Authorization": f"Bearer {key}"}
        self._http = httpx.Client(base_url=origin + ROOT, headers=headers, timeout=PATIENCE_S, trust_env=False)

    @classmethod
    def of_environment(cls) -> StoryApi:
        """The server and key of `SLEEPERHIT_BASE_URL` and `SLEEPERHIT_API_KEY`, for one command. Raises a usage error."""
        key = os.environ.get(KEY, "").strip()
        if not key.isascii() or not key.isprintable() or not key:
            raise click.UsageError(f"Set {KEY} to an API key; `studio keys create --name NAME` makes one.")
        api = cls(_origin(os.environ.get(BASE, "").strip() or LOCAL), key)
        click.get_current_context().call_on_close(api.close)
        return api

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def get(self, path: str, **query: Any) -> dict[str, Any]:
        """Read; empty queries are left out."""
        return self._call("GET", path, params={name: value for name, value in query.items() if value is not None})

    def post(self, path: str, body: dict[str, Any] | None = None, key: str | None = None) -> dict[str, Any]:
        """Do, under this Idempotency-Key or a fresh one."""
        headers = {"Idempotency-Key": key or uuid.uuid4().hex}
        return self._call("POST", path, headers=headers, **({} if body is None else {"json": body}))

    def upload(self, path: str, file: Path, fields: dict[str, str], key: str | None = None) -> dict[str, Any]:
        """Send a file and its fields."""
        headers = {"Idempotency-Key": key or uuid.uuid4().hex}
        with file.open("rb") as stream:
            return self._call("POST", path, headers=headers, data=fields, files={"file": (file.name, stream)})

    def patch(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Change."""
        return self._call("PATCH", path, json=body)

    def delete(self, path: str) -> dict[str, Any]:
        """Remove."""
        return self._call("DELETE", path)

    def save(self, url: str, target: Path) -> Path:
        """Fetch a file of this server, whatever address it gave, never over another file. Raises `FileNotSaved` too."""
        import httpx

        try:
            answer = self._http.get(self.origin + urlsplit(url).path)
            answer.raise_for_status()
        except (httpx.HTTPError, httpx.InvalidURL) as problem:
            raise ApiUnreachable(f"{target.name} could not be fetched from {self.origin}: {problem}.") from problem
        return kept_beside(target, answer.content)

    def until(
        self, path: str, done: Callable[[dict[str, Any]], bool], seen: Callable[[dict[str, Any]], None] | None = None
    ) -> dict[str, Any]:
        """Read again and again until it is done; a server that asks for patience gets it."""
        while True:
            try:
                found = self.get(path)
            except ApiRefusal as refusal:
                if refusal.status not in (429, 503):
                    raise
                time.sleep(max(1.0, refusal.retry_after))
                continue
            if seen is not None:
                seen(found)
            if done(found):
                return found
            time.sleep(PAUSE_S)

    def _call(self, method: str, path: str, **sent: Any) -> dict[str, Any]:
        import httpx

        try:
            answer = self._http.request(method, path, **sent)
        except (httpx.HTTPError, httpx.InvalidURL) as problem:
            raise ApiUnreachable(
                f"No studio answers at {self.origin}: {problem}.", hint=f"Start one with `studio serve`, or set {BASE}."
            ) from problem
        return self._read(answer)

    def _read(self, answer: httpx.Response) -> dict[str, Any]:
        try:
            found = answer.json()
        except ValueError:
            found = None
        if not isinstance(found, dict) or (answer.is_error and not isinstance(found.get("error"), dict)):
            raise ApiUnreachable(f"What answers at {self.origin} is not a studio (status {answer.status_code}).")
        if answer.is_error:
            after = answer.headers.get("retry-after", "")
            raise ApiRefusal(answer.status_code, found, float(after) if after.isdigit() else 0)
        return found


def kept_beside(target: Path, content: bytes) -> Path:
    """Write a file under its name, or a numbered one where that is taken. Raises `FileNotSaved`."""
    free, number = target, 2
    while free.exists():
        free, number = target.with_stem(f"{target.stem} {number}"), number + 1
    draft = free.with_name(free.name + ".part")
    try:
        free.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        return draft.replace(free)
    except OSError as problem:
        hint = "Free some space, or choose another folder with --out."
        raise FileNotSaved(f"{free} could not be written: {problem.strerror}.", hint=hint) from problem


def at(*parts: str) -> str:
    """A path of these parts, each as one step whatever it holds."""
    # A step of dots alone would be resolved away by the client.
    if any(part.strip(".") == "" for part in parts):
        raise click.UsageError("An id cannot be empty.")
    return "/" + "/".join(quote(part, safe="") for part in parts)


def _origin(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise click.UsageError(f"{BASE} must be an origin such as {LOCAL}, not {text!r}.")
    return text.rstrip("/").removesuffix(ROOT).rstrip("/")
