"""Commands, owner: keys, credits, backup, migrate; they work beside a running window or server on the same home."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from engine import open_studio
from engine.access.model import DEFAULT_SCOPES, ApiKey, Scope
from engine.credits.model import CURRENCY, Balance
from engine.foundation.clock import iso

if TYPE_CHECKING:
    from engine import Studio

ACTOR = "owner"


@contextmanager
def idle_studio() -> Iterator[Studio]:
    """A studio that runs no jobs, for a quick owner's act."""
    studio = open_studio(run_jobs=False)
    try:
        yield studio
    finally:
        studio.close()


@click.group()
def keys() -> None:
    """API keys: create, list, revoke."""


@keys.command("create")
@click.option("--name", required=True, help="What the key is for.")
@click.option(
    "--scopes", default=",".join(DEFAULT_SCOPES), help="`all`, or scopes separated by commas.", show_default=True
)
@click.option("--expires", type=click.DateTime(("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S")), help="When it ends, in UTC.")
@click.option("--allow-ip", "addresses", multiple=True, help="Only from this address or network; again for more.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def create_key(name: str, scopes: str, expires: datetime | None, addresses: tuple[str, ...], as_json: bool) -> None:
    """Create a key; its full text is shown this once."""
    wanted, ends = _scopes(scopes), expires.replace(tzinfo=UTC) if expires else None
    with idle_studio() as studio, studio.work(ACTOR) as work:
        key, written = studio.access.create_key(work, name, wanted, ends, addresses)
    if as_json:
        click.echo(json.dumps({"apiKey": key_out(key), "key": written}))
    else:
        click.echo(f"{key.id}  {key.name}\n{written}\nKeep it now: it is not shown again.")


@keys.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_keys(as_json: bool) -> None:
    """List every key, newest first."""
    with idle_studio() as studio, studio.reading(ACTOR) as work:
        found = studio.access.list_keys(work)
    if as_json:
        click.echo(json.dumps({"apiKeys": [key_out(key) for key in found]}))
        return
    for key in found:
        state = "revoked" if key.revoked_at else "active"
        click.echo(f"{key.id}  {key.start}…  {state:8}  {key.name}  {' '.join(key.scopes)}")
    if not found:
        click.echo("There are no keys yet. Make one with `studio keys create --name NAME`.")


@keys.command("set")
@click.argument("key_id")
@click.option("--name", help="What the key is for.")
@click.option("--scopes", help="`all`, or scopes separated by commas.")
@click.option("--expires", help="When it ends, in UTC, like 2027-01-31; `never` takes the end away.")
@click.option("--allow-ip", "addresses", multiple=True, help="Only from this address or network; again for more.")
@click.option("--from-anywhere", is_flag=True, help="From every address again.")
def set_key(
    key_id: str, name: str | None, scopes: str | None, expires: str | None, addresses: tuple[str, ...], from_anywhere: bool
) -> None:  # fmt: skip
    """Change a key's name, scopes, end or addresses."""
    asked = {
        "name": name,
        "scopes": _scopes(scopes) if scopes is not None else None,
        "allowed_ips": addresses or (() if from_anywhere else None),
    }
    changes: dict[str, Any] = {what: value for what, value in asked.items() if value is not None}
    if expires is not None:
        changes["expires_at"] = None if expires == "never" else _moment(expires)
    if not changes:
        raise click.UsageError("Say what to change: --name, --scopes, --expires, --allow-ip or --from-anywhere.")
    with idle_studio() as studio, studio.work(ACTOR) as work:
        key = studio.access.change_key(work, key_id, changes)
    click.echo(f"{key.id}  {key.start}…  {key.name}  {' '.join(key.scopes)}")


@keys.command("revoke")
@click.argument("key_id")
def revoke_key(key_id: str) -> None:
    """Withdraw a key for good."""
    with idle_studio() as studio, studio.work(ACTOR) as work:
        key = studio.access.revoke_key(work, key_id)
    click.echo(f"{key.id} ({key.name}) is revoked.")


@click.group()
def credits() -> None:
    """Studio credits: show, top up."""


@credits.command("show")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show_credits(as_json: bool) -> None:
    """Show what can be spent."""
    with idle_studio() as studio, studio.reading(ACTOR) as work:
        balance = studio.credits.balance(work)
    _say_balance(balance, as_json)


@credits.command("top-up")
@click.argument("amount", type=click.IntRange(1, 1_000_000))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def top_up(amount: int, as_json: bool) -> None:
    """Add perpetual credits."""
    with idle_studio() as studio, studio.work(ACTOR) as work:
        balance = studio.credits.top_up(work, amount)
    _say_balance(balance, as_json)


@click.group()
def media() -> None:
    """Files under addresses of this studio: delete."""


@media.command("delete")
@click.argument("address")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete_media(address: str, yes: bool) -> None:
    """Delete the file at a media URL for good; whoever has its address finds nothing there any more."""
    _, found, rest = address.rpartition("/media/")
    key = rest.partition("/")[0]
    if not found or not key:
        raise click.UsageError("Give the file's whole address, with /media/ in it.")
    if not yes:
        click.confirm("The file is gone for good, also for everybody who has its address. Delete it?", abort=True)
    with idle_studio() as studio, studio.work(ACTOR) as work:
        gone = studio.stage.discard_media(work, key)
    click.echo(f"{gone.name} is deleted.")


@click.command()
def backup() -> None:
    """Copy the database, whole and consistent, beside running work."""
    from engine.migrations.upgrade import back_up

    with idle_studio() as studio:
        click.echo(f"Copied to {back_up(studio.paths, studio.clock)}")


@click.command()
def migrate() -> None:
    """Bring the home's database to this studio's form (every start does this too)."""
    with idle_studio() as studio:
        click.echo(f"{studio.paths.database} is up to date.")


def key_out(key: ApiKey) -> dict[str, Any]:
    """A key as JSON, as the owner channel shows it."""
    dates = {
        "expiresAt": key.expires_at,
        "createdAt": key.created_at,
        "lastUsedAt": key.last_used_at,
        "revokedAt": key.revoked_at,
    }
    moments = {name: iso(moment) if moment else None for name, moment in dates.items()}
    scopes = {"scopes": [str(scope) for scope in key.scopes], "allowedIps": list(key.allowed_ips)}
    return {"id": key.id, "name": key.name, "prefix": key.prefix, "start": key.start, **scopes, **moments}


def _scopes(text: str) -> tuple[Scope, ...]:
    if text.strip() == "all":
        return tuple(Scope)
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in tuple(Scope)]
    if unknown or not names:
        raise click.UsageError(f"Unknown scope {', '.join(unknown) or 'list'}. Known: all, {', '.join(Scope)}")
    return tuple(Scope(name) for name in names)


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"{text} is no date like 2027-01-31.") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _say_balance(balance: Balance, as_json: bool) -> None:
    monthly = {
        "remaining": balance.monthly_remaining,
        "allocated": balance.monthly_allocated,
        "cycleEndsAt": iso(balance.cycle_ends_at),
    }
    perpetual = {"remaining": balance.perpetual_remaining}
    if as_json:
        body = {
            "balance": balance.total,
            "currency": CURRENCY,
            "monthly": monthly,
            "perpetual": perpetual,
            "reserved": balance.reserved,
        }
        click.echo(json.dumps({"credits": body, "balance": balance.total}))
        return
    click.echo(
        f"{balance.total} credits: {balance.monthly_remaining} of {balance.monthly_allocated} this month, {balance.perpetual_remaining} perpetual."
    )
    click.echo(f"{balance.reserved} reserved. The month ends on {balance.cycle_ends_at:%Y-%m-%d}.")
