"""What the system must bring: found, installed, or asked for by its exact command."""

from __future__ import annotations

import sys

import pytest

from workshop import system
from workshop.failures import Stop
from workshop.system import Need

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks these")

ABSENT = (Need("libabsent1", "libabsent-for-sure.so.1"), Need("absent-tool", programs=("absent-for-sure",)))


@pytest.fixture
def apt(monkeypatch):
    """An apt-get that is there, knows its packages only after an update, and is only written down."""
    commands: list[list[str]] = []

    def run(command):
        is_blind = command[1] == "install" and not any(earlier[1] == "update" for earlier in commands)
        commands.append(command)
        return "E: Unable to locate package" if is_blind else None

    monkeypatch.setattr(system, "_run", run)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" else None)
    monkeypatch.setattr(system, "is_root", lambda: True)
    return commands


def test_a_library_that_is_there_is_found_and_one_that_is_not_is_not():
    assert system.loads("libc.so.6")
    assert not system.loads("libabsent-for-sure.so.1")


def test_a_program_is_known_by_any_of_its_names():
    assert Need("shell", programs=("absent-for-sure", "sh")).is_met()
    assert not Need("shell", programs=("absent-for-sure",)).is_met()


def test_fonts_are_fonts_only_when_a_font_file_is_there(tmp_path):
    assert not system.has_fonts(str(tmp_path / "nowhere"))
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "README").touch()
    assert not system.has_fonts(str(tmp_path))
    (tmp_path / "truetype" / "Serif.TTF").touch()
    assert system.has_fonts(str(tmp_path))


def test_nothing_is_run_when_nothing_is_missing(apt):
    system.provide([Need("libc6", "libc.so.6")], "the window")
    assert apt == []


def test_root_installs_what_is_missing_and_updates_only_when_needed(apt):
    system.provide([Need("libc6", "libc.so.6"), *ABSENT], "the window")
    assert [command[1] for command in apt] == ["install", "update", "install"]
    assert apt[0][-2:] == ["libabsent1", "absent-tool"]


def test_a_person_who_is_not_root_gets_the_exact_command(apt, monkeypatch):
    monkeypatch.setattr(system, "is_root", lambda: False)
    with pytest.raises(Stop) as told:
        system.provide(ABSENT, "the window")
    assert "the window" in told.value.sentence
    assert told.value.hint.endswith("apt-get install -y --no-install-recommends libabsent1 absent-tool")
    assert apt == []


def test_a_system_without_apt_is_told_what_is_missing_and_goes_on(apt, monkeypatch, capsys):
    monkeypatch.setattr(system.shutil, "which", lambda _name: None)
    system.provide(ABSENT, "the window")
    assert "libabsent1, absent-tool" in capsys.readouterr().out
    assert apt == []


def test_a_full_disk_is_called_by_its_name(apt, monkeypatch):
    monkeypatch.setattr(system, "_run", lambda _command: "dpkg: error: No space left on device")
    with pytest.raises(Stop, match="disk is full"):
        system.provide(ABSENT, "the window")


def test_the_part_of_python_that_makes_environments_is_asked_for_by_its_version(apt):
    system.provide_venv((3, 12))
    assert apt[0][-1] == "python3.12-venv"


def test_the_tests_need_what_the_window_needs_and_more():
    assert set(system.WINDOW) < set(system.TESTS)
