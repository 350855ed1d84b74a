"""The conformance checklist over real HTTP: music, items 43, 45, 54 to 58, 61 and 62 as far as clips go."""

from __future__ import annotations

import threading
from typing import Any

import httpx
import pytest

from tests.embedded_api.calling import OVER, READ, Calls, wait_for
from tests.embedded_api.house import House
from tests.fakes.music import FakeMusic

CLIP = {
    "sceneIndex", "status", "soundUrl", "durationMs", "playMode", "anchor", "disabled", "origin", "gainDb", "fadeInMs", "fadeOutMs",
    "error", "updatedAt",
}  # fmt: skip


@pytest.fixture
def composer(house: House) -> FakeMusic:
    """The house's composer."""
    return house.music


def _read(calls: Calls, plan: str, **request: Any) -> tuple[str, dict[str, Any]]:
    done = calls.job_until(calls.ordered(plan, {**READ, **request}), *OVER)
    assert done["status"] == "READY"
    return str(done["artifacts"][0]["id"]), done


def _music(calls: Calls, artifact: str) -> dict[str, Any]:
    return dict(calls.api.get(f"/api/v1/artifacts/{artifact}/music").json()["music"])


def _write(calls: Calls, artifact: str, body: Any = None, key: str | None = None) -> httpx.Response:
    headers = {"Idempotency-Key": key} if key else {}
    if body is None:
        return calls.api.post(f"/api/v1/artifacts/{artifact}/music", headers=headers)
    return calls.api.post(f"/api/v1/artifacts/{artifact}/music", json=body, headers=headers)


def _clip(music: dict[str, Any], scene: int) -> dict[str, Any]:
    return next(clip for clip in music["definedClips"] if clip["sceneIndex"] == scene)


def _settled(calls: Calls, artifact: str) -> dict[str, Any]:
    return wait_for(lambda: _music(calls, artifact), lambda found: found["status"] != "rendering")


def _finalized(calls: Calls, artifact: str, key: str) -> dict[str, Any]:
    answer = calls.api.post(
        f"/api/v1/artifacts/{artifact}/finalize", json={"mode": "audio"}, headers={"Idempotency-Key": key}
    )
    assert answer.status_code in (200, 202), answer.text
    return wait_for(
        lambda: _audio(calls, artifact), lambda a: (a["finalize"] or {}).get("status") in ("complete", "failed")
    )


def _audio(calls: Calls, artifact: str) -> dict[str, Any]:
    return dict(calls.api.get(f"/api/v1/artifacts/{artifact}").json()["artifact"]["manifest"]["audio"])


def test_item_43_about_half_the_scenes_get_a_bed_and_none_when_it_is_put_off(calls: Calls, plan: str) -> None:
    scored, _ = _read(calls, plan)
    put_off, _ = _read(calls, plan, deferMusic=True)

    music = _music(calls, scored)
    assert [clip["sceneIndex"] for clip in music["definedClips"]] == [0]
    assert music["definedClips"][0].keys() == CLIP
    assert (music["status"], music["totalScenes"], music["musicCoveragePercent"]) == ("ready", 2, 50)
    sound = calls.api.get(httpx.URL(_clip(music, 0)["soundUrl"]).path)
    assert sound.status_code == 200
    assert sound.headers["content-type"] == "audio/mpeg"
    nothing = _music(calls, put_off)
    assert (nothing["status"], nothing["definedClips"], nothing["directives"]) == ("none", [], [])


@pytest.mark.parametrize(
    ("policy", "scenes"),
    [("none", []), ("bookends: music at the beginning and the end only", [0, 1]), ("sparse", [0]), ("fully scored", [0, 1])],
)  # fmt: skip
def test_what_the_plan_says_of_music_decides_which_scenes_have_a_bed(
    calls: Calls, policy: str, scenes: list[int]
) -> None:
    project = calls.project()
    calls.source(project)
    plan = calls.plan(project, autoApprove=True, styleConstraints={"musicPolicy": policy})
    music = _music(calls, _read(calls, plan["id"])[0])
    assert [clip["sceneIndex"] for clip in music["definedClips"]] == scenes
    assert music["status"] == ("ready" if scenes else "none")


def test_item_45_a_broken_music_engine_costs_the_music_alone(calls: Calls, plan: str, composer: FakeMusic) -> None:
    composer.broken = {0}
    artifact, job = _read(calls, plan, notes="broken music")

    (warning,) = (one for one in job["warnings"] if one["code"] == "music_generation_failed")
    assert "planned music did not complete" in warning["message"]
    music = _music(calls, artifact)
    assert (music["status"], _clip(music, 0)["status"]) == ("failed", "failed")
    assert _clip(music, 0)["error"] == "The orchestra has gone home."
    done = _finalized(calls, artifact, "broken-1")
    assert done["finalize"]["status"] == "complete"
    assert done["finalize"]["warnings"] == ["Scene 1 has no music: The orchestra has gone home."]


def test_item_54_the_number_of_scenes_is_the_same_after_every_write(calls: Calls, plan: str) -> None:
    artifact, _ = _read(calls, plan)
    for body in (
        {"musicCoveragePercent": 100}, {"scope": "screenplay", "mode": "replace", "prompt": "slow brass"},
        {"regenerateScenes": [1]}, {"sceneIndex": 1, "clip": {"disabled": True}}, {},
    ):  # fmt: skip
        answer = _write(calls, artifact, body)
        assert answer.status_code in (200, 202), answer.text
        assert answer.json()["music"]["totalScenes"] == 2
    assert _settled(calls, artifact)["totalScenes"] == 2


def test_item_55_an_installed_clip_reads_back_to_the_letter(calls: Calls, plan: str) -> None:
    artifact, _ = _read(calls, plan)
    own = httpx.URL(_clip(_music(calls, artifact), 0)["soundUrl"])
    url = f"https://elsewhere.example:9{own.raw_path.decode()}?take=2"
    clip = {"soundUrl": url, "playMode": "loop", "anchor": "end", "gainDb": -3.5, "fadeInMs": 200, "fadeOutMs": 10000}

    answer = _write(calls, artifact, {"sceneIndex": 1, "clip": clip})
    assert answer.status_code == 200
    now = _clip(_music(calls, artifact), 1)
    assert {name: now[name] for name in clip} == clip
    assert (now["status"], now["disabled"], now["origin"]) == ("ready", False, "installed")
    assert now["durationMs"] == 3000
    anchored = _write(calls, artifact, {"sceneIndex": 0, "clip": {"placement": {"anchor": "end"}}}).json()["music"]
    assert (_clip(anchored, 0)["anchor"], _clip(anchored, 0)["soundUrl"][-4:]) == ("end", ".mp3")


def test_item_56_a_regenerated_scene_is_pending_at_once_then_ready(
    calls: Calls, plan: str, composer: FakeMusic
) -> None:
    artifact, _ = _read(calls, plan)
    before = _clip(_music(calls, artifact), 0)
    composer.gate = threading.Event()
    answer = _write(calls, artifact, {"regenerateScenes": [0]})
    assert answer.status_code == 202
    assert (_clip(answer.json()["music"], 0)["status"], _clip(answer.json()["music"], 0)["soundUrl"]) == (
        "pending",
        None,
    )
    wait_for(lambda: _clip(_music(calls, artifact), 0), lambda clip: clip["status"] == "rendering")
    composer.gate.set()

    after = _clip(_settled(calls, artifact), 0)
    assert (after["status"], after["playMode"], after["durationMs"]) == ("ready", "once", 3000)
    assert after["soundUrl"] != before["soundUrl"]
    assert (
        calls.api.get(httpx.URL(before["soundUrl"]).path).content
        != calls.api.get(httpx.URL(after["soundUrl"]).path).content
    )


def test_item_57_muted_stays_muted(calls: Calls, plan: str, composer: FakeMusic) -> None:
    artifact, _ = _read(calls, plan)
    composer.gate = threading.Event()
    _write(calls, artifact, {"regenerateScenes": [0]}, key="again-1")
    muted = _clip(_write(calls, artifact, {"sceneIndex": 0, "clip": {"disabled": True}}).json()["music"], 0)
    assert (muted["status"], muted["disabled"]) == ("ready", True)
    composer.gate.set()

    def is_muted() -> bool:
        return bool(_clip(_settled(calls, artifact), 0)["disabled"])

    assert is_muted()
    assert _write(calls, artifact, {"regenerateScenes": [0]}, key="again-1").headers["Idempotency-Replayed"] == "true"
    assert is_muted()
    assert _write(calls, artifact).status_code == 200
    assert is_muted()
    _write(calls, artifact, {"regenerateScenes": [0]})
    remade = _clip(_settled(calls, artifact), 0)
    assert (remade["disabled"], remade["status"]) == (True, "ready")
    assert remade["soundUrl"]
    silent = _clip(_write(calls, artifact, {"sceneIndex": 1, "clip": {"disabled": True}}).json()["music"], 1)
    assert (silent["status"], silent["soundUrl"], silent["disabled"]) == ("ready", None, True)
    _write(calls, artifact, {"sceneIndex": 0, "clip": {"disabled": False}})
    assert not is_muted()


def test_item_58_a_clip_can_be_banked_and_survives_everything(calls: Calls, plan: str) -> None:
    first, _ = _read(calls, plan)
    url = _clip(_music(calls, first), 0)["soundUrl"]
    second, _ = _read(calls, plan, deferMusic=True)
    _write(calls, second, {"sceneIndex": 1, "clip": {"soundUrl": url, "anchor": "end"}})
    refined = calls.api.post(
        f"/api/v1/artifacts/{second}/refine",
        json={"instruction": "Rename GUEST to Ada."},
        headers={"Idempotency-Key": "r"},
    ).json()["storyJob"]
    assert calls.job_until(refined["id"], *OVER)["status"] == "READY"

    clip = _clip(_music(calls, second), 1)
    assert (clip["soundUrl"], clip["anchor"], clip["status"]) == (url, "end", "ready")
    assert _finalized(calls, second, "bank-1")["finalize"]["status"] == "complete"
    assert _music(calls, second)["definedClips"][0]["error"] is None


def test_item_62_what_is_heard_forgets_the_recording_and_what_is_not_does_not(calls: Calls, plan: str) -> None:
    artifact, _ = _read(calls, plan)
    first = _finalized(calls, artifact, "done-0")["recordingUrl"]
    assert first
    for silent in (
        {"scope": "scene", "sceneIndex": 0, "mode": "append", "prompt": "a little faster"}, {"musicCoveragePercent": 10},
        {"sceneIndex": 0, "clip": {"disabled": False}}, {"sceneIndex": 1, "clip": {"anchor": "start"}},
        {"sceneIndex": 1, "clip": {"disabled": True}},
    ):  # fmt: skip
        _write(calls, artifact, silent)
        assert _audio(calls, artifact)["recordingUrl"] == first, silent
    for number, heard in enumerate(
        ({"gainDb": -2}, {"fadeInMs": 500}, {"anchor": "end"}, {"disabled": True}, {"disabled": False})
    ):
        _write(calls, artifact, {"sceneIndex": 0, "clip": heard})
        audio = _audio(calls, artifact)
        assert (audio["recordingUrl"], audio["recordingDurationMs"], audio["finalize"]) == (None, None, None), heard
        assert _finalized(calls, artifact, f"done-{number + 1}")["finalize"]["status"] == "complete"
    _write(calls, artifact, {"regenerateScenes": [0]})
    assert _audio(calls, artifact)["finalize"] is None
    assert calls.api.get(httpx.URL(first).path).status_code == 200


def test_a_finalize_takes_in_what_was_on_its_way(calls: Calls, plan: str, composer: FakeMusic) -> None:
    silent, _ = _read(calls, plan, deferMusic=True)  # the same words without music are mixed already
    _finalized(calls, silent, "silent-0")
    artifact, _ = _read(calls, plan)
    before = _finalized(calls, artifact, "way-0")["recordingUrl"]
    composer.gate = threading.Event()
    _write(calls, artifact, {"regenerateScenes": [0, 1]})
    calls.api.post(
        f"/api/v1/artifacts/{artifact}/finalize", json={"mode": "audio"}, headers={"Idempotency-Key": "way-1"}
    )
    composer.gate.set()
    done = wait_for(lambda: _audio(calls, artifact), lambda a: (a["finalize"] or {}).get("status") == "complete")

    assert done["recordingUrl"] not in (None, before)
    assert [clip["status"] for clip in _settled(calls, artifact)["definedClips"]] == ["ready", "ready"]
    assert _audio(calls, artifact)["recordingUrl"] == done["recordingUrl"]


def test_an_address_that_cannot_be_had_shows_at_the_clip_and_fails_that_finalize(calls: Calls, plan: str) -> None:
    artifact, _ = _read(calls, plan)
    write = _write(calls, artifact, {"sceneIndex": 0, "clip": {"soundUrl": "https://gone.example/bed.mp3"}})
    assert _clip(write.json()["music"], 0)["status"] == "ready"
    clip = wait_for(lambda: _clip(_music(calls, artifact), 0), lambda found: found["error"] is not None)

    assert "no network" in clip["error"]
    assert clip["soundUrl"] == "https://gone.example/bed.mp3"
    assert _finalized(calls, artifact, "gone-1")["finalize"]["warnings"] == [f"Scene 1 has no music: {clip['error']}"]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"regenerateScenes": [2]}, "regenerateScenes[0]"), ({"regenerateScenes": []}, "regenerateScenes"),
        ({"regenerateScenes": [0], "musicCoveragePercent": 5}, ""), ({"musicCoveragePercent": 101}, "musicCoveragePercent"),
        ({"sceneIndex": 2, "clip": {"disabled": True}}, "sceneIndex"), ({"clip": {"disabled": True}}, "sceneIndex"),
        ({"sceneIndex": 0}, "sceneIndex"), ({"sceneIndex": 0, "clip": {"volume": 1}}, "clip"),
        ({"sceneIndex": 0, "clip": {"gainDb": 6.5}}, "clip.gainDb"), ({"sceneIndex": 0, "clip": {"fadeInMs": 10001}}, "clip.fadeInMs"),
        ({"sceneIndex": 0, "clip": {"soundUrl": "file:///etc/passwd"}}, "clip.soundUrl"),
        ({"sceneIndex": 0, "clip": {"soundUrl": "https://a.example/" + "x" * 2048}}, "clip.soundUrl"),
        ({"scope": "scene", "mode": "replace", "prompt": "x"}, "sceneIndex"), ({"scope": "screenplay", "prompt": "x"}, "mode"),
        ({"scope": "screenplay", "mode": "append", "prompt": "x" * 1001}, "prompt"),
        ({"scope": "screenplay", "mode": "append", "prompt": ""}, "prompt"),
    ],
)  # fmt: skip
def test_a_write_that_does_not_fit_is_refused_by_its_path(calls: Calls, standing: str, body: Any, path: str) -> None:
    answer = _write(calls, standing, body)

    assert answer.status_code == 400, answer.text
    assert path in [issue["path"] for issue in answer.json()["error"]["details"]["issues"]]


def test_a_prompt_of_a_thousand_letters_of_any_script_is_taken(calls: Calls, made: str) -> None:
    prompt = "🎷✨ поздний джаз 深夜 " * 60
    answer = _write(calls, made, {"scope": "screenplay", "mode": "replace", "prompt": prompt[:1000]})

    assert answer.status_code == 200
    assert answer.json()["music"]["directives"][-1]["prompt"] == prompt[:1000]


@pytest.fixture(scope="module")
def kept() -> dict[str, str]:
    """What tests that spoil nothing share."""
    return {}


@pytest.fixture
def made(calls: Calls, kept: dict[str, str]) -> str:
    """A READY table read for calls that change little; in the house all tests share."""
    if "artifact" not in kept:
        kept["artifact"] = _read(calls, str(calls.approved()["id"]))[0]
    return kept["artifact"]
