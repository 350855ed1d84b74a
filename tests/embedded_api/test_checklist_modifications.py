"""The conformance checklist over real HTTP: effects on voices, item 51, and their part of item 62."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tests.embedded_api.calling import OVER, Calls, wait_for

DEFAULTS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "autotune": ({}, {"key": "D", "scale": "minpent", "reverb": "chapel", "strength": 0.9}),
    "telephone": ({"drive": 1}, {"lowHz": 300, "highHz": 3400, "drive": 1}),
    "hall": ({"wet": 0}, {"decayS": 2.4, "wet": 0, "preDelayMs": 20}),
    "robot": ({"carrierHz": 400}, {"carrierHz": 400, "mix": 0.8}),
    "pitch": ({"semitones": -12}, {"semitones": -12}),
    "speed": ({"factor": 0.5}, {"factor": 0.5}),
}


@pytest.fixture
def artifact(calls: Calls, plan: str) -> str:
    """The id of a READY table read."""
    return str(calls.job_until(calls.ordered(plan), *OVER)["artifacts"][0]["id"])


def ask(calls: Calls, artifact: str, status: int = 202, **body: Any) -> dict[str, Any]:
    whole = {"startEntryIndex": 0, "endEntryIndex": 0, "effect": "hall", **body}
    answer = calls.api.post(f"/api/v1/artifacts/{artifact}/voice-modification", json=whole)
    assert answer.status_code == status, answer.text
    return dict(answer.json())


def audio(calls: Calls, artifact: str) -> dict[str, Any]:
    return dict(calls.api.get(f"/api/v1/artifacts/{artifact}").json()["artifact"]["manifest"]["audio"])


def settled(calls: Calls, artifact: str) -> list[dict[str, Any]]:
    return list(wait_for(
        lambda: audio(calls, artifact)["modifications"], lambda all_: all(one["status"] in ("ready", "failed") for one in all_)
    ))  # fmt: skip


def length(calls: Calls, artifact: str, line: int) -> int:
    entry = calls.entries(artifact)[line]
    return int(entry["endMs"] - entry["startMs"])


@pytest.mark.parametrize("effect", DEFAULTS)
def test_item_51_each_effect_becomes_ready_with_its_whole_settings(calls: Calls, artifact: str, effect: str) -> None:
    given, whole = DEFAULTS[effect]

    asked = ask(calls, artifact, effect=effect, params=given, endEntryIndex=1)
    (one,) = settled(calls, artifact)

    assert asked == {"modificationId": one["id"], "status": "queued"}
    assert (one["status"], one["error"], one["effect"], one["params"]) == ("ready", None, effect, whole)
    assert (one["startEntryIndex"], one["endEntryIndex"]) == (0, 1)


def test_item_51_it_is_audible_in_the_performance_until_it_is_taken_away(calls: Calls, artifact: str) -> None:
    plain = length(calls, artifact, 1)

    asked = ask(calls, artifact, effect="speed", params={"factor": 0.5}, startEntryIndex=1, endEntryIndex=1)
    settled(calls, artifact)
    slow = wait_for(lambda: length(calls, artifact, 1), lambda found: found > 1.8 * plain)
    removed = calls.api.delete(f"/api/v1/artifacts/{artifact}/voice-modification/{asked['modificationId']}")

    assert slow == pytest.approx(2 * plain, rel=0.05)
    assert removed.json() == {"removed": True}
    assert length(calls, artifact, 1) == plain
    assert (
        calls.api.delete(f"/api/v1/artifacts/{artifact}/voice-modification/{asked['modificationId']}").status_code
        == 404
    )


def test_item_51_the_newest_of_a_range_wins(calls: Calls, artifact: str) -> None:
    plain = length(calls, artifact, 1)
    for factor in (0.5, 2.0):
        ask(calls, artifact, effect="speed", params={"factor": factor}, startEntryIndex=1, endEntryIndex=1)
        settled(calls, artifact)

    assert wait_for(lambda: length(calls, artifact, 1), lambda found: found < plain) == pytest.approx(
        plain / 2, rel=0.1
    )
    assert [one["status"] for one in audio(calls, artifact)["modifications"]] == ["ready", "ready"]


@pytest.mark.parametrize(
    ("body", "path", "words"),
    [
        ({"params": {"loud": 1}}, "params.loud", "Unrecognized key"), ({"endEntryIndex": 9999}, "endEntryIndex", "Too big"),
        ({"startEntryIndex": 2, "endEntryIndex": 1}, "startEntryIndex", "Too big"), ({"startEntryIndex": -1}, "startEntryIndex", "Too small"),
        ({"effect": "choir"}, "effect", "Invalid option"), ({"effect": "pitch"}, "params.semitones", "Required"),
        ({"params": {"decayS": 10.1}}, "params.decayS", "Too big"), ({"params": {"wet": -0.1}}, "params.wet", "Too small"),
        ({"effect": "autotune", "params": {"key": "H"}}, "params.key", "Invalid option"),
        ({"effect": "autotune", "params": {"strength": "much"}}, "params.strength", "Invalid input"), ({"volume": 1}, "volume", "Unrecognized key"),
    ],
)  # fmt: skip
def test_item_51_what_does_not_fit_is_refused(
    calls: Calls, standing: str, body: dict[str, Any], path: str, words: str
) -> None:
    error = ask(calls, standing, 400, **body)["error"]

    assert (error["details"]["issues"][0]["path"], "is invalid:" in error["message"]) == (path, True)
    assert words in error["message"]
    assert audio(calls, standing)["modifications"] == []


def test_item_51_keys_have_sharps_and_flats(calls: Calls, artifact: str) -> None:
    for key in ("F#", "Bb"):
        ask(calls, artifact, effect="autotune", params={"key": key, "reverb": "none"})

    assert [one["status"] for one in settled(calls, artifact)] == ["ready", "ready"]


def test_item_62_asking_readiness_and_removal_take_the_recording_away(calls: Calls, artifact: str) -> None:
    keys = (f"{artifact}-{number}" for number in itertools.count())

    def finished() -> str:
        calls.api.post(
            f"/api/v1/artifacts/{artifact}/finalize", json={"mode": "audio"}, headers={"Idempotency-Key": next(keys)}
        )
        return str(wait_for(lambda: audio(calls, artifact)["recordingUrl"], lambda url: url is not None))

    plain = finished()
    asked = ask(calls, artifact)
    assert audio(calls, artifact)["recordingUrl"] is None
    settled(calls, artifact)
    coloured = finished()
    assert coloured != plain
    calls.api.delete(f"/api/v1/artifacts/{artifact}/voice-modification/{asked['modificationId']}")
    assert audio(calls, artifact)["recordingUrl"] is None


def test_item_65_a_finalize_takes_in_what_is_being_rendered_when_it_is_called(calls: Calls, artifact: str) -> None:
    keys = (f"{artifact}-{number}" for number in itertools.count())

    def finished() -> dict[str, Any]:
        answer = calls.api.post(
            f"/api/v1/artifacts/{artifact}/finalize", json={"mode": "audio"}, headers={"Idempotency-Key": next(keys)}
        )
        assert answer.status_code in (200, 202), answer.text
        return wait_for(lambda: audio(calls, artifact), lambda found: found["recordingUrl"] is not None)

    plain = finished()["recordingDurationMs"]
    last = len(calls.entries(artifact)) - 1
    ask(calls, artifact, effect="speed", params={"factor": 0.5}, startEntryIndex=0, endEntryIndex=last)
    slow = finished()

    assert slow["recordingDurationMs"] > 1.15 * plain
    assert slow["finalize"]["warnings"] == []
    assert [one["status"] for one in slow["modifications"]] == ["ready"]
