"""The conformance checklist over real HTTP: limits, repeated requests and lists, items 4 and 9 to 12."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from engine import Studio
from tests.embedded_api.calling import Calls

READ = {"type": "table_read"}
TEXTS: dict[str, dict[str, int]] = {
    "target": {"audience": 200, "objective": 400, "outcome": 400, "tone": 120, "industry": 120, "distributionContext": 300},
    "creativeBrief": {
        "projectFormat": 60, "installmentLabel": 160, "seriesContext": 1200, "genre": 160, "audience": 240, "writingStyle": 600,
        "castNotes": 1000, "musicStyle": 500, "sfxPolicy": 500, "replanInstruction": 5000,
    },
    "styleConstraints": {"preferredVisualStyle": 400, "voicePreference": 160, "musicPolicy": 300},
}  # fmt: skip
ROWS: dict[str, dict[str, tuple[int, int]]] = {
    "creativeBrief": {"comps": (8, 160), "mustKnowBeforeWriting": (12, 220)},
    "styleConstraints": {"forbiddenVisuals": (10, 160), "brandSafety": (10, 160)},
}


def fullest(more: int = 0) -> dict[str, Any]:
    """A plan's wishes, each as long as it may be, or longer."""
    wishes: dict[str, dict[str, Any]] = {
        part: {name: "ü" * (most + more) for name, most in fields.items()} for part, fields in TEXTS.items()
    }
    for part, rows in ROWS.items():
        wishes[part] |= {name: ["😀" * (length + more)] * (count + more) for name, (count, length) in rows.items()}
    wishes["creativeBrief"]["pageTarget"] = 60 + more
    request = {**READ, "notes": "n" * (5000 + more), "neverSay": ["w" * (40 + more)] * (20 + more)}
    return {"title": "t" * (240 + more), **wishes, "artifactRequests": [request]}


def issues(answer: httpx.Response) -> dict[str, Any]:
    """What was found wrong, by path."""
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "validation_failed"), answer.text
    return {one["path"]: one["limit"] for one in answer.json()["error"]["details"]["issues"]}


def test_item_4_a_plan_of_exactly_every_limit_passes_and_one_more_of_each_fails(quick: Calls) -> None:
    path = f"/api/v1/story-projects/{quick.project()}/story-plans"
    found = issues(quick.api.post(path, json=fullest(1)))

    assert quick.api.post(path, json=fullest()).status_code == 201
    for part, fields in TEXTS.items():
        assert {name: found[f"{part}.{name}"] for name in fields} == fields
    for part, rows in ROWS.items():
        for name, (count, length) in rows.items():
            assert found.get(f"{part}.{name}") == count or found.get(f"{part}.{name}[0]") == length, name
    assert (found["title"], found["creativeBrief.pageTarget"]) == (240, 60)
    assert found["artifactRequests[0].notes"] == 5000


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"creativeBrief": {"comps": ["a"] * 9}}, "creativeBrief.comps"),
        ({"creativeBrief": {"comps": ["a" * 161]}}, "creativeBrief.comps[0]"),
        ({"creativeBrief": {"pageTarget": 0}}, "creativeBrief.pageTarget"),
        ({"artifactRequests": [READ] * 9}, "artifactRequests"),
        ({"artifactRequests": []}, "artifactRequests"),
        ({"artifactRequests": [{**READ, "neverSay": ["a"] * 21}]}, "artifactRequests[0].neverSay"),
        ({"artifactRequests": [{**READ, "neverSay": ["a" * 41]}]}, "artifactRequests[0].neverSay[0]"),
        ({"sourceIds": ["c" + "0" * 24] * 51}, "sourceIds"),
    ],
)
def test_item_4_one_more_than_a_plan_takes_is_named(quick: Calls, body: dict[str, Any], path: str) -> None:
    assert path in issues(quick.api.post(f"/api/v1/story-projects/{quick.project()}/story-plans", json=body))


def test_item_4_projects_sources_lists_and_keys_keep_their_limits(quick: Calls) -> None:
    api, project = quick.api, quick.project()
    projects, sources = "/api/v1/story-projects", f"/api/v1/story-projects/{project}/sources"
    text = {"type": "text", "content": "words"}
    cases: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
        (projects, {"name": "x"}, {"name": 200}), (projects, {"name": "x"}, {"description": 4000}),
        (sources, text, {"label": 300}), (sources, text, {"producer": 120}), (sources, text, {"externalId": 255}),
    ]  # fmt: skip
    for path, body, limits in cases:
        ((name, most),) = limits.items()
        assert api.post(path, json={**body, name: "ü" * most}).status_code == 201, name
        assert issues(api.post(path, json={**body, name: "ü" * (most + 1)})) == {name: most}
    for key, status in (("k" * 255, 201), ("k" * 256, 400)):
        assert api.post(projects, json={"name": "x"}, headers={"Idempotency-Key": key}).status_code == status


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
    artifact = quick.artifact()["id"]
    for path, body in (("story-jobs", {"storyPlanId": "x"}), (f"artifacts/{artifact}/finalize", {"mode": "audio"})):
        answer = quick.api.post(f"/api/v1/{path}", json=body)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "idempotency_key_required")
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
