"""Commands, settings: what the owner chose, shown and written by name; a running studio takes most of it up at its next start."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import click

from engine.foundation.errors import ValidationFailed
from engine.foundation.paths import ready_home
from engine.foundation.settings import read_settings
from engine.foundation.settings_file import as_written, dotted_names, write_settings


@click.group()
def settings() -> None:
    """Settings of this home: show, set, unset."""


@settings.command("show")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(as_json: bool) -> None:
    """Show every setting, defaults filled in."""
    _say(as_written(read_settings(ready_home().settings)), as_json)


@settings.command("set")
@click.argument("name")
@click.argument("value")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def set_one(name: str, value: str, as_json: bool) -> None:
    """Write one setting: `studio settings set lan.enabled true`; several values are separated by commas."""
    _write(name, _read(name, value), as_json)


@settings.command("unset")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def unset(name: str, as_json: bool) -> None:
    """Go back to the default."""
    _write(name, None, as_json)


def _write(name: str, value: Any, as_json: bool) -> None:
    if name not in dotted_names():
        raise click.UsageError(f"There is no setting {name!r}. Known: {', '.join(dotted_names())}")
    try:
        said = as_written(write_settings(ready_home().settings, {name: value}))
    except ValidationFailed as problem:
        raise click.UsageError(problem.sentence()) from problem
    _say({name: said[name]}, as_json)


def _read(name: str, text: str) -> Any:
    """What was typed, as the setting's kind: true and numbers as such, lists by commas, anything else as it is."""
    if name.startswith(("hosts.", "cors.")) or name.endswith(("PrivateHosts", "voices")):
        return [part.strip() for part in text.split(",") if part.strip()]
    try:
        value = tomllib.loads(f"it = {text}")["it"]
    except tomllib.TOMLDecodeError:
        return text
    return value if isinstance(value, bool | int | float) else text


def _say(said: dict[str, Any], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"settings": said}))
        return
    for name, value in said.items():
        click.echo(f"{name} = {json.dumps(value, ensure_ascii=False)}")
