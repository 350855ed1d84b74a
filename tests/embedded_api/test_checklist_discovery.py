"""The conformance checklist over real HTTP: discovery, items 14 and 15."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi.routing import APIRoute
from jsonschema import Draft202012Validator
from pydantic.alias_generators import to_camel

from embedded_api import desk
from embedded_api.app import build_app
from embedded_api.errors import STATUS
from embedded_api.reference.answers import ANSWERS
from engine import Studio
from tests.embedded_api.calling import TEXT, Calls, wait_for
from tests.embedded_api.witness import Witness
from tests.golden.description import GOLDEN, document, printed

FIRST_TAGS = ["Discovery", "Credits", "Projects", "Sources", "Plans", "Jobs", "Artifacts"]
THEN_TAGS = ["Publishing", "Voices", "Webhooks", "Events", "Share"]
ENDLESS = {"presence", "stream", "events", "jobEvents", "studioEvents"}


@pytest.fixture
def witness(api: httpx.Client) -> Witness:
    """Sees every answer of this client."""
    witness = Witness(api.get("/api/v1/openapi.json").json())

    def see(answer: httpx.Response) -> None:
        if answer.headers.get("content-type", "").startswith("application/json"):
            answer.read()
        witness.see(answer)

    api.event_hooks["response"].append(see)
    return witness


def test_item_14_the_description_is_the_golden_one() -> None:
    assert printed() == GOLDEN.read_text(encoding="utf-8"), "if this is meant: python -m tests.golden"


def test_item_14_the_description_says_what_it_describes(client: httpx.Client) -> None:
    found = client.get("/api/v1/openapi.json").json()
    origin = str(client.base_url).rstrip("/")

    assert (found["openapi"], found["info"]["title"]) == ("3.1.0", "Sleeper Hit Studio Story API")
    assert found["info"]["version"] == "1.0.0-foundation"
    assert found["servers"] == [{"url": f"{origin}/api/v1"}]
    assert found["security"] == [{"BearerApiKey": []}]
    assert found["components"]["securitySchemes"]["BearerApiKey"]["scheme"] == "bearer"
    assert [tag["name"] for tag in found["tags"]] == FIRST_TAGS + THEN_TAGS
    assert found["components"]["schemas"]["ErrorCode"]["enum"] == list(STATUS)


def test_item_14_every_schema_is_one_and_every_reference_leads_somewhere() -> None:
    found = document()
    for schema in found["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)

    missing = [name for name in _references(found) if not _leads(found, name)]
    assert missing == []


def test_item_14_every_route_is_described_with_what_it_answers() -> None:
    assert Witness(document()).operations() - {to_camel(name) for name in ANSWERS} == set()


def test_item_14_every_operation_without_its_key_is_refused(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "FAILED_AUTH_PER_MINUTE", 1000)
    for path, item in document()["paths"].items():
        for method, operation in item.items():
            if method == "servers":
                continue
            place = path if "servers" in item else f"/api/v1{path}"
            answer = client.request(method, place.replace("{", "").replace("}", ""))
            assert (answer.status_code == 401) == bool(operation["security"]) or "servers" in item, (place, answer.text)


ELSEWHERE = {"takeSfxProposal"}
"""Needs a script in which something sounds; it is taken in `test_sound_proposals.py`."""


def test_item_14_real_answers_fit_the_description(witness: Witness, quick: Calls) -> None:
    _walk(quick)
    failures = {name for name, status in witness.seen if status >= 400}
    good = {name for name, status in witness.seen if status < 400}

    assert failures >= {"getProject", "createProject", "createJob", "getArtifact"}
    assert witness.operations() - good - ENDLESS - {"livePage"} - ELSEWHERE == set()


UNDESCRIBED = {"/share/player/{name}"}
ROOTS = ("/api/v1/", "/api/share/", "/share/", "/media/")


def _routes(app: Any) -> Iterator[tuple[str, str]]:
    for route in app.routes:
        if isinstance(route, APIRoute):
            yield from ((route.path, method.lower()) for method in route.methods - {"HEAD"})
        elif hasattr(route, "effective_candidates"):
            for one in route.effective_candidates():
                yield from ((one.path, method.lower()) for method in (one.methods or set()) - {"HEAD"})


def test_item_14_every_route_is_in_the_description_and_nothing_else_is(studio: Studio) -> None:
    app = build_app(studio)._app  # type: ignore[attr-defined]
    served = {(path, method) for path, method in _routes(app) if path.startswith(ROOTS) and path not in UNDESCRIBED}
    described = {
        (path if "servers" in item else f"/api/v1{path}", method)
        for path, item in document()["paths"].items()
        for method in item
        if method != "servers"
    }

    assert len(served) > 40
    assert served == described


def _references(part: object) -> set[str]:
    if isinstance(part, list):
        return set().union(*(_references(one) for one in part))
    if not isinstance(part, dict):
        return set()
    own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
    return own.union(*(_references(one) for one in part.values()))


def _leads(found: object, reference: str) -> bool:
    for name in reference.removeprefix("#/").split("/"):
        if not isinstance(found, dict) or name not in found:
            return False
        found = found[name]
    return True


def _walk(quick: Calls) -> None:
    """Every operation at least once, some of them refused."""
    api, project = quick.api, quick.project()
    for path in (
        "capabilities",
        "openapi.json",
        "examples",
        "agent-guidance",
        "credits",
        "credits/ledger",
        "voices",
        "story-projects",
    ):
        assert api.get(f"/api/v1/{path}").status_code == 200
    api.get(f"/api/v1/voices/{api.get('/api/v1/voices').json()['voices'][0]['id']}")
    api.patch(f"/api/v1/story-projects/{project}", json={"description": "Grist"})
    _established(quick, project)
    _sources(quick, quick.project())
    quick.source(project)
    artifact = _story(quick, project)
    _scored(quick, artifact)
    _finished(quick, artifact)
    _shared(quick, artifact)
    _pictured(quick)
    assert api.get("/api/v1/story-projects/nothing").status_code == 404
    assert api.post("/api/v1/story-projects", json={}).status_code == 400
    assert api.post("/api/v1/story-jobs", json={}).status_code == 400
    assert api.get("/api/v1/artifacts/nothing").status_code == 404
    api.delete(f"/api/v1/story-projects/{project}")


def _established(quick: Calls, project: str) -> None:
    path = f"/api/v1/story-projects/{project}"
    for part, content in (("series-bible", {"theme": "Water"}), ("cast-canon", {"characters": [{"name": "HOST"}]})):
        assert quick.api.get(f"{path}/{part}").status_code == 200
        assert quick.api.patch(f"{path}/{part}", json={"content": content}).status_code == 200


def _sources(quick: Calls, project: str) -> None:
    api, path = quick.api, f"/api/v1/story-projects/{project}/sources"
    source = quick.source(project)
    gone = quick.source(project, f"{TEXT} And more.")
    api.get(path)
    api.get(f"/api/v1/story-projects/{project}")
    api.delete(f"{path}/{gone['id']}")
    assert source["digest"] is not None
    assert api.post(path, files={"file": ("a.txt", TEXT.encode())}).status_code == 201
    body = {"type": "text", "content": TEXT, "producer": "me", "externalId": "1"}
    assert [api.post(path, json=body).status_code for _ in range(2)] == [201, 200]


def _story(quick: Calls, project: str) -> str:
    api = quick.api
    rejected = quick.plan(project)["id"]
    api.post(f"/api/v1/story-plans/{rejected}/reject", json={"reason": "too long"})
    plan = quick.plan(project)["id"]
    api.get(f"/api/v1/story-projects/{project}/story-plans")
    api.post(f"/api/v1/story-plans/{plan}/approve")
    api.post(f"/api/v1/story-plans/{plan}/resume")
    voice = {"HOST": {"voiceId": "voice-fake-1"}}
    job = quick.job(plan, artifactRequests=[{"type": "table_read", "voiceMap": voice, "neverSay": ["um"]}])
    for path in (
        "story-jobs",
        f"story-jobs/{job['id']}/artifacts",
        f"story-projects/{project}/story-jobs",
        "artifacts",
    ):
        api.get(f"/api/v1/{path}")
    api.post(f"/api/v1/story-jobs/{job['id']}/resume")
    held = api.post("/api/v1/story-jobs", json={"storyPlanId": plan}, headers={"Idempotency-Key": "c"}).json()["job"]
    assert api.post(f"/api/v1/story-jobs/{held['id']}/cancel").status_code in (200, 409)
    assert job["status"] == "READY", job["failureMessage"]
    return str(job["artifacts"][0]["id"])


def _scored(quick: Calls, artifact: str) -> None:
    cue = {"op": "add", "entryIndex": 0, "label": "Click", "prompt": "switch click"}
    assert quick.api.post(f"/api/v1/artifacts/{artifact}/sfx", json=cue).status_code == 200
    assert quick.api.get(f"/api/v1/artifacts/{artifact}/sfx").status_code == 200
    effect = {"startEntryIndex": 0, "endEntryIndex": 0, "effect": "robot"}
    asked = quick.api.post(f"/api/v1/artifacts/{artifact}/voice-modification", json=effect)
    modification = asked.json()["modificationId"]
    assert (
        quick.api.post(
            f"/api/v1/artifacts/{artifact}/music", json={"sceneIndex": 0, "clip": {"disabled": True}}
        ).status_code
        == 200
    )
    assert quick.api.get(f"/api/v1/artifacts/{artifact}/music").status_code == 200
    assert quick.api.delete(f"/api/v1/artifacts/{artifact}/voice-modification/{modification}").status_code == 200


def _finished(quick: Calls, artifact: str) -> None:
    api, path = quick.api, f"/api/v1/artifacts/{artifact}"
    for part in ("", "/revisions", "/cast", "/script", "/citations"):
        assert api.get(f"{path}{part}").status_code == 200
    assert api.get(f"{path}/music").status_code == 200
    assert api.post(f"{path}/music", json={"musicCoveragePercent": 50}).status_code == 200
    assert api.get(f"{path}/sfx/proposals").json() == {"proposals": []}
    assert api.get(f"{path}/coverage").json() == {"coverage": None}
    assert api.post(f"{path}/coverage").status_code == 202
    wait_for(lambda: api.get(f"{path}/coverage").json()["coverage"]["status"], lambda status: status == "ready")
    who = api.get(f"{path}/cast").json()["cast"][0]
    api.post(f"{path}/cast", json={"entries": [{"character": who["character"], "avatarUrl": None}]})
    api.post(f"{path}/voice", json={"character": who["character"], "voiceId": who["voiceId"]})
    api.post(f"{path}/refine", json={"instruction": "Say it backwards"}, headers={"Idempotency-Key": "r"})
    api.post(f"{path}/finalize", json={"mode": "audio"}, headers={"Idempotency-Key": "f"})
    manifest = wait_for(
        lambda: api.get(path).json()["artifact"]["manifest"],
        lambda found: found["audio"]["finalize"]["status"] in ("complete", "failed"),
    )
    assert api.get(manifest["audio"]["recordingUrl"]).status_code == 200
    assert api.get(f"{path}/render-video").status_code == 200
    assert api.post(f"{path}/render-video").status_code == 202


def _pictured(quick: Calls) -> None:
    api, plan = quick.api, quick.approved()["id"]
    types = ("pitch_deck", "storyboard", "trailer", "production_video")
    for type in types:
        job = quick.job(plan, key=type, artifactRequests=[{"type": type}])
        path = f"/api/v1/artifacts/{job['artifacts'][0]['id']}"
        manifest = api.get(path).json()["artifact"]["manifest"]
        assert api.get(f"{path}/citations").status_code == 200
        assert api.get(manifest["viewerUrl"]).status_code == 200
        assert api.get(f"/api/share/artifact/{manifest['shareToken']}").status_code == 200


def _shared(quick: Calls, artifact: str) -> None:
    api, path = quick.api, f"/api/v1/artifacts/{artifact}/share-token"
    links = api.post(path, json={"expiresInDays": 3}).json()
    assert api.get(links["theaterUrl"]).status_code == api.get(links["liveUrl"]).status_code == 200
    room = api.post("/api/share/table-read/start-live", json={"token": links["shareToken"]}).json()
    api.post(f"/api/share/live/{room['roomId']}/seek", json={"positionMs": 0})
    for part in ("", "/timeline"):
        assert api.get(f"/api/share/table-read/{links['shareToken']}{part}").status_code == 200
    api.delete(path)
    assert api.get(f"/api/share/table-read/{links['shareToken']}").status_code == 410
