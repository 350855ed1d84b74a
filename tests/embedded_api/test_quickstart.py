"""The quickstart path: capabilities, credits, project, source, plan, approval, job, artifact, live, finalize."""

from __future__ import annotations

import httpx
import pytest

from engine import Studio
from tests.embedded_api.calling import TEXT, Calls, wait_for


def test_capabilities_say_what_is_here(api: httpx.Client) -> None:
    answer = api.get("/api/v1/capabilities")

    assert answer.headers["Cache-Control"] == "private, max-age=60"
    assert answer.json()["artifacts"]["table_read"]["availability"] == "available"
    assert answer.json()["sources"]["types"][0] == {
        "type": "text",
        "availability": "available",
        "maxInlineBytes": 4_000_000,
    }


def test_a_text_source_is_ready_in_the_answer(quick: Calls) -> None:
    project = quick.project()
    answer = quick.api.post(f"/api/v1/story-projects/{project}/sources", json={"type": "text", "content": TEXT})
    source = answer.json()["source"]

    assert (answer.status_code, source["status"], source["byteSize"], answer.json()["deduplicated"]) == (
        201,
        "READY",
        len(TEXT.encode()),
        False,
    )
    assert source["extractedTextPreview"] == TEXT
    assert answer.headers["Location"].endswith(source["id"])


def test_a_plan_waits_for_the_yes_with_its_quote_and_evidence(quick: Calls) -> None:
    project = quick.project()
    source = quick.source(project)
    plan = quick.plan(project)

    evidence = plan["plan"]["sourceDigest"]["evidence"]
    assert (plan["status"], plan["quote"]["total"]) == ("REQUIRES_APPROVAL", 11)
    assert all(
        TEXT[item["charStart"] : item["charEnd"]] == item["quote"] and item["sourceId"] == source["id"]
        for item in evidence
    )
    known = {item["id"] for item in evidence}
    assert all(set(beat["evidenceIds"]) <= known for beat in plan["plan"]["journey"]["beats"])


@pytest.mark.parametrize("body", [None, {}, {"userConfirmed": True}])
def test_approve_takes_no_body_an_empty_one_or_a_yes(quick: Calls, body: dict[str, bool] | None) -> None:
    project = quick.project()
    quick.source(project)
    plan = quick.plan(project)
    send = {} if body is None else {"json": body}

    first = quick.api.post(f"/api/v1/story-plans/{plan['id']}/approve", **send)
    again = quick.api.post(f"/api/v1/story-plans/{plan['id']}/approve", **send)

    assert (first.status_code, first.json()["plan"]["status"], again.status_code) == (200, "APPROVED", 200)


@pytest.mark.usefixtures("own_life")
def test_a_job_reserves_then_settles_and_lists_a_ready_artifact(quick: Calls) -> None:
    job = quick.job(quick.approved()["id"])

    assert (job["status"], job["credits"]) == ("READY", {"reserved": 11, "settled": 11, "released": 0})
    assert [item["status"] for item in job["artifacts"]] == ["READY"]
    assert quick.api.get("/api/v1/credits").json()["balance"] == 489


def test_the_manifest_has_every_key_and_no_recording_yet(quick: Calls) -> None:
    artifact = quick.artifact()
    manifest = artifact["manifest"]

    assert set(manifest) == {
        "type", "status", "shareToken", "theaterUrl", "theaterFullscreenUrl", "audio", "video", "captions", "transcriptUrl", "chaptersUrl",
        "citationsUrl", "receipts", "posterUrl", "loudness", "expiresAt",
    }  # fmt: skip
    assert set(manifest["audio"]) == {
        "mode", "liveUrl", "startLiveUrl", "recordingUrl", "recordingDurationMs", "finalize", "lastPerformance", "modifications",
    }  # fmt: skip
    assert manifest["audio"]["recordingUrl"] is None


def test_script_and_citations_lead_back_to_the_text(quick: Calls) -> None:
    artifact = quick.artifact()["id"]
    script = quick.api.get(f"/api/v1/artifacts/{artifact}/script").json()["script"]
    citations = quick.api.get(f"/api/v1/artifacts/{artifact}/citations").json()["citations"]

    assert script["totalScenes"] == 2
    assert [entry["entryIndex"] for entry in script["selection"]["entries"]] == list(range(script["totalEntries"]))
    cited = [item for entry in citations["entries"] for item in entry["evidence"]]
    assert cited
    assert all(item["verified"] and TEXT[item["charStart"] : item["charEnd"]] == item["quote"] for item in cited)


def test_a_script_limit_of_500_passes_and_501_does_not(quick: Calls) -> None:
    artifact = quick.artifact()["id"]

    assert quick.api.get(f"/api/v1/artifacts/{artifact}/script?limit=500").status_code == 200
    assert (
        quick.api.get(f"/api/v1/artifacts/{artifact}/script?limit=501").json()["error"]["code"] == "validation_failed"
    )


def test_start_live_needs_only_the_link_and_sound_arrives(quick: Calls, client: httpx.Client) -> None:
    token = quick.artifact()["manifest"]["shareToken"]
    del client.headers["Authorization"]
    room = client.post("/api/share/table-read/start-live", json={"token": token}).json()

    assert room["dailyRoomUrl"] == room["roomUrl"]
    with client.stream("GET", room["streamUrl"]) as sound:
        assert sound.headers["content-type"] == "audio/mpeg"
        assert next(sound.iter_bytes())


@pytest.mark.usefixtures("own_life")
def test_finalize_charges_once_and_gives_one_file(quick: Calls) -> None:
    artifact = quick.artifact()["id"]
    first = quick.api.post(
        f"/api/v1/artifacts/{artifact}/finalize", json={"mode": "audio"}, headers={"Idempotency-Key": "f1"}
    )
    assert first.status_code == 202

    manifest = wait_for(
        lambda: quick.api.get(f"/api/v1/artifacts/{artifact}").json()["artifact"]["manifest"],
        lambda found: found["audio"]["finalize"]["status"] in ("complete", "failed"),
    )
    again = quick.api.post(
        f"/api/v1/artifacts/{artifact}/finalize", json={"mode": "audio"}, headers={"Idempotency-Key": "f2"}
    )

    url = manifest["audio"]["recordingUrl"]
    assert again.status_code == 200
    assert again.json()["finalize"]["recordingUrl"] == url
    assert quick.api.get("/api/v1/credits").json()["balance"] == 483
    assert manifest["loudness"] is not None
    part = quick.api.get(url, headers={"Range": "bytes=0-99"})
    assert (part.status_code, len(part.content)) == (206, 100)
    assert part.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_finalize_without_a_key_says_so(quick: Calls) -> None:
    artifact = quick.artifact()["id"]

    assert (
        quick.api.post(f"/api/v1/artifacts/{artifact}/finalize", json={"mode": "audio"}).json()["error"]["code"]
        == "idempotency_key_required"
    )


@pytest.mark.usefixtures("own_life")
def test_the_same_order_twice_is_one_job(quick: Calls) -> None:
    plan, headers = quick.approved()["id"], {"Idempotency-Key": "once"}

    first = quick.api.post("/api/v1/story-jobs", json={"storyPlanId": plan}, headers=headers)
    again = quick.api.post("/api/v1/story-jobs", json={"storyPlanId": plan}, headers=headers)

    assert again.headers["Idempotency-Replayed"] == "true"
    assert (first.status_code, again.status_code, again.json()) == (201, 201, first.json())
    assert len(quick.api.get("/api/v1/story-jobs").json()["jobs"]) == 1


@pytest.mark.usefixtures("own_life")
def test_too_few_credits_is_402_and_after_a_top_up_the_same_key_works(quick: Calls, studio: Studio) -> None:
    plan, headers = quick.approved()["id"], {"Idempotency-Key": "poor"}
    with studio.work("owner") as work:
        studio.credits.reserve(work, "TABLE_READ", 495, job_id=None, artifact_id=None)
    refused = quick.api.post("/api/v1/story-jobs", json={"storyPlanId": plan}, headers=headers)
    with studio.work("owner") as work:
        studio.credits.top_up(work, 20)
    accepted = quick.api.post("/api/v1/story-jobs", json={"storyPlanId": plan}, headers=headers)

    assert (refused.status_code, refused.json()["error"]["details"]) == (
        402,
        {"required": 11, "available": 5, "jobId": None},
    )
    assert accepted.status_code == 201


def test_the_theater_page_opens_with_its_guards(quick: Calls, client: httpx.Client) -> None:
    manifest = quick.artifact()["manifest"]
    del client.headers["Authorization"]
    framed, free = client.get(manifest["theaterUrl"]), client.get(manifest["theaterFullscreenUrl"])

    assert (framed.status_code, free.status_code) == (200, 200)
    assert "frame-ancestors 'self'" in framed.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in free.headers["Content-Security-Policy"]
    assert framed.headers["Referrer-Policy"] == "no-referrer"


def test_a_withdrawn_link_is_gone(quick: Calls) -> None:
    artifact = quick.artifact()
    token = artifact["manifest"]["shareToken"]

    assert quick.api.delete(f"/api/v1/artifacts/{artifact['id']}/share-token").json() == {"revoked": 1}
    assert quick.api.get(f"/share/table-read/{token}").status_code == 410
    assert quick.api.get(f"/api/share/table-read/{token}").json()["error"]["code"] == "share_token_revoked"
    assert quick.api.get(f"/api/v1/artifacts/{artifact['id']}").json()["artifact"]["manifest"]["theaterUrl"] is None
    fresh = quick.api.post(f"/api/v1/artifacts/{artifact['id']}/share-token", json={"expiresInDays": 7}).json()
    assert quick.api.get(fresh["theaterUrl"]).status_code == 200


def test_player_data_is_what_the_pages_read(quick: Calls) -> None:
    token = quick.artifact()["manifest"]["shareToken"]
    data = quick.api.get(f"/api/share/table-read/{token}").json()["tableRead"]

    assert {"title", "cast", "scenes", "entries", "evidence", "durationMs", "estimated", "captionsUrl"} <= set(data)
    assert all(entry["endMs"] > entry["startMs"] for entry in data["entries"])
    assert all(name in data["evidence"] for entry in data["entries"] for name in entry["evidenceIds"])


@pytest.mark.usefixtures("own_life")
def test_no_log_holds_keys_links_or_source_text(quick: Calls, key: str, studio: Studio, client: httpx.Client) -> None:
    token = quick.artifact()["manifest"]["shareToken"]
    client.get(f"/share/table-read/{token}")
    client.get(f"/api/share/table-read/{token}x")

    logged = "".join(path.read_text() for path in studio.paths.logs.glob("*"))
    assert key.rsplit("_", 1)[1] not in logged
    assert token not in logged
    assert "built of oak" not in logged
