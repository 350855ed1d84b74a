"""The band in the settings: a SoundFont is chosen and plays at once; a broken one gets its sentence; the studio's own come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine import Studio, open_studio
from engine.foundation.paths import StudioPaths
from engine.foundation.settings import read_settings
from engine.machines.music.band import ChosenBand
from studio_app.operations import Operations
from studio_app.settings.settings_dialog import SettingsDialog
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.sockets.tiny_sf2 import tiny_sf2

pytestmark = pytest.mark.gui


@pytest.fixture
def studio(home: Path) -> Iterator[Studio]:
    paths = StudioPaths(home).make()
    band = ChosenBand(lambda: read_settings(paths.settings).music_soundfont)
    lay_studio(home)
    studio = open_studio(home, machines=replace(fake_machines(), music=band), run_jobs=False)
    yield studio
    studio.close()


@pytest.fixture
def dialog(studio: Studio, qtbot: QtBot) -> Iterator[SettingsDialog]:
    operations = Operations(studio)
    dialog = SettingsDialog(operations, "")
    dialog.tabs.setCurrentWidget(dialog.music)
    dialog.show()
    qtbot.waitUntil(lambda: "own instruments" in dialog.music.band.text())
    yield dialog
    operations.close()
    dialog.close()
    dialog.deleteLater()
    operations.deleteLater()


def test_a_chosen_soundfont_plays_at_once_and_goes_again(
    dialog: SettingsDialog, studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    before = read_settings(studio.paths.settings).music_soundfont
    font = tiny_sf2(tmp_path / "piano.sf2")
    dialog.music.choose(str(font))
    qtbot.waitUntil(lambda: "piano.sf2 plays" in dialog.music.band.text())
    assert before is None
    assert read_settings(studio.paths.settings).music_soundfont == str(font)
    assert studio.music.band().available

    dialog.music.own.click()
    qtbot.waitUntil(lambda: dialog.music.band.text() == "The studio's own instruments play.")
    assert read_settings(studio.paths.settings).music_soundfont is None


def test_a_broken_one_is_named_with_what_to_do(dialog: SettingsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.sf2"
    broken.write_text("not a font")
    dialog.music.choose(str(broken))

    qtbot.waitUntil(lambda: "broken.sf2 is not a SoundFont" in dialog.music.band.text())
    assert "own instruments play" in dialog.music.band.text()
    assert "Choose another" in dialog.music.band.text()
