"""The conformance checklist over real HTTP, item 4: every limit of the table, in whatever routes exist: the last one passes, one more does not."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from engine import Studio
from tests.embedded_api.calling import Calls
from tests.embedded_api.limits import LEAST, LIMITS, Place, voices


@pytest.fixture(scope="module")
def seen() -> dict[str, str]:
    return {}


@pytest.fixture
def place(calls: Calls, seen: dict[str, str]) -> Place:
    if "artifact" not in seen:
        seen["artifact"] = calls.artifact()["id"]
    return Place(calls, calls.project(), seen["artifact"])


def _taken(answer: httpx.Response, name: str) -> bool:
    # Fifty ids of sources nobody has were counted and are looked for; a refine may wait for another.
    others = {"plan sourceIds": (404, "source_not_found"), "refine instruction": (409, "story_job_state_invalid")}
    if answer.status_code < 300:
        return True
    return (answer.status_code, answer.json()["error"]["code"]) == others.get(name)


@pytest.mark.parametrize("name", LIMITS)
def test_item_4_the_last_one_passes_and_one_more_does_not(place: Place, name: str) -> None:
    limit = LIMITS[name]
    exact, over = limit.send(place, limit.most), limit.send(place, limit.most + 1)

    assert _taken(exact, name), exact.text[:500]
    error = over.json()["error"]
    assert over.status_code == limit.status, over.text[:500]
    if over.status_code == 400:
        assert error["code"] == "validation_failed"
        assert error["message"].count("is invalid:") == 1
        assert "Too big:" in error["message"], error["message"]
        assert error["details"]["issues"][0]["limit"] == limit.most


@pytest.mark.parametrize("name", LEAST)
def test_item_4_the_least_passes_and_one_less_does_not(place: Place, name: str) -> None:
    limit = LEAST[name]
    least, under = limit.send(place, limit.most), limit.send(place, limit.most - 1)

    assert _taken(least, name), least.text[:500]
    assert (under.status_code, under.json()["error"]["code"]) == (400, "validation_failed"), under.text[:500]
    assert under.json()["error"]["details"]["issues"][0]["limit"] in (limit.most, None)


def test_item_4_a_voice_map_names_only_voices_there_are(place: Place, studio: Studio) -> None:
    known = {voice.id for voice in studio.table_read.voices()}
    assert {voice["voiceId"] for voice in voices(60).values()} <= known


@pytest.mark.parametrize(
    ("type", "plan", "path", "message"),
    [
        ("table_read", {"aspect": "1:1"}, "renderPlan", 'Unrecognized key: "aspect"'),
        ("trailer", {"outputs": ["mp4"]}, "renderPlan", 'Unrecognized key: "outputs"'),
        ("pitch_deck", {"frames": 4}, "renderPlan", 'Unrecognized key: "frames"'),
        ("pitch_deck", {"aspect": "4:3"}, "renderPlan.aspect", 'Invalid option: expected one of "16:9"|"9:16"|"1:1"'),
        ("pitch_deck", {"outputs": ["gif"]}, "renderPlan.outputs[0]", 'Invalid option: expected one of "mp4"|"pdf"|"pptx"'),
        ("production_video", {"resolution": "4k"}, "renderPlan.resolution", 'Invalid option: expected one of "720p"|"1080p"'),
        ("pitch_deck", {"durationSeconds": True}, "renderPlan.durationSeconds", "Invalid input: expected number, received boolean"),
        ("trailer", {"durationSeconds": 14.9}, "renderPlan.durationSeconds", "Too small: expected number to be >=15"),
        ("storyboard", {"frames": 9.5}, "renderPlan.frames", "Invalid input: expected integer, received number"),
        ("storyboard", {"frames": "9"}, "renderPlan.frames", "Invalid input: expected number, received string"),
        ("storyboard", [], "renderPlan", "Invalid input: expected object, received array"),
    ],
)  # fmt: skip
def test_item_4_each_type_takes_its_own_rendering(place: Place, type: str, plan: Any, path: str, message: str) -> None:
    body = {"artifactRequests": [{"type": type, "renderPlan": plan}]}
    issue = place.write("POST", place.path("/story-plans"), body).json()["error"]["details"]["issues"][0]

    assert (issue["path"], issue["message"]) == (f"artifactRequests[0].{path}", message)


def test_item_4_what_a_type_takes_is_kept_as_it_was_sent(place: Place) -> None:
    plans = {
        "pitch_deck": {"durationSeconds": 45, "aspect": "9:16", "outputs": ["mp4", "pptx"]},
        "storyboard": {"frames": 8.0}, "trailer": {"aspect": "1:1", "durationSeconds": 22.5}, "production_video": {"resolution": "720p", "aspect": None},
    }  # fmt: skip
    requests = [{"type": type, "renderPlan": plan} for type, plan in plans.items()]
    requests[2] |= {"voiceMap": {"NARRATOR": {"voiceId": "nobody's"}}}  # which only a table read looks at
    answer = place.write("POST", place.path("/story-plans"), {"artifactRequests": requests})
    made = answer.json()["plan"]

    assert '"durationSeconds":45,' in answer.text
    plans["production_video"].pop("aspect")
    assert {one["type"]: one["renderPlan"] for one in made["artifactRequests"]} == plans
