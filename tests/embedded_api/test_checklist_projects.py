"""The conformance checklist over real HTTP: projects and the series bible, items 16 to 18, and their limits (4)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from engine.library.bible import BYTES
from tests.embedded_api.calling import TEXT, Calls

UNKNOWN = "c" + "0" * 24
HOUSE = "/api/v1/story-projects"
GATE = {"stage": "archived", "missingFields": [], "canPlan": False, "canStartEpisode": False}


@pytest.fixture
def project(calls: Calls) -> str:
    return f"{HOUSE}/{calls.project()}"


@pytest.fixture
def bible(api: httpx.Client, project: str) -> Callable[..., httpx.Response]:
    return lambda content: api.patch(f"{project}/series-bible", json={"content": content})


def _issue(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 400, answer.text
    error = answer.json()["error"]
    assert (error["code"], "is invalid:" in error["message"]) == ("validation_failed", True)
    return dict(error["details"]["issues"][0])


@pytest.mark.parametrize(
    ("field", "value", "cleared"),
    [
        ("name", "Quay", None),
        ("description", "About a quay", None),
        ("metadata", {"kept": {"deep": [1]}}, {}),
        ("seasonCadence", "monthly", None),
    ],
)
def test_item_16_each_field_is_changed_alone(
    api: httpx.Client, project: str, field: str, value: Any, cleared: Any
) -> None:
    before = api.get(project).json()["project"]
    after = api.patch(project, json={field: value}).json()["project"]
    assert (after[field], after["updatedAt"] >= before["updatedAt"]) == (value, True)
    assert {**after, field: None, "updatedAt": None} == {**before, field: None, "updatedAt": None}
    if field == "name":
        assert _issue(api.patch(project, json={field: None}))["path"] == "name"
    else:
        assert api.patch(project, json={field: None}).json()["project"][field] == cleared


@pytest.mark.usefixtures("own_life")
def test_item_16_an_archived_project_is_hidden_readable_and_can_be_restored(api: httpx.Client, calls: Calls) -> None:
    name = calls.project()
    calls.source(name)
    plan = calls.plan(name, autoApprove=True)["id"]
    archived = api.delete(f"{HOUSE}/{name}").json()["project"]
    assert archived["archivedAt"] is not None
    assert api.delete(f"{HOUSE}/{name}").json()["project"]["archivedAt"] == archived["archivedAt"]
    found = api.get(f"{HOUSE}/{name}").json()["project"]
    assert {key: found["workspaceGate"][key] for key in GATE} == GATE
    assert found["workspaceGate"]["ready"] is False
    assert _listed(api, "active") == [] and _listed(api, "archived") == _listed(api, "all") == [name]
    for answer in (
        api.post(f"{HOUSE}/{name}/sources", json={"type": "text", "content": TEXT}),
        api.post(f"{HOUSE}/{name}/story-plans", json={}),
        calls.order(plan),
    ):
        error = answer.json()["error"]
        assert (answer.status_code, error["code"]) == (409, "project_precondition_failed"), answer.text
        assert error["details"] == GATE
    for part in ("sources", "story-plans", "story-jobs", "series-bible", "cast-canon"):
        assert api.get(f"{HOUSE}/{name}/{part}").status_code == 200
    restored = api.patch(f"{HOUSE}/{name}", json={"archived": False}).json()["project"]
    assert (restored["archivedAt"], restored["workspaceGate"]["ready"]) == (None, True)
    assert calls.order(plan).status_code == 201


def test_item_16_a_project_nobody_has_is_the_same_404_on_every_path(api: httpx.Client) -> None:
    for part in ("", "/series-bible", "/cast-canon", "/sources", f"/sources/{UNKNOWN}", "/story-plans", "/story-jobs"):
        answer = api.get(f"{HOUSE}/{UNKNOWN}{part}")
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "project_not_found"), part
    for part in ("series-bible", "cast-canon"):
        answer = api.patch(f"{HOUSE}/{UNKNOWN}/{part}", json={"content": {}})
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "project_not_found"), part


def test_item_17_the_count_follows_creation_and_deletion(api: httpx.Client, calls: Calls) -> None:
    name = calls.project()
    made = [calls.source(name, f"{TEXT} {number}")["id"] for number in range(3)]
    assert _count(api, name) == 3
    api.delete(f"{HOUSE}/{name}/sources/{made[0]}")
    api.delete(f"{HOUSE}/{name}/sources/{made[0]}")
    assert _count(api, name) == 2


def test_item_18_a_bible_is_null_first_then_merged_key_by_key(
    api: httpx.Client, project: str, bible: Callable[..., httpx.Response]
) -> None:
    assert api.get(f"{project}/series-bible").json() == {"document": None}
    first = bible({"worldRules": "1. Water", "theme": {"a": 1}, "own": [1]}).json()["document"]
    second = bible({"theme": {"b": 2}, "own": None}).json()["document"]
    assert (first["version"], second["version"], second["id"]) == (1, 2, first["id"])
    assert second["content"] == {"worldRules": "1. Water", "theme": {"b": 2}}
    assert second["createdAt"] == first["createdAt"]
    assert api.get(f"{project}/series-bible").json() == {"document": second}


def test_item_18_a_hundred_episodes_pass_and_one_more_fails(bible: Callable[..., httpx.Response]) -> None:
    rows = [{"label": f"EP {number}", "status": "produced"} for number in range(101)]
    assert bible({"episodes": rows[:100]}).json()["document"]["content"]["episodes"] == rows[:100]
    issue = _issue(bible({"episodes": rows}))
    assert issue["message"] == "Too big: expected array to have <=100 items"
    assert (issue["path"], issue["limit"]) == ("content.episodes", 100)


def test_item_18_a_refused_write_changes_nothing(
    api: httpx.Client, project: str, bible: Callable[..., httpx.Response]
) -> None:
    bible({"theme": "Water"})
    for content in ({"theme": "Fire", "episodes": [{}] * 101}, {"episodes": "none"}):
        _issue(bible(content))
    found = api.get(f"{project}/series-bible").json()["document"]
    assert (found["version"], found["content"]) == (1, {"theme": "Water"})


def test_item_18_the_whole_bible_may_be_exactly_its_bytes(bible: Callable[..., httpx.Response]) -> None:
    room = BYTES - len(json.dumps({"a": "", "b": ""}, separators=(",", ":")))
    assert bible({"a": "x" * (room - 1000)}).status_code == 200
    assert bible({"b": "é" * 500}).status_code == 200
    assert _issue(bible({"b": "é" * 500 + "x"}))["limit"] == BYTES


@pytest.mark.parametrize(
    ("field", "most"),
    [("name", 200), ("description", 4000)],
)
def test_item_4_a_project_may_use_every_character_of_its_limits(api: httpx.Client, field: str, most: int) -> None:
    made = api.post(HOUSE, json={"name": "Mill", field: "é" * most})
    assert (made.status_code, made.json()["project"][field]) == (201, "é" * most)
    place = f"{HOUSE}/{made.json()['project']['id']}"
    assert api.patch(place, json={field: "𝄞" * most}).status_code == 200
    for answer in (
        api.post(HOUSE, json={"name": "Mill", field: "é" * (most + 1)}),
        api.patch(place, json={field: "x" * (most + 1)}),
    ):
        issue = _issue(answer)
        assert (issue["path"], issue["limit"]) == (field, most)
        assert issue["message"] == f"Too big: expected string to have <={most} characters"


def test_item_4_metadata_of_a_project_may_have_exactly_its_bytes(api: httpx.Client) -> None:
    room = 256_000 - len(json.dumps({"a": ""}, separators=(",", ":")))
    assert api.post(HOUSE, json={"name": "Mill", "metadata": {"a": "x" * room}}).status_code == 201
    assert _issue(api.post(HOUSE, json={"name": "Mill", "metadata": {"a": "x" * (room + 1)}}))["limit"] == 256_000


@pytest.mark.parametrize("name", ["", "  ", "\n\t"])
def test_item_4_a_name_of_nothing_is_no_name(api: httpx.Client, name: str) -> None:
    assert _issue(api.post(HOUSE, json={"name": name}))["path"] == "name"


def test_item_9_a_bible_written_twice_with_one_key_is_written_once(api: httpx.Client, project: str) -> None:
    answers = [
        api.patch(f"{project}/series-bible", json={"content": {"a": 1}}, headers={"Idempotency-Key": "k"})
        for _ in range(2)
    ]
    assert answers[0].json() == answers[1].json()
    assert answers[1].headers["Idempotency-Replayed"] == "true"
    assert answers[1].json()["document"]["version"] == 1


def _listed(api: httpx.Client, status: str) -> list[str]:
    return [one["id"] for one in api.get(HOUSE, params={"status": status}).json()["projects"]]


def _count(api: httpx.Client, project: str) -> int:
    return int(api.get(f"{HOUSE}/{project}").json()["project"]["sourceCount"])
