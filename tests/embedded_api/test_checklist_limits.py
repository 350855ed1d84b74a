"""The conformance checklist over real HTTP: repeated requests and lists, items 9 to 12."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from engine import Studio
from tests.embedded_api.calling import Calls


@pytest.mark.usefixtures("own_life")
def test_item_9_the_same_again_is_one_effect_and_another_body_is_refused(quick: Calls) -> None:
    api, headers = quick.api, {"Idempotency-Key": "one"}
    first, again, other = (
        api.post("/api/v1/story-projects", json={"name": name}, headers=headers) for name in ("a", "a", "b")
    )

    assert (again.status_code, again.json(), again.headers["Idempotency-Replayed"]) == (201, first.json(), "true")
    assert "Idempotency-Replayed" not in first.headers
    assert (other.status_code, other.json()["error"]["code"]) == (409, "idempotency_conflict")
    assert "different request body" in other.json()["error"]["message"]
    assert len(api.get("/api/v1/story-projects").json()["projects"]) == 1


@pytest.mark.usefixtures("own_life")
def test_item_9_many_at_once_are_one_effect(quick: Calls) -> None:
    headers = {"Idempotency-Key": "many"}
    with ThreadPoolExecutor(8) as hands:
        answers = list(
            hands.map(
                lambda _: quick.api.post("/api/v1/story-projects", json={"name": "a"}, headers=headers), range(16)
            )
        )

    refused = [answer.json()["error"] for answer in answers if answer.status_code != 201]
    assert all("Idempotency-Key is already processing" in error["message"] for error in refused)
    assert len({answer.json()["project"]["id"] for answer in answers if answer.status_code == 201}) == 1
    assert len(quick.api.get("/api/v1/story-projects").json()["projects"]) == 1


@pytest.mark.usefixtures("own_life")
def test_item_10_after_a_top_up_the_same_order_succeeds_once(quick: Calls, studio: Studio) -> None:
    order = {"json": {"storyPlanId": quick.approved()["id"]}, "headers": {"Idempotency-Key": "poor"}}
    with studio.work("owner") as work:
        studio.credits.reserve(work, "TABLE_READ", 495, job_id=None, artifact_id=None)
    refused = quick.api.post("/api/v1/story-jobs", **order)
    with studio.work("owner") as work:
        studio.credits.top_up(work, 20)
    accepted, again = (quick.api.post("/api/v1/story-jobs", **order) for _ in range(2))

    assert [answer.status_code for answer in (refused, accepted, again)] == [402, 201, 201]
    assert len(quick.api.get("/api/v1/story-jobs").json()["jobs"]) == 1
    entries = quick.api.get("/api/v1/credits/ledger", params={"jobId": accepted.json()["job"]["id"], "kind": "reserve"})
    assert sum(entry["credits"] for entry in entries.json()["entries"]) == -11


def test_item_11_what_costs_asks_for_a_key_and_nothing_else_does(quick: Calls) -> None:
    artifact, before = quick.artifact()["id"], quick.api.get("/api/v1/story-jobs").json()
    for path, body in (
        ("story-jobs", {"storyPlanId": "x"}), (f"artifacts/{artifact}/refine", {"instruction": "Warmer."}),
        (f"artifacts/{artifact}/finalize", {"mode": "audio"}), (f"artifacts/{artifact}/finalize", {"mode": "video"}),
    ):  # fmt: skip
        answer = quick.api.post(f"/api/v1/{path}", json=body)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "idempotency_key_required"), path
    by_query = quick.api.post(f"/api/v1/artifacts/{artifact}/finalize", params={"mode": "audio"})
    assert by_query.json()["error"]["code"] == "idempotency_key_required"
    assert quick.api.get("/api/v1/story-jobs").json() == before
    canon = quick.api.patch(
        f"/api/v1/story-projects/{quick.project()}/cast-canon", json={"content": {"characters": [{"name": "HOST"}]}}
    )
    assert canon.status_code == 200


@pytest.mark.usefixtures("own_life")
def test_item_12_lists_page_through_everything_while_new_ones_arrive(quick: Calls) -> None:
    api, made = quick.api, [quick.project() for _ in range(12)]
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = api.get("/api/v1/story-projects", params={"limit": "5", **cursor}).json()
        seen += [one["id"] for one in page["projects"]]
        quick.project()
        if page["nextCursor"] is None:
            break
        cursor = {"cursor": page["nextCursor"]}

    assert seen == made[::-1]
    for path in (
        "story-projects",
        "story-jobs",
        "artifacts",
        "credits/ledger",
        "voices",
        f"story-projects/{made[0]}/sources",
    ):
        statuses = [api.get(f"/api/v1/{path}", params={"limit": limit}).status_code for limit in (1, 100, 0, 101, "x")]
        assert statuses == [200, 200, 400, 400, 400], path
        assert api.get(f"/api/v1/{path}", params={"cursor": "nonsense"}).status_code == 400, path


def test_a_jobs_artifacts_are_listed_by_their_status(calls: Calls) -> None:
    done = calls.job(calls.approved()["id"], key="by status")
    path = f"/api/v1/story-jobs/{done['id']}/artifacts"

    found = {status: calls.api.get(path, params={"status": status}) for status in ("ready", "FAILED", "nope")}

    assert [one["id"] for one in found["ready"].json()["artifacts"]] == [one["id"] for one in done["artifacts"]]
    assert found["FAILED"].json()["artifacts"] == []
    assert (found["nope"].status_code, found["nope"].json()["error"]["details"]["issues"][0]["path"]) == (400, "status")
