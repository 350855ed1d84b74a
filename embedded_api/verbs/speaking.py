"""Verbs, speaking: what every verb shares: `--json`, one Idempotency-Key, a body given whole, answers shown as lines."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from embedded_api.verbs.story_api import ApiRefusal

Verb = Callable[..., Any]

once = click.option("--idempotency-key", "key", help="Send the same one again to repeat a call; fresh by default.")
body = click.option("--body", "given", help="More of the request as JSON, or @FILE, or - for standard input.")
limit = click.option("--limit", type=click.IntRange(1, 100), default=None, help="How many; 20 by default.")
cursor = click.option("--cursor", help="Where the list before ended (its nextCursor).")


def spoken(verb: Verb) -> Verb:
    """Give a verb `--json`, and in JSON print a refusal whole too."""

    @click.option("--json", "as_json", is_flag=True, help="Print JSON.")
    @functools.wraps(verb)
    def speaking(*args: Any, **options: Any) -> Any:
        try:
            return verb(*args, **options)
        except ApiRefusal as refusal:
            if options["as_json"]:
                print_json(refusal.answer)
            raise

    return speaking


def print_json(answer: dict[str, Any], *, on_one_line: bool = False) -> None:
    """The answer as it came."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=None if on_one_line else 2))


def show_one(answer: dict[str, Any], name: str, as_json: bool, *fields: str) -> None:
    """One object: its id and state, then these fields where they hold something."""
    if as_json:
        print_json(answer)
        return
    found = answer[name]
    click.echo(_line(found))
    for field in fields:
        if found.get(field) not in (None, "", [], {}):
            click.echo(f"  {field}: {brief(found[field])}")


def show_words(answer: dict[str, Any], words: str, as_json: bool) -> None:
    """An answer that words of ours tell better than its fields."""
    if as_json:
        print_json(answer)
    else:
        click.echo(words)


def show_list(answer: dict[str, Any], name: str, as_json: bool) -> None:
    """A page of objects, one line each."""
    if as_json:
        print_json(answer)
        return
    for found in answer[name]:
        click.echo(_line(found))
    if not answer[name]:
        click.echo(f"There are no {name}.")
    if answer.get("nextCursor"):
        click.echo(f"More with --cursor {answer['nextCursor']}", err=True)


def merged(given: str | None, **flags: Any) -> dict[str, Any]:
    """The body given whole, with flags laid over it; flags that were not given are left out."""
    return {**_parsed(given), **{name: value for name, value in flags.items() if value is not None}}


def _parsed(given: str | None) -> dict[str, Any]:
    if given is None:
        return {}
    try:
        text = sys.stdin.read() if given == "-" else given
        parsed = json.loads(Path(given[1:]).read_text(encoding="utf-8") if given.startswith("@") else text)
    except OSError as problem:
        raise click.UsageError(f"--body: {given[1:]} cannot be read: {problem.strerror}.") from problem
    except ValueError as problem:
        raise click.UsageError(f"--body is not JSON: {problem}.") from problem
    if not isinstance(parsed, dict):
        raise click.UsageError("--body must be a JSON object.")
    return parsed


def _line(found: dict[str, Any]) -> str:
    state = found.get("status") or ("archived" if found.get("archivedAt") else "")
    words = (found.get("id"), state, found.get("type"), found.get("name") or found.get("title") or found.get("label"))
    return "  ".join(str(word) for word in words if word)


def brief(value: Any) -> str:
    """A value on one line."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
