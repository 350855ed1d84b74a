"""Conventions of the wire: ids, envelopes, validation, authentication, limits, hosts."""

from __future__ import annotations

import httpx
import pytest

from embedded_api.errors import STATUS
from engine import Studio, StudioSettings
from engine.access.model import Scope
from engine.foundation.errors import StudioError
from studio_app.messages import HEADLINES
from tests.embedded_api.calling import Calls
from tests.embedded_api.house import USUALLY

KNOWN_ONLY_AS_FAILURE = {
    "artifact_type_unavailable",
    "source_extraction_failed",
    "source_empty",
    "job_canceled",
    "engine_unavailable",
    "source_not_ready",
    "music_generation_failed",
    "no_sound_device",
    "provider_capacity_blocked",
    "time_budget_exceeded",
}


def _codes() -> set[str]:
    import embedded_api.app  # noqa: F401
    import engine.bootstrap
    import engine.commands.root  # noqa: F401
    import studio_app.stage.player  # noqa: F401 - every error class is loaded now

    def below(kind: type[StudioError]) -> set[type[StudioError]]:
        return {kind}.union(*(below(one) for one in kind.__subclasses__()))

    return {kind.code for kind in below(StudioError) if not kind.__module__.startswith("tests")}


def test_every_error_has_a_status_or_is_only_a_failure_code() -> None:
    assert _codes() - set(STATUS) <= KNOWN_ONLY_AS_FAILURE


def test_every_error_has_a_headline() -> None:
    assert _codes() - set(HEADLINES) == set()


@pytest.mark.parametrize("path", ["/nowhere", "/api/v1/nowhere", "/media/x/y"])
def test_an_unknown_path_has_the_envelope(api: httpx.Client, path: str) -> None:
    answer = api.get(path)

    assert answer.status_code == 404
    assert answer.json()["error"]["requestId"] == answer.headers["X-Request-Id"]
    assert len(answer.headers["X-Request-Id"]) == 30


def test_a_wrong_method_and_malformed_json_have_the_envelope(api: httpx.Client) -> None:
    wrong = api.put("/api/v1/story-projects", json={})
    broken = api.post("/api/v1/story-projects", content=b"{", headers={"Content-Type": "application/json"})

    assert (wrong.status_code, wrong.json()["error"]["code"]) == (405, "method_not_allowed")
    assert (broken.status_code, broken.json()["error"]["details"]["issues"][0]["path"]) == (400, "")


def test_every_problem_is_listed_in_the_frozen_words(quick: Calls) -> None:
    project = quick.project()
    body = {"artifactRequests": [{"type": "table_read", "notes": "x" * 5001}], "creativeBrief": {"pageTarget": 61}}
    error = quick.api.post(f"/api/v1/story-projects/{project}/story-plans", json=body).json()["error"]

    issues = {issue["path"]: issue for issue in error["details"]["issues"]}
    assert issues["artifactRequests[0].notes"]["message"] == "Too big: expected string to have <=5000 characters"
    assert issues["creativeBrief.pageTarget"] == {
        "path": "creativeBrief.pageTarget",
        "message": "Too big: expected number to be <=60",
        "limit": 60,
    }
    assert "is invalid:" in error["message"]


def test_a_closed_object_names_its_unknown_key(quick: Calls) -> None:
    project = quick.project()
    body = {"artifactRequests": [{"type": "table_read", "color": "red"}]}
    error = quick.api.post(f"/api/v1/story-projects/{project}/story-plans", json=body).json()["error"]

    assert [issue["message"] for issue in error["details"]["issues"]] == ['Unrecognized key: "color"']
    assert "is invalid:" in error["message"]


@pytest.mark.parametrize(("size", "status"), [(200, 201), (201, 400)])
def test_a_name_of_exactly_the_limit_passes(api: httpx.Client, size: int, status: int) -> None:
    assert api.post("/api/v1/story-projects", json={"name": "ü" * size}).status_code == status


def test_no_key_a_wrong_key_and_a_missing_scope_each_have_their_code(client: httpx.Client, studio: Studio) -> None:
    with studio.work("owner") as work:
        narrow = studio.access.create_key(work, "Narrow", (Scope.CREDITS_READ,))[1]
    codes = []
    for header in ({}, {"Authorization": "Bearer sh_x"}, {"Authorization": f"Bearer {narrow}"}):
        answer = client.get("/api/v1/story-projects", headers=header)
        codes.append((answer.status_code, answer.json()["error"]["code"], answer.headers.get("WWW-Authenticate")))

    assert codes == [
        (401, "authentication_required", "Bearer"),
        (401, "invalid_api_key", "Bearer"),
        (403, "insufficient_scope", None),
    ]


@USUALLY
def test_every_answer_tells_the_rate(own_life: StudioSettings, api: httpx.Client) -> None:
    answer = api.get("/api/v1/credits")

    assert (answer.headers["RateLimit-Limit"], answer.headers["RateLimit-Remaining"]) == ("600", "599")
    assert answer.headers["Cache-Control"] == "no-store"


def test_another_body_type_is_415(api: httpx.Client) -> None:
    answer = api.post("/api/v1/story-projects", content=b"name=x", headers={"Content-Type": "text/plain"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (415, "unsupported_media_type")


def test_a_foreign_host_name_is_refused(api: httpx.Client) -> None:
    answer = api.get("/api/v1/credits", headers={"Host": "evil.example"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "host_not_allowed")


def test_a_forwarded_request_counts_as_remote(api: httpx.Client) -> None:
    answer = api.get("/api/v1/credits", headers={"X-Forwarded-For": "203.0.113.9"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "remote_access_disabled")


def test_no_browser_of_another_origin_is_let_in(api: httpx.Client) -> None:
    answer = api.get("/api/v1/credits", headers={"Origin": "https://evil.example"})

    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


@pytest.mark.usefixtures("own_life")
def test_lists_page_without_gap_or_double(quick: Calls) -> None:
    made = [quick.project() for _ in range(7)]
    seen: list[str] = []
    cursor = None
    while True:
        page = quick.api.get(
            "/api/v1/story-projects", params={"limit": 3} | ({"cursor": cursor} if cursor else {})
        ).json()
        seen += [project["id"] for project in page["projects"]]
        cursor = page["nextCursor"]
        if cursor is None:
            break

    assert sorted(seen) == sorted(made)
    assert quick.api.get("/api/v1/story-projects?limit=101").status_code == 400
    assert quick.api.get("/api/v1/story-projects?cursor=nonsense").status_code == 400


def test_a_failed_source_says_why_in_a_sentence(quick: Calls) -> None:
    from tests.embedded_api.calling import wait_for

    project = quick.project()
    made = quick.api.post(
        f"/api/v1/story-projects/{project}/sources", json={"type": "url", "url": "https://example.org/"}
    )
    path = f"/api/v1/story-projects/{project}/sources/{made.json()['source']['id']}"
    failed = wait_for(lambda: quick.api.get(path).json()["source"], lambda source: source["status"] == "FAILED")

    assert made.status_code == 201
    assert failed["failureMessage"] == "There is no network. Connect and try again."


def test_an_uploaded_file_is_read(quick: Calls) -> None:
    from tests.embedded_api.calling import TEXT, wait_for

    project = quick.project()
    made = quick.api.post(
        f"/api/v1/story-projects/{project}/sources",
        files={"file": ("note.txt", TEXT.encode())},
        data={"label": "My note"},
    )
    assert made.status_code == 201
    path = f"/api/v1/story-projects/{project}/sources/{made.json()['source']['id']}"
    read = wait_for(
        lambda: quick.api.get(path).json()["source"], lambda source: source["status"] in ("READY", "FAILED")
    )

    assert (read["status"], read["type"], read["fileName"], read["label"], read["byteSize"]) == (
        "READY",
        "file",
        "note.txt",
        "My note",
        len(TEXT),
    )
