"""The conformance checklist over real HTTP, item 14: capabilities say what is so: each number, word and day told is the one kept."""

from __future__ import annotations

import httpx
import jwt

from engine import Studio
from engine.access.model import Scope
from tests.embedded_api.calling import TEXT, Calls


def test_item_14_capabilities_name_the_scopes_types_and_settings_there_are(api: httpx.Client, studio: Studio) -> None:
    can, settings = api.get("/api/v1/capabilities").json(), studio.settings

    assert (can["version"], can["status"], can["implementation"]["local"]) == ("v1", "foundation", True)
    assert can["auth"] == {
        "schemes": ["bearer_api_key"], "scopes": [str(scope) for scope in Scope], "defaultScopes": ["story:read", "credits:read"],
        "supportsIdempotency": True,
    }  # fmt: skip
    assert can["rateLimits"] == {
        "perKeyPerMinute": settings.rate_limit_per_key, "perShareTokenPerMinute": settings.rate_limit_per_share_token,
    }  # fmt: skip
    assert int(api.get("/api/v1/credits").headers["RateLimit-Limit"]) == can["rateLimits"]["perKeyPerMinute"]
    for path in can["docs"].values():
        assert api.get(path).status_code == 200, path
    events = api.get("/api/v1/events", params={"types": "no such type"})
    assert (events.status_code != 404) == can["events"]["available"]
    assert (api.get("/api/v1/voices").status_code == 200) == can["voices"]["available"]
    for name, path in (("publishing", "publishing-series"), ("webhooks", "webhooks")):
        assert (api.get(f"/api/v1/{path}").status_code != 404) == can[name]["available"], name


def test_item_14_the_limits_told_are_the_limits_kept(api: httpx.Client, quick: Calls) -> None:
    can = api.get("/api/v1/capabilities").json()
    project = f"/api/v1/story-projects/{quick.project()}"
    kinds = {one["type"]: one for one in can["sources"]["types"]}
    assert list(kinds) == ["text", "markdown", "url", "pdf", "file"]
    for name in ("text", "markdown"):
        most = kinds[name]["maxInlineBytes"]
        sent = [api.post(f"{project}/sources", json={"type": name, "content": "a" * n}) for n in (most, most + 1)]
        assert [answer.status_code for answer in sent] == [201, 413]
        assert sent[1].json()["error"]["details"] == {"limit": most, "actual": most + 1}
    for policy, status in ((one, 201) for one in can["sources"]["retentionPolicies"]):
        body = {"type": "text", "content": TEXT, "retentionPolicy": policy}
        assert api.post(f"{project}/sources", json=body).status_code == status
    for name in ("video", "file", "TEXT"):
        refused = api.post(f"{project}/sources", json={"type": name, "content": TEXT, "url": "http://127.0.0.1/"})
        assert (refused.status_code, refused.json()["error"]["code"]) == (400, "source_type_unsupported")
    plans, read = can["plans"], can["artifacts"]["table_read"]
    counts = (plans["maxArtifactRequests"], plans["maxArtifactRequests"] + 1)
    asked = [{"artifactRequests": [{"type": "table_read"}] * count} for count in counts]
    assert [api.post(f"{project}/story-plans", json=body).status_code for body in asked] == [201, 400]
    over = {"sourceIds": ["c" * 25] * (plans["maxSources"] + 1)}
    assert api.post(f"{project}/story-plans", json=over).status_code == 400
    for field, told in (
        ("mode", "modes"),
        ("narrationPolicy", "narrationPolicies"),
        ("recordingPolicy", "recordingPolicies"),
    ):
        issue = api.post(f"{project}/story-plans", json={"artifactRequests": [{"type": "table_read", field: "x"}]})
        options = "|".join(f'"{word}"' for word in read[told])
        assert issue.json()["error"]["details"]["issues"][0]["message"] == f"Invalid option: expected one of {options}"


def test_item_14_the_days_and_prices_told_are_those_taken(api: httpx.Client, quick: Calls) -> None:
    can, artifact = api.get("/api/v1/capabilities").json(), quick.artifact()["id"]
    path, days = f"/api/v1/artifacts/{artifact}/share-token", can["share"]
    token = api.post(path).json()["shareToken"]
    claims, header = jwt.decode(token, options={"verify_signature": False}), jwt.get_unverified_header(token)
    assert (header["alg"], claims["exp"] - claims["iat"]) == (days["tokenAlgorithm"], days["defaultDays"] * 86400)
    asked = [api.post(path, json={"expiresInDays": count}) for count in (days["maxDays"], days["maxDays"] + 1)]
    assert [answer.status_code for answer in asked] == [200, 400]
    most = can["artifacts"]["table_read"]["maxScriptLimit"]
    reads = [api.get(f"/api/v1/artifacts/{artifact}/script", params={"limit": n}) for n in (most, most + 1)]
    assert [answer.status_code for answer in reads] == [200, 400]
    for name in can["artifacts"]:
        quote = quick.ask(quick.project(), artifactRequests=[{"type": name}])["quote"]
        assert (quote["total"], quote["currency"]) == (can["pricing"][name.upper()], can["pricing"]["currency"])


def test_item_14_what_is_available_can_be_planned_and_nothing_else(api: httpx.Client, quick: Calls) -> None:
    for name, found in api.get("/api/v1/capabilities").json()["artifacts"].items():
        plan = quick.plan(quick.project(), artifactRequests=[{"type": name}])
        assert (plan["status"] != "FAILED") == (found["availability"] == "available"), (name, plan)
