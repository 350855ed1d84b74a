"""The log of the whole studio over real HTTP: filters, lost places, limits, hanging up, bursts and closing."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from embedded_api import following
from embedded_api.server import GRACE_S, EmbeddedServer
from engine import Studio, StudioSettings, open_studio
from engine.access.model import Scope
from engine.library.events import SourceDeleted
from tests.embedded_api.calling import OVER, READ, Calls, wait_for
from tests.embedded_api.listening import kept, listening
from tests.fakes.blank import lay_studio
from tests.fakes.paced import Pace, paced_machines

LIMIT = 10**6


@pytest.mark.usefixtures("own_life")
def test_the_studio_is_followed_from_source_to_finished_read(calls: Calls) -> None:
    with listening(calls.api, "/events") as stream:
        job = calls.job_until(calls.ordered(str(calls.approved()["id"])), *OVER)
        heard = stream.until("job.ready")

    moves = [message for message in heard if message.event not in ("job.progress", "music.clip")]
    assert "music.clip" in [message.event for message in heard]
    assert [message.event for message in moves] == [
        "source.ready", "digest.pending", "digest.running", "digest.ready", "plan.pending", "plan.running", "plan.approved",
        "job.pending", "job.reserved", "job.running", "artifact.running", "artifact.ready", "job.ready",
    ]  # fmt: skip
    assert {message.data["projectId"] for message in heard} == {job["projectId"]}
    assert moves[-1].data == {
        "projectId": job["projectId"], "storyPlanId": job["storyPlanId"], "storyJobId": job["id"], "kind": "generation",
        "status": "READY", "previousStatus": "RUNNING", "artifactIds": [job["artifacts"][0]["id"]], "failureCode": None,
    }  # fmt: skip


@pytest.mark.usefixtures("own_life")
def test_no_words_of_sources_or_scripts_are_told(calls: Calls, plan: str, quick_heart: None) -> None:
    job = calls.job_until(calls.ordered(plan), *OVER)
    line = calls.entries(job["artifacts"][0]["id"])[0]["text"]
    told = " ".join(str(message.body) for message in kept(calls.api))

    assert "job.ready" in told
    assert "mouth of the river" not in told
    assert line not in told


@pytest.mark.usefixtures("own_life")
def test_events_are_filtered_by_project_and_type(calls: Calls, plan: str, quick_heart: None) -> None:
    job = calls.job_until(calls.ordered(plan), *OVER)
    other = calls.project()
    calls.source(other)

    assert {one.event for one in kept(calls.api, projectId=other)} == {
        "source.ready", "digest.pending", "digest.running", "digest.ready"
    }  # fmt: skip
    assert [one.event for one in kept(calls.api, types="plan.*, artifact.ready")] == [
        "plan.pending", "plan.running", "plan.approved", "artifact.ready"
    ]  # fmt: skip
    assert {one.data["storyJobId"] for one in kept(calls.api, types="job.*")} == {job["id"]}
    assert kept(calls.api, types="job.*", projectId=other) == []
    assert len(kept(calls.api, types="*")) == len(kept(calls.api))


@pytest.mark.parametrize("types", ["", "jobs", "job.*,nothing.*", "j*", "job.[a-z]*", "JOB.READY"])
def test_a_type_that_is_none_is_refused(api: httpx.Client, types: str) -> None:
    answer = api.get("/api/v1/events", params={"types": types})

    assert (answer.status_code, answer.json()["error"]["details"]["issues"][0]["path"]) == (400, "types")


@pytest.mark.usefixtures("own_life")
@pytest.mark.parametrize("last", ["999999", "-1", "first", "9" * 30, "１"])
def test_a_place_that_is_not_known_is_a_reset_and_then_goes_on_live(calls: Calls, last: str) -> None:
    project = calls.project()
    calls.source(project)
    with calls.api.stream("GET", "/api/v1/events", headers=[(b"Last-Event-ID", last.encode())]) as response:
        named = (line for line in response.iter_lines() if line.startswith("event: "))
        first = next(named)
        calls.source(project, "Something else happened here.")

        assert (first, next(named)) == ("event: reset", "event: source.ready")


def test_numbers_go_on_after_a_restart(home: Path, pace: Pace) -> None:
    numbers = []
    for _ in range(2):
        lay_studio(home)
        studio = open_studio(home, settings=StudioSettings(rate_limit_per_key=LIMIT), machines=paced_machines(pace))
        server = EmbeddedServer(studio, port=0).start()
        with studio.work("owner") as work:
            key = studio.access.create_key(work, "Test", tuple(Scope))[1]
        with httpx.Client(base_url=server.origin, headers={"Authorization": f"Bearer {key}"}, timeout=60) as api:
            calls = Calls(api)
            calls.source(calls.project())
            with listening(api, "/events", 0) as stream:
                numbers.append([stream.next().number for _ in range(4)])
                last = numbers[0][-1]
            with listening(api, "/events", last) as stream:
                calls.source(calls.project())
                assert (stream.next().number or 0) > (last or 0)
        server.stop()
        studio.close()

    assert numbers[0] == numbers[1] == [1, 2, 3, 4]


def test_an_unknown_job_is_404_and_a_key_belongs_in_the_header(api: httpx.Client, key: str) -> None:
    missing = api.get("/api/v1/story-jobs/c0000000000000000000000000/events")
    del api.headers["Authorization"]
    unkeyed = api.get("/api/v1/events", params={"key": key, "token": key, "access_token": key})

    assert (missing.status_code, missing.json()["error"]["code"]) == (404, "story_job_not_found")
    assert unkeyed.json()["error"]["code"] == "authentication_required"


def test_a_key_without_the_scope_is_refused(studio: Studio, api: httpx.Client) -> None:
    with studio.work("owner") as work:
        api.headers["Authorization"] = f"Bearer {studio.access.create_key(work, 'Other', (Scope.CREDITS_READ,))[1]}"
    answer = api.get("/api/v1/events")

    assert answer.status_code == 403
    assert "story:read" in answer.json()["error"]["message"]


def test_a_key_has_ten_streams_at_once_and_another_key_its_own(studio: Studio, api: httpx.Client) -> None:
    with studio.work("owner") as work:
        other = studio.access.create_key(work, "Other", (Scope.STORY_READ,))[1]
    with ExitStack() as open_streams:
        for _ in range(10):
            open_streams.enter_context(listening(api, "/events")).raw()
        refused = api.get("/api/v1/events")
        also = api.get("/api/v1/story-projects", params={"limit": 1})
        with api.stream("GET", "/api/v1/events", headers={"Authorization": f"Bearer {other}"}) as theirs:
            assert theirs.status_code == 200

    assert (refused.status_code, refused.json()["error"]["code"], also.status_code) == (429, "rate_limited", 200)
    assert int(refused.headers["Retry-After"]) > 0


def test_a_stream_counts_once_when_it_opens(calls: Calls) -> None:
    project = calls.project()
    before = int(calls.api.get("/api/v1/credits").headers["RateLimit-Remaining"])
    with listening(calls.api, "/events", projectId=project) as stream:
        added = calls.api.post(f"/api/v1/story-projects/{project}/sources", json={"type": "text", "content": "x" * 300})
        stream.until("digest.ready")
        assert int(stream.response.headers["RateLimit-Remaining"]) == before - 1

    assert int(added.headers["RateLimit-Remaining"]) == before - 2
    assert int(calls.api.get("/api/v1/credits").headers["RateLimit-Remaining"]) == before - 3


@pytest.mark.usefixtures("own_life")
def test_listeners_that_hang_up_leave_nothing_behind(studio: Studio, calls: Calls) -> None:
    with listening(calls.api, "/events") as stream:
        stream.raw()
    threads = threading.active_count()
    for _ in range(4):
        with ExitStack() as open_streams:
            for _ in range(10):
                open_streams.enter_context(listening(calls.api, "/events")).raw()
        _until_ten_are_free(calls.api)

    def seen() -> dict[str, int]:
        # Threads that answered requests and have nothing to do are let go when another is answered.
        return {"status": calls.api.get("/healthz").status_code, "threads": threading.active_count()}

    wait_for(seen, lambda found: found["threads"] <= threads + following.READERS)
    wait_for(lambda: {"bells": len(studio.happenings._bells)}, lambda found: found["bells"] == 0)


def _until_ten_are_free(api: httpx.Client) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with ExitStack() as open_streams:
            statuses = [open_streams.enter_context(api.stream("GET", "/api/v1/events")).status_code for _ in range(10)]
        if set(statuses) == {200}:
            return
        time.sleep(0.05)
    raise AssertionError(statuses)


@pytest.mark.usefixtures("own_life")
def test_a_burst_of_a_thousand_reaches_every_listener_in_order(studio: Studio, api: httpx.Client) -> None:
    with ExitStack() as open_streams:
        streams = [open_streams.enter_context(listening(api, "/events")) for _ in range(5)]
        for stream in streams:
            stream.raw()
        for start in range(0, 1000, 50):
            with studio.work("test") as work:
                for number in range(start, start + 50):
                    work.note(SourceDeleted(f"s{number}", "p"))
        heard = [[stream.next() for _ in range(1000)] for stream in streams]

    assert [message.data["sourceId"] for message in heard[0]] == [f"s{number}" for number in range(1000)]
    assert all([one.number for one in each] == [one.number for one in heard[0]] for each in heard)


@pytest.mark.usefixtures("own_life")
def test_a_withdrawn_key_hears_no_more(studio: Studio, api: httpx.Client, key: str) -> None:
    with listening(api, "/events") as stream:
        stream.raw()
        with studio.work("owner") as work:
            studio.access.revoke_key(work, studio.access.list_keys(work)[0].id)
        with studio.work("test") as work:
            work.note(SourceDeleted("s", "p"))

        assert stream.rest() == []


def test_capabilities_say_that_events_are_here(api: httpx.Client) -> None:
    assert api.get("/api/v1/capabilities").json()["events"] == {"available": True, "transport": "text/event-stream"}


@pytest.mark.usefixtures("own_life")
@pytest.mark.alone
def test_a_server_that_stops_ends_its_streams_at_once(studio: Studio, key: str) -> None:
    server = EmbeddedServer(studio, port=0).start()
    headers = {"Authorization": f"Bearer {key}"}
    with httpx.Client(base_url=server.origin, headers=headers, timeout=60) as api, listening(api, "/events") as stream:
        stream.raw()
        began = time.monotonic()
        server.stop()
        took = time.monotonic() - began

        assert stream.rest() == []
    assert took < GRACE_S


@pytest.mark.usefixtures("own_life")
def test_a_finished_recording_is_told_step_by_step(calls: Calls, plan: str) -> None:
    job = calls.job_until(calls.ordered(plan, {**READ, "deferAudioRender": True}), *OVER)
    artifact = job["artifacts"][0]["id"]
    with listening(calls.api, "/events", types="finalize.*") as stream:
        calls.api.post(
            f"/api/v1/artifacts/{artifact}/finalize", json={"mode": "audio"}, headers={"Idempotency-Key": "f"}
        )
        heard = stream.until("finalize.complete", "finalize.failed")

    assert heard[0].event == "finalize.queued"
    assert heard[-1].event == "finalize.complete"
    assert {message.data["mode"] for message in heard} == {"audio"}
    assert {(message.data["artifactId"], message.data["storyJobId"]) for message in heard} == {(artifact, job["id"])}
