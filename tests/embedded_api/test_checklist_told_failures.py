"""The conformance checklist over real HTTP: item 82, what goes wrong or is overtaken is told by its name, with what it leaves."""

from __future__ import annotations

import httpx
import pytest

from engine.library.errors import SourceExtractionFailed
from tests.embedded_api.calling import TEXT, Calls, wait_for
from tests.embedded_api.listening import Message, kept
from tests.fakes.machines import FakeDigester
from tests.fakes.paced import BREAK, HOLD, Pace

pytestmark = pytest.mark.usefixtures("quick_heart")


@pytest.fixture
def project(calls: Calls) -> str:
    return calls.project()


def _told(api: httpx.Client, project: str, event: str) -> Message:
    """The only event of this name, once it is kept."""
    wait_for(lambda: {"kept": kept(api, projectId=project, types=event)}, lambda found: bool(found["kept"]))
    (message,) = kept(api, projectId=project, types=event)
    return message


def test_item_82_a_digest_that_fails_is_told_and_the_source_stays_usable(
    calls: Calls, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(*_: object, **__: object) -> None:
        raise SourceExtractionFailed("The page is torn.", hint="Add another copy.")

    monkeypatch.setattr(FakeDigester, "digest", torn)
    source = calls.source(project, TEXT)
    told = _told(calls.api, project, "digest.failed")

    assert (source["status"], source["digestStatus"]) == ("READY", "FAILED")
    assert source["digestError"].startswith("The page is torn.")
    assert told.data["sourceId"] == source["id"]
    assert "mill" not in str(told.body)


def test_item_82_a_plan_that_fails_is_told_with_its_code(calls: Calls, project: str) -> None:
    plan = calls.plan(project, target={"audience": BREAK})
    told = _told(calls.api, project, "plan.failed")

    assert (told.data["storyPlanId"], told.data["failureCode"]) == (plan["id"], "story_plan_failed")
    assert told.data["previousStatus"] == "RUNNING"


def test_item_82_a_plan_that_is_overtaken_is_told_while_it_runs(calls: Calls, project: str, pace: Pace) -> None:
    running = calls.ask(project, target={"audience": HOLD})["id"]
    calls.plan_until(running, "RUNNING")
    later = calls.ask(project)["id"]
    told = _told(calls.api, project, "plan.superseded")
    pace.gate.set()

    assert told.data["storyPlanId"] == running != later
    assert told.data["status"] == "SUPERSEDED"
    assert calls.plan_until(later, "REQUIRES_APPROVAL")["id"] == later
