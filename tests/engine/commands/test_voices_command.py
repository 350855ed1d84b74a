"""The command line about voices: who there is, packs in and out, a line into a file."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engine.commands.voices import voices
from tests.sockets.onnx_made import piper_pack


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STUDIO_HOME", str(home))

    def act(*arguments: str, answer: str = "") -> Result:
        return CliRunner().invoke(voices, list(arguments), input=answer)

    return act


def test_voices_are_listed_by_language_and_gender(run) -> None:
    found = json.loads(run("list", "--language", "de", "--gender", "female", "--json").output)["voices"]
    assert [voice["id"] for voice in found] == ["voice-de-frieda"]
    assert "Frieda" in run("list", "--search", "frieda").output
    assert "No voice fits" in run("list", "--search", "nobody at all").output


def test_a_line_is_said_into_a_file(run, tmp_path: Path) -> None:
    target = tmp_path / "line.wav"
    assert run("say", "voice-en-clara", "It cost £2.", "-o", str(target)).exit_code == 0
    with wave.open(str(target), "rb") as sound:
        assert sound.getnframes() > 30_000
    assert run("say", "voice-en-nobody", "-o", str(target)).exception is not None


def test_a_pack_is_shown_with_its_licence_and_installed_only_on_a_yes(run, tmp_path: Path) -> None:
    pytest.importorskip("sherpa_onnx", reason="the runtime for voice packs is not installed here")
    source = str(piper_pack(tmp_path / "en-tiny"))
    refused = run("install", source, answer="n\n")
    assert "CC0" in refused.output
    assert "Nothing was installed" in refused.output
    assert run("install", source, "--yes").exit_code == 0
    told = json.loads(run("packs", "--json").output)
    assert [pack["id"] for pack in told["packs"]] == ["en-tiny"]
    assert run("move", str(tmp_path / "there")).exit_code == 0
    assert json.loads(run("packs", "--json").output)["folder"] == str(tmp_path / "there")
    assert run("remove", "en-tiny", "--yes").exit_code == 0
    away = [voice for voice in json.loads(run("list", "--json").output)["voices"] if not voice["installed"]]
    assert [voice["id"] for voice in away] == ["voice-pack-en-tiny-0"]
