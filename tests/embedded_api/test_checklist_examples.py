"""The conformance checklist over real HTTP: item 15, the examples, and the texts beside them."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import Any

import httpx
import pytest

from embedded_api.errors import PUBLISHED, STATUS
from tests.golden.description import document

IDS = [
    "discover-capabilities", "check-credits", "polling-happy-path", "error-recovery", "idempotent-posts", "upload-file-source", "refine-table-read",
    "finalize-audio", "event-stream", "citations",
]  # fmt: skip
TEXTS = (
    "llms.txt", "llms-full.txt", "docs", "docs.md", "docs/agents/", "quickstart", "concepts", "api-reference", "cli", "dashboard/api",
)  # fmt: skip


def run(steps: list[dict[str, Any]], key: str) -> str:
    """The steps in one shell, as printed."""
    script = "\n".join(["set -eu", *(step["curl"].replace("sleep 2", "sleep 0.2") for step in steps)])
    environment = {**os.environ, "SLEEPERHIT_API_KEY": key}
    done = subprocess.run(
        ["sh", "-c", script], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout[-2000:]
    return done.stdout


def test_item_15_the_codes_begin_with_the_published_ones_in_order(client: httpx.Client) -> None:
    found = client.get("/api/v1/examples").json()

    assert found["errorCodes"] == list(STATUS)
    assert found["errorCodes"][:26] == list(PUBLISHED)
    assert (found["errorCodes"][0], found["errorCodes"][25]) == ("authentication_required", "internal_error")
    assert [one["id"] for one in found["examples"]] == IDS
    assert found["baseUrl"] == f"{str(client.base_url).rstrip('/')}/api/v1"


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not here")
@pytest.mark.parametrize("name", IDS)
def test_item_15_every_example_runs_as_printed(client: httpx.Client, key: str, name: str) -> None:
    example = next(one for one in client.get("/api/v1/examples").json()["examples"] if one["id"] == name)
    said = run(example["steps"], key)

    assert '"code":"validation_failed"' in said if name == "error-recovery" else '"error":{' not in said
    assert ("event: end" in said) == (name == "event-stream")


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not here")
def test_item_15_the_usual_way_runs_in_node_too(client: httpx.Client, key: str) -> None:
    example = next(one for one in client.get("/api/v1/examples").json()["examples"] if one["id"] == "finalize-audio")
    script = "\n".join(step["node"].replace("2000", "200") for step in example["steps"]) + "\nconsole.log('done');"
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script], env={**os.environ, "SLEEPERHIT_API_KEY": key},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout.strip()) == (0, "done"), done.stderr


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_opens_without_a_key_and_names_this_server(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/{name}")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert "{origin}" not in answer.text
    assert "{steps}" not in answer.text
    assert answer.text.startswith("# ") or name == "docs/agents/"


def test_every_link_of_the_index_opens(api: httpx.Client) -> None:
    index = api.get("/agent-index.json").json()
    links = [*index["api"].values(), *index["documents"].values()]

    assert {api.get(link).status_code for link in links} == {200}
    text = api.get("/llms.txt").text
    assert [line for line in text.splitlines() if line.startswith("## ")][:2] == ["## Discovery", "## Authentication"]


def test_guidance_names_every_keyed_operation(client: httpx.Client) -> None:
    found = client.get("/api/v1/agent-guidance").json()
    keyed = [
        one
        for item in document()["paths"].values()
        for name, one in item.items()
        if name != "servers" and one["security"]
    ]

    assert len(found["tools"]) == len(keyed)
    assert {"get_capabilities", "create_plan", "approve_plan", "get_citations"} <= {
        one["name"] for one in found["tools"]
    }
    assert "artifact:publish" in next(one for one in found["tools"] if one["name"] == "finalize")["scopes"]
