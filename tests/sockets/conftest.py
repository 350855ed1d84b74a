"""Shared by the tests of sockets: a house of voices with a place for packs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.foundation.paths import StudioPaths
from engine.foundation.settings import StudioSettings
from engine.machines.troupes import Wardrobe, speech_house
from engine.machines.voicing.house import VoiceHouse


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
