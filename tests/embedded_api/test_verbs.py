"""The API spoken from the command line, against a running server."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import httpx
import pytest

from engine import Studio
from engine.access.model import Scope
from engine.commands.root import run, studio
from engine.foundation.paths import resources_dir
from tests.embedded_api.calling import TEXT, Calls


class Shell:
    """Runs verbs and hands back what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str, status: int = 0) -> str:
        """Standard output; the exit status must be this."""
        found = run(words)
        said = self._capsys.readouterr()
        self.err = said.err
        assert found == status, said
        return said.out

    def json(self, *words: str, status: int = 0) -> dict[str, Any]:
        """What was printed, as JSON."""
        return dict(json.loads(self(*words, "--json", status=status)))


@pytest.fixture
def shell(client: httpx.Client, key: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("SLEEPERHIT_API_KEY", key)
    monkeypatch.setenv("SLEEPERHIT_BASE_URL", f"{client.base_url}")
    return Shell(capsys)


def _project(shell: Shell) -> str:
    return str(shell.json("projects", "create", "--name", "Mill")["project"]["id"])


def test_the_whole_way_from_a_project_to_a_recording(shell: Shell, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(TEXT)
    project = _project(shell)
    source = shell.json("sources", "add", project, "--file", str(note), "--label", "Note", "--wait")["source"]
    plan = shell.json("plans", "create", project, "--mode", "podcast", "--wait")["plan"]
    assert (source["status"], source["label"], plan["status"]) == ("READY", "Note", "REQUIRES_APPROVAL")
    assert plan["artifactRequests"][0]["mode"] == "podcast"

    assert shell.json("plans", "approve", plan["id"], "--user-confirmed")["plan"]["status"] == "APPROVED"
    job = shell.json("jobs", "create", plan["id"])["job"]["id"]
    lines = [json.loads(line)["job"] for line in shell("jobs", "watch", job, "--json").splitlines()]
    artifact = lines[-1]["artifacts"][0]["id"]
    assert lines[-1]["status"] == "READY"

    finalized = shell.json("artifacts", "finalize", artifact, "--wait")["finalize"]
    assert httpx.get(finalized["recordingUrl"], timeout=60).headers["content-type"] == "audio/mpeg"
    assert "/share/table-read/" in shell("artifacts", "open", artifact, "--print")
    assert ": " in shell("artifacts", "script", artifact)
    assert source["id"] in shell("artifacts", "citations", artifact)
    assert "/share/table-read/" in shell("artifacts", "share", artifact)
    assert "withdrawn" in shell("artifacts", "share", artifact, "--withdraw")
    assert artifact in shell("artifacts", "list", "--job", job)
    assert "recording: http" in shell("artifacts", "get", artifact)


def test_what_is_established_is_read_and_written(shell: Shell) -> None:
    project = _project(shell)
    assert shell("projects", "bible", project) == shell("projects", "canon", project) == "Nothing is established yet.\n"
    written = shell("projects", "bible", project, "--content", '{"theme": "Water", "worldRules": "No engines."}')
    shell("projects", "bible", project, "--content", '{"worldRules": null}')
    canon = shell.json(
        "projects", "canon", project, "--content", '{"characters": [{"name": "HOST", "aliases": ["Dana"]}]}'
    )

    assert written == "version 1\n  theme: Water\n  worldRules: No engines.\n"
    assert shell.json("projects", "bible", project)["document"]["content"] == {"theme": "Water"}
    assert canon["canon"]["content"]["characters"][0]["aliases"] == ["Dana"]
    assert "validation_failed" in shell("projects", "canon", project, "--content", '{"who": 1}', status=1) + shell.err


def test_a_character_is_given_another_voice(shell: Shell, quick: Calls) -> None:
    artifact = quick.artifact()["id"]
    known = [voice["id"] for voice in quick.api.get("/api/v1/voices").json()["voices"]]
    (name, voice) = shell("artifacts", "cast", artifact).splitlines()[0].split("  ")[:2]
    other = next(one for one in known if one != voice)

    assert f"{name}  {other}" in shell("artifacts", "recast", artifact, name, other)
    assert shell.json("artifacts", "cast", artifact)["cast"][0]["voiceId"] == other
    assert "validation_failed" in shell("artifacts", "recast", artifact, "Nobody", other, status=1) + shell.err


def test_the_page_of_the_command_line_lists_every_verb(shell: Shell) -> None:
    shell("--help")
    page = (resources_dir() / "docs" / "cli.md").read_text(encoding="utf-8")
    told = {name: set(verbs.split("|")) for name, verbs in re.findall(r"`studio (\w+) ([\w|-]+\|[\w|-]+)`", page)}

    groups = {name: studio.commands[name] for name in ("projects", "sources", "plans", "jobs", "artifacts")}
    assert told == {name: set(group.commands) for name, group in groups.items() if isinstance(group, click.Group)}


def test_people_read_lines(shell: Shell) -> None:
    project = _project(shell)
    made = shell("sources", "add", project, "--text", TEXT, "--label", "Words")
    source = made.split()[0]

    assert "READY" in made
    assert "label: Words" in made
    assert shell("sources", "list", project).startswith(source)
    assert shell("sources", "delete", project, source) == f"{source} is deleted.\n"
    assert shell("sources", "list", project) == "There are no sources.\n"
    assert "archived" in shell("projects", "archive", project)
    assert project in shell("projects", "list", "--status", "archived")


@pytest.mark.parametrize(("as_json", "seen"), [([], ""), (["--json"], "project_not_found")])
def test_a_refusal_is_status_1_with_its_code_and_request_id(shell: Shell, as_json: list[str], seen: str) -> None:
    out = shell("projects", "get", "c" + "0" * 24, *as_json, status=1)

    assert re.search(r"studio: project_not_found: .+ \(request req_[0-9a-z]{26}\)", shell.err)
    assert (json.loads(out)["error"]["code"] if out else "") == seen


@pytest.mark.parametrize(
    "words",
    [
        ["projects"], ["projects", "none"], ["projects", "list", "--limit", "0"], ["sources", "add", "c1"], ["projects", "get", ""],
        ["projects", "get", ".."], ["projects", "create", "--body", "{"], ["projects", "create", "--body", "[]"],
        ["projects", "create", "--body", "@none"], ["sources", "add", "c1", "--text", "a", "--url", "b"],
    ],
)  # fmt: skip
def test_wrong_use_is_status_2(shell: Shell, words: list[str]) -> None:
    shell(*words, status=2)


def test_without_a_key_it_says_which_variable_to_set(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SLEEPERHIT_API_KEY")

    shell("projects", "list", status=2)
    assert "SLEEPERHIT_API_KEY" in shell.err


@pytest.mark.usefixtures("own_life")
@pytest.mark.parametrize("tail", ["", "/", "/api/v1", "/api/v1/"])
def test_an_origin_may_end_as_it_likes(
    shell: Shell, client: httpx.Client, monkeypatch: pytest.MonkeyPatch, tail: str
) -> None:
    monkeypatch.setenv("SLEEPERHIT_BASE_URL", f"http://127.0.0.1:{client.base_url.port}{tail}")

    assert shell.json("projects", "list") == {"projects": [], "nextCursor": None}


def test_an_origin_that_is_none_is_wrong_use(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLEEPERHIT_BASE_URL", "127.0.0.1:5500")

    shell("projects", "list", status=2)


def test_nobody_there_is_one_sentence(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLEEPERHIT_BASE_URL", "http://127.0.0.1:1")

    shell("projects", "list", status=1)
    assert "No studio answers at http://127.0.0.1:1" in shell.err


def test_a_key_given_twice_makes_one_thing_and_fresh_keys_make_two(shell: Shell) -> None:
    same = [
        shell.json("projects", "create", "--name", "A", "--idempotency-key", "k")["project"]["id"] for _ in range(2)
    ]
    fresh = [_project(shell) for _ in range(2)]

    assert (len(set(same)), len(set(fresh))) == (1, 2)


def test_a_body_comes_from_a_file_and_flags_lie_over_it(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_text('{"name": "From the file", "metadata": {"a": 1}}')
    made = shell.json("projects", "create", "--name", "From the flag", "--body", f"@{file}")["project"]

    assert (made["name"], made["metadata"]) == ("From the flag", {"a": 1})


def test_a_job_that_is_canceled_is_status_1_when_watched(shell: Shell) -> None:
    project = _project(shell)
    shell("sources", "add", project, "--text", TEXT, "--wait")
    plan = shell.json("plans", "create", project, "--auto-approve", "--wait")["plan"]["id"]
    job = shell.json("jobs", "create", plan)["job"]["id"]
    state = shell.json("jobs", "cancel", job)["job"]["status"]

    shell("jobs", "watch", job, status=1 if state == "CANCELED" else 0)
    assert shell.json("jobs", "resume", job)["job"]["status"] == state
    assert job in shell("jobs", "list", "--project", project)


def test_a_key_without_the_scope_is_told_which(shell: Shell, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    with studio.work("owner") as work:
        narrow = studio.access.create_key(work, "Narrow", (Scope.CREDITS_READ,))[1]
    monkeypatch.setenv("SLEEPERHIT_API_KEY", narrow)

    shell("projects", "list", status=1)
    assert "insufficient_scope: Missing scope story:read" in shell.err
