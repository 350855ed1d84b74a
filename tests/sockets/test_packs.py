"""Voice packs: real models, if tiny ones, are installed whole or not at all, speak, move, go, and are never forgotten."""

from __future__ import annotations

import json
import os
import signal
import sys
import zipfile
from pathlib import Path

import pytest

from engine.foundation.settings import read_settings
from engine.machines.speech.sherpa.reading import read_pack
from engine.machines.troupes import Wardrobe
from engine.machines.voicing.house import VoiceHouse
from engine.stage.errors import VoiceFailed
from engine.stage.speech import Delivery, SpeechRequest
from engine.table_read.packs import PackRefused
from tests.sockets.hearing import active_level_dbfs
from tests.sockets.onnx_made import kokoro_pack, matcha_pack, packed, piper_pack

pytest.importorskip("sherpa_onnx", reason="the runtime for voice packs is not installed here")


def test_a_pack_of_piper_s_kind_is_offered_with_its_terms_installed_and_speaks(
    house: VoiceHouse, packs: Wardrobe, tmp_path: Path
) -> None:
    offer = packs.prepare(str(piper_pack(tmp_path / "en-tiny")))
    assert "CC0" in offer.terms
    assert offer.pack.license == "CC0 for tests"
    assert packs.packs() == ()
    pack = packs.install(offer)
    assert (pack.kind, pack.language, pack.id) == ("vits", "en-US", "en-tiny")
    take = house.speak(SpeechRequest("Nobody saw the lamp go out.", "voice-pack-en-tiny-0"))
    assert active_level_dbfs(take) == pytest.approx(-20, abs=3)
    assert len(take.words) == 6
    assert house.resolve("voice-pack-en-tiny-0").timbre
    slow = house.speak(SpeechRequest("Nobody saw the lamp go out.", "voice-pack-en-tiny-0", Delivery(energy=0.5)))
    assert active_level_dbfs(slow) < active_level_dbfs(take) - 3


@pytest.mark.parametrize("kind", ["kokoro", "kitten"])
def test_packs_with_several_speakers_have_a_voice_for_each(
    house: VoiceHouse, packs: Wardrobe, tmp_path: Path, kind: str
) -> None:
    packs.install(packs.prepare(str(kokoro_pack(tmp_path / f"{kind}-tiny", kind))))
    ours = [voice for voice in house.voices() if voice.engine == "sherpa-onnx"]
    assert [voice.gender.value for voice in ours] == ["female", "male"]
    take = house.speak(SpeechRequest("Was it the wind?", ours[1].id))
    assert take.samples.any()


def test_a_pack_of_matcha_s_kind_speaks_through_its_vocoder_and_is_refused_without(
    house: VoiceHouse, packs: Wardrobe, tmp_path: Path
) -> None:
    pack = packs.install(packs.prepare(str(matcha_pack(tmp_path / "en-match"))))
    assert pack.kind == "matcha"
    take = house.speak(SpeechRequest("Nobody saw the lamp go out.", "voice-pack-en-match-0"))
    assert active_level_dbfs(take) == pytest.approx(-20, abs=3)
    assert len(take.words) == 6

    alone = matcha_pack(tmp_path / "half" / "matcha-half")
    (alone / "hifigan_v2.onnx").unlink()
    with pytest.raises(PackRefused, match="vocoder"):
        packs.prepare(str(alone))


def test_a_removed_pack_s_voices_still_resolve_and_say_that_they_are_away(
    house: VoiceHouse, packs: Wardrobe, tmp_path: Path
) -> None:
    packs.install(packs.prepare(str(piper_pack(tmp_path / "en-tiny"))))
    packs.remove("en-tiny")
    assert packs.packs() == ()
    assert not (packs.folder / "en-tiny").exists()
    assert not house.resolve("voice-pack-en-tiny-0").installed
    with pytest.raises(VoiceFailed):
        house.speak(SpeechRequest("Hello.", "voice-pack-en-tiny-0"))
    with pytest.raises(PackRefused, match="no voice pack"):
        packs.remove("en-tiny")


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process by a POSIX signal")
def test_the_death_of_a_pack_s_process_costs_no_more_than_a_restart(
    house: VoiceHouse, packs: Wardrobe, tmp_path: Path
) -> None:
    packs.install(packs.prepare(str(piper_pack(tmp_path / "en-tiny"))))
    line = SpeechRequest("Hello there.", "voice-pack-en-tiny-0")
    house.speak(line)
    sherpa = house.troupes[0]
    (pool,) = sherpa._pools.values()  # type: ignore[attr-defined]
    os.kill(pool.pids[0], signal.SIGKILL)
    assert house.speak(line).samples.any()


def test_a_model_that_kills_its_process_costs_one_line_with_a_reason(
    house: VoiceHouse, packs: Wardrobe, tmp_path: Path
) -> None:
    folder = kokoro_pack(tmp_path / "kokoro-broken")
    (folder / "voices.bin").write_bytes(b"\0" * 12)
    packs.install(packs.prepare(str(folder)))
    with pytest.raises(VoiceFailed):
        house.speak(SpeechRequest("Hello.", "voice-pack-kokoro-broken-0"))
    assert house.speak(SpeechRequest("Hello.", "voice-en-miles")).samples.any()


@pytest.mark.parametrize("form", ["tar.bz2", "tar.gz", "zip"])
def test_archives_are_opened(packs: Wardrobe, tmp_path: Path, form: str) -> None:
    folder = piper_pack(tmp_path / "en-tiny")
    archive = packed(folder, tmp_path / f"en-tiny.{form}")
    assert packs.install(packs.prepare(str(archive))).id == "en-tiny"


def test_an_archive_that_reaches_outside_is_refused_and_leaves_nothing(packs: Wardrobe, tmp_path: Path) -> None:
    archive = tmp_path / "evil.zip"
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("../../escaped.txt", "x")
    with pytest.raises(PackRefused, match="outside"):
        packs.prepare(str(archive))
    assert not list(tmp_path.rglob("escaped.txt"))
    assert list((packs.folder / ".incoming").iterdir()) == []


def test_what_is_no_pack_is_refused_with_a_sentence(packs: Wardrobe, tmp_path: Path) -> None:
    incomplete = piper_pack(tmp_path / "half")
    (incomplete / "tokens.txt").unlink()
    nonsense = tmp_path / "nonsense"
    nonsense.mkdir()
    (nonsense / "x.onnx").write_bytes(b"\xff" * 100)
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.txt").write_text("hello", encoding="utf-8")
    reasons = {
        "half": "tokens.txt is missing",
        "nonsense": "cannot be used",
        "empty": "no voice model",
        "text.txt": "no folder, archive",
    }
    for name, reason in reasons.items():
        with pytest.raises(PackRefused, match=reason):
            packs.prepare(str(tmp_path / name))
    assert packs.packs() == ()


def test_a_pack_whose_files_were_touched_is_left_out(packs: Wardrobe, tmp_path: Path) -> None:
    pack = packs.install(packs.prepare(str(piper_pack(tmp_path / "en-tiny"))))
    (pack.folder / "tokens.txt").write_text("", encoding="utf-8")
    os.utime(pack.folder / ".installed.json")
    assert packs.packs() == ()


def test_packs_move_whole_and_the_setting_follows(house: VoiceHouse, packs: Wardrobe, tmp_path: Path) -> None:
    old = packs.install(packs.prepare(str(piper_pack(tmp_path / "en-tiny")))).folder
    there = packs.move(tmp_path / "elsewhere")
    assert read_settings(tmp_path / "home" / "settings.toml").voices_folder == str(there)
    assert packs.packs()[0].folder == there / "en-tiny"
    assert not old.exists()
    assert house.speak(SpeechRequest("Hello.", "voice-pack-en-tiny-0")).samples.any()


def test_a_move_that_is_stopped_leaves_everything_where_it_was(packs: Wardrobe, tmp_path: Path) -> None:
    old = packs.install(packs.prepare(str(piper_pack(tmp_path / "en-tiny")))).folder
    with pytest.raises(PackRefused, match="Stopped"):
        packs.move(tmp_path / "elsewhere", lambda what, done, total: False)
    assert old.is_dir()
    assert packs.packs()[0].folder == old
    assert not (tmp_path / "elsewhere" / "en-tiny").exists()


def test_a_pack_s_own_description_decides(tmp_path: Path) -> None:
    folder = piper_pack(tmp_path / "x")
    told = {
        "id": "mine",
        "name": "Mine",
        "language": "de",
        "license": "MIT",
        "voices": [{"name": "Uta", "gender": "female"}],
    }
    (folder / "voice-pack.json").write_text(json.dumps(told), encoding="utf-8")
    pack = read_pack(folder)
    assert (pack.id, pack.name, pack.language, pack.license) == ("mine", "Mine", "de", "MIT")
    assert [(voice.name, voice.gender) for voice in pack.voices] == [("Uta", "female")]


@pytest.mark.parametrize(
    ("folder", "name"), [("vits-piper-en_US-lessac-medium", "Lessac"), ("en_GB-alan-low", "Alan"), ("my-own", "My Own")]
)
def test_piper_s_voices_are_called_by_their_names(tmp_path: Path, folder: str, name: str) -> None:
    assert [voice.name for voice in read_pack(piper_pack(tmp_path / folder)).voices] == [name]
