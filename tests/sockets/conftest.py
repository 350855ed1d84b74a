"""Shared by the tests of sockets: a house of voices with a place for packs, and stretches that are short."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.foundation.paths import StudioPaths
from engine.foundation.settings import StudioSettings
from engine.machines.encoding import stretches
from engine.machines.encoding.stretches import SHARED
from engine.machines.troupes import Wardrobe, speech_house
from engine.machines.voicing.house import VoiceHouse
from tests.sockets.long_sound import BLOCKS


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[VoiceHouse, Wardrobe]]:
    paths = StudioPaths(tmp_path / "home").make()
    settings = StudioSettings(voices_found=False, sources_allowed_private_hosts=("127.0.0.1",))
    house, packs = speech_house(settings, paths)
    yield house, packs
    house.close()


@pytest.fixture
def house(opened: tuple[VoiceHouse, Wardrobe]) -> VoiceHouse:
    return opened[0]


@pytest.fixture
def packs(opened: tuple[VoiceHouse, Wardrobe]) -> Wardrobe:
    return opened[1]


@pytest.fixture
def short_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches of so few blocks, for a while."""
    monkeypatch.setattr(stretches, "BLOCKS", BLOCKS)
    monkeypatch.setattr(stretches, "LENGTH", BLOCKS * SHARED)
