"""Sound devices that vanish, come back, fall silent or slept: playing goes on where it was, or says why it does not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from studio_app.shell.desk import Desk
from studio_app.stage.sound import RATE, Feed, SilentOut
from studio_app.stage.vigil import MOST_TRIES, STUCK_S, Vigil
from tests.studio_app.conftest import Hand

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("performed_home")]


class System:
    """What the system plays through: a name, whether it takes sound, and what is wrong with it."""

    def __init__(self) -> None:
        self.device, self.takes, self.trouble = b"speakers", True, ""
        self.opened: list[bytes] = []

    def there(self) -> bool:
        """Whether there is a device."""
        return bool(self.device)

    def now(self) -> bytes:
        """Its name."""
        return self.device

    def out(self, feed: Feed, _parent: Any) -> FakeOut:
        """Open it."""
        self.opened.append(self.device)
        return FakeOut(self, feed)


class FakeOut(SilentOut):
    """Takes sound at the pace of hearing while its device is there."""

    def __init__(self, system: System, feed: Feed) -> None:
        self._system, self.device_id = system, system.device
        super().__init__(feed)

    @property  # type: ignore[override]
    def trouble(self) -> str:
        """What the system says."""
        return self._system.trouble

    @trouble.setter
    def trouble(self, _: str) -> None:
        """Nobody but the system says it."""

    def position_ms(self) -> int:
        """Stands still while the device takes nothing."""
        if not self._system.takes:
            self._since = time.monotonic()
        return super().position_ms()


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> System:
    """A system with one device."""
    system = System()
    for name, instead in (("device_is_there", system.there), ("device_now", system.now), ("DeviceOut", system.out)):
        monkeypatch.setattr(f"studio_app.stage.player.{name}", instead)
    monkeypatch.setattr("studio_app.stage.vigil.STUCK_S", 0.4)
    return system


def _play(desk: Desk, hand: Hand) -> None:
    hand.read()
    desk.player.toggle()
    hand.until(lambda: desk.player.position_ms > 300)


def _goes_on_at(desk: Desk) -> list[int]:
    """Where it was each time that sound went out again."""
    places: list[int] = []
    desk.player.playing.connect(lambda is_playing: is_playing and places.append(desk.player.position_ms))
    return places


def test_a_device_that_vanishes_gives_way_to_the_next_at_the_same_place(desk: Desk, hand: Hand, system: System) -> None:
    _play(desk, hand)
    at, places = desk.player.position_ms, _goes_on_at(desk)
    system.device = b"headphones"
    desk.player.devices_changed()
    hand.until(lambda: system.opened == [b"speakers", b"headphones"] and desk.player.is_playing)

    assert abs(places[0] - at) < 600
    hand.until(lambda: desk.player.position_ms > at + 400)
    assert "sound" not in desk.banner.words


def test_the_last_device_that_vanishes_is_said_and_the_next_one_is_used(desk: Desk, hand: Hand, system: System) -> None:
    _play(desk, hand)
    system.device = b""
    desk.player.devices_changed()
    hand.until(lambda: "No sound device was found" in desk.banner.words)
    hand.until(lambda: desk.player.is_playing)
    system.device = b"speakers"
    desk.player.devices_changed()

    hand.until(lambda: system.opened == [b"speakers", b"speakers"] and desk.player.is_playing)


def test_a_device_that_changes_during_a_pause_is_used_at_the_next_play(desk: Desk, hand: Hand, system: System) -> None:
    _play(desk, hand)
    desk.player.toggle()
    at, places = desk.player.position_ms, _goes_on_at(desk)
    system.device = b"headphones"
    desk.player.devices_changed()
    assert not desk.player.is_playing
    desk.player.toggle()
    hand.until(lambda: desk.player.is_playing)

    assert system.opened == [b"speakers", b"headphones"]
    assert abs(places[0] - at) < 500


def test_a_device_that_falls_silent_is_opened_anew(desk: Desk, hand: Hand, system: System) -> None:
    _play(desk, hand)
    at = desk.player.position_ms
    system.takes = False
    hand.until(lambda: len(system.opened) == 2)
    system.takes = True

    hand.until(lambda: desk.player.position_ms > at + 300)
    assert "sound" not in desk.banner.words


def test_a_device_that_stays_silent_is_said(desk: Desk, hand: Hand, system: System) -> None:
    _play(desk, hand)
    system.takes = False

    hand.until(lambda: "takes no sound" in desk.banner.words)
    assert len(system.opened) == 1 + MOST_TRIES
    assert not desk.player.is_playing


def test_a_device_that_fails_is_tried_again_and_then_said(desk: Desk, hand: Hand, system: System) -> None:
    _play(desk, hand)
    system.trouble = "The sound device was lost."

    hand.until(lambda: "The sound device was lost." in desk.banner.words)
    assert len(system.opened) == 1 + MOST_TRIES
    at = desk.player.position_ms
    system.trouble = ""
    desk.player.toggle()
    hand.until(lambda: desk.player.position_ms > at + 100)


def test_a_line_that_is_not_spoken_yet_is_no_silent_device() -> None:
    now = [0.0]
    vigil = Vigil(lambda: now[0])
    vigil.begin()
    assert not vigil.is_stuck(0, has_sound=False)
    now[0] += 10 * STUCK_S
    assert not vigil.is_stuck(0, has_sound=False)
    now[0] += 2 * STUCK_S
    assert vigil.is_stuck(0, has_sound=True)


def test_a_clock_that_slept_jumps_over_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless:
        """A feed that always has sound."""

        def readData(self, most: int) -> bytes:  # noqa: N802 - Qt's name
            """As much as is asked for."""
            return bytes(most)

    moment = [100.0]
    monkeypatch.setattr("studio_app.stage.sound.time.monotonic", lambda: moment[0])
    out = SilentOut(Endless())  # type: ignore[arg-type]
    moment[0] += 0.5
    assert out.position_ms() == pytest.approx(500, abs=1000 / RATE)
    moment[0] += 3600
    assert out.position_ms() == pytest.approx(500, abs=1)
    moment[0] += 0.25
    assert out.position_ms() == pytest.approx(750, abs=1)


@pytest.mark.skipif(shutil.which("pulseaudio") is None, reason="needs PulseAudio, to make and take away a sound device")
def test_a_real_device_is_heard_taken_away_and_another_goes_on(tmp_path: Path) -> None:
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    environment = {
        **os.environ, "XDG_RUNTIME_DIR": str(run), "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen",
        "PULSE_SERVER": f"unix:{run}/pulse", "PULSE_RUNTIME_PATH": str(run),
    }  # fmt: skip
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disallow-exit", "--use-pid-file=no",
         f"--load=module-native-protocol-unix socket={run}/pulse auth-anonymous=1",
         "--load=module-null-sink sink_name=first", "--load=module-null-sink sink_name=second"],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.studio_app.real_device"],
            env=environment, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    finally:
        server.terminate()
        server.wait(60)

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.split() == ["heard", "moved", "heard"]
