"""Files stay at their addresses for ever, unless their owner deletes them."""

from __future__ import annotations

import httpx
import pytest

from embedded_api.owner import header_of
from engine import Studio
from engine.commands.root import run
from tests.embedded_api.calling import Calls, wait_for


@pytest.fixture
def owner(studio: Studio) -> dict[str, str]:
    return {"Authorization": header_of(studio.paths)}


def _finalized(calls: Calls, artifact: str, key: str) -> str:
    headers = {"Idempotency-Key": key}
    calls.api.post(f"/api/v1/artifacts/{artifact}/finalize", json={"mode": "audio"}, headers=headers)
    done = wait_for(
        lambda: _audio(calls, artifact), lambda found: (found["finalize"] or {}).get("status") == "complete"
    )
    return str(done["recordingUrl"])


def _audio(calls: Calls, artifact: str) -> dict[str, object]:
    manifest = calls.api.get(f"/api/v1/artifacts/{artifact}").json()["artifact"]["manifest"]
    return dict(manifest["audio"])


@pytest.mark.usefixtures("own_life")
def test_a_deleted_recording_is_gone_named_no_more_and_can_be_made_anew(
    calls: Calls, studio: Studio, owner: dict[str, str]
) -> None:
    artifact = calls.artifact()["id"]
    first = httpx.URL(_finalized(calls, artifact, "one"))
    blobs = {path.name for path in studio.paths.blobs.rglob("*")}
    answers = [calls.api.delete(f"/owner/v1{first.path}", headers=owner) for _ in range(2)]

    assert (answers[0].status_code, answers[0].json()) == (200, {"deleted": True})
    assert (answers[1].status_code, answers[1].json()["error"]["code"]) == (404, "not_found")
    assert calls.api.get(str(first)).status_code == 404
    assert len(blobs - {path.name for path in studio.paths.blobs.rglob("*")}) == 1
    state = _audio(calls, artifact)
    assert (state["recordingUrl"], state["recordingDurationMs"], state["finalize"]) == (None, None, None)
    again = _finalized(calls, artifact, "two")
    assert again != str(first)
    assert calls.api.get(again).status_code == 200


def test_deleted_captions_are_named_no_more(calls: Calls, owner: dict[str, str]) -> None:
    artifact = calls.artifact()["id"]
    path = f"/api/v1/artifacts/{artifact}"
    address = httpx.URL(calls.api.get(path).json()["artifact"]["manifest"]["captions"]["vttUrl"]).path
    key = address.split("/")[2]

    assert calls.api.delete(f"/owner/v1/media/{key}", headers=owner).status_code == 200
    captions = calls.api.get(path).json()["artifact"]["manifest"]["captions"]
    assert captions["vttUrl"] is None
    assert calls.api.get(captions["srtUrl"]).status_code == 200


def test_content_that_another_address_has_too_stays(calls: Calls, studio: Studio, owner: dict[str, str]) -> None:
    with studio.work("owner") as work:
        blob = studio.blobs.put(b"the same words twice")
        one, other = (studio.artifacts.add_media(work, blob, f"{name}.txt", "text/plain").path for name in "ab")

    calls.api.delete(f"/owner/v1{one}", headers=owner)
    assert [calls.api.get(path).status_code for path in (one, other)] == [404, 200]
    calls.api.delete(f"/owner/v1{other}", headers=owner)
    assert not studio.blobs.exists(blob)


def test_no_key_of_the_api_deletes_a_file(calls: Calls) -> None:
    url = calls.artifact()["manifest"]["transcriptUrl"]

    assert calls.api.delete(f"/owner/v1{httpx.URL(url).path}").status_code == 401
    assert calls.api.delete(url).status_code == 405
    assert calls.api.get(url).status_code == 200


@pytest.mark.usefixtures("own_life")
def test_the_command_line_deletes_a_file_and_changes_a_key(
    calls: Calls, studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    url = calls.artifact()["manifest"]["transcriptUrl"]
    with studio.reading("owner") as work:
        key = studio.access.list_keys(work)[0].id
    statuses = [
        run(words)
        for words in (
            ["media", "delete", url, "--yes"], ["media", "delete", url, "--yes"], ["media", "delete", "transcript.html", "--yes"],
            ["keys", "set", key, "--scopes", "story:read", "--expires", "2999-01-31", "--allow-ip", "127.0.0.1"], ["keys", "set", key],
            ["keys", "set", key, "--expires", "soon"],
        )
    ]  # fmt: skip

    assert statuses == [0, 1, 2, 0, 2, 2]
    assert "transcript.html is deleted." in capsys.readouterr().out
    assert calls.api.get(url).status_code == 404
    refused = calls.api.get("/api/v1/credits")
    assert refused.json()["error"]["code"] == "insufficient_scope"


@pytest.mark.usefixtures("own_life")
def test_a_file_that_is_lost_is_a_404_and_no_crash(calls: Calls, studio: Studio) -> None:
    url = calls.artifact()["manifest"]["transcriptUrl"]
    with studio.reading("test") as work:
        media = studio.artifacts.media(work, url.split("/")[4])
    studio.blobs.path(media.blob).unlink()

    answer = calls.api.get(url)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
