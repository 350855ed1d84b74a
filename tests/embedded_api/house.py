"""A studio of paced fakes behind its real server: one for a whole folder of tests, or one of a test's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from embedded_api.server import EmbeddedServer
from engine import Studio, StudioSettings, open_studio
from engine.access.rates import RateLimiter
from engine.bootstrap import Machines
from engine.foundation.clock import Clock
from engine.stage.speech import Speech, SpeechRequest
from tests.fakes.blank import lay_studio
from tests.fakes.music import FakeMusic
from tests.fakes.paced import Pace, paced_machines
from tests.fakes.speech import FakeSpeech

NO_HURRY = StudioSettings(rate_limit_per_key=10**6)
RICH = StudioSettings(rate_limit_per_key=10**6, rate_limit_per_address=10**6, credits_monthly_allocation=10**6)

USUALLY = pytest.mark.parametrize("own_life", [StudioSettings()], ids=["usual"])
"""For a test that asks for `own_life`: with the limits of a studio nobody has told otherwise."""


class HastySpeech(FakeSpeech):
    """Speaks ten times as fast, so that a whole performance is mixed in no time."""

    fingerprint = "fake-speech in haste"

    def speak(self, request: SpeechRequest) -> Speech:
        """Short tones for the words of the request."""
        delivery = replace(request.delivery, rate=request.delivery.rate * 10)
        return super().speak(replace(request, delivery=delivery))


class House:
    """A studio that is served, and the pace of its fakes."""

    def __init__(self, studio: Studio, server: EmbeddedServer, pace: Pace, music: FakeMusic) -> None:
        self.studio, self.server, self.pace, self.music = studio, server, pace, music

    def renew(self) -> House:
        """For the next test: whoever was held goes on, and nobody has knocked yet."""
        self.pace.renew()
        self.music.renew()
        self.studio.access.rates = RateLimiter(self.studio.clock)
        return self


def hasty(machines: Machines) -> Machines:
    """The same machines, speaking in haste."""
    return replace(machines, speech=HastySpeech())


@contextmanager
def housed(
    home: Path, settings: StudioSettings = NO_HURRY, machines: Machines | None = None, clock: Clock | None = None
) -> Iterator[House]:
    """A studio in this home, served on a port of its own until the block ends."""
    pace, music = Pace(), FakeMusic()
    mine = replace(hasty(paced_machines(pace)), music=music)
    lay_studio(home)
    studio = open_studio(home, settings=settings, machines=machines or mine, clock=clock)
    server = EmbeddedServer(studio, port=0).start()
    try:
        yield House(studio, server, pace, music)
    finally:
        server.stop()
        pace.gate.set()
        studio.close()
