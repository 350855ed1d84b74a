"""Verbs, plans: `studio plans ...`."""

from __future__ import annotations

from typing import Any

import click

from embedded_api.verbs import speaking
from embedded_api.verbs.story_api import StoryApi, at

FIELDS = ("quote", "warnings", "failureCode", "failureMessage", "rejectionReason")
UNSETTLED = ("PENDING", "RUNNING")


@click.group()
def plans() -> None:
    """Story plans over the API: create, list, get, approve, reject, resume."""


@plans.command("create")
@click.argument("project")
@click.option("--title", help="A working title.")
@click.option("--source", "source_ids", multiple=True, help="Only from these sources; all by default.")
@click.option("--mode", type=click.Choice(["documentary", "podcast"]), default=None, help="How it is told.")
@click.option("--auto-approve", is_flag=True, help="Take the quote as it comes.")
@click.option("--wait", is_flag=True, help="Until it is planned.")
@speaking.body
@speaking.once
@speaking.spoken
def create(
    project: str, mode: str | None, wait: bool, given: str | None, key: str | None, as_json: bool, **said: Any
) -> None:
    """Ask for a plan; its quote is there at once."""
    requests = [{"type": "table_read", "mode": mode}] if mode else None
    sent = speaking.merged(
        given, title=said["title"], sourceIds=list(said["source_ids"]) or None, autoApprove=said["auto_approve"] or None,
        artifactRequests=requests,
    )  # fmt: skip
    api = StoryApi.of_environment()
    answer = api.post(at("story-projects", project, "story-plans"), sent, key)
    if wait:
        answer = api.until(
            at("story-plans", answer["plan"]["id"]), lambda found: found["plan"]["status"] not in UNSETTLED
        )
    speaking.show_one(answer, "plan", as_json, *FIELDS)
    if wait and answer["plan"]["status"] == "FAILED":
        raise click.exceptions.Exit(1)


@plans.command("list")
@click.argument("project")
@click.option("--status", help="Only these.")
@speaking.limit
@speaking.cursor
@speaking.spoken
def list_plans(project: str, status: str | None, limit: int | None, cursor: str | None, as_json: bool) -> None:
    """List a project's plans, newest first."""
    path = at("story-projects", project, "story-plans")
    answer = StoryApi.of_environment().get(path, status=status, limit=limit, cursor=cursor)
    speaking.show_list(answer, "plans", as_json)


@plans.command("get")
@click.argument("plan")
@speaking.spoken
def get(plan: str, as_json: bool) -> None:
    """Read one plan."""
    speaking.show_one(StoryApi.of_environment().get(at("story-plans", plan)), "plan", as_json, *FIELDS)


@plans.command("approve")
@click.argument("plan")
@click.option("--user-confirmed", is_flag=True, help="A person has seen the plan and said yes.")
@speaking.once
@speaking.spoken
def approve(plan: str, user_confirmed: bool, key: str | None, as_json: bool) -> None:
    """Say yes to a plan and its quote."""
    answer = StoryApi.of_environment().post(
        at("story-plans", plan, "approve"), {"userConfirmed": True} if user_confirmed else None, key
    )
    speaking.show_one(answer, "plan", as_json, *FIELDS)


@plans.command("reject")
@click.argument("plan")
@click.option("--reason", help="Why.")
@speaking.once
@speaking.spoken
def reject(plan: str, reason: str | None, key: str | None, as_json: bool) -> None:
    """Say no to a plan."""
    sent = {"reason": reason} if reason else None
    speaking.show_one(
        StoryApi.of_environment().post(at("story-plans", plan, "reject"), sent, key), "plan", as_json, *FIELDS
    )


@plans.command("resume")
@click.argument("plan")
@speaking.once
@speaking.spoken
def resume(plan: str, key: str | None, as_json: bool) -> None:
    """Try a failed plan again."""
    answer = StoryApi.of_environment().post(at("story-plans", plan, "resume"), None, key)
    speaking.show_one(answer, "plan", as_json, *FIELDS)
