"""Verbs, jobs: `studio jobs ...`."""

from __future__ import annotations

from typing import Any

import click

from embedded_api.verbs import speaking
from embedded_api.verbs.story_api import StoryApi, at

FIELDS = ("progress", "credits", "artifacts", "warnings", "failureCode", "failureMessage")
OVER = ("READY", "PARTIAL", "FAILED", "CANCELED")
GOOD = ("READY", "PARTIAL")


@click.group()
def jobs() -> None:
    """Story jobs over the API: create, list, get, watch, cancel, resume."""


@jobs.command("create")
@click.argument("plan")
@click.option("--watch", "watched", is_flag=True, help="Stay until it is over.")
@speaking.body
@speaking.once
@speaking.spoken
def create(plan: str, watched: bool, given: str | None, key: str | None, as_json: bool) -> None:
    """Order what an approved plan foresees; its credits are reserved now."""
    api = StoryApi.of_environment()
    answer = api.post("/story-jobs", speaking.merged(given, storyPlanId=plan), key)
    if watched:
        _watch(api, answer["job"]["id"], as_json)
    else:
        speaking.show_one(answer, "job", as_json, *FIELDS)


@jobs.command("list")
@click.option("--status", help="Only these.")
@click.option("--project", help="Only of this project.")
@click.option("--plan", help="Only of this plan.")
@speaking.limit
@speaking.cursor
@speaking.spoken
def list_jobs(project: str | None, plan: str | None, as_json: bool, **page: Any) -> None:
    """List jobs, newest first."""
    answer = StoryApi.of_environment().get("/story-jobs", projectId=project, storyPlanId=plan, **page)
    speaking.show_list(answer, "jobs", as_json)


@jobs.command("get")
@click.argument("job")
@speaking.spoken
def get(job: str, as_json: bool) -> None:
    """Read one job."""
    speaking.show_one(StoryApi.of_environment().get(at("story-jobs", job)), "job", as_json, *FIELDS)


@jobs.command("watch")
@click.argument("job")
@speaking.spoken
def watch(job: str, as_json: bool) -> None:
    """Tell every step until it is over; JSON is one job a line. A job that failed or was canceled is exit status 1."""
    _watch(StoryApi.of_environment(), job, as_json)


@jobs.command("cancel")
@click.argument("job")
@speaking.once
@speaking.spoken
def cancel(job: str, key: str | None, as_json: bool) -> None:
    """Stop a job; what is not finished is not charged."""
    speaking.show_one(
        StoryApi.of_environment().post(at("story-jobs", job, "cancel"), None, key), "job", as_json, *FIELDS
    )


@jobs.command("resume")
@click.argument("job")
@speaking.once
@speaking.spoken
def resume(job: str, key: str | None, as_json: bool) -> None:
    """Go on where a job stopped."""
    answer = StoryApi.of_environment().post(at("story-jobs", job, "resume"), None, key)
    speaking.show_one(answer, "job", as_json, *FIELDS)


def _watch(api: StoryApi, job: str, as_json: bool) -> None:
    told: list[tuple[Any, ...]] = []

    def tell(found: dict[str, Any]) -> None:
        progress = found["job"]["progress"] or {}
        now = (found["job"]["status"], progress.get("stage"), progress.get("percent"))
        if now not in told[-1:]:
            told.append(now)
            if as_json:
                speaking.print_json(found, on_one_line=True)
            else:
                click.echo(_step(found["job"]["status"], progress))

    last = api.until(at("story-jobs", job), lambda found: found["job"]["status"] in OVER, tell)
    if not as_json:
        speaking.show_one(last, "job", as_json, *FIELDS[1:])
    if last["job"]["status"] not in GOOD:
        raise click.exceptions.Exit(1)


def _step(status: str, progress: dict[str, Any]) -> str:
    if not progress:
        return status
    return f"{status}  {progress['percent']:>3}%  {progress['stage']}  {progress.get('detail') or ''}".rstrip()
