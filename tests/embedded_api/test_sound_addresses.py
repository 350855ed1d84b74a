"""Sounds people give the address of, over real HTTP: whatever holds sound is used, whatever does not says so; what was fetched stays."""

from __future__ import annotations

import threading
import wave
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import StudioSettings
from engine.bootstrap import default_machines
from tests.embedded_api.calling import OVER, READ, Calls, wait_for
from tests.embedded_api.house import House, hasty, housed
from tests.fakes.machines import fake_machines

SECONDS = 2.0
HOLDING_SOUND = {"8-khz.wav": (8_000, 1, 2), "24-bit.wav": (48_000, 2, 3), "7-channels.wav": (44_100, 7, 2)}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Quiet."""


def _wav(path: Path, rate: int, channels: int, width: int) -> None:
    tone = 0.4 * np.sin(2 * np.pi * 440 * np.arange(int(rate * SECONDS)) / rate)
    whole = np.ascontiguousarray((np.repeat(tone, channels) * 2**31 * 0.99).astype("<i4")).view(np.uint8).reshape(-1, 4)
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, width, rate, 0, "NONE", "not compressed"))
        file.writeframes(np.ascontiguousarray(whole[:, 4 - width :]).tobytes())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the site has."""
    folder = tmp_path_factory.mktemp("site")
    for name, kind in {**HOLDING_SOUND, "short-lived.wav": (22_050, 1, 2)}.items():
        _wav(folder / name, *kind)
    (folder / "text.mp3").write_text("These are the minutes of the meeting.\n" * 50)
    (folder / "empty.wav").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, site: str) -> Iterator[House]:
    """A house that really fetches and reads sounds."""
    settings = StudioSettings(sources_allowed_private_hosts=(site,), rate_limit_per_key=10**6)
    real = default_machines(settings)
    machines = replace(hasty(fake_machines()), fetcher=real.fetcher, sounds=real.sounds)
    with housed(tmp_path_factory.mktemp("heard") / "home", settings, machines) as house:
        yield house


@pytest.fixture(scope="module")
def kept() -> dict[str, str]:
    return {}


@pytest.fixture
def artifact(calls: Calls, plan: str, kept: dict[str, str]) -> str:
    """One read all of these tests share."""
    if not kept:
        kept["artifact"] = str(calls.job_until(calls.ordered(plan, READ), *OVER)["artifacts"][0]["id"])
    return kept["artifact"]


def _installed(calls: Calls, house: House, artifact: str, address: str) -> dict[str, Any]:
    """Scene 1's clip, once the file is read or given up."""
    path = f"/api/v1/artifacts/{artifact}/music"
    written = calls.api.post(path, json={"sceneIndex": 0, "clip": {"soundUrl": address}})
    assert written.status_code in (200, 202), written.text

    def is_settled() -> bool:
        with house.studio.reading("owner") as work:
            clip = house.studio.music.state(work, artifact)[0].clip(0)
        return clip is not None and (clip.sound is not None or clip.error is not None)

    wait_for(is_settled, bool)
    found = calls.api.get(path).json()["music"]["definedClips"]
    return dict(next(one for one in found if one["sceneIndex"] == 0))


@pytest.mark.parametrize("name", HOLDING_SOUND)
def test_any_depth_rate_and_number_of_channels_is_a_bed(
    calls: Calls, house: House, artifact: str, site: str, name: str
) -> None:
    address = f"http://{site}/{name}"
    clip = _installed(calls, house, artifact, address)

    assert (clip["status"], clip["error"], clip["soundUrl"]) == ("ready", None, address)
    with house.studio.reading("owner") as work:
        frames = house.studio.music.state(work, artifact)[0].clip(0).sound.frames
    assert frames / 44_100 == pytest.approx(SECONDS, abs=0.06)


@pytest.mark.parametrize("name", ["text.mp3", "empty.wav", "never-there.wav"])
def test_what_holds_no_sound_says_so_at_its_clip(
    calls: Calls, house: House, artifact: str, site: str, name: str
) -> None:
    clip = _installed(calls, house, artifact, f"http://{site}/{name}")

    assert clip["error"] is not None
    assert clip["error"][0].isupper()
    assert clip["error"].rstrip().endswith(".")
    assert "Traceback" not in clip["error"]


def test_an_address_that_vanishes_after_it_was_installed_is_in_the_mix_all_the_same(
    calls: Calls, house: House, artifact: str, site: str, folder: Path
) -> None:
    assert _installed(calls, house, artifact, f"http://{site}/short-lived.wav")["error"] is None
    (folder / "short-lived.wav").unlink()
    done = _finalized(calls, artifact, "vanished")

    assert (done["status"], done["warnings"]) == ("complete", [])


def test_what_could_not_be_had_fails_the_recording_that_needs_it_until_it_can(
    calls: Calls, house: House, artifact: str, site: str, folder: Path
) -> None:
    assert _installed(calls, house, artifact, f"http://{site}/comes-later.wav")["status"] == "failed"
    failed = _finalized(calls, artifact, "not-yet")
    assert failed["status"] == "failed"
    assert "Scene 1" in str(failed) or "scene 1" in str(failed)

    _wav(folder / "comes-later.wav", 44_100, 2, 2)
    done = _finalized(calls, artifact, "now")
    assert (done["status"], done["warnings"]) == ("complete", [])


def _finalized(calls: Calls, artifact: str, key: str) -> dict[str, Any]:
    answer = calls.api.post(
        f"/api/v1/artifacts/{artifact}/finalize", json={"mode": "audio"}, headers={"Idempotency-Key": key}
    )
    assert answer.status_code in (200, 202), answer.text
    return wait_for(
        lambda: calls.api.get(f"/api/v1/artifacts/{artifact}").json()["artifact"]["manifest"]["audio"]["finalize"],
        lambda state: (state or {}).get("status") in ("complete", "failed"),
    )
