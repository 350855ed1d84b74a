"""The conformance checklist over real HTTP: progress events, item 83, and what section 18 says beside it."""

from __future__ import annotations

import pytest

from embedded_api import following
from tests.embedded_api.calling import BROKEN, HELD, OVER, READ, Calls
from tests.embedded_api.listening import Message, kept, listening
from tests.fakes.paced import Pace

LIMIT = 10**6


def _followed(calls: Calls, job: str, last: int | str | None = None) -> list[Message]:
    with listening(calls.api, f"/story-jobs/{job}/events", last) as stream:
        return stream.rest()


def test_item_83_a_job_is_followed_from_its_snapshot_to_its_end(calls: Calls, plan: str, pace: Pace) -> None:
    job = calls.ordered(plan, HELD)
    with listening(calls.api, f"/story-jobs/{job}/events") as stream:
        first = stream.next()
        pace.gate.set()
        heard = [first, *stream.rest()]
        headers = stream.response.headers

    names = [message.event for message in heard]
    assert headers["content-type"].startswith("text/event-stream")
    assert headers["cache-control"] == "no-store"
    assert names[0] == "job.snapshot"
    assert first.data["job"]["id"] == job
    assert names[-3:] == ["artifact.ready", "job.ready", "end"]
    assert "job.progress" in names
    assert heard[-1].data == {"storyJobId": job, "status": "READY"}


def test_item_83_every_message_has_a_rising_number_and_the_body_of_a_webhook(calls: Calls, plan: str) -> None:
    job = calls.ordered(plan)
    heard = _followed(calls, job)

    numbers = [message.number or 0 for message in heard[:-1]]
    assert numbers == sorted(set(numbers))
    assert {frozenset(message.body) for message in heard} == {frozenset({"id", "type", "timestamp", "data"})}
    assert all(message.body["type"] == message.event for message in heard)
    assert len({message.body["id"] for message in heard}) == len(heard)


def test_item_83_progress_moves_and_never_falls_and_is_what_polling_sees(calls: Calls, plan: str, pace: Pace) -> None:
    job = calls.ordered(plan, HELD)
    with listening(calls.api, f"/story-jobs/{job}/events") as stream:
        said = stream.until("job.progress")[-1].data
        polled = calls.job_when(job, lambda found: found["progress"]["percent"] >= said["percent"])["progress"]
        pace.gate.set()
        percents = [said["percent"], *(one.data["percent"] for one in stream.rest() if one.event == "job.progress")]

    assert (said["storyJobId"], said["status"]) == (job, "RUNNING")
    assert set(polled) == {"stage", "percent", "detail"} <= set(said)
    assert percents == sorted(percents)
    assert percents[-1] > percents[0]


def test_item_83_a_listener_cut_off_anywhere_misses_nothing(calls: Calls, plan: str) -> None:
    job = calls.ordered(plan)
    whole = _followed(calls, job)[1:]
    again = _followed(calls, job, 0)[1:]
    numbers = [message.number for message in again]

    assert [message.body for message in again[:-1]][-len(whole) + 1 :] == [message.body for message in whole[:-1]]
    assert [message.event for message in again[:3]] == ["job.pending", "job.reserved", "job.running"]
    for place, number in enumerate(numbers[:-1]):
        assert number is not None
        resumed = _followed(calls, job, number)
        assert resumed[0].event == "job.snapshot"
        assert [message.number for message in resumed[1:]] == numbers[place + 1 :]


def test_item_83_a_listener_cut_off_while_it_runs_hears_the_rest(calls: Calls, plan: str, pace: Pace) -> None:
    job = calls.ordered(plan, HELD)
    path = f"/story-jobs/{job}/events"
    with listening(calls.api, path) as stream:
        before = stream.until("job.progress")
    with listening(calls.api, path, before[-1].number) as stream:
        pace.gate.set()
        after = stream.rest()
    everything = [message.number for message in _followed(calls, job, before[0].number)]

    assert [message.number for message in before[1:] + after[1:]] == everything[1:]
    assert after[-1].event == "end"


def test_item_83_the_line_is_kept_open_by_a_comment(calls: Calls, quick_heart: None) -> None:
    with listening(calls.api, "/events", projectId=calls.project()) as stream:
        blocks = [stream.raw() for _ in range(3)]

    assert (blocks[0].event, blocks[0].body) == ("retry", {"retry": "3000"})
    assert [block.event for block in blocks[1:]] == [":", ":"]


def test_item_83_the_comment_comes_within_twenty_seconds() -> None:
    assert following.HEARTBEAT_S + following.REST_S <= 15.5


def test_item_83_a_job_that_is_over_is_a_snapshot_and_an_end(calls: Calls, plan: str) -> None:
    job = calls.job_until(calls.ordered(plan), *OVER)
    heard = _followed(calls, job["id"])

    assert [message.event for message in heard] == ["job.snapshot", "end"]
    assert heard[0].data["job"] == job


@pytest.mark.usefixtures("own_life")
def test_item_83_a_canceled_job_ends_its_stream(calls: Calls, plan: str, pace: Pace, quick_heart: None) -> None:
    job = calls.ordered(plan, HELD)
    with listening(calls.api, f"/story-jobs/{job}/events") as stream:
        stream.until("job.progress")
        calls.act("story-jobs", job, "cancel")
        heard = stream.rest()
    pace.gate.set()

    assert [message.event for message in heard if message.event != "job.progress"] == [
        "artifact.failed",
        "job.canceled",
        "end",
    ]
    assert heard[-2].data["previousStatus"] == "RUNNING"
    assert kept(calls.api, heard[-2].number or 0, types="job.*") == []


def test_item_83_a_resumed_job_is_told_past_its_first_end(calls: Calls, plan: str, pace: Pace) -> None:
    job = calls.ordered(plan, BROKEN)
    failed = _followed(calls, job)
    pace.mended.set()
    calls.act("story-jobs", job, "resume")
    names = [message.event for message in _followed(calls, job, 0)]

    assert failed[-2].event == "job.failed"
    assert failed[-2].data["failureCode"] == "artifact_generation_failed"
    assert names.index("job.failed") < names.index("job.ready") == len(names) - 2
    assert names.count("job.reserved") == 2


def test_item_83_a_partial_job_says_so(calls: Calls, plan: str, pace: Pace) -> None:
    job = calls.ordered(plan, READ, HELD)
    with listening(calls.api, f"/story-jobs/{job}/events") as stream:
        stream.until("job.partial")
        pace.gate.set()
        last = [one for one in stream.rest() if one.event.startswith("job.") and one.event != "job.progress"]

    assert [(one.event, one.data["previousStatus"]) for one in last] == [("job.ready", "PARTIAL")]
