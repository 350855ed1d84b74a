"""Verbs, casting: who speaks in which voice, `studio artifacts cast` and `studio artifacts recast`."""

from __future__ import annotations

from typing import Any

import click

from embedded_api.verbs import speaking
from embedded_api.verbs.story_api import StoryApi, at


@click.command("cast")
@click.argument("artifact")
@click.option("--revision", type=int, help="Of an earlier version.")
@speaking.spoken
def cast(artifact: str, revision: int | None, as_json: bool) -> None:
    """Print who speaks in which voice."""
    _show(StoryApi.of_environment().get(at("artifacts", artifact, "cast"), revision=revision), as_json)


@click.command("recast")
@click.argument("artifact")
@click.argument("character")
@click.argument("voice")
@speaking.once
@speaking.spoken
def recast(artifact: str, character: str, voice: str, key: str | None, as_json: bool) -> None:
    """Give a character another voice, in place and free of charge."""
    sent = {"character": character, "voiceId": voice}
    _show(StoryApi.of_environment().post(at("artifacts", artifact, "voice"), sent, key), as_json)


def _show(answer: dict[str, Any], as_json: bool) -> None:
    lines = [f"{one['character']}  {one['voiceId']}  {one['voiceName']}" for one in answer["cast"]]
    speaking.show_words(answer, "\n".join(lines), as_json)
