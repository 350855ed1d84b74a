"""HTTP face, player pages: the plain files of resources/player with the headers that keep them to themselves."""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi.responses import FileResponse, HTMLResponse

from engine.foundation.errors import NotFound
from engine.foundation.paths import resources_dir

if TYPE_CHECKING:
    from engine.foundation.errors import KnownError

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "
)
AUDIO = "audio.html"
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
}


def page(name: str, *, framed_by_anyone: bool) -> HTMLResponse:
    """A player page."""
    return HTMLResponse(markup(name), headers=_headers(framed_by_anyone))


def error_page(problem: KnownError, status: int) -> HTMLResponse:
    """A readable page for a link that does not work."""
    text = markup("error.html").replace("<!--message-->", html.escape(problem.sentence()))
    return HTMLResponse(text, status, _headers(framed_by_anyone=True))


def asset(name: str) -> FileResponse:
    """A style sheet, script, font or picture of the player. Raises `NotFound`."""
    path = resources_dir() / "player" / name
    if Path(name).name != name or not path.is_file() or path.suffix == ".html":
        raise NotFound("There is nothing at this path.")
    return FileResponse(path, media_type=TYPES.get(path.suffix), headers={"Cache-Control": "public, max-age=300"})


def _headers(framed_by_anyone: bool) -> dict[str, str]:
    ancestors = "*" if framed_by_anyone else "'self'"
    return {
        "Content-Security-Policy": POLICY + ancestors, "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex",
        "Cache-Control": "no-store",
    }  # fmt: skip


@cache
def markup(name: str) -> str:
    """The markup of a page; the audio page is the theater under another name, which the style sheets dress for ears alone."""
    if name != AUDIO:
        return (resources_dir() / "player" / name).read_text(encoding="utf-8")
    theater = markup("theater.html").replace('data-page="theater"', 'data-page="audio"', 1)
    return theater.replace("<title>Table read</title>", "<title>Table read, audio</title>", 1)
