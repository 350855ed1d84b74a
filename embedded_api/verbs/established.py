"""Verbs, established: what a project has established, `studio projects bible` and `studio projects canon`; written where content is given."""

from __future__ import annotations

from typing import Any

import click

from embedded_api.verbs import speaking
from embedded_api.verbs.story_api import StoryApi, at


@click.command("bible")
@click.argument("project")
@click.option(
    "--content", "given", help="What to write as JSON, or @FILE, or - for standard input; null removes a key."
)
@speaking.spoken
def bible(project: str, given: str | None, as_json: bool) -> None:
    """Read a project's Series Bible, or write into it: keys that are not sent stay."""
    _established(project, "series-bible", "document", given, as_json)


@click.command("canon")
@click.argument("project")
@click.option(
    "--content", "given", help="What to write as JSON, or @FILE, or - for standard input; null clears a field."
)
@speaking.spoken
def canon(project: str, given: str | None, as_json: bool) -> None:
    """Read a project's cast canon, or write into it: characters that are not sent stay."""
    _established(project, "cast-canon", "canon", given, as_json)


def _established(project: str, part: str, name: str, given: str | None, as_json: bool) -> None:
    api, path = StoryApi.of_environment(), at("story-projects", project, part)
    answer = api.get(path) if given is None else api.patch(path, {"content": speaking.merged(given)})
    if as_json or answer[name] is None:
        speaking.show_words(answer, "Nothing is established yet.", as_json)
        return
    click.echo(f"version {answer[name]['version']}")
    _say(answer[name]["content"])


def _say(content: dict[str, Any]) -> None:
    for key, value in content.items():
        click.echo(f"  {key}: {speaking.brief(value)}")
