"""Voice packs from an address: resumed, checked, guarded, over real loopback HTTP."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.foundation.paths import StudioPaths
from engine.foundation.settings import StudioSettings
from engine.machines.troupes import Wardrobe, speech_house
from engine.table_read.packs import PackRefused
from tests.sockets.pack_archive import Archive, served


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with served(tmp_path) as server:
        yield server


def test_an_address_is_fetched_checked_and_told_about(packs: Wardrobe, archive: Archive) -> None:
    told: list[tuple[str, int, int]] = []
    digest = hashlib.sha256(archive.content).hexdigest()
    offer = packs.prepare(archive.url, digest, lambda *now: told.append(now) or True)
    assert packs.install(offer).id == "en-tiny"
    assert told[0][0] == "Fetching"
    assert told[0][2] == len(archive.content)


def test_a_broken_download_goes_on_where_it_was(packs: Wardrobe, archive: Archive) -> None:
    archive.breaks = len(archive.content) // 2
    with pytest.raises(PackRefused, match="before everything had come"):
        packs.prepare(archive.url)
    assert len(list((packs.folder / ".incoming").glob("*.part"))) == 1
    assert packs.install(packs.prepare(archive.url)).id == "en-tiny"
    assert archive.asked[1] == f"bytes={len(archive.content) // 2}-"


def test_a_file_that_changed_meanwhile_is_fetched_anew(packs: Wardrobe, archive: Archive) -> None:
    archive.breaks = len(archive.content) // 2
    with pytest.raises(PackRefused):
        packs.prepare(archive.url)
    archive.tag = '"two"'
    assert packs.install(packs.prepare(archive.url)).id == "en-tiny"


def test_a_wrong_checksum_installs_nothing_and_keeps_nothing(packs: Wardrobe, archive: Archive) -> None:
    with pytest.raises(PackRefused, match="checksum"):
        packs.prepare(archive.url, "0" * 64)
    assert list((packs.folder / ".incoming").glob("*.part")) == []


def test_an_address_may_bring_its_checksum(packs: Wardrobe, archive: Archive) -> None:
    with pytest.raises(PackRefused, match="checksum"):
        packs.prepare(f"{archive.url}#sha256={'0' * 64}")
    digest = hashlib.sha256(archive.content).hexdigest()
    assert packs.install(packs.prepare(f"{archive.url}#sha256={digest.upper()}")).id == "en-tiny"


@pytest.mark.parametrize("status", [404, 500])
def test_an_address_that_gives_no_archive_says_so(packs: Wardrobe, archive: Archive, status: int) -> None:
    archive.status = status
    with pytest.raises(PackRefused, match=str(status)):
        packs.prepare(archive.url)


def test_a_private_address_is_not_fetched_unless_the_owner_allows_it(tmp_path: Path, archive: Archive) -> None:
    _, packs = speech_house(StudioSettings(voices_found=False), StudioPaths(tmp_path / "other").make())
    with pytest.raises(PackRefused, match="private network") as refused:
        packs.prepare(archive.url)
    assert "allowedPrivateHosts" in refused.value.hint
    assert "Try again" not in refused.value.hint
    assert archive.asked == []
