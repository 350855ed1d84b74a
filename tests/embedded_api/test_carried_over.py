"""What a version takes over from the one before it (contract 10): voices, clips, mutes, cues, effects; an earlier one keeps showing its own."""

from __future__ import annotations

from typing import Any

from tests.embedded_api.calling import OVER, Calls, wait_for


def _post(calls: Calls, path: str, body: dict[str, Any], key: str | None = None) -> dict[str, Any]:
    answer = calls.api.post(f"/api/v1/artifacts/{path}", json=body, headers={"Idempotency-Key": key} if key else None)
    assert answer.status_code < 300, answer.text
    return dict(answer.json())


def _get(calls: Calls, path: str, **query: Any) -> dict[str, Any]:
    return dict(calls.api.get(f"/api/v1/artifacts/{path}", params=query).json())


def _effects(calls: Calls, artifact: str, **query: Any) -> list[tuple[str, int, int, str]]:
    found = _get(calls, artifact, **query)["artifact"]["manifest"]["audio"]["modifications"]
    return [(one["id"], one["startEntryIndex"], one["endEntryIndex"], one["status"]) for one in found]


def test_item_48_what_a_version_takes_over_and_what_the_one_before_it_keeps(calls: Calls, plan: str) -> None:
    done = calls.job_until(calls.ordered(plan), *OVER)
    artifact, script = str(done["artifacts"][0]["id"]), calls.entries(str(done["artifacts"][0]["id"]))
    name, voice, on_first, on_third = _dressed(calls, artifact, script[0]["character"])
    wait_for(lambda: _effects(calls, artifact), lambda all_: all(one[3] in ("ready", "failed") for one in all_))
    first = _effects(calls, artifact)

    job = _post(calls, f"{artifact}/refine", {"instruction": "Remove line 1.", "scope": "screenplay"}, "carry")[
        "storyJob"
    ]
    warnings = calls.job_until(job["id"], *OVER)["warnings"]

    assert calls.entries(artifact)[1]["text"] == script[2]["text"]
    assert _effects(calls, artifact) == [(on_third, 1, 1, "ready")]
    assert [(one["entryIndex"], one["label"]) for one in _get(calls, f"{artifact}/sfx")["sfx"]["cues"]] == [
        (1, "Click 2")
    ]
    clips = _get(calls, f"{artifact}/music")["music"]["definedClips"]
    assert [one["disabled"] for one in clips if one["sceneIndex"] == 0] == [True]
    voices = {one["character"]: one["voiceId"] for one in _get(calls, f"{artifact}/cast")["cast"]}
    assert voices.get(name, voice) == voice
    dropped = " ".join(one["message"] for one in warnings if one["code"] == "refine_dropped")
    assert "hall" in dropped
    assert "Click 0" in dropped
    assert _effects(calls, artifact, revision=1) == first == [(on_first, 0, 0, "ready"), (on_third, 2, 2, "ready")]
    assert {one["character"]: one["voiceId"] for one in _get(calls, f"{artifact}/cast", revision=1)["cast"]}[
        name
    ] == voice


def _dressed(calls: Calls, artifact: str, name: str) -> tuple[str, str, str, str]:
    """A voice of its own for a character, effects and clicks on the first and the third line, no music in the first scene."""
    cast = _get(calls, f"{artifact}/cast")["cast"]
    taken = {one["voiceId"] for one in cast}
    voice = next(
        one["id"] for one in calls.api.get("/api/v1/voices?limit=100").json()["voices"] if one["id"] not in taken
    )
    _post(calls, f"{artifact}/voice", {"character": name, "voiceId": voice})
    on_first = _post(calls, f"{artifact}/voice-modification", _hall(0))["modificationId"]
    on_third = _post(calls, f"{artifact}/voice-modification", _hall(2))["modificationId"]
    for line in (0, 2):
        _post(
            calls,
            f"{artifact}/sfx",
            {"op": "add", "entryIndex": line, "label": f"Click {line}", "prompt": "switch click"},
        )
    _post(calls, f"{artifact}/music", {"sceneIndex": 0, "clip": {"disabled": True}})
    return name, voice, str(on_first), str(on_third)


def _hall(line: int) -> dict[str, Any]:
    return {"startEntryIndex": line, "endEntryIndex": line, "effect": "hall"}
