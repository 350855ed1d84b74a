"""Verbs, projects: `studio projects ...`."""

from __future__ import annotations

import click

from embedded_api.verbs import speaking
from embedded_api.verbs.established import bible, canon
from embedded_api.verbs.story_api import StoryApi, at

FIELDS = ("description", "sourceCount", "seasonCadence", "metadata", "updatedAt")


@click.group()
def projects() -> None:
    """Story projects over the API: list, create, get, update, archive, bible, canon."""


@projects.command("list")
@click.option("--status", help="active (the default), archived or all.")
@speaking.limit
@speaking.cursor
@speaking.spoken
def list_projects(status: str | None, limit: int | None, cursor: str | None, as_json: bool) -> None:
    """List projects, newest first."""
    answer = StoryApi.of_environment().get("/story-projects", status=status, limit=limit, cursor=cursor)
    speaking.show_list(answer, "projects", as_json)


@projects.command("create")
@click.option("--name", help="What it is called.")
@click.option("--description", help="What it is about.")
@speaking.body
@speaking.once
@speaking.spoken
def create(name: str | None, description: str | None, given: str | None, key: str | None, as_json: bool) -> None:
    """Create a project."""
    sent = speaking.merged(given, name=name, description=description)
    answer = StoryApi.of_environment().post("/story-projects", sent, key)
    speaking.show_one(answer, "project", as_json, *FIELDS)


@projects.command("get")
@click.argument("project")
@speaking.spoken
def get(project: str, as_json: bool) -> None:
    """Read one project."""
    answer = StoryApi.of_environment().get(at("story-projects", project))
    speaking.show_one(answer, "project", as_json, *FIELDS)


@projects.command("update")
@click.argument("project")
@click.option("--name", help="Its new name.")
@click.option("--description", help="Its new description.")
@speaking.body
@speaking.spoken
def update(project: str, name: str | None, description: str | None, given: str | None, as_json: bool) -> None:
    """Change a project; only what is given changes."""
    sent = speaking.merged(given, name=name, description=description)
    answer = StoryApi.of_environment().patch(at("story-projects", project), sent)
    speaking.show_one(answer, "project", as_json, *FIELDS)


@projects.command("archive")
@click.argument("project")
@speaking.spoken
def archive(project: str, as_json: bool) -> None:
    """Archive a project; everything in it stays readable."""
    answer = StoryApi.of_environment().delete(at("story-projects", project))
    speaking.show_one(answer, "project", as_json)


for verb in (bible, canon):
    projects.add_command(verb)
