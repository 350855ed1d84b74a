"""Verbs, voices: `studio voices ...`."""

from __future__ import annotations

from typing import Any

import click

from embedded_api.verbs import speaking
from embedded_api.verbs.story_api import StoryApi, at


@click.group()
def voices() -> None:
    """Voices over the API: list, get."""


@voices.command("list")
@click.option("--language", help="Only of this language, `en` or `en-GB`.")
@click.option("--gender", help="female, male or neutral.")
@click.option("--engine", help="Only of this engine.")
@click.option("-q", "--words", "q", help="Only with these words in name or description.")
@speaking.limit
@speaking.cursor
@speaking.spoken
def list_voices(as_json: bool, **asked: Any) -> None:
    """List the voices that speak here, by language then name."""
    speaking.show_list(StoryApi.of_environment().get("/voices", **asked), "voices", as_json)


@voices.command("get")
@click.argument("voice")
@speaking.spoken
def get(voice: str, as_json: bool) -> None:
    """Read one voice."""
    answer = StoryApi.of_environment().get(at("voices", voice))
    speaking.show_one(answer, "voice", as_json, "language", "gender", "engine", "description", "license", "sampleUrl")
