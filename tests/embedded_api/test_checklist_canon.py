"""The conformance checklist over real HTTP: the cast canon, item 19, and its limits (4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.embedded_api.calling import Calls

HOUSE = "/api/v1/story-projects"


@pytest.fixture
def project(calls: Calls) -> str:
    return f"{HOUSE}/{calls.project()}"


@pytest.fixture
def canon(api: httpx.Client, project: str) -> Callable[..., httpx.Response]:
    return lambda content: api.patch(f"{project}/cast-canon", json={"content": content})


def _issue(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 400, answer.text
    error = answer.json()["error"]
    assert (error["code"], "is invalid:" in error["message"]) == ("validation_failed", True)
    return dict(error["details"]["issues"][0])


def test_item_19_a_canon_merges_by_name_or_alias_and_the_others_stay(
    api: httpx.Client, project: str, canon: Callable[..., httpx.Response]
) -> None:
    assert api.get(f"{project}/cast-canon").json() == {"canon": None}
    canon({"characters": [{"name": "HOST", "aliases": ["Dana"], "avatarPrompt": "tall"}, {"name": "GUEST"}]})
    canon({"characters": [{"name": " dana ", "voiceId": "voice-fake-2"}, {"name": "Third"}], "avatarStyle": "ink"})
    found = canon({"characters": [{"name": "host", "avatarPrompt": None, "bodyFigureUrl": "https://x.example/a"}]})
    found = found.json()["canon"]
    host, guest, third = found["content"]["characters"]
    assert host == {
        "name": "HOST", "aliases": ["Dana"], "avatarUrl": None, "avatarPrompt": None, "bodyFigureUrl": None,
        "voiceId": "voice-fake-2", "voiceProvider": None,
    }  # fmt: skip
    assert (guest["name"], third["name"], found["content"]["avatarStyle"]) == ("GUEST", "Third", "ink")
    assert found["version"] == 3
    assert api.get(f"{project}/cast-canon").json() == {"canon": found}
    assert canon({"avatarStyle": None}).json()["canon"]["content"]["avatarStyle"] is None


@pytest.mark.parametrize(
    ("content", "path", "words"),
    [
        ({"palette": 1}, "content", 'Unrecognized key: "palette"'),
        ({"characters": [{"name": "A", "age": 3}]}, "content.characters[0]", 'Unrecognized key: "age"'),
        ({"characters": [{"aliases": []}]}, "content.characters[0].name", "Required"),
        ({"characters": [{"name": " "}]}, "content.characters[0].name", "Too small"),
        ({"characters": [{"name": "A", "voiceId": "nobody"}]}, "content.characters[0].voiceId", "no voice"),
        ({"characters": [{"name": "A", "avatarUrl": "javascript:1"}]}, "content.characters[0].avatarUrl", "http"),
    ],
)
def test_item_19_what_a_canon_does_not_know_is_refused_whole(
    api: httpx.Client, project: str, canon: Callable[..., httpx.Response], content: Any, path: str, words: str
) -> None:
    issue = _issue(canon(content))
    assert (issue["path"], words in issue["message"]) == (path, True), issue
    assert api.get(f"{project}/cast-canon").json() == {"canon": None}


def test_item_19_a_later_read_has_the_canon_voice_and_portrait(api: httpx.Client, calls: Calls) -> None:
    job = _read_with_canon(api, calls, {"name": "GUEST", "voiceId": "voice-fake-3", "avatarUrl": "https://x.example/g"})
    guest = _cast(api, calls, job)["GUEST"]
    assert (guest["voiceId"], guest["avatarUrl"]) == ("voice-fake-3", "https://x.example/g")


def test_item_19_an_alias_brings_the_voice_as_well(api: httpx.Client, calls: Calls) -> None:
    job = _read_with_canon(api, calls, {"name": "The friend", "aliases": ["Guest"], "voiceId": "voice-fake-3"})
    assert _cast(api, calls, job)["GUEST"]["voiceId"] == "voice-fake-3"


@pytest.mark.parametrize(
    ("planned", "ordered", "heard"),
    [
        ("voice-fake-1", "voice-fake-2", "voice-fake-2"),
        ("voice-fake-1", None, "voice-fake-1"),
        (None, None, "voice-fake-3"),
    ],
)
def test_item_19_the_job_goes_before_the_plan_and_the_plan_before_the_canon(
    api: httpx.Client, calls: Calls, planned: str | None, ordered: str | None, heard: str
) -> None:
    canon = {"name": "GUEST", "voiceId": "voice-fake-3"}
    job = _read_with_canon(api, calls, canon, _asked(planned), _asked(ordered))
    assert _cast(api, calls, job)["GUEST"]["voiceId"] == heard


def test_item_19_a_voice_given_to_another_is_not_taken_back_by_the_canon(api: httpx.Client, calls: Calls) -> None:
    given = {"type": "table_read", "voiceMap": {"NARRATOR": {"voiceId": "voice-fake-3"}}}
    job = _read_with_canon(api, calls, {"name": "GUEST", "voiceId": "voice-fake-3"}, given)
    cast = _cast(api, calls, job)
    assert cast["NARRATOR"]["voiceId"] == "voice-fake-3" != cast["GUEST"]["voiceId"]


def test_item_19_finished_work_does_not_change_with_the_canon(api: httpx.Client, calls: Calls) -> None:
    job = _read_with_canon(api, calls, {"name": "GUEST", "voiceId": "voice-fake-3"})
    api.patch(
        f"{HOUSE}/{job['projectId']}/cast-canon",
        json={"content": {"characters": [{"name": "GUEST", "voiceId": "voice-fake-1"}]}},
    )
    assert _cast(api, calls, job)["GUEST"]["voiceId"] == "voice-fake-3"


@pytest.mark.parametrize(
    ("path", "limit", "content"),
    [
        ("content.characters[0].name", 120, lambda n: {"characters": [{"name": "x" * n}]}),
        ("content.characters[0].aliases[0]", 120, lambda n: {"characters": [{"name": "A", "aliases": ["x" * n]}]}),
        ("content.characters[0].aliases", 20, lambda n: {"characters": [{"name": "A", "aliases": [f"a{i}" for i in range(n)]}]}),
        ("content.characters[0].avatarPrompt", 2000, lambda n: {"characters": [{"name": "A", "avatarPrompt": "x" * n}]}),
        ("content.avatarStyle", 2000, lambda n: {"avatarStyle": "x" * n}),
        ("content.characters", 100, lambda n: {"characters": [{"name": f"N{i}"} for i in range(n)]}),
    ],
)  # fmt: skip
def test_item_4_a_canon_may_use_every_character_of_its_limits(
    canon: Callable[..., httpx.Response], path: str, limit: int, content: Callable[[int], Any]
) -> None:
    assert canon(content(limit)).status_code == 200
    issue = _issue(canon(content(limit + 1)))
    assert (issue["path"], issue["limit"]) == (path, limit)


def test_item_4_characters_are_counted_after_merging(canon: Callable[..., httpx.Response]) -> None:
    assert canon({"characters": [{"name": f"N{number}"} for number in range(100)]}).status_code == 200
    assert canon({"characters": [{"name": "n7", "avatarPrompt": "old"}]}).status_code == 200
    assert _issue(canon({"characters": [{"name": "one more"}]}))["limit"] == 100


def _asked(voice: str | None) -> dict[str, Any] | None:
    return None if voice is None else {"type": "table_read", "voiceMap": {"GUEST": {"voiceId": voice}}}


def _read_with_canon(
    api: httpx.Client, calls: Calls, character: dict[str, Any], planned: dict[str, Any] | None = None,
    ordered: dict[str, Any] | None = None,
) -> dict[str, Any]:  # fmt: skip
    name = calls.project()
    calls.source(name)
    written = api.patch(f"{HOUSE}/{name}/cast-canon", json={"content": {"characters": [character]}})
    assert written.status_code == 200, written.text
    plan = calls.plan(name, autoApprove=True, **({"artifactRequests": [planned]} if planned else {}))
    job = calls.job_until(calls.ordered(plan["id"], *([ordered] if ordered else [])), "READY", "FAILED")
    assert job["status"] == "READY", job
    return job


def _cast(api: httpx.Client, calls: Calls, job: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found = api.get(f"/api/v1/artifacts/{job['artifacts'][0]['id']}/cast").json()["cast"]
    return {entry["character"]: entry for entry in found}
