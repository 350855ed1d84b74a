"""Verbs, drafting: `studio artifacts draft ...`: a script edited by hand on this machine, step by step, then kept as a version."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from embedded_api.schemas.revisions import draft_out
from embedded_api.verbs import speaking
from embedded_api.verbs.at_home import looked, pressed
from embedded_api.verbs.revisions import diff_words, line_number
from engine import Studio, Work
from engine.table_read.drafts import Drafted
from engine.table_read.revising.changes import compared
from engine.table_read.revising.edits import (
    AddLine,
    Direct,
    DropLines,
    Edit,
    GiveLines,
    JoinLines,
    MoveLine,
    Mute,
    SayInstead,
    SplitLine,
)
from engine.table_read.revising.notation import of_json


@click.group()
def draft() -> None:
    """A draft of a table read; lines count from 1: show, say, direct, drop, mute, give, move, split, join, add, edit, undo, redo, discard, apply."""


@draft.command("show")
@click.argument("artifact")
@click.option("--script", is_flag=True, help="Every line, not only the changed ones.")
@speaking.spoken
def show(artifact: str, script: bool, as_json: bool) -> None:
    """Print what was edited, or the script as it is now."""
    _say(looked(lambda studio, work: studio.revisions.draft(work, artifact)), as_json, script=script)


@draft.command("say")
@click.argument("artifact")
@click.argument("line", type=line_number)
@click.argument("text")
@speaking.spoken
def say(artifact: str, line: int, text: str, as_json: bool) -> None:
    """Let a line say something else."""
    _step(artifact, [SayInstead(line - 1, text)], as_json)


@draft.command("direct")
@click.argument("artifact")
@click.argument("line", type=line_number)
@click.argument("manner", default="")
@speaking.spoken
def direct(artifact: str, line: int, manner: str, as_json: bool) -> None:
    """Let a line be said in a manner; without one, plainly."""
    _step(artifact, [Direct((line - 1,), manner or None)], as_json)


@draft.command("drop")
@click.argument("artifact")
@click.argument("lines", nargs=-1, required=True, type=line_number)
@speaking.spoken
def drop(artifact: str, lines: Sequence[int], as_json: bool) -> None:
    """Take lines out."""
    _step(artifact, [DropLines(_indexes(lines))], as_json)


@draft.command("mute")
@click.argument("artifact")
@click.argument("lines", nargs=-1, required=True, type=line_number)
@click.option("--undo", "unmute", is_flag=True, help="Speak them again.")
@speaking.spoken
def mute(artifact: str, lines: Sequence[int], unmute: bool, as_json: bool) -> None:
    """Keep lines in the script without speaking them."""
    _step(artifact, [Mute(_indexes(lines), not unmute)], as_json)


@draft.command("give")
@click.argument("artifact")
@click.argument("character")
@click.argument("lines", nargs=-1, required=True, type=line_number)
@speaking.spoken
def give(artifact: str, character: str, lines: Sequence[int], as_json: bool) -> None:
    """Let somebody else say lines."""
    _step(artifact, [GiveLines(_indexes(lines), character)], as_json)


@draft.command("move")
@click.argument("artifact")
@click.argument("line", type=line_number)
@click.argument("before", type=line_number)
@speaking.spoken
def move(artifact: str, line: int, before: int, as_json: bool) -> None:
    """Put a line before another one; one more than the last means the end."""
    _step(artifact, [MoveLine(line - 1, before - 1)], as_json)


@draft.command("split")
@click.argument("artifact")
@click.argument("line", type=line_number)
@click.argument("after")
@speaking.spoken
def split(artifact: str, line: int, after: str, as_json: bool) -> None:
    """Make two lines of one, after these words of it."""

    def edits(known: Drafted) -> list[Edit]:
        entries = known.now.screenplay.entries
        place = entries[line - 1].text.find(after) if line <= len(entries) else 0
        if place < 0:
            raise click.UsageError(f"Line {line} does not say “{after}”.")
        return [SplitLine(line - 1, place + len(after))]

    _step(artifact, edits, as_json)


@draft.command("join")
@click.argument("artifact")
@click.argument("line", type=line_number)
@speaking.spoken
def join(artifact: str, line: int, as_json: bool) -> None:
    """Make one line of a line and the next by the same speaker."""
    _step(artifact, [JoinLines(line - 1)], as_json)


@draft.command("add")
@click.argument("artifact")
@click.argument("before", type=line_number)
@click.argument("character")
@click.argument("text")
@speaking.spoken
def add(artifact: str, before: int, character: str, text: str, as_json: bool) -> None:
    """Put a line of your own before another one."""
    _step(artifact, [AddLine(before - 1, character, text)], as_json)


@draft.command("edit")
@click.argument("artifact")
@click.argument("given")
@speaking.spoken
def edit(artifact: str, given: str, as_json: bool) -> None:
    """Take one step of edits in JSON: `{"edit": "mute", "indexes": [3]}` or a list of such, @FILE, or - for standard input; here lines count from 0."""
    _step(artifact, [of_json(one) for one in _parsed(given)], as_json)


@draft.command("apply")
@click.argument("artifact")
@click.option("--anyway", is_flag=True, help="Also where another version has taken the place of the edited one.")
@speaking.spoken
def apply(artifact: str, anyway: bool, as_json: bool) -> None:
    """Make the draft the next version; nothing is charged."""

    def act(studio: Studio, work: Work) -> dict[str, Any]:
        made = studio.revisions.apply(work, artifact, anyway=anyway)
        return {"version": made, "notes": list(studio.artifacts.revision(work, artifact, made).notes)}

    answer = pressed(act)
    speaking.show_words(answer, "\n".join([f"It is version {answer['version']} now.", *answer["notes"]]), as_json)


def _moving(name: str, told: str) -> click.Command:
    @draft.command(name, help=told)
    @click.argument("artifact")
    @speaking.spoken
    def moved(artifact: str, as_json: bool) -> None:
        def act(studio: Studio, work: Work) -> Drafted:
            studio.revisions.draft(work, artifact)
            made: Drafted = getattr(studio.revisions, name)(work, artifact)
            return made

        _say(pressed(act), as_json)

    return moved


undo = _moving("undo", "Take the last step back.")
redo = _moving("redo", "Take the step again that was taken back.")
discard = _moving("discard", "Throw the edits away.")


def _step(artifact: str, edits: Sequence[Edit] | Callable[[Drafted], Sequence[Edit]], as_json: bool) -> None:
    def act(studio: Studio, work: Work) -> Drafted:
        made = edits(studio.revisions.draft(work, artifact)) if callable(edits) else edits
        return studio.revisions.edit(work, artifact, made)

    _say(pressed(act), as_json)


def _say(found: Drafted, as_json: bool, *, script: bool = False) -> None:
    answer = draft_out(found, compared(found.base, found.now))
    words = "No edit is waiting." if not found.is_changed else diff_words(answer["diff"])
    if script:
        words = "\n".join(f"{one['entryIndex'] + 1:>4}  {one['character']}: {one['text']}" for one in answer["lines"])
    speaking.show_words({"draft": answer}, words, as_json)


def _indexes(lines: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({line - 1 for line in lines}))


def _parsed(given: str) -> list[object]:
    try:
        text = sys.stdin.read() if given == "-" else given
        found = json.loads(Path(given[1:]).read_text(encoding="utf-8") if given.startswith("@") else text)
    except OSError as problem:
        raise click.UsageError(f"{given[1:]} cannot be read: {problem.strerror}.") from problem
    except ValueError as problem:
        raise click.UsageError(f"This is not JSON: {problem}.") from problem
    return found if isinstance(found, list) else [found]
