"""The conformance checklist over real HTTP: sound effects, item 59, and their part of items 47, 53 and 62."""

from __future__ import annotations

import io
import wave
from typing import Any

import httpx
import pytest

from tests.embedded_api.calling import OVER, Calls, wait_for

CLICK = {
    "op": "add",
    "entryIndex": 1,
    "label": "Click",
    "prompt": "heavy switch click",
    "volume": 0.5,
    "generatedDurationS": 0.5,
}


@pytest.fixture
def artifact(calls: Calls, plan: str) -> str:
    """The id of a READY table read."""
    done = calls.job_until(calls.ordered(plan), *OVER)
    return str(done["artifacts"][0]["id"])


def sfx(calls: Calls, artifact: str, status: int = 200, headers: dict[str, str] | None = None, **body: Any) -> Any:
    answer = calls.api.post(f"/api/v1/artifacts/{artifact}/sfx", json=body, headers=headers)
    assert answer.status_code == status, answer.text
    return answer.json()


def cues(calls: Calls, artifact: str) -> list[dict[str, Any]]:
    return list(calls.api.get(f"/api/v1/artifacts/{artifact}/sfx").json()["sfx"]["cues"])


def seconds_of(url: str) -> float:
    with wave.open(io.BytesIO(httpx.get(url, timeout=60).content)) as file:
        return file.getnframes() / file.getframerate()


def test_item_59_an_effect_is_answered_with_finished_audio(calls: Calls, artifact: str) -> None:
    cue = sfx(calls, artifact, **CLICK)["cue"]

    assert {name: cue[name] for name in CLICK if name != "op"} == {name: CLICK[name] for name in CLICK if name != "op"}
    assert (cue["isDraft"], cue["isDisabled"], cue["enabled"], cue["error"]) == (False, False, True, None)
    assert seconds_of(cue["soundUrl"]) == pytest.approx(0.5, abs=0.05)
    assert cues(calls, artifact) == [cue]


def test_item_59_a_second_one_on_the_line_keeps_one_cue_and_its_id(calls: Calls, artifact: str) -> None:
    first = sfx(calls, artifact, **CLICK)["cue"]
    second = sfx(calls, artifact, **{**CLICK, "label": "Knock", "prompt": "door knock"})["cue"]

    assert second["id"] == first["id"]
    assert second["soundUrl"] != first["soundUrl"]
    assert cues(calls, artifact) == [second]


def test_item_59_the_same_prompt_and_length_is_the_same_file_anywhere(calls: Calls, artifact: str, plan: str) -> None:
    other = str(calls.job_until(calls.ordered(plan), *OVER)["artifacts"][0]["id"])

    here, there = (sfx(calls, one, **CLICK)["cue"] for one in (artifact, other))
    longer = sfx(calls, other, **{**CLICK, "entryIndex": 0, "generatedDurationS": 0.6})["cue"]

    assert here["soundUrl"] == there["soundUrl"] != longer["soundUrl"]


def test_item_59_other_words_alone_keep_the_sound(calls: Calls, artifact: str) -> None:
    cue = sfx(calls, artifact, **CLICK)["cue"]

    told = sfx(calls, artifact, op="update", id=cue["id"], prompt="door knock", label="Knock")["cue"]
    again = sfx(calls, artifact, op="update", id=cue["id"], regenerate=True)["cue"]
    longer = sfx(calls, artifact, op="update", id=cue["id"], generatedDurationS=1.25)["cue"]

    assert (told["prompt"], told["soundUrl"]) == ("door knock", cue["soundUrl"])
    assert again["soundUrl"] != cue["soundUrl"]
    assert seconds_of(longer["soundUrl"]) == pytest.approx(1.25, abs=0.05)


def test_item_59_a_sound_that_cannot_be_made_leaves_a_draft(calls: Calls, artifact: str) -> None:
    draft = sfx(calls, artifact, **{**CLICK, "prompt": "a broken thing"})["cue"]
    mended = sfx(calls, artifact, op="update", id=draft["id"], prompt="a whole thing")["cue"]

    assert (draft["isDraft"], draft["soundUrl"]) == (True, None)
    assert "out of order" in draft["error"]
    assert (mended["isDraft"], mended["error"]) == (False, None)


def test_item_59_one_switch_has_two_names(calls: Calls, artifact: str) -> None:
    cue = sfx(calls, artifact, **CLICK)["cue"]
    off = sfx(calls, artifact, op="update", id=cue["id"], isDisabled=True)["cue"]
    on = sfx(calls, artifact, op="update", id=cue["id"], enabled=True)["cue"]

    assert [(one["enabled"], one["isDisabled"]) for one in (off, on)] == [(False, True), (True, False)]
    assert off["soundUrl"] == on["soundUrl"] == cue["soundUrl"]
    sfx(calls, artifact, 400, op="update", id=cue["id"], enabled=True, isDisabled=True)


def test_item_59_an_effect_moves_but_not_onto_another(calls: Calls, artifact: str) -> None:
    one = sfx(calls, artifact, **CLICK)["cue"]
    other = sfx(calls, artifact, **{**CLICK, "entryIndex": 0})["cue"]

    refused = sfx(calls, artifact, 400, op="update", id=one["id"], entryIndex=0)
    moved = sfx(calls, artifact, op="update", id=one["id"], entryIndex=2)["cue"]

    assert refused["error"]["details"]["issues"][0]["path"] == "entryIndex"
    assert [cue["entryIndex"] for cue in cues(calls, artifact)] == [0, 2]
    assert (moved["id"], moved["soundUrl"]) == (one["id"], other["soundUrl"])


def test_item_59_a_removed_effect_is_gone_and_its_file_stays(calls: Calls, artifact: str) -> None:
    cue = sfx(calls, artifact, **CLICK)["cue"]

    gone = sfx(calls, artifact, op="remove", id=cue["id"])

    assert gone == {"cue": cue, "removed": True}
    assert cues(calls, artifact) == []
    assert httpx.head(cue["soundUrl"], timeout=60).status_code == 200
    assert sfx(calls, artifact, 404, op="remove", id=cue["id"])["error"]["code"] == "sfx_cue_not_found"
    assert sfx(calls, artifact, 404, op="update", id=cue["id"], volume=0)["error"]["code"] == "sfx_cue_not_found"


@pytest.mark.parametrize(
    ("change", "path", "words"),
    [
        ({"entryIndex": 9999}, "entryIndex", "Too big: expected number"), ({"entryIndex": -1}, "entryIndex", "Too small"),
        ({"volume": 1.1}, "volume", "Too big"), ({"generatedDurationS": 0.05}, "generatedDurationS", "Too small"),
        ({"generatedDurationS": 31}, "generatedDurationS", "Too big"), ({"prompt": ""}, "prompt", "Too small"),
        ({"prompt": "x" * 501}, "prompt", "Too big"), ({"label": "x" * 121}, "label", "Too big"),
        ({"loud": True}, "loud", "Unrecognized key"), ({"regenerate": True}, "regenerate", "Unrecognized key"),
        ({"op": "sing"}, "op", "Invalid option"), ({"label": None}, "label", "Required"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_by_its_path(
    calls: Calls, standing: str, change: dict[str, Any], path: str, words: str
) -> None:
    error = sfx(calls, standing, 400, **{**CLICK, **change})["error"]

    assert (error["details"]["issues"][0]["path"], "is invalid:" in error["message"]) == (path, True)
    assert words in error["message"]
    assert cues(calls, standing) == []


def test_the_limits_themselves_fit(calls: Calls, artifact: str) -> None:
    cue = sfx(
        calls, artifact, **{**CLICK, "prompt": "x" * 500, "label": "é" * 120, "volume": 0, "generatedDurationS": 0.1}
    )["cue"]

    assert (len(cue["prompt"]), len(cue["label"]), cue["volume"], cue["generatedDurationS"]) == (500, 120, 0, 0.1)


def test_a_repeated_request_changes_nothing(calls: Calls, artifact: str) -> None:
    key = {"Idempotency-Key": f"sfx-{artifact}"}
    first = sfx(calls, artifact, headers=key, **CLICK)
    sfx(calls, artifact, op="remove", id=first["cue"]["id"])

    assert sfx(calls, artifact, headers=key, **CLICK) == first
    assert cues(calls, artifact) == []


@pytest.mark.usefixtures("own_life")
def test_item_62_an_audible_change_takes_the_recording_away_and_another_does_not(calls: Calls, artifact: str) -> None:
    def finished() -> str | None:
        calls.api.post(
            f"/api/v1/artifacts/{artifact}/finalize", json={"mode": "audio"}, headers={"Idempotency-Key": next(keys)}
        )
        return wait_for(recording, lambda url: url is not None)

    def recording() -> str | None:
        found: str | None = calls.api.get(f"/api/v1/artifacts/{artifact}").json()["artifact"]["manifest"]["audio"][
            "recordingUrl"
        ]
        return found

    keys = (f"finish-{number}" for number in range(9))
    plain = finished()
    cue = sfx(calls, artifact, **CLICK)["cue"]
    assert recording() is None
    scored = finished()
    assert scored not in (None, plain)
    for silent in ({"label": "Another name"}, {"prompt": "other words"}, {"volume": 0.5}, {"isDisabled": False}):
        sfx(calls, artifact, op="update", id=cue["id"], **silent)
        assert recording() == scored
    for heard in ({"volume": 0.4}, {"entryIndex": 2}, {"generatedDurationS": 0.7}, {"enabled": False}):
        sfx(calls, artifact, op="update", id=cue["id"], **heard)
        assert recording() is None
        assert finished() is not None
    sfx(calls, artifact, op="remove", id=cue["id"])
    assert recording() is not None
