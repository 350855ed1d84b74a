"""Commands, lexicon: how names, acronyms and numbers are said, for one project or for all."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, TypeVar

import click

from engine.commands.owner import ACTOR, idle_studio
from engine.foundation.errors import ValidationFailed

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine import Studio, Work
    from engine.table_read.pronunciation import Pronunciation

T = TypeVar("T")
project = click.option("--project", "project_id", help="Only in the project with this id; everywhere without it.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def lexicon() -> None:
    """Pronunciations: list, set, remove, mine, export, import."""


@lexicon.command("list")
@project
@as_json
def list_entries(project_id: str | None, as_json: bool) -> None:
    """List every entry."""
    with idle_studio() as studio, studio.reading(ACTOR) as work:
        found = studio.lexicon.entries(work, project_id)
    if as_json:
        click.echo(json.dumps({"pronunciations": [_out(one) for one in found]}, ensure_ascii=False))
        return
    for one in found:
        click.echo(f"{one.written} -> {one.respelled or f'/{one.sounds}/'}")
    if not found:
        click.echo("There are no entries yet. Make one with `studio lexicon set Nguyen win`.")


@lexicon.command("set")
@click.argument("written")
@click.argument("respelled", default="")
@click.option("--ipa", default="", help="Its sounds in IPA instead of a respelling.")
@project
def set_entry(written: str, respelled: str, ipa: str, project_id: str | None) -> None:
    """Say a word so from now on: `studio lexicon set Nguyen win`, or with --ipa ˈwɪn."""
    with idle_studio() as studio, studio.work(ACTOR) as work:
        _require_project(studio, work, project_id)
        one = _known(lambda: studio.lexicon.put(work, written, respelled, ipa, project_id))
    click.echo(f"{one.written} -> {one.respelled or f'/{one.sounds}/'}")


@lexicon.command("remove")
@click.argument("written")
@project
def remove_entry(written: str, project_id: str | None) -> None:
    """Say it as the engine would again."""
    with idle_studio() as studio, studio.work(ACTOR) as work:
        gone = studio.lexicon.remove(work, written, project_id)
    click.echo(f"{written} is removed." if gone else f"There is no entry for {written}.")


@lexicon.command("mine")
@click.argument("project_id")
@click.option("--most", type=click.IntRange(1, 1000), default=60, show_default=True, help="How many at most.")
@as_json
def mine_words(project_id: str, most: int, as_json: bool) -> None:
    """List names, acronyms and numbers of a project's sources, and how they are said now."""
    with idle_studio() as studio, studio.reading(ACTOR) as work:
        found = studio.lexicon.mined(work, project_id)[:most]
    if as_json:
        rows = [{"written": one.written, "kind": one.kind, "count": one.count, "said": one.said} for one in found]
        click.echo(json.dumps({"words": rows}, ensure_ascii=False))
        return
    for one in found:
        click.echo(f"{one.count:4}  {one.kind:8}{one.written} -> {one.said}")


@lexicon.command("export")
@click.argument("file", type=click.File("w", encoding="utf-8"), default="-")
@project
def export_entries(file: IO[str], project_id: str | None) -> None:
    """Write every entry as comma-separated rows (written, respelled, ipa)."""
    with idle_studio() as studio, studio.reading(ACTOR) as work:
        file.write(studio.lexicon.exported(work, project_id))


@lexicon.command("import")
@click.argument("file", type=click.File("r", encoding="utf-8"))
@project
def import_entries(file: IO[str], project_id: str | None) -> None:
    """Take in rows that were exported; all of them or none."""
    text = file.read()
    with idle_studio() as studio, studio.work(ACTOR) as work:
        _require_project(studio, work, project_id)
        count = _known(lambda: studio.lexicon.import_table(work, text, project_id))
    click.echo(f"{count} entries taken in.")


def _known(act: Callable[[], T]) -> T:
    try:
        return act()
    except ValidationFailed as problem:
        raise click.UsageError(problem.sentence()) from problem


def _require_project(studio: Studio, work: Work, project_id: str | None) -> None:
    if project_id is not None:
        studio.library.project(work, project_id)


def _out(one: Pronunciation) -> dict[str, str | None]:
    return {"written": one.written, "respelled": one.respelled, "ipa": one.sounds, "projectId": one.project_id}
