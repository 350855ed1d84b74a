"""Verbs, revisions: versions of a table read on this machine: list, diff, restore, takes, and what an instruction would do."""

from __future__ import annotations

from typing import Any

import click

from embedded_api.schemas.revisions import comparison_out, preview_out, version_out
from embedded_api.verbs import speaking
from embedded_api.verbs.at_home import looked, pressed
from engine import Studio, Work
from engine.production.model import RefineScope, RefineWish

MARKS = {"added": "+", "removed": "-", "reworded": "~", "revoiced": "»", "moved": "↕"}
line_number = click.IntRange(1, 20_000)


@click.command("versions")
@click.argument("artifact")
@speaking.spoken
def versions(artifact: str, as_json: bool) -> None:
    """List a table read's versions, newest first, and what each left undone."""

    def look(studio: Studio, work: Work) -> dict[str, Any]:
        found = studio.revisions.versions(work, artifact)
        current = studio.artifacts.get(work, artifact).current_version
        return {"versions": [version_out(one, current) for one in found]}

    answer = looked(look)
    speaking.show_words(answer, "\n".join(_version(one) for one in answer["versions"]), as_json)


@click.command("diff")
@click.argument("artifact")
@click.argument("one", type=click.IntRange(min=1))
@click.argument("other", type=click.IntRange(min=1))
@speaking.spoken
def diff(artifact: str, one: int, other: int, as_json: bool) -> None:
    """Print what is different from one version to another."""
    found = looked(lambda studio, work: comparison_out(studio.revisions.compare(work, artifact, one, other)))
    speaking.show_words({"diff": found}, diff_words(found), as_json)


@click.command("restore")
@click.argument("artifact")
@click.argument("version", type=click.IntRange(min=1))
@speaking.spoken
def restore(artifact: str, version: int, as_json: bool) -> None:
    """Make an earlier version current again, as a new one, without a charge."""

    def act(studio: Studio, work: Work) -> dict[str, Any]:
        made = studio.revisions.restore(work, artifact, version)
        return {"version": made, "notes": list(studio.artifacts.revision(work, artifact, made).notes)}

    answer = pressed(act)
    words = [f"Version {version} is current again, as version {answer['version']}.", *answer["notes"]]
    speaking.show_words(answer, "\n".join(words), as_json)


@click.command("takes")
@click.argument("artifact")
@click.argument("line", type=line_number)
@speaking.spoken
def takes(artifact: str, line: int, as_json: bool) -> None:
    """List the takes of a line; lines and takes count from 1."""
    found = looked(lambda studio, work: studio.revisions.takes(work, artifact, line - 1))
    told = [{"take": one.number + 1, "chosen": one.is_chosen, "durationMs": one.duration_ms} for one in found]
    speaking.show_words({"takes": told}, "\n".join(_take(one) for one in told), as_json)


@click.command("take")
@click.argument("artifact")
@click.argument("line", type=line_number)
@click.option("--choose", type=click.IntRange(min=1), help="The take that is heard; a new one is spoken without it.")
@speaking.spoken
def take(artifact: str, line: int, choose: int | None, as_json: bool) -> None:
    """Have a line spoken again, or choose the take of it that is heard."""
    wanted = {line - 1: None if choose is None else choose - 1}
    entry = pressed(lambda studio, work: studio.revisions.take(work, artifact, wanted)).screenplay.entries[line - 1]
    answer = {"line": line, "take": entry.take + 1, "takes": entry.takes}
    speaking.show_words(answer, f"Line {line}: take {entry.take + 1} of {entry.takes} is heard.", as_json)


def dry_run(artifact: str, instruction: str, scope: str | None, on_draft: bool, as_json: bool) -> None:
    """Print what an instruction would do; nothing is done or charged."""
    wish = RefineWish(instruction, RefineScope(scope or "auto"))
    found = looked(lambda studio, work: preview_out(studio.revisions.preview(work, artifact, wish, on_draft=on_draft)))
    speaking.show_words({"preview": found}, "\n".join(_preview(found)), as_json)


def _preview(found: dict[str, Any]) -> list[str]:
    said = [] if not found["diff"]["lines"] and not found["wouldChange"] else [diff_words(found["diff"])]
    said += [f"From the sources again: {one}" for one in found["fromSources"]]
    said += [f"Asked of the language model: {one}" for one in found["forModel"]]
    said += [f"Not done: {one}" for one in found["unsupported"]]
    if not found["wouldChange"]:
        return [*said, "Nothing would be changed, and nothing charged."]
    cost = f"{found['credits']} credits; {found['linesToSpeak']} lines spoken anew"
    return [*said, f"{cost}; about {found['secondsBefore']} s → {found['secondsAfter']} s. Nothing was done."]


def diff_words(found: dict[str, Any]) -> str:
    """A comparison line by line."""
    return "\n".join([found["summary"], *(_changed(one) for one in found["lines"])])


def _changed(change: dict[str, Any]) -> str:
    before, after = change["before"], change["after"]
    entry = after or before
    head = f"{MARKS[change['change']]} {entry['entryIndex'] + 1:>4}  {entry['character']}"
    aside = f" ({entry['parenthetical']})" if entry["parenthetical"] else ""
    aside += " [muted]" if entry["muted"] else ""
    was = f"\n          was: {before['text']}" if before and after and before["text"] != after["text"] else ""
    who = (
        f"\n          was: {before['character']}"
        if before and after and before["character"] != after["character"]
        else ""
    )
    return f"{head}{aside}: {entry['text']}{was}{who}"


def _version(one: dict[str, Any]) -> str:
    why = one["instruction"] or "As it was written"
    head = f"{one['version']:>3}  {one['createdAt']}  {one['scope'] or '':10}  {why}{'  (current)' if one['current'] else ''}"
    return "\n".join([head, *(f"       {note}" for note in one["notes"])])


def _take(one: dict[str, Any]) -> str:
    length = f"{one['durationMs'] / 1000:.1f} s" if one["durationMs"] is not None else "not spoken yet"
    return f"{one['take']:>3}  {length}{'  (heard)' if one['chosen'] else ''}"
