"""Verbs, artifacts: `studio artifacts ...`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from embedded_api.verbs import speaking
from embedded_api.verbs.assessing import coverage, proposals
from embedded_api.verbs.casting import cast, recast
from embedded_api.verbs.drafting import draft
from embedded_api.verbs.revisions import diff, dry_run, restore, take, takes, versions
from embedded_api.verbs.story_api import StoryApi, at
from engine.foundation.errors import KnownError
from engine.table_read.receipts.model import file_name

FIELDS = ("title", "currentVersion", "projectId", "failureCode", "failureMessage")
UNFINISHED = ("queued", "rendering", "uploading")


class NothingToOpen(KnownError):
    """The artifact has no page yet."""

    code = "artifact_not_ready"


@click.group()
def artifacts() -> None:
    """Artifacts over the API: list, get, open, script, citations, receipts, share, cast, recast, coverage, proposals,
    refine, finalize.

    And on this machine's home: versions, diff, restore, takes, take, draft, refine --dry-run.
    """


@artifacts.command("list")
@click.option("--status", help="Only these.")
@click.option("--type", "kind", help="Only of this type.")
@click.option("--project", help="Only of this project.")
@click.option("--job", help="Only of this job.")
@speaking.limit
@speaking.cursor
@speaking.spoken
def list_artifacts(kind: str | None, project: str | None, job: str | None, as_json: bool, **page: Any) -> None:
    """List artifacts, newest first."""
    answer = StoryApi.of_environment().get("/artifacts", type=kind, projectId=project, storyJobId=job, **page)
    speaking.show_list(answer, "artifacts", as_json)


@artifacts.command("get")
@click.argument("artifact")
@click.option("--revision", type=int, help="An earlier version.")
@speaking.spoken
def get(artifact: str, revision: int | None, as_json: bool) -> None:
    """Read one artifact with its links."""
    answer = StoryApi.of_environment().get(at("artifacts", artifact), revision=revision)
    speaking.show_one(answer, "artifact", as_json, *FIELDS)
    if not as_json:
        _say_links(answer["artifact"]["manifest"] or {})


@artifacts.command("open")
@click.argument("artifact")
@click.option("--print", "only_print", is_flag=True, help="Print the address instead.")
@speaking.spoken
def open_artifact(artifact: str, only_print: bool, as_json: bool) -> None:
    """Open an artifact's page in the browser."""
    manifest = StoryApi.of_environment().get(at("artifacts", artifact))["artifact"]["manifest"] or {}
    page = manifest.get("theaterUrl") or manifest.get("viewerUrl")
    if page is None:
        raise NothingToOpen("This artifact has no page to open.", hint="Is it READY? Was its link withdrawn?")
    speaking.show_words({"url": page}, page, as_json)
    if not only_print and not as_json:
        click.launch(page)


@artifacts.command("script")
@click.argument("artifact")
@speaking.spoken
def script(artifact: str, as_json: bool) -> None:
    """Print a table read's script."""
    answer = StoryApi.of_environment().get(at("artifacts", artifact, "script"), limit=500)
    if as_json:
        speaking.print_json(answer)
        return
    for entry in answer["script"]["selection"]["entries"]:
        click.echo(f"{entry['character']}: {entry['text']}")


@artifacts.command("citations")
@click.argument("artifact")
@speaking.spoken
def citations(artifact: str, as_json: bool) -> None:
    """Print where each line comes from."""
    answer = StoryApi.of_environment().get(at("artifacts", artifact, "citations"))
    if as_json:
        speaking.print_json(answer)
        return
    for entry in answer["citations"]["entries"]:
        for item in entry["evidence"]:
            click.echo(f"{entry['entryIndex']:>4}  {item['sourceId']}  {item['quote']!r}")


@artifacts.command("receipts")
@click.argument("artifact")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where they go; the current folder by default.",
)
@click.option("--revision", type=int, help="Of an earlier version.")
@speaking.spoken
def receipts(artifact: str, out: Path, revision: int | None, as_json: bool) -> None:
    """Save every line with the passage it rests on, as a page and a PDF."""
    api = StoryApi.of_environment()
    found = api.get(at("artifacts", artifact), revision=revision)["artifact"]
    urls = (found["manifest"] or {}).get("receipts") or {}
    kinds = {kind: urls[f"{kind}Url"] for kind in ("html", "pdf") if urls.get(f"{kind}Url")}
    if not kinds:
        raise NothingToOpen("This artifact has no receipts.", hint="Is it READY?")
    names = {kind: file_name(found["title"], kind, found["type"], revision) for kind in kinds}
    saved = [str(api.save(url, out / names[kind])) for kind, url in kinds.items()]
    speaking.show_words({"files": saved}, "\n".join(saved), as_json)


@artifacts.command("share")
@click.argument("artifact")
@click.option("--days", type=int, help="How long the link lives.")
@click.option("--withdraw", is_flag=True, help="Withdraw every link instead.")
@speaking.once
@speaking.spoken
def share(artifact: str, days: int | None, withdraw: bool, key: str | None, as_json: bool) -> None:
    """Make a link for listeners, or withdraw them all."""
    api, path = StoryApi.of_environment(), at("artifacts", artifact, "share-token")
    answer = api.delete(path) if withdraw else api.post(path, {"expiresInDays": days} if days else None, key)
    words = f"{answer['revoked']} withdrawn." if withdraw else answer["theaterUrl"] or answer["viewerUrl"]
    speaking.show_words(answer, words, as_json)


@artifacts.command("refine")
@click.argument("artifact")
@click.option("--instruction", help="What to change.")
@click.option("--scope", type=click.Choice(["auto", "screenplay", "plan"]), default=None, help="How deep to go.")
@click.option(
    "--dry-run", "dry", is_flag=True, help="Only say what it would do, on this machine's home; nothing is charged."
)
@click.option("--on-draft", is_flag=True, help="With --dry-run: to the script with the waiting edits.")
@speaking.body
@speaking.once
@speaking.spoken
def refine(
    artifact: str, instruction: str | None, scope: str | None, dry: bool, on_draft: bool, given: str | None, key: str | None, as_json: bool
) -> None:  # fmt: skip
    """Order a new version."""
    if dry:
        if not instruction or not instruction.strip():
            raise click.UsageError("Say what to change with --instruction.")
        dry_run(artifact, instruction, scope, on_draft, as_json)
        return
    sent = speaking.merged(given, instruction=instruction, scope=scope)
    answer = StoryApi.of_environment().post(at("artifacts", artifact, "refine"), sent, key)
    speaking.show_one(answer, "storyJob", as_json)


@artifacts.command("finalize")
@click.argument("artifact")
@click.option(
    "--mode", type=click.Choice(["audio", "video"]), default="audio", show_default=True, help="What to finish."
)
@click.option("--wait", is_flag=True, help="Until it is finished.")
@speaking.once
@speaking.spoken
def finalize(artifact: str, mode: str, wait: bool, key: str | None, as_json: bool) -> None:
    """Finish the recording; nothing is rendered or charged twice for the same inputs."""
    api = StoryApi.of_environment()
    answer = api.post(at("artifacts", artifact, "finalize"), {"mode": mode}, key)
    if wait and mode == "audio":
        found = api.until(at("artifacts", artifact), lambda found: _finalize(found)["status"] not in UNFINISHED)
        answer = {"finalize": _finalize(found)}
    state = answer["finalize"]
    speaking.show_words(answer, f"{state['status']}  {state['recordingUrl'] or state['error'] or ''}", as_json)
    if state["status"] == "failed":
        raise click.exceptions.Exit(1)


def _finalize(found: dict[str, Any]) -> dict[str, Any]:
    return found["artifact"]["manifest"]["audio"]["finalize"] or {
        "status": "failed",
        "recordingUrl": None,
        "error": "It was changed.",
    }


def _say_links(manifest: dict[str, Any]) -> None:
    recording = manifest.get("audio", {}).get("recordingUrl")
    for name, address in (("theater", manifest.get("theaterUrl")), ("recording", recording)):
        if address:
            click.echo(f"  {name}: {address}")


for verb in (cast, recast, coverage, proposals, versions, diff, restore, takes, take, draft):
    artifacts.add_command(verb)
