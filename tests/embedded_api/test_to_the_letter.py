"""Small print of the API: filters, pages of versions, whole bodies, whom a name means, and what comes first."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest

from engine import Studio
from engine.artifacts.model import ArtifactStatus, Revision
from tests.embedded_api.calling import OVER, READ, Calls


@pytest.mark.parametrize("path", ["story-projects?status=GONE", "artifacts?status=GONE", "artifacts?type=opera"])
def test_a_filter_nobody_knows_is_refused(api: httpx.Client, path: str) -> None:
    answer = api.get(f"/api/v1/{path}")

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "validation_failed")


def test_a_status_may_be_written_in_any_case(calls: Calls) -> None:
    project = calls.project()
    calls.api.delete(f"/api/v1/story-projects/{project}")
    found = calls.api.get("/api/v1/story-projects", params={"status": "Archived"}).json()["projects"]

    assert project in [one["id"] for one in found]
    assert calls.api.get("/api/v1/artifacts", params={"status": "ready"}).status_code == 200


def test_versions_are_paged_like_every_list(calls: Calls, studio: Studio) -> None:
    artifact = calls.artifact()["id"]
    with studio.work("test") as work:
        first = studio.artifacts.revision(work, artifact)
        for number in (2, 3):
            studio.artifacts.save_revision(work, Revision(artifact, number, first.content, work.now()))
    path, seen, cursor = f"/api/v1/artifacts/{artifact}/revisions", [], None
    while True:
        page = calls.api.get(path, params={"limit": 1, **({"cursor": cursor} if cursor else {})}).json()
        seen += [one["revision"] for one in page["revisions"]]
        if (cursor := page["nextCursor"]) is None:
            break

    assert seen == [3, 2, 1]
    assert [calls.api.get(path, params=bad).status_code for bad in ({"limit": 0}, {"limit": 101}, {"cursor": "x"})] == [
        400
    ] * 3


def test_a_repeated_request_is_told_apart_by_its_whole_body(api: httpx.Client) -> None:
    headers = {"Idempotency-Key": "whole"}
    bodies: list[dict[str, object]] = [{"name": "a", "mine": 1}, {"mine": 1, "name": "a"}, {"name": "a", "mine": 2}]
    answers = [api.post("/api/v1/story-projects", json=body, headers=headers) for body in bodies]

    assert [answer.status_code for answer in answers] == [201, 201, 409]
    assert answers[1].headers["Idempotency-Replayed"] == "true"


def test_an_upload_is_of_no_other_type(calls: Calls) -> None:
    path = f"/api/v1/story-projects/{calls.project()}/sources"
    answers = [
        calls.api.post(path, files={"file": ("a.txt", b"Words enough.")}, data={"type": kind})
        for kind in ("file", "url")
    ]

    assert [answer.status_code for answer in answers] == [201, 400]
    assert answers[1].json()["error"]["code"] == "source_type_unsupported"


def test_what_is_not_ready_says_so_first_and_only_table_reads_have_scripts(
    calls: Calls, studio: Studio, plan: str
) -> None:
    job = calls.job_until(calls.ordered(plan, {"type": "trailer"}, READ), *OVER)
    trailer = job["artifacts"][0]["id"]
    path = f"/api/v1/artifacts/{trailer}"
    with studio.work("test") as work:
        studio.artifacts.move(work, replace(studio.artifacts.get(work, trailer), status=ArtifactStatus.RUNNING))
    before = [calls.api.get(f"{path}/{part}").json()["error"]["code"] for part in ("script", "cast", "revisions")]
    with studio.work("test") as work:
        studio.artifacts.move(work, replace(studio.artifacts.get(work, trailer), status=ArtifactStatus.READY))
    after = [calls.api.get(f"{path}/{part}").json()["error"]["code"] for part in ("script", "cast")]
    headers = {"Idempotency-Key": "finish"}
    finish = calls.api.post(f"{path}/finalize", json={"mode": "audio"}, headers=headers).json()["error"]["code"]

    assert before == ["artifact_not_ready"] * 3
    assert [*after, finish] == ["artifact_operation_unsupported"] * 3
