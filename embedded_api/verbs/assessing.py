"""Verbs, assessing: what a reader says of a script, and the sounds its words propose: `studio artifacts coverage|proposals`."""

from __future__ import annotations

from typing import Any

import click

from embedded_api.verbs import speaking
from embedded_api.verbs.story_api import StoryApi, at

UNDER_WAY = ("queued", "running")
NONE_YET = "Nobody has read this script yet; ask with --run."


@click.command("coverage")
@click.argument("artifact")
@click.option("--run", "again", is_flag=True, help="Have the current version read now, and wait for it.")
@click.option("--focus", help="With --run: look at this above all.")
@speaking.once
@speaking.spoken
def coverage(artifact: str, again: bool, focus: str | None, key: str | None, as_json: bool) -> None:
    """Print what a reader says of a script: marks, what is strong, what is to mend, notes at lines."""
    if focus and not again:
        raise click.UsageError("--focus belongs to --run.")
    api, path = StoryApi.of_environment(), at("artifacts", artifact, "coverage")
    if again:
        api.post(path, {"focus": focus} if focus else None, key)
        answer = api.until(path, lambda found: found["coverage"]["status"] not in UNDER_WAY)
    else:
        answer = api.get(path)
    found = answer["coverage"]
    speaking.show_words(answer, _told(found) if found else NONE_YET, as_json)
    if found and found["status"] == "failed":
        raise click.exceptions.Exit(1)


@click.command("proposals")
@click.argument("artifact")
@click.option("--take", type=click.IntRange(min=1), metavar="LINE", multiple=True, help="Add the sound of this line.")
@click.option("--take-all", "everything", is_flag=True, help="Add every proposed sound.")
@click.option("--dismiss", type=click.IntRange(min=1), metavar="LINE", multiple=True, help="Do not propose it again.")
@speaking.spoken
def proposals(artifact: str, take: tuple[int, ...], everything: bool, dismiss: tuple[int, ...], as_json: bool) -> None:
    """List the sounds the words of a script propose, take some or dismiss some; lines count from 1."""
    if set(take) & set(dismiss) or (everything and dismiss):
        raise click.UsageError("A proposal is either taken or dismissed.")
    api, path = StoryApi.of_environment(), at("artifacts", artifact, "sfx", "proposals")
    lines = [one["entryIndex"] + 1 for one in api.get(path)["proposals"]] if everything else list(take)
    taken = [api.post(path, {"entryIndex": line - 1})["cue"] for line in lines]
    dismissed = [api.post(path, {"entryIndex": line - 1, "dismiss": True})["dismissed"] for line in dismiss]
    answer = {"taken": taken, "dismissed": dismissed, "proposals": api.get(path)["proposals"]}
    said = [f"Added: {_sound(one)}" for one in taken] + [f"Dismissed: {_sound(one)}" for one in dismissed]
    said += [_sound(one) for one in answer["proposals"]]
    speaking.show_words(answer, "\n".join(said or ["No sounds are proposed."]), as_json)


def _sound(one: dict[str, Any]) -> str:
    word = f", word {one['word'] + 1}" if "word" in one else ""
    return f"line {one['entryIndex'] + 1}{word}  {one['label']}  {one['generatedDurationS']:g} s"


def _told(found: dict[str, Any]) -> str:
    if found["status"] in UNDER_WAY:
        return f"Version {found['version']} is being read."
    if found["status"] == "failed":
        return f"It could not be read. {found['error']}"
    stale = ", which is no longer the current one" if found["stale"] else ""
    parts = [f"{found['score']} of 10  {found['recommendation']}  version {found['version']}{stale}", found["logline"]]
    parts += [f"  {one['score']:>2}  {one['id']}: {one['note']}" for one in found["categories"]]
    for head, told in (("Strong:", found["strengths"]), ("To mend:", found["concerns"])):
        parts += [head, *(f"  {one}" for one in told)] if told else []
    parts += [
        f"  page {one['page']}, line {one['entryIndex'] + 1}, {one['severity']}: {one['note']}"
        for one in found["pageNotes"]
    ]
    return "\n".join(parts)
