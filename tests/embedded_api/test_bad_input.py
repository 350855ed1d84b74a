"""What section 1.9 names, everywhere: ids of other kinds, bodies of other types, closed and open objects, null, uploads cut off."""

from __future__ import annotations

import re
import socket
import time
from typing import Any

import httpx
import pytest

from engine import Studio
from tests.embedded_api.calling import Calls
from tests.fakes.made import until
from tests.golden.description import document

OWNERS = {
    "project_id": "project_not_found", "source_id": "source_not_found", "plan_id": "story_plan_not_found", "job_id": "story_job_not_found",
    "artifact_id": "artifact_not_found", "voice_id": "voice_not_found", "room_id": "live_room_not_found",
}  # fmt: skip
BODIES: dict[str, dict[str, Any]] = {
    "createJob": {"storyPlanId": "c" * 25}, "addSource": {"type": "text", "content": "words"}, "refine": {"instruction": "Warmer."},
    "finalize": {"mode": "audio"}, "changeVoice": {"character": "A", "voiceId": "voice-fake-0"}, "seek": {"entryIndex": 0},
    "changeCast": {"entries": [{"character": "A"}]}, "updateSeriesBible": {"content": {}}, "updateCastCanon": {"content": {}},
    "updateProject": {"name": "x"},
}  # fmt: skip


class Known(dict[str, str]):
    """Ids by name; any other is one nobody has."""

    def __missing__(self, name: str) -> str:
        return "x"


@pytest.fixture(scope="module")
def kept() -> dict[str, str]:
    return {}


@pytest.fixture
def ids(calls: Calls, kept: dict[str, str]) -> dict[str, str]:
    """An id of each kind, all of them there."""
    if not kept:
        artifact = calls.artifact()
        sources = calls.api.get(f"/api/v1/story-projects/{artifact['projectId']}/sources").json()["sources"]
        kept.update(
            project_id=artifact["projectId"], plan_id=artifact["storyPlanId"], job_id=artifact["jobId"], artifact_id=artifact["id"],
            source_id=sources[0]["id"],
        )  # fmt: skip
    return kept


def _operations() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method, path if "servers" in item else f"/api/v1{path}", one)
        for path, item in document()["paths"].items()
        for method, one in item.items()
        if method != "servers"
    ]


def test_an_id_of_another_kind_is_the_404_of_what_was_asked_for(api: httpx.Client, ids: dict[str, str]) -> None:
    asked = 0
    for method, path, one in _operations():
        names = [name for name in re.findall(r"\{(\w+)\}", path) if name in OWNERS]
        known = [name for name in ids if not names or name != names[-1]]
        needs_words = one.get("requestBody", {}).get("required", False) and one["operationId"] not in BODIES
        if not names or needs_words:
            continue
        if "/stream" in path or path.startswith("/share/"):
            continue
        for kind in known:
            place = path.format_map(Known({**ids, names[-1]: ids[kind], "room_id": ids[kind], "voice_id": ids[kind]}))
            sent = {"json": BODIES[one["operationId"]]} if one["operationId"] in BODIES else {}
            answer = api.request(method, place, headers={"Idempotency-Key": f"{asked}"}, **sent)
            found = (answer.status_code, answer.json()["error"]["code"])
            assert found == (404, OWNERS[names[-1]]), (method, place, kind, answer.text)
            asked += 1
    assert asked > 100


def test_a_source_is_found_in_its_own_project_only(calls: Calls, ids: dict[str, str]) -> None:
    other = calls.project()
    for method in ("GET", "DELETE"):
        answer = calls.api.request(method, f"/api/v1/story-projects/{other}/sources/{ids['source_id']}")
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "source_not_found")


@pytest.mark.parametrize("body", [[], [{}], "x", 5, True])
def test_a_body_that_is_no_object_is_refused_wherever_one_is_read(
    api: httpx.Client, ids: dict[str, str], body: Any
) -> None:
    for method, path, one in _operations():
        if "requestBody" not in one or "{token}" in path:
            continue
        place = path.format_map(Known(ids))
        answer = api.request(method, place, json=body, headers={"Idempotency-Key": "k"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "validation_failed"), (
            method,
            place,
            answer.text,
        )
        assert "is invalid:" in answer.json()["error"]["message"]


CLOSED: list[tuple[str, str, dict[str, Any], str]] = [
    ("POST", "story-projects/{project_id}/story-plans", {"artifactRequests": [{"type": "table_read", "x": 1}]}, "artifactRequests[0]"),
    ("POST", "story-projects/{project_id}/story-plans", {"artifactRequests": [{"type": "trailer", "renderPlan": {"x": 1}}]}, "artifactRequests[0].renderPlan"),
    ("POST", "story-jobs", {"storyPlanId": "x", "artifactRequests": [{"type": "table_read", "x": 1}]}, "artifactRequests[0]"),
    ("PATCH", "story-projects/{project_id}/cast-canon", {"content": {"x": 1}}, "content"),
    ("PATCH", "story-projects/{project_id}/cast-canon", {"content": {"characters": [{"name": "A", "x": 1}]}}, "content.characters[0]"),
    ("POST", "artifacts/{artifact_id}/cast", {"entries": [{"character": "A", "x": 1}]}, "entries[0]"),
    ("POST", "artifacts/{artifact_id}/voice", {"character": "A", "voiceId": "v", "x": 1}, "x"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body", "container"), CLOSED)
def test_a_closed_object_names_the_key_it_does_not_know(
    api: httpx.Client, ids: dict[str, str], method: str, path: str, body: dict[str, Any], container: str
) -> None:
    answer = api.request(method, f"/api/v1/{path.format_map(ids)}", json=body, headers={"Idempotency-Key": "closed"})
    issue = answer.json()["error"]["details"]["issues"][0]

    assert (answer.status_code, issue["path"], issue["message"]) == (400, container, 'Unrecognized key: "x"')


def test_elsewhere_unknown_keys_are_ignored_or_noted(calls: Calls) -> None:
    made = calls.api.post("/api/v1/story-projects", json={"name": "x", "color": "red", "metadata": {"any": [1, None]}})
    project = made.json()["project"]
    body = {"target": {"mood": "x"}, "creativeBrief": {"pace": 1}, "styleConstraints": {"hue": []}, "colour": 1}
    plan = calls.ask(project["id"], **body)

    assert ("color" in project, project["metadata"]) == (False, {"any": [1, None]})
    for name in ("target.mood", "creativeBrief.pace", "styleConstraints.hue"):
        assert any(name in warning for warning in plan["warnings"]), plan["warnings"]
    assert (plan["target"], plan["creativeBrief"], plan["styleConstraints"]) == ({}, {}, {})


def test_null_is_not_given_and_in_a_patch_it_clears(calls: Calls) -> None:
    empty = {"description": None, "metadata": None, "seasonCadence": None}
    project = calls.api.post("/api/v1/story-projects", json={"name": "x", **empty}).json()["project"]
    assert (project["description"], project["metadata"], project["seasonCadence"]) == (None, {}, None)
    path = f"/api/v1/story-projects/{project['id']}"
    calls.api.patch(path, json={"description": "d", "metadata": {"a": 1}, "seasonCadence": "monthly"})
    cleared = calls.api.patch(path, json=empty).json()["project"]
    assert (cleared["description"], cleared["metadata"], cleared["seasonCadence"]) == (None, {}, None)
    nothing = dict.fromkeys(
        ("title", "target", "creativeBrief", "styleConstraints", "artifactRequests", "sourceIds", "autoApprove")
    )
    assert calls.ask(project["id"], **nothing)["artifactRequests"] == [{"type": "table_read"}]
    bare = dict.fromkeys(
        (
            "mode",
            "narrationPolicy",
            "notes",
            "voiceMap",
            "deferMusic",
            "punchUp",
            "neverSay",
            "firstLineClean",
            "renderPlan",
            "recordingPolicy",
        )
    )
    assert calls.ask(project["id"], artifactRequests=[{"type": "table_read", **bare}])["artifactRequests"] == [
        {"type": "table_read"}
    ]
    source = {"type": "text", "content": "words", "url": None, "label": None, "metadata": None, "retentionPolicy": None}
    assert calls.api.post(f"{path}/sources", json=source).status_code == 201
    assert calls.api.patch(path, json={"name": None}).json()["error"]["code"] == "validation_failed"


@pytest.mark.usefixtures("own_life")
def test_an_upload_cut_off_leaves_nothing_behind(client: httpx.Client, key: str, calls: Calls, studio: Studio) -> None:
    path = f"/api/v1/story-projects/{calls.project()}/sources"
    part = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n' + b"words " * 400_000
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{client.base_url.port}\r\nAuthorization: Bearer {key}\r\n"
    kind = "Content-Type: multipart/form-data; boundary=b\r\n"
    for framing, sent in (
        (f"Content-Length: {len(part) + 9}\r\n\r\n".encode(), part),
        (f"Content-Length: {len(part) + 9}\r\n\r\n".encode(), part[:50]),
        (b"Transfer-Encoding: chunked\r\n\r\n", b"%x\r\n" % len(part) + part + b"\r\n"),
    ):
        with socket.create_connection(("127.0.0.1", client.base_url.port or 0), timeout=60) as line:
            line.sendall((head + kind).encode() + framing + sent)
    time.sleep(0.3)

    assert calls.api.get(path).json()["sources"] == []
    until(lambda: list(studio.paths.scratch.iterdir()) == [])
    assert "Traceback" not in "".join(file.read_text() for file in studio.paths.logs.iterdir())


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("multipart/form-data", b"--b\r\n"), ("multipart/form-data; boundary=", b"x"), ("multipart/form-data; boundary=b", b"nothing of the kind"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nno file name\r\n--b--\r\n'),
        ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: nonsense\r\n\r\nx\r\n--b--\r\n"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="label"\r\n\r\n\xff\xfe\r\n--b--\r\n'),
        ("multipart/form-data; boundary=b; charset=nonsense", b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\xff\r\n--b--\r\n'),
        ("multipart/form-data; boundary=" + "b" * 300, b"--" + b"b" * 300 + b"--\r\n"),
    ],
)  # fmt: skip
def test_a_form_nobody_can_read_is_400(calls: Calls, kind: str, content: bytes) -> None:
    path = f"/api/v1/story-projects/{calls.project()}/sources"
    answer = calls.api.post(path, content=content, headers={"Content-Type": kind})

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "validation_failed"), answer.text
    assert "is invalid:" in answer.json()["error"]["message"]
