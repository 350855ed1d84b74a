"""Commands, models: which language model writes, whether it works, its key, and what runs on this machine; it holds at once."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from engine.commands.owner import idle_studio
from engine.foundation.errors import ValidationFailed
from engine.foundation.language_models import ModelChoice, ModelLimits, ProviderKind
from engine.foundation.model_telling import desk_out, servers_out, trial_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.foundation.language_models import ModelDesk

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
LIMITS: dict[str, tuple[Any, str]] = {
    "requests_per_minute": (click.IntRange(min=1), "Requests a minute."), "tokens_per_minute": (click.IntRange(min=0), "Tokens a minute, 0 for no limit."),
    "context_window": (click.IntRange(min=2048), "The window the model was loaded with, in tokens."),
    "timeout_s": (click.IntRange(min=5), "Seconds one answer may take."), "price_in": (click.FloatRange(min=0), "Price of a million tokens in, in your money."),
    "price_out": (click.FloatRange(min=0), "Price of a million tokens out."),
}  # fmt: skip
SWITCHES = {
    "writes": "Write scripts with it.", "plans": "Arrange plans with it.", "digests": "Digest sources with it.",
    "takeover": "Let the built-in writer take over what the model cannot do.",
}  # fmt: skip


@click.group()
def models() -> None:
    """Language models: show, use, list, test, key, nearby."""


@models.command()
@AS_JSON
def show(as_json: bool) -> None:
    """Show what is chosen, and where its key is kept."""
    with idle_studio() as studio:
        _say(desk_out(studio.models), as_json)


def _choosing(command: Callable[..., None]) -> Callable[..., None]:
    """The options of `use`."""
    for name, (kind, told) in reversed(LIMITS.items()):
        command = click.option(f"--{name.replace('_', '-')}", name, type=kind, help=told)(command)
    for name, told in reversed(SWITCHES.items()):
        command = click.option(f"--{name}/--no-{name}", name, default=None, help=told)(command)
    return command


@models.command()
@click.argument("kind", type=click.Choice([str(kind) for kind in ProviderKind]))
@click.option("--address", help="Its base address; the provider's own where it is left out.")
@click.option("--model", "name", help="The model's name.")
@_choosing
@AS_JSON
def use(kind: str, address: str | None, name: str | None, as_json: bool, **asked: Any) -> None:
    """Choose a model: `studio models use openai-compatible --address http://127.0.0.1:11434/v1 --model NAME`, or `use none`."""
    with idle_studio() as studio:
        chosen = _changed(studio.models.choice(), ProviderKind(kind), address, name, asked)
        try:
            studio.models.choose(chosen)
        except ValidationFailed as problem:
            raise click.UsageError(problem.sentence()) from problem
        _say(desk_out(studio.models), as_json)


@models.command("list")
@AS_JSON
def list_models(as_json: bool) -> None:
    """List the models the chosen provider offers."""
    with idle_studio() as studio:
        found = studio.models.offered(studio.models.choice())
        provider = studio.models.choice().provider
    if as_json:
        click.echo(json.dumps({"models": None if found is None else list(found)}))
        return
    for name in found or ():
        click.echo(name)
    if found is None:
        click.echo(f"Nobody lists models at {provider}." if provider else "No provider is chosen.", err=True)
        raise click.exceptions.Exit(1)


@models.command()
@AS_JSON
def test(as_json: bool) -> None:
    """Speak to the chosen model and say in words how it went; status 1 when it cannot be used."""
    with idle_studio() as studio:
        trial = studio.models.try_out(studio.models.choice(), progress=lambda told: click.echo(f"{told} …", err=True))
    if as_json:
        click.echo(json.dumps(trial_out(trial)))
    else:
        for check in trial.checks:
            click.echo(f"{'ok ' if check.is_well else 'NOT'} {check.about:10} {check.sentence}")
    if not trial.is_well:
        raise click.exceptions.Exit(1)


@models.command()
@AS_JSON
def nearby(as_json: bool) -> None:
    """Look for model servers on their usual ports of this machine; nobody else is asked."""
    with idle_studio() as studio:
        found = studio.models.nearby()
    if as_json:
        click.echo(json.dumps(servers_out(found)))
        return
    for server in found:
        click.echo(f"{server.name:12} {server.address}  {', '.join(server.models) or 'no model loaded'}")
    if not found:
        click.echo("No model server answers on the usual ports of this machine.")


@models.group()
def key() -> None:
    """The key of the chosen provider: set, remove; it is never shown."""


@key.command("set")
@click.option("--stdin", "from_stdin", is_flag=True, help="Read it from the standard input instead of asking.")
def set_key(from_stdin: bool) -> None:
    """Keep a key for the chosen provider and address; it is asked for, so that it stands in no history."""
    given = sys.stdin.readline() if from_stdin else click.prompt("Key", hide_input=True)
    if not given.strip():
        raise click.UsageError("No key was given. To take one away: `studio models key remove`.")
    with idle_studio() as studio:
        _keep(studio.models, given.strip())
        click.echo(f"A key for {studio.models.choice().provider} is kept. {studio.models.key_place()}")


@key.command("remove")
def remove_key() -> None:
    """Forget the key of the chosen provider and address."""
    with idle_studio() as studio:
        studio.models.forget_key(_provided(studio.models))
        click.echo(f"No key for {studio.models.choice().provider} is kept any more.")


def _keep(desk: ModelDesk, key: str) -> None:
    choice = _provided(desk)
    try:
        desk.choose(choice, key)
    except ValidationFailed as problem:
        raise click.UsageError(problem.sentence()) from problem


def _provided(desk: ModelDesk) -> ModelChoice:
    choice = desk.choice()
    if choice.kind is ProviderKind.NONE:
        raise click.UsageError("No provider is chosen; `studio models use` chooses one.")
    return choice


def _changed(
    old: ModelChoice, kind: ProviderKind, address: str | None, name: str | None, asked: dict[str, Any]
) -> ModelChoice:
    """The choice with what was said; another provider begins without the old one's address and model."""
    if kind is not old.kind:
        old = replace(old, kind=kind, address="", name="")
    limits: ModelLimits = replace(old.limits, **{one: asked[one] for one in LIMITS if asked[one] is not None})
    switches = {("falls_back" if one == "takeover" else one): asked[one] for one in SWITCHES if asked[one] is not None}
    return replace(
        old, address=old.address if address is None else address, name=old.name if name is None else name, limits=limits, **switches
    )  # fmt: skip


def _say(said: dict[str, Any], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(said))
        return
    for name, value in said["model"].items():
        click.echo(f"{name} = {json.dumps(value, ensure_ascii=False)}")
    if said["model"]["kind"] != ProviderKind.NONE:
        click.echo(said["keyPlace"] if said["hasKey"] else "No key is kept for it.")
