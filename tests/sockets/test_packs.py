"""Voice packs: real models, if tiny ones, are installed whole or not at all, speak, move, go, and are never forgotten."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sys
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from engine.foundation.paths import StudioPaths
from engine.foundation.settings import StudioSettings, read_settings
from engine.machines.speech.sherpa.reading import read_pack
from engine.machines.troupes import Wardrobe, speech_house
from engine.machines.voicing.house import VoiceHouse
from engine.stage.errors import VoiceFailed
from engine.stage.speech import Delivery, SpeechRequest
from engine.table_read.packs import PackRefused
from tests.sockets.hearing import active_level_dbfs
from tests.sockets.onnx_made import kokoro_pack, piper_pack

pytest.importorskip("sherpa_onnx", reason="the runtime for voice packs is not installed here")


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


def packed(folder: Path, archive: Path) -> Path:
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive, "w") as out:
            for file in folder.rglob("*"):
                out.write(file, file.relative_to(folder.parent))
    else:
        with tarfile.open(archive, f"w:{archive.suffix[1:]}") as tar:
            tar.add(folder, folder.name)
    return archive


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


class Archive:
    """A server that gives one file; `breaks` is after how many bytes it hangs up, once."""

    def __init__(self, content: bytes) -> None:
        self.content, self.breaks, self.asked, self.status, self.tag = content, 0, list[str](), 200, '"one"'
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/en-tiny.tar.gz"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        wanted = handler.headers.get("Range", "")
        self.asked.append(wanted)
        begin = int(wanted[6:-1]) if wanted and handler.headers.get("If-Range") == self.tag else 0
        handler.send_response(206 if begin else self.status)
        handler.send_header("Content-Length", str(len(self.content) - begin))
        handler.send_header("ETag", self.tag)
        handler.end_headers()
        end, self.breaks = self.breaks or len(self.content), 0
        handler.wfile.write(self.content[begin:end])

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    folder = piper_pack(tmp_path / "served" / "en-tiny")
    server = Archive(packed(folder, tmp_path / "served.tar.gz").read_bytes())
    shutil.rmtree(tmp_path / "served")
    yield server
    server.close()


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


@pytest.mark.parametrize("status", [404, 500])
def test_an_address_that_gives_no_archive_says_so(packs: Wardrobe, archive: Archive, status: int) -> None:
    archive.status = status
    with pytest.raises(PackRefused, match=str(status)):
        packs.prepare(archive.url)


def test_a_private_address_is_not_fetched_unless_the_owner_allows_it(tmp_path: Path, archive: Archive) -> None:
    _, packs = speech_house(StudioSettings(voices_found=False), StudioPaths(tmp_path / "other").make())
    with pytest.raises(PackRefused, match="private network"):
        packs.prepare(archive.url)
    assert archive.asked == []
