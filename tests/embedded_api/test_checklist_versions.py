"""The conformance checklist over real HTTP: other versions and other voices, items 47 to 49."""

from __future__ import annotations

from typing import Any

import pytest

from tests.embedded_api.calling import OVER, Calls, wait_for

HTTP = dict[str, str]


def _finished(calls: Calls, plan: str) -> str:
    """The id of a READY table read."""
    done = calls.job_until(calls.ordered(plan), *OVER)
    assert done["status"] == "READY"
    return str(done["artifacts"][0]["id"])


def _refine(calls: Calls, artifact: str, key: str = "refine-1", **body: Any) -> Any:
    return calls.api.post(f"/api/v1/artifacts/{artifact}/refine", json=body, headers={"Idempotency-Key": key})


def _artifact(calls: Calls, artifact: str, **query: Any) -> dict[str, Any]:
    found: dict[str, Any] = calls.api.get(f"/api/v1/artifacts/{artifact}", params=query).json()["artifact"]
    return found


@pytest.mark.usefixtures("own_life")
def test_item_48_a_refine_makes_a_version_and_costs_eight(calls: Calls, plan: str) -> None:
    artifact = _finished(calls, plan)
    before, script, paid = _artifact(calls, artifact), calls.entries(artifact), sum(calls.balance())
    name = script[0]["character"]

    answer = _refine(calls, artifact, instruction=f"Rename {name} to Ada. Do a cartwheel.")
    assert answer.status_code == 202
    job = answer.json()["storyJob"]
    assert (job["kind"], job["credits"]["reserved"]) == ("refine", 8)
    done = calls.job_until(job["id"], *OVER)

    assert done["status"] == "READY"
    assert [one["code"] for one in done["warnings"]] == ["refine_partial"]
    after = _artifact(calls, artifact)
    assert (after["currentVersion"], after["refineCount"], after["status"]) == (2, 1, "READY")
    assert sum(calls.balance()) == paid - 8
    assert calls.entries(artifact)[0]["character"] == "Ada"
    old = calls.api.get(f"/api/v1/artifacts/{artifact}/script", params={"revision": 1}).json()["script"]
    assert old["selection"]["entries"][0]["character"] == name
    urls = ("theaterUrl", "theaterFullscreenUrl", "shareToken")
    assert [after["manifest"][one] for one in urls] == [before["manifest"][one] for one in urls]
    assert calls.api.get(f"/api/v1/artifacts/{artifact}", params={"revision": 9}).status_code == 404


@pytest.mark.usefixtures("own_life")
def test_item_48_a_refine_that_changes_nothing_is_given_back(calls: Calls, plan: str) -> None:
    artifact = _finished(calls, plan)
    script, paid = calls.entries(artifact), calls.balance()

    job = _refine(calls, artifact, instruction="Sing it as an opera in Klingon", scope="screenplay").json()["storyJob"]
    failed = calls.job_until(job["id"], *OVER)

    assert (failed["status"], failed["failureCode"]) == ("FAILED", "artifact_generation_failed")
    assert "not understood" in failed["failureMessage"]
    assert (calls.entries(artifact), calls.balance()) == (script, paid)
    assert (_artifact(calls, artifact)["currentVersion"], _artifact(calls, artifact)["status"]) == (1, "READY")


def test_item_48_sources_that_tell_the_same_again_make_no_version(calls: Calls, plan: str) -> None:
    artifact = _finished(calls, plan)

    job = _refine(calls, artifact, "sources", instruction="More about the eels", scope="plan").json()["storyJob"]
    done = calls.job_until(job["id"], *OVER)
    assert (done["status"], done["credits"]["released"]) == ("FAILED", 8)
    assert "Nothing was changed" in done["failureMessage"]
    assert _artifact(calls, artifact)["currentVersion"] == 1


def test_item_48_a_wish_has_one_to_four_thousand_characters_and_a_key(calls: Calls, plan: str) -> None:
    artifact = _finished(calls, plan)
    for number, instruction in enumerate(("", "a" * 4001)):
        assert (
            _refine(calls, artifact, f"long-{number}", instruction=instruction).json()["error"]["code"]
            == "validation_failed"
        )
    unkeyed = calls.api.post(f"/api/v1/artifacts/{artifact}/refine", json={"instruction": "make it warmer"})
    assert unkeyed.json()["error"]["code"] == "idempotency_key_required"


@pytest.mark.usefixtures("own_life")
def test_item_49_a_recast_is_in_place_and_free(calls: Calls, plan: str) -> None:
    artifact = _finished(calls, plan)
    who = calls.api.get(f"/api/v1/artifacts/{artifact}/cast").json()["cast"][0]
    other = next(one for one in ("voice-fake-0", "voice-fake-1", "voice-fake-2") if one != who["voiceId"])
    paid = calls.balance()

    entry = {
        "character": f"{who['character'].lower()} (host)",
        "voiceId": other,
        "provider": "elsewhere",
        "gender": "?",
    }
    answer = calls.api.post(f"/api/v1/artifacts/{artifact}/cast", json={"entries": [entry]})

    assert answer.status_code == 200, answer.text
    assert answer.json()["voiceMap"][who["character"]]["voiceId"] == other
    assert calls.api.get(f"/api/v1/artifacts/{artifact}/cast").json()["cast"][0]["voiceId"] == other
    assert calls.balance() == paid
    assert _artifact(calls, artifact)["currentVersion"] == 1
    back = calls.api.post(
        f"/api/v1/artifacts/{artifact}/voice", json={"character": who["character"], "voiceId": who["voiceId"]}
    )
    assert back.json()["cast"][0]["voiceId"] == who["voiceId"]


@pytest.mark.usefixtures("own_life")
def test_what_a_recast_changed_is_spoken_before_anybody_listens(calls: Calls, plan: str) -> None:
    artifact = _finished(calls, plan)
    first = calls.api.get(f"/api/v1/artifacts/{artifact}/cast").json()["cast"][0]
    paid = calls.balance()

    def timing() -> dict[str, Any]:
        return dict(_artifact(calls, artifact)["manifest"]["captions"])

    assert timing()["timing"] == "measured"
    for number, tail in ((1, "voice"), (2, "cast")):
        entry = {"character": first["character"], "voiceId": f"voice-fake-{(int(first['voiceId'][-1]) + number) % 3}"}
        body = entry if tail == "voice" else {"entries": [entry]}
        assert calls.api.post(f"/api/v1/artifacts/{artifact}/{tail}", json=body).status_code == 200
        wait_for(timing, lambda found: found["timing"] == "measured")

    assert calls.balance() == paid
    assert (_artifact(calls, artifact)["currentVersion"], calls.ledger()[-1]["kind"]) == (1, "settle")


def test_item_49_a_portrait_alone_is_accepted_and_an_unknown_name_changes_nothing(calls: Calls, plan: str) -> None:
    artifact = _finished(calls, plan)
    who = calls.api.get(f"/api/v1/artifacts/{artifact}/cast").json()["cast"][0]["character"]
    path, face = f"/api/v1/artifacts/{artifact}/cast", "https://example.org/face.png"

    assert (
        calls.api.post(path, json={"entries": [{"character": who, "avatarUrl": face}]}).json()["cast"][0]["avatarUrl"]
        == face
    )
    refused = calls.api.post(
        path,
        json={"entries": [{"character": who, "avatarUrl": None}, {"character": "Nobody", "voiceId": "voice-fake-0"}]},
    )
    assert refused.json()["error"]["code"] == "validation_failed"
    assert calls.api.get(path).json()["cast"][0]["avatarUrl"] == face
