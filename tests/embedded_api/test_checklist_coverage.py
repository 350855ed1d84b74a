"""The conformance checklist over real HTTP: coverage, item 60."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.embedded_api.calling import OVER, Calls, wait_for

CATEGORIES = ["premise", "structure", "characters", "dialogue", "pacing", "source_fidelity", "audio_potential"]
FIELDS = {
    "status", "version", "stale", "score", "recommendation", "logline", "synopsis", "strengths", "concerns", "categories", "pageNotes",
    "focus", "error", "updatedAt",
}  # fmt: skip


@pytest.fixture
def artifact(calls: Calls, plan: str) -> str:
    """The id of a READY table read."""
    return str(calls.job_until(calls.ordered(plan), *OVER)["artifacts"][0]["id"])


def ask(calls: Calls, artifact: str, body: Any = None, key: str | None = None) -> httpx.Response:
    headers = {"Idempotency-Key": key} if key else {}
    sent = {} if body is None else {"json": body}
    return calls.api.post(f"/api/v1/artifacts/{artifact}/coverage", headers=headers, **sent)


def read(calls: Calls, artifact: str) -> dict[str, Any]:
    return dict(calls.api.get(f"/api/v1/artifacts/{artifact}/coverage").json()["coverage"])


def ready(calls: Calls, artifact: str) -> dict[str, Any]:
    return wait_for(lambda: read(calls, artifact), lambda found: found["status"] in ("ready", "failed"))


def test_item_60_coverage_goes_to_ready_with_scores_categories_and_page_notes(calls: Calls, artifact: str) -> None:
    before = calls.api.get(f"/api/v1/artifacts/{artifact}/coverage").json()

    answer = ask(calls, artifact)
    report, entries = ready(calls, artifact), calls.entries(artifact)

    assert before == {"coverage": None}
    assert (answer.status_code, answer.json()["coverage"]["score"], answer.json()["coverage"]["pageNotes"]) == (
        202,
        None,
        [],
    )
    assert answer.json()["coverage"]["status"] in ("queued", "running")
    assert set(report) >= FIELDS
    assert (report["status"], report["version"], report["stale"], report["error"]) == ("ready", 1, False, None)
    assert [one["id"] for one in report["categories"]] == CATEGORIES
    assert all(1 <= one["score"] <= 10 and one["note"] for one in [*report["categories"], {**report, "note": "x"}])
    assert report["recommendation"] in ("pass", "consider", "recommend")
    assert report["logline"]
    assert report["synopsis"]
    assert report["pageNotes"]
    assert all(one["page"] >= 1 and 0 <= one["entryIndex"] < len(entries) for one in report["pageNotes"])
    assert {one["severity"] for one in report["pageNotes"]} <= {"minor", "major"}


def test_item_60_it_is_stale_after_a_refine_and_fresh_when_run_again(calls: Calls, artifact: str) -> None:
    ask(calls, artifact)
    ready(calls, artifact)

    wish = {"instruction": f"Rename {calls.entries(artifact)[0]['character']} to Ada."}
    calls.api.post(f"/api/v1/artifacts/{artifact}/refine", json=wish, headers={"Idempotency-Key": artifact})
    wait_for(
        lambda: calls.api.get(f"/api/v1/artifacts/{artifact}").json()["artifact"],
        lambda found: found["currentVersion"] == 2,
    )
    stale = read(calls, artifact)
    ask(calls, artifact)
    fresh = ready(calls, artifact)

    assert (stale["status"], stale["version"], stale["stale"]) == ("ready", 1, True)
    assert (fresh["status"], fresh["version"], fresh["stale"]) == ("ready", 2, False)


def test_item_60_a_focus_is_echoed_and_answered_first(calls: Calls, artifact: str) -> None:
    assert (
        ask(calls, artifact, {"focus": "Is the evidence sound?"}).json()["coverage"]["focus"]
        == "Is the evidence sound?"
    )
    report = ready(calls, artifact)

    note = next(one["note"] for one in report["categories"] if one["id"] == "source_fidelity")
    assert note in (report["strengths"] or [""])[0] + (report["concerns"] or [""])[0]


@pytest.mark.usefixtures("own_life")
def test_item_60_a_key_is_answered_again_and_costs_nothing(calls: Calls, artifact: str) -> None:
    balance = calls.api.get("/api/v1/credits").json()

    first = ask(calls, artifact, {}, key=f"{artifact}-c")
    ready(calls, artifact)
    again = ask(calls, artifact, {}, key=f"{artifact}-c")
    other = ask(calls, artifact, {"focus": "pacing"}, key=f"{artifact}-c")

    assert (again.status_code, again.json(), again.headers["Idempotency-Replayed"]) == (202, first.json(), "true")
    assert read(calls, artifact)["status"] == "ready"
    assert (other.status_code, other.json()["error"]["code"]) == (409, "idempotency_conflict")
    assert calls.api.get("/api/v1/credits").json() == balance


@pytest.mark.parametrize(
    ("body", "path", "words"),
    [
        ({"focus": "x" * 501}, "focus", "Too big"),
        ({"focus": 3}, "focus", "Invalid input"),
        ({"depth": 1}, "depth", "Unrecognized key"),
    ],
)
def test_item_60_what_does_not_fit_is_refused(
    calls: Calls, standing: str, body: dict[str, Any], path: str, words: str
) -> None:
    answer = ask(calls, standing, body)

    assert answer.status_code == 400
    assert answer.json()["error"]["details"]["issues"][0]["path"] == path
    assert words in answer.json()["error"]["message"]
    assert calls.api.get(f"/api/v1/artifacts/{standing}/coverage").json() == {"coverage": None}


def test_item_60_its_states_are_streamed(calls: Calls, artifact: str) -> None:
    ask(calls, artifact)
    ready(calls, artifact)

    with calls.api.stream(
        "GET", "/api/v1/events", params={"types": "coverage.state"}, headers={"Last-Event-ID": "0"}
    ) as stream:
        told = "".join(_until(stream, artifact, '"ready"'))

    assert '"coverage.state"' in told
    assert artifact in told


def _until(stream: httpx.Response, *words: str) -> list[str]:
    found: list[str] = []
    for line in stream.iter_lines():
        found.append(line)
        if all(word in line for word in words):
            break
    return found
