"""Voice packs in the window: shown with their terms, installed on a yes, moved, removed; trouble in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from engine import StudioSettings, open_studio
from engine.foundation.paths import StudioPaths
from engine.machines.troupes import speech_house
from studio_app.operations import Operations
from studio_app.settings.voices_page import VoicesPage
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.fakes.speech import FakeSpeech
from tests.sockets.onnx_made import piper_pack
from tests.sockets.pack_archive import Archive, served

pytestmark = pytest.mark.gui


@pytest.fixture
def page(home: Path, qtbot: QtBot) -> Iterator[VoicesPage]:
    from dataclasses import replace

    settings = StudioSettings(voices_found=False, sources_allowed_private_hosts=("127.0.0.1",))
    house, packs = speech_house(settings, StudioPaths(home).make())
    lay_studio(home)
    studio = open_studio(home, machines=replace(fake_machines(FakeSpeech()), packs=packs), run_jobs=False)
    operations = Operations(studio)
    page = VoicesPage(operations)
    page.show()
    qtbot.waitUntil(lambda: "lie in" in page.folder.text())
    yield page
    operations.close()
    page.close()
    page.deleteLater()
    operations.deleteLater()
    house.close()
    studio.close()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with served(tmp_path) as server:
        yield server


def test_a_pack_comes_in_with_its_terms_and_goes(page: VoicesPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.bring(str(piper_pack(tmp_path / "en-tiny")))
    qtbot.waitUntil(lambda: page.terms is not None)
    assert page.packs.count() == 0
    page.terms.accept()
    qtbot.waitUntil(lambda: page.packs.count() == 1)
    assert "CC0" in page.packs.item(0).text()
    page.move_to(tmp_path / "there")
    qtbot.waitUntil(lambda: str(tmp_path / "there") in page.folder.text())
    page.packs.setCurrentRow(0)
    page.remove()
    qtbot.waitUntil(lambda: page.packs.count() == 0)


def test_terms_that_are_not_accepted_install_nothing(page: VoicesPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.bring(str(piper_pack(tmp_path / "en-tiny")))
    qtbot.waitUntil(lambda: page.terms is not None)
    page.terms.reject()
    packs = page._operations.studio.packs
    qtbot.waitUntil(lambda: list((packs.folder / ".incoming").iterdir()) == [])
    assert packs.packs() == ()


def test_what_is_no_pack_is_said_in_a_sentence(page: VoicesPage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    page.bring(str(tmp_path / "empty"))
    qtbot.waitUntil(lambda: "no voice model" in page.told.text())
    assert not page.bar.isVisible()


def test_every_control_has_a_name_and_engines_are_told(page: VoicesPage, qtbot: QtBot) -> None:
    kinds = (QAbstractButton, QLineEdit, QListWidget)
    assert [one for kind in kinds for one in page.findChildren(kind) if not one.accessibleName()] == []
    qtbot.waitUntil(lambda: "espeak-ng" in page.engines.text())


def test_a_wrong_checksum_and_a_download_that_breaks_off_are_said_and_the_next_try_goes_on(
    page: VoicesPage, qtbot: QtBot, archive: Archive
) -> None:
    page.bring(f"{archive.url}#sha256={'0' * 64}")
    qtbot.waitUntil(lambda: "checksum" in page.told.text())
    archive.breaks = len(archive.content) // 2
    page.bring(archive.url)
    qtbot.waitUntil(lambda: "before everything had come" in page.told.text())
    assert page.packs.count() == 0
    assert not page.bar.isVisible()
    page.bring(archive.url)
    qtbot.waitUntil(lambda: page.terms is not None)
    assert archive.asked[-1] == f"bytes={len(archive.content) // 2}-"
    page.terms.accept()
    qtbot.waitUntil(lambda: page.packs.count() == 1)
