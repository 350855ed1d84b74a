"""An address becomes a file or a sentence; every limit holds while the bytes come in."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from engine.library.errors import SourceFetchFailed
from engine.library.ports import Fetched
from engine.machines.network.fetching import HttpxFetcher

HTML = ("text/html", "text/plain")


class Site(BaseHTTPRequestHandler):
    """A small site with every sort of trouble."""

    def do_GET(self) -> None:
        answer = getattr(self, "_" + self.path.strip("/").split("/")[0].split("?")[0], None)
        self._say(404, b"no") if answer is None else answer()

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def _say(self, status: int, body: bytes, type: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": type, "Content-Length": str(len(body)), **headers}.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _good(self) -> None:
        self._say(200, f"<p>{self.headers['Host']}</p>".encode())

    def _pdf(self) -> None:
        self._say(200, b"%PDF-1.4", "application/pdf")

    def _packed(self) -> None:
        self._say(200, gzip.compress(b"<p>words</p>"), Content_Encoding="gzip")

    def _bomb(self) -> None:
        self._say(200, gzip.compress(b"a" * 300_000), Content_Encoding="gzip")

    def _twice(self) -> None:
        self._say(200, gzip.compress(gzip.compress(b"a")), Content_Encoding="gzip, gzip")

    def _big(self) -> None:
        self._say(200, b"a" * 200_001)

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"a" * 10_000)
        except OSError:
            pass

    def _slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(40):
                self.wfile.write(b"a")
                time.sleep(0.1)
        except OSError:
            pass

    def _cut(self) -> None:
        self._say(200, b"half", Content_Length="400")

    def _hop(self) -> None:
        left = int(self.path.rsplit("/", 1)[1])
        self._say(302, b"", Location=f"/hop/{left - 1}" if left else "/good")

    def _away(self) -> None:
        self._say(301, b"", Location="http://169.254.169.254/latest/meta-data")

    def _inside(self) -> None:
        self._say(307, b"", Location="http://10.0.0.1/")

    def _busy(self) -> None:
        self._say(503, b"")


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://quay.example:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(5)


def _fetch(url: str, tmp_path: Path, accept: tuple[str, ...] = HTML, patience_s: float = 10) -> Fetched:
    def resolve(name: str, port: int) -> list[str]:
        return {"quay.example": ["127.0.0.1"]}.get(name, [name])

    fetcher = HttpxFetcher(["quay.example"], patience_s=patience_s, most_bytes=200_000, resolve=resolve)
    return fetcher.fetch(url, accept, tmp_path / "body")


def test_a_page_is_fetched_under_its_own_name(site: str, tmp_path: Path) -> None:
    fetched = _fetch(site + "/good#part", tmp_path)
    assert fetched.body.read_text() == f"<p>{site.removeprefix('http://')}</p>"
    assert (fetched.content_type, fetched.final_url) == ("text/html; charset=utf-8", site + "/good")


def test_a_packed_answer_is_unpacked(site: str, tmp_path: Path) -> None:
    assert _fetch(site + "/packed", tmp_path).body.read_text() == "<p>words</p>"


def test_three_redirects_are_followed_and_no_fourth(site: str, tmp_path: Path) -> None:
    assert _fetch(site + "/hop/2", tmp_path).final_url == site + "/good"
    with pytest.raises(SourceFetchFailed, match="more than 3 times"):
        _fetch(site + "/hop/3", tmp_path)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/none", "no page at this address"),
        ("/busy", "in trouble"),
        ("/pdf", "answers with application/pdf, not with a web page"),
        ("/big", "larger than 200,000 bytes"),
        ("/endless", "larger than 200,000 bytes"),
        ("/bomb", "larger than 200,000 bytes"),
        ("/twice", "packs its answer"),
        ("/cut", "broke off"),
        ("/away", "cloud machine"),
        ("/inside", "private network"),
    ],
)
def test_every_trouble_has_its_sentence(site: str, tmp_path: Path, path: str, words: str) -> None:
    with pytest.raises(SourceFetchFailed, match=words) as refused:
        _fetch(site + path, tmp_path)
    assert refused.value.hint


@pytest.mark.alone
def test_a_site_that_drips_is_left_when_the_time_is_over(site: str, tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(SourceFetchFailed, match="did not answer in full"):
        _fetch(site + "/slow", tmp_path, patience_s=0.5)
    assert time.monotonic() - started < 3


def test_a_page_where_a_pdf_was_named_is_refused(site: str, tmp_path: Path) -> None:
    with pytest.raises(SourceFetchFailed, match="not with a PDF"):
        _fetch(site + "/good", tmp_path, ("application/pdf",))


def test_nobody_listening_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceFetchFailed, match=r"No connection to quay\.example"):
        _fetch("http://quay.example:9/", tmp_path)


def test_an_unknown_name_is_said(tmp_path: Path) -> None:
    from engine.machines.network.wire import NameUnknown

    def resolve(name: str, port: int) -> list[str]:
        raise NameUnknown(name)

    with pytest.raises(SourceFetchFailed, match="could not be found"):
        HttpxFetcher(resolve=resolve).fetch("http://nowhere.example/", HTML, tmp_path / "a")
