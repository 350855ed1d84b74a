"""Verbs, sources: `studio sources ...`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from embedded_api.verbs import speaking
from embedded_api.verbs.story_api import StoryApi, at

FIELDS = ("label", "byteSize", "digestStatus", "failureCode", "failureMessage")
SETTLED = ("READY", "FAILED")


@click.group()
def sources() -> None:
    """Sources of a project over the API: add, list, get, delete."""


@sources.command("add")
@click.argument("project")
@click.option("--text", help="The text itself, or - for standard input.")
@click.option("--url", help="A page's address.")
@click.option("--pdf", help="A PDF's address.")
@click.option("--file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A file to send.")
@click.option("--label", help="What it is called here.")
@click.option("--wait", is_flag=True, help="Until it was read.")
@speaking.body
@speaking.once
@speaking.spoken
def add(
    project: str, label: str | None, wait: bool, given: str | None, key: str | None, as_json: bool, **ways: Any
) -> None:
    """Hand in one source: a text, a page, a PDF or a file."""
    if sum(way is not None for way in (*ways.values(), given)) != 1:
        raise click.UsageError("Give one of --text, --url, --pdf, --file or --body.")
    api, path = StoryApi.of_environment(), at("story-projects", project, "sources")
    if ways["file"] is not None:
        answer = api.upload(path, ways["file"], {"label": label} if label else {}, key)
    else:
        answer = api.post(path, speaking.merged(given, label=label, **_said(**ways)), key)
    if wait:
        answer = {**answer, **_settled(api, project, answer["source"]["id"])}
    speaking.show_one(answer, "source", as_json, *FIELDS)
    if wait and answer["source"]["status"] == "FAILED":
        raise click.exceptions.Exit(1)


@sources.command("list")
@click.argument("project")
@click.option("--status", help="Only these.")
@speaking.limit
@speaking.cursor
@speaking.spoken
def list_sources(project: str, status: str | None, limit: int | None, cursor: str | None, as_json: bool) -> None:
    """List a project's sources, newest first."""
    path = at("story-projects", project, "sources")
    answer = StoryApi.of_environment().get(path, status=status, limit=limit, cursor=cursor)
    speaking.show_list(answer, "sources", as_json)


@sources.command("get")
@click.argument("project")
@click.argument("source")
@speaking.spoken
def get(project: str, source: str, as_json: bool) -> None:
    """Read one source."""
    answer = StoryApi.of_environment().get(at("story-projects", project, "sources", source))
    speaking.show_one(answer, "source", as_json, *FIELDS)


@sources.command("delete")
@click.argument("project")
@click.argument("source")
@speaking.spoken
def delete(project: str, source: str, as_json: bool) -> None:
    """Delete a source's text and bytes."""
    answer = StoryApi.of_environment().delete(at("story-projects", project, "sources", source))
    speaking.show_words(answer, f"{source} is deleted.", as_json)


def _said(text: str | None, url: str | None, pdf: str | None, file: None) -> dict[str, Any]:
    if text is not None:
        return {"type": "text", "content": sys.stdin.read() if text == "-" else text}
    if url is not None:
        return {"type": "url", "url": url}
    return {} if pdf is None else {"type": "pdf", "url": pdf}


def _settled(api: StoryApi, project: str, source: str) -> dict[str, Any]:
    path = at("story-projects", project, "sources", source)
    return api.until(path, lambda found: found["source"]["status"] in SETTLED)
