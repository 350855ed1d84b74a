"""The same file handed in again and again at once: every one is taken, none takes the bytes from under another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from engine import Studio
from tests.embedded_api.calling import TEXT, Calls, wait_for

MANY = 24


def test_the_same_file_many_times_at_once_is_many_sources(api: httpx.Client, calls: Calls) -> None:
    path = f"/api/v1/story-projects/{calls.project()}/sources"

    def hand_in(number: int) -> httpx.Response:
        return api.post(path, files={"file": (f"{number}.txt", TEXT.encode())})

    with ThreadPoolExecutor(8) as hands:
        answers = list(hands.map(hand_in, range(MANY)))

    assert [answer.status_code for answer in answers] == [201] * MANY, [one.text for one in answers][:3]
    ids = [answer.json()["source"]["id"] for answer in answers]
    read = [
        wait_for(
            lambda id=id: api.get(f"{path}/{id}").json()["source"],  # type: ignore[misc]
            lambda source: source["status"] in ("READY", "FAILED"),
        )
        for id in ids
    ]
    assert {source["status"] for source in read} == {"READY"}, read


@pytest.mark.usefixtures("own_life")
def test_an_upload_nobody_wanted_leaves_no_bytes(api: httpx.Client, calls: Calls, studio: Studio) -> None:
    project = calls.project()
    path = f"/api/v1/story-projects/{project}/sources"
    form = {"producer": "me", "externalId": "1"}
    first = api.post(path, files={"file": ("a.txt", TEXT.encode())}, data=form, headers={"Idempotency-Key": "a"})
    again = api.post(path, files={"file": ("a.txt", TEXT.encode())}, data=form, headers={"Idempotency-Key": "a"})
    same = api.post(path, files={"file": ("b.txt", b"Another file of the same origin.")}, data=form)
    nowhere = api.post("/api/v1/story-projects/nothing/sources", files={"file": ("c.txt", b"A file for nobody.")})
    api.delete(f"/api/v1/story-projects/{project}")
    late = api.post(path, files={"file": ("d.txt", b"A file that comes too late.")})

    assert [one.status_code for one in (first, again, same, nowhere, late)] == [201, 201, 200, 404, 409]
    assert again.headers["Idempotency-Replayed"] == "true"
    wait_for(
        lambda: api.get(f"{path}/{first.json()['source']['id']}").json()["source"],
        lambda source: source["digestStatus"] in ("READY", "SKIPPED", "FAILED"),
    )
    assert list(studio.paths.scratch.iterdir()) == []
    kept = {found.read_bytes() for found in studio.paths.blobs.rglob("*") if found.is_file()}
    assert not any(b"file" in content for content in kept)


def test_a_file_that_is_also_a_media_file_keeps_its_address(api: httpx.Client, calls: Calls) -> None:
    manifest = calls.artifact()["manifest"]
    before = api.get(manifest["transcriptUrl"])
    path = f"/api/v1/story-projects/{calls.project()}/sources"
    made = api.post(path, files={"file": ("transcript.html", before.content)}).json()["source"]
    wait_for(
        lambda: api.get(f"{path}/{made['id']}").json()["source"],
        lambda source: source["status"] in ("READY", "FAILED"),
    )
    api.delete(f"{path}/{made['id']}")

    after = api.get(manifest["transcriptUrl"])
    assert (before.status_code, after.status_code, after.content) == (200, 200, before.content)
