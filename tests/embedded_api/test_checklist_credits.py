"""The conformance checklist over real HTTP: credits, item 84, and orders that come all at once."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from engine import Studio
from tests.embedded_api.calling import OVER, READ, Calls
from tests.engine.production.books import audit
from tests.fakes.paced import BREAK, HOLD

pytestmark = pytest.mark.usefixtures("own_life")

LIGHT = {**READ, "deferAudioRender": True}


def together(calls: Calls, plan: str, keys: list[str]) -> list[httpx.Response]:
    """One order for each of these keys, all at the same moment."""
    barrier = threading.Barrier(len(keys))

    def one(key: str) -> httpx.Response:
        barrier.wait(60)
        return calls.order(plan, LIGHT, key=key)

    with ThreadPoolExecutor(len(keys)) as hands:
        return list(hands.map(one, keys))


def test_item_84_a_fresh_studio_has_500_and_0(calls: Calls) -> None:
    credits = calls.api.get("/api/v1/credits").json()

    assert credits["credits"]["monthly"]["remaining"] == credits["credits"]["monthly"]["allocated"] == 500
    assert credits["credits"]["perpetual"] == {"remaining": 0}
    assert (credits["balance"], credits["credits"]["balance"], credits["credits"]["reserved"]) == (500, 500, 0)
    assert credits["credits"]["monthly"]["cycleEndsAt"].endswith("-01T00:00:00.000Z")


def test_item_84_the_balance_is_the_sum_of_the_ledger_after_any_sequence(calls: Calls, studio: Studio) -> None:
    plan = calls.approved()["id"]
    calls.job_until(calls.ordered(plan, LIGHT), *OVER)
    calls.job_until(calls.ordered(plan, LIGHT, {**LIGHT, "notes": BREAK}), *OVER)
    held = calls.ordered(plan, {**LIGHT, "notes": HOLD})
    with studio.work("owner") as work:
        studio.credits.top_up(work, 7)
    lines = calls.ledger()

    assert calls.balance() == (500 - 22 - 11 + 7, 11)
    assert sum(line["credits"] for line in lines) == calls.balance()[0] == lines[-1]["balanceAfter"]
    running = 0
    for line in lines:
        running += line["credits"]
        assert line["balanceAfter"] == running
    assert {line["settledCredits"] for line in lines if line["kind"] == "settle"} == {11}
    assert {line["operation"] for line in lines if line["jobId"]} == {"TABLE_READ"}
    assert [line["kind"] for line in calls.ledger(jobId=held)] == ["reserve"]
    audit(studio)


def test_item_84_the_ledger_is_filtered_and_paged(calls: Calls) -> None:
    job = calls.job_until(calls.ordered(calls.approved()["id"], LIGHT, LIGHT), *OVER)
    one = job["artifacts"][1]["id"]

    assert [line["kind"] for line in calls.ledger(artifactId=one)] == ["reserve", "settle"]
    assert [line["kind"] for line in calls.ledger(kind="grant")] == ["grant"]
    assert {line["jobId"] for line in calls.ledger(jobId=job["id"])} == {job["id"]}
    answer = calls.api.get("/api/v1/credits/ledger", params={"kind": "gift"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "validation_failed")


def test_item_84_fifty_orders_at_once_never_overspend(calls: Calls, studio: Studio) -> None:
    plan = calls.approved()["id"]
    answers = together(calls, plan, [f"key-{number}" for number in range(50)])
    audit(studio)

    assert Counter(answer.status_code for answer in answers) == {201: 45, 402: 5}
    refused = [answer.json()["error"]["details"] for answer in answers if answer.status_code == 402]
    assert refused == [{"required": 11, "available": 5, "jobId": None}] * 5
    assert calls.balance()[0] == 5
    assert sum(line["credits"] for line in calls.ledger(kind="reserve")) == -495


def test_item_84_the_same_order_fifty_times_at_once_is_one_job(calls: Calls) -> None:
    plan = calls.approved()["id"]
    answers = together(calls, plan, ["once"] * 50)
    made = [answer for answer in answers if answer.status_code == 201]
    others = [answer.json()["error"] for answer in answers if answer.status_code != 201]

    assert len({answer.json()["job"]["id"] for answer in made}) == 1
    assert sum("Idempotency-Replayed" not in answer.headers for answer in made) == 1
    assert all(
        error["code"] == "idempotency_conflict" and "Idempotency-Key is already processing" in error["message"]
        for error in others
    )
    assert len(calls.ledger(kind="reserve")) == 1
