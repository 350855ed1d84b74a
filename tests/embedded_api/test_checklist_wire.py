"""The conformance checklist over real HTTP: conventions, items 1 to 3, 5 to 8 and 13."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from engine import Studio, StudioSettings
from engine.access.model import DEFAULT_SCOPES, Scope
from tests.embedded_api.calling import HELD, Calls
from tests.embedded_api.house import USUALLY
from tests.golden.description import document

RATES = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
JSON = {"Content-Type": "application/json"}
KNOCKS: list[tuple[str, str, dict[str, Any]]] = [
    ("GET", "/api/v1/credits", {}),
    ("GET", "/api/v1/credits", {"headers": {"Authorization": ""}}),
    ("GET", "/api/v1/credits", {"headers": {"Authorization": "Bearer sh_no"}}),
    ("GET", "/api/v1/credits", {"headers": {"Host": "evil.example"}}),
    ("GET", "/api/v1/openapi.json", {}),
    ("GET", "/api/v1/nowhere", {}),
    ("PUT", "/api/v1/credits", {}),
    ("GET", "/api/v1/story-projects/nothing", {}),
    ("POST", "/api/v1/story-projects", {"content": b"{", "headers": JSON}),
    ("POST", "/api/v1/story-projects", {"content": b"x", "headers": {"Content-Type": "text/plain"}}),
    ("POST", "/api/v1/story-projects", {"content": b" " * 2_000_001, "headers": JSON}),
    ("GET", "/api/share/table-read/forged", {}),
    ("GET", "/api/share/nowhere", {}),
    ("GET", "/api/share/live/nothing/stream", {}),
    ("POST", "/api/share/table-read/start-live", {"content": b"{}", "headers": JSON}),
]


def told(answer: httpx.Response) -> None:
    """The headers every answer carries are there, and an error repeats its id."""
    request_id = answer.headers["X-Request-Id"]
    assert request_id.startswith("req_")
    assert len(request_id) == 30
    for name in RATES:
        assert answer.headers[name].isdigit(), (answer.request.url, answer.status_code, name)
    if answer.status_code >= 400:
        assert answer.json()["error"]["requestId"] == request_id


def fault(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a refusal."""
    return answer.status_code, answer.json()["error"]["code"]


def test_item_1_every_answer_has_an_id_and_tells_the_rate(api: httpx.Client) -> None:
    for method, path, extra in KNOCKS:
        told(api.request(method, path, **extra))


def test_item_1_ids_differ_from_answer_to_answer(api: httpx.Client) -> None:
    assert len({api.get("/api/v1/credits").headers["X-Request-Id"] for _ in range(5)}) == 5


@pytest.mark.parametrize("path", ["/api/v1/story-projects", "/api/v1/story-projects/none/sources"])
def test_item_2_a_body_nobody_can_read_is_one_issue_without_a_path(api: httpx.Client, path: str) -> None:
    for body in (b"{", b'{"name": NaN}', b"[" * 100_000, b'{"name": "\\ud800"}', b"\xff\xfe", b"!"):
        answer = api.post(path, content=body, headers=JSON)

        assert fault(answer) == (400, "validation_failed")
        assert [issue["path"] for issue in answer.json()["error"]["details"]["issues"]] == [""]
        assert "is invalid:" in answer.json()["error"]["message"]


@pytest.mark.parametrize("path", ["/api/v1/story-projects", "/api/v1/story-projects/none/sources"])
def test_item_2_who_asks_is_looked_at_before_what_is_sent(client: httpx.Client, path: str) -> None:
    client.headers.pop("Authorization", None)
    answer = client.post(path, content=b"{", headers=JSON)

    assert fault(answer) == (401, "authentication_required")


def test_item_2_a_body_that_is_no_object_is_400(api: httpx.Client) -> None:
    for body in (b"[]", b'"x"', b"1", b"null", b"true"):
        assert fault(api.post("/api/v1/story-projects", content=body, headers=JSON)) == (400, "validation_failed")


def test_item_2_a_key_named_twice_is_no_crash(api: httpx.Client) -> None:
    answer = api.post("/api/v1/story-projects", content=b'{"name": "a", "name": "b"}', headers=JSON)

    assert answer.json()["project"]["name"] == "b"


def test_item_3_all_problems_are_listed_with_path_message_and_limit(quick: Calls) -> None:
    body = {
        "title": "x" * 241,
        "artifactRequests": [{"type": "opera", "notes": "x" * 5001, "color": 1}],
        "target": {"tone": 3},
    }
    answer = quick.api.post(f"/api/v1/story-projects/{quick.project()}/story-plans", json=body)
    issues = answer.json()["error"]["details"]["issues"]

    assert {issue["path"] for issue in issues} == {
        "title", "artifactRequests[0].type", "artifactRequests[0].notes", "artifactRequests[0]", "target.tone",
    }  # fmt: skip
    assert all(set(issue) == {"path", "message", "limit"} for issue in issues)
    assert sorted(issue["limit"] for issue in issues if issue["limit"]) == [240, 5000]
    assert "is invalid:" in answer.json()["error"]["message"]
    assert "Too big:" in answer.json()["error"]["message"]


def test_item_5_each_failure_to_be_known_has_its_code(client: httpx.Client, studio: Studio) -> None:
    with studio.work("owner") as work:
        revoked, full = studio.access.create_key(work, "Gone", (Scope.STORY_READ,))
        elsewhere = studio.access.create_key(work, "Far", (Scope.STORY_READ,), allowed_ips=("203.0.113.9",))[1]
        expired = studio.access.create_key(work, "Old", (Scope.STORY_READ,), expires_at=work.now())[1]
    with studio.work("owner") as work:
        studio.access.revoke_key(work, revoked.id)
    headers = {
        "authentication_required": None, "invalid_api_key": "Basic x", "api_key_revoked": f"Bearer {full}",
        "api_key_expired": f"Bearer {expired}", "ip_not_allowed": f"Bearer {elsewhere}",
    }  # fmt: skip
    for code, header in headers.items():
        answer = client.get("/api/v1/story-projects", headers={"Authorization": header} if header else {})
        told(answer)
        assert answer.json()["error"]["code"] == code
        assert (answer.headers.get("WWW-Authenticate") == "Bearer") == (answer.status_code == 401)


def _keyed() -> list[tuple[str, str, list[str]]]:
    """Every operation that needs a key: method, path, and the scopes any of which is enough."""
    return [
        (method, f"/api/v1{path.replace('{', '').replace('}', '')}", operation["x-scopes"])
        for path, item in document()["paths"].items()
        for method, operation in item.items()
        if method != "servers" and operation["security"]
    ]


def test_item_6_a_new_key_has_exactly_the_two_default_scopes(studio: Studio) -> None:
    with studio.work("owner") as work:
        plain, _ = studio.access.create_key(work, "Plain")
    assert plain.scopes == DEFAULT_SCOPES == (Scope.STORY_READ, Scope.CREDITS_READ)


def test_item_6_every_endpoint_names_the_scope_a_key_of_all_others_misses(client: httpx.Client, studio: Studio) -> None:
    keys: dict[tuple[str, ...], str] = {}
    for method, place, scopes in _keyed():
        if tuple(scopes) not in keys:
            others = tuple(scope for scope in Scope if scope not in scopes)
            with studio.work("owner") as work:
                keys[tuple(scopes)] = studio.access.create_key(work, "Others", others)[1]
        answer = client.request(method, place, headers={"Authorization": f"Bearer {keys[tuple(scopes)]}"})
        assert fault(answer) == (403, "insufficient_scope"), place
        narrow = next((scope for scope in scopes if scope.startswith("source:")), scopes[-1])
        assert f"Missing scope {narrow}" in answer.json()["error"]["message"], place


def test_item_6_any_one_of_its_scopes_opens_an_endpoint(client: httpx.Client, studio: Studio) -> None:
    keys: dict[str, str] = {}
    for method, place, scopes in _keyed():
        if place.endswith("/events"):
            continue
        for scope in scopes:
            if scope not in keys:
                with studio.work("owner") as work:
                    keys[scope] = studio.access.create_key(work, "One", (Scope(scope),))[1]
            answer = client.request(method, place, headers={"Authorization": f"Bearer {keys[scope]}"})
            assert answer.status_code not in (401, 403), (place, scope, answer.text)


@USUALLY
def test_item_7_the_limit_is_per_key_and_says_when_to_come_back(
    own_life: StudioSettings, client: httpx.Client, studio: Studio
) -> None:
    with studio.work("owner") as work:
        one, other = (studio.access.create_key(work, name)[1] for name in ("One", "Other"))
    asking = {"Authorization": f"Bearer {one}"}
    statuses = [client.get("/api/v1/credits", headers=asking).status_code for _ in range(600)]
    refused = client.get("/api/v1/credits", headers=asking)

    assert set(statuses) == {200}
    assert fault(refused) == (429, "rate_limited")
    told(refused)
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["RateLimit-Remaining"] == "0"
    assert client.get("/api/v1/credits", headers={"Authorization": f"Bearer {other}"}).status_code == 200


@pytest.mark.parametrize("how", ["guessed", "none", "revoked", "expired"])
def test_item_7_whoever_fails_to_be_known_has_to_wait(client: httpx.Client, studio: Studio, key: str, how: str) -> None:
    with studio.work("owner") as work:
        revoked, gone = studio.access.create_key(work, "Gone")
        old = studio.access.create_key(work, "Old", expires_at=work.now())[1]
    with studio.work("owner") as work:
        studio.access.revoke_key(work, revoked.id)
    shown = {"guessed": "Bearer sh_1", "revoked": f"Bearer {gone}", "expired": f"Bearer {old}"}.get(how)
    headers = {"Authorization": shown} if shown else {}
    guesses = [client.get("/api/v1/credits", headers=headers) for _ in range(31)]

    assert client.get("/api/v1/credits", headers={"Authorization": f"Bearer {key}"}).status_code == 200
    assert [answer.status_code for answer in guesses] == [401] * 30 + [429]
    for answer in guesses[-2:]:
        told(answer)
    assert client.get("/healthz").status_code == 200


SILENT: tuple[dict[str, Any], ...] = ({}, {"content": b"", "headers": JSON}, {"json": {}})


@pytest.mark.parametrize("verb", ["approve", "reject", "resume"])
def test_item_8_what_is_said_of_a_plan_needs_no_body(quick: Calls, verb: str) -> None:
    project = quick.project()
    quick.source(project)
    plan = quick.plan(project)
    if verb == "resume":
        quick.api.post(f"/api/v1/story-plans/{plan['id']}/approve")

    answers = [quick.api.post(f"/api/v1/story-plans/{plan['id']}/{verb}", **send) for send in SILENT]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert "content-type" not in quick.api.post(f"/api/v1/story-plans/{plan['id']}/{verb}").request.headers


@pytest.mark.parametrize("verb", ["cancel", "resume"])
def test_item_8_what_is_said_of_a_job_needs_no_body(quick: Calls, plan: str, verb: str) -> None:
    job = quick.ordered(plan, HELD)
    if verb == "resume":
        quick.act("story-jobs", job, "cancel")

    answers = [quick.api.post(f"/api/v1/story-jobs/{job}/{verb}", **send) for send in SILENT]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert {answer.json()["job"]["status"] for answer in answers} == {"CANCELED"}


def test_item_8_a_link_and_a_plan_are_asked_for_without_a_body(quick: Calls) -> None:
    artifact, project = quick.artifact()["id"], quick.project()
    for path, status in ((f"artifacts/{artifact}/share-token", 200), (f"story-projects/{project}/story-plans", 201)):
        assert [quick.api.post(f"/api/v1/{path}", **send).status_code for send in SILENT] == [status] * 3


def test_item_13_creation_is_201_accepted_work_202_the_rest_200(quick: Calls) -> None:
    made = quick.api.post("/api/v1/story-projects", json={"name": "a"})
    path = f"/api/v1/story-projects/{made.json()['project']['id']}"
    source = {"type": "text", "content": "words", "producer": "p", "externalId": "e"}
    answers = [
        made, quick.api.post(f"{path}/sources", json=source), quick.api.post(f"{path}/sources", json=source),
        quick.api.patch(path, json={"name": "b"}), quick.api.delete(path),
    ]  # fmt: skip

    assert [answer.status_code for answer in answers] == [201, 201, 200, 200, 200]
    assert all("Location" in answer.headers for answer in answers[:2])


def test_item_13_what_was_created_is_found_where_the_answer_says(quick: Calls) -> None:
    project = quick.project()
    quick.source(project)
    below, order = f"/api/v1/story-projects/{project}", {"storyPlanId": quick.plan(project, autoApprove=True)["id"]}
    for path, body in (
        ("/api/v1/story-projects", {"name": "a"}), (f"{below}/sources", {"type": "text", "content": "words"}),
        ("/api/v1/story-jobs", order), (f"{below}/story-plans", {}),
    ):  # fmt: skip
        first, again = (quick.api.post(path, json=body, headers={"Idempotency-Key": path[-30:]}) for _ in range(2))
        assert again.headers["Idempotency-Replayed"] == "true"
        for answer in (first, again):
            (name, made), *_ = answer.json().items()
            assert quick.api.get(answer.headers["Location"]).json()[name]["id"] == made["id"], path


def test_numbers_beyond_all_bounds_are_refused_and_never_crash(quick: Calls) -> None:
    artifact, far = quick.artifact()["id"], 2**64
    for path in ("", "/script", "/citations", "/cast"):
        assert fault(quick.api.get(f"/api/v1/artifacts/{artifact}{path}", params={"revision": far}))[0] == 400
        assert fault(quick.api.get(f"/api/v1/artifacts/{artifact}{path}", params={"revision": 7}))[0] == 404
    token = {"json": {"expiresInDays": far}}
    assert fault(quick.api.post(f"/api/v1/artifacts/{artifact}/share-token", **token)) == (400, "validation_failed")
    room = quick.api.post("/api/share/table-read/start-live", json={"token": _token(quick, artifact)}).json()["roomId"]
    for place in ("positionMs", "entryIndex", "sceneIndex"):
        for number in (far, -far):
            assert quick.api.post(f"/api/share/live/{room}/seek", json={place: number}).status_code < 500


def _token(quick: Calls, artifact: str) -> str:
    return str(quick.api.get(f"/api/v1/artifacts/{artifact}").json()["artifact"]["manifest"]["shareToken"])
