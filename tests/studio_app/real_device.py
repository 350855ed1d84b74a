"""A player on a real sound server, in a process of its own: heard, its device taken away, heard on the next one."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication

from studio_app.stage.player import Player
from studio_app.stage.sound import DeviceOut, device_is_there, device_now


class Tone:
    """A performance of one tone."""

    def __iter__(self) -> Iterator[NDArray[np.float32]]:
        """For ever."""
        wave = (0.2 * np.sin(np.arange(4410) * 0.05)).astype(np.float32)
        while True:
            yield np.stack([wave, wave], axis=1)

    def close(self) -> None:
        """Nothing to end."""


class Office(QObject):
    """Operations that act at once."""

    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.studio = SimpleNamespace(stage=SimpleNamespace(play=lambda *_: Tone(), timeline=lambda *_: None))

    def away(self, act: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Now."""
        then(act())

    def look(self, act: Callable[[Any], Any], then: Callable[[Any], None]) -> None:
        """Nothing is known."""


def until(fact: Callable[[], bool], seconds: float = 15) -> None:
    """Let the window live until this is so."""
    end = time.monotonic() + seconds
    while not fact():
        if time.monotonic() > end:
            sys.exit("never came true")
        QCoreApplication.processEvents()
        time.sleep(0.01)


def main() -> None:
    """Play, lose the device, play on."""
    app = QApplication(sys.argv)
    until(device_is_there)
    player = Player(Office())  # type: ignore[arg-type]
    player.load("read")
    player.play_from(0)
    until(lambda: player.position_ms > 700 and isinstance(player._out, DeviceOut))
    print("heard")
    before = device_now()
    at = player.position_ms
    name = before.decode().removesuffix(".monitor")
    listed = subprocess.run(["pactl", "list", "short", "modules"], capture_output=True, text=True, check=True).stdout
    number = next(line.split()[0] for line in listed.splitlines() if f"sink_name={name}" in line)
    subprocess.run(["pactl", "unload-module", number], check=True)
    until(lambda: player._out is not None and player._out.device_id not in (b"", before))
    print("moved")
    until(lambda: player.position_ms > at + 500)
    print("heard")
    player.close()
    app.quit()


if __name__ == "__main__":
    main()
