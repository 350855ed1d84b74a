"""Fakes: a composer of tones, a reader of the WAV files the fake encoder writes."""

from __future__ import annotations

import io
import threading
import wave
from typing import TYPE_CHECKING

import numpy as np

from engine.foundation.probe import Probe
from engine.stage.music.errors import MusicFailed, SoundUnreadable
from engine.stage.music.ports import Composition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from engine.stage.mixer import Frames
    from engine.stage.music.ports import BedRequest

RATE = 44_100
SECONDS = 3


class FakeMusic:
    """A quiet tone a scene and take; `broken` scenes fail, `gate`, when set, is waited for."""

    fingerprint = "fake-music 1"
    band = Probe(available=True, reason="A tone generator plays.")

    def __init__(self) -> None:
        self.requests: list[BedRequest] = []
        self.renew()

    def renew(self) -> None:
        """For the next test: nothing is broken, nobody waits."""
        self.broken: set[int] = set()
        self.gate: threading.Event | None = None

    def compose(self, request: BedRequest, going_on: Callable[[], None] = lambda: None) -> Composition:
        """A tenth of the time asked for. Raises `MusicFailed`."""
        self.requests.append(request)
        if self.gate is not None:
            self.gate.wait(60)
        if request.scene_index in self.broken:
            raise MusicFailed("The orchestra has gone home.")
        hertz = 200 + 40 * request.scene_index + 7 * request.take
        tone = 0.1 * np.sin(2 * np.pi * hertz * np.arange(RATE * SECONDS) / RATE)
        tone *= np.clip(np.minimum(np.arange(len(tone)), np.arange(len(tone))[::-1]) / 500, 0, 1)
        frames = np.stack([tone, tone], axis=1).astype(np.float32)
        return Composition(frames, {"tone": frames}, "a tone")


class FakeSoundFiles:
    """Reads 16-bit stereo WAV files."""

    def read(self, path: Path) -> Iterator[Frames]:
        """The frames. Raises `SoundUnreadable`."""
        try:
            with wave.open(io.BytesIO(path.read_bytes()), "rb") as file:
                raw = file.readframes(file.getnframes())
        except (OSError, EOFError, wave.Error) as problem:
            raise SoundUnreadable("This file holds no sound the studio can read.") from problem
        yield (np.frombuffer(raw, "<i2").reshape(-1, 2) / 32767).astype(np.float32)
