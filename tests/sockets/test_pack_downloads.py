"""Voice packs from an address: resumed, checked, guarded, over real loopback HTTP."""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from engine.foundation.paths import StudioPaths
from engine.foundation.settings import StudioSettings
from engine.machines.troupes import Wardrobe, speech_house
from engine.table_read.packs import PackRefused
from tests.sockets.onnx_made import packed, piper_pack


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
