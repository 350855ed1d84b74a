"""What comes in is measured while it comes: packed, swollen, dripping, mislabelled or cut off, it ends in a sentence and in time."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.library.errors import SourceFetchFailed
from engine.machines.network.fetching import HttpxFetcher
from engine.machines.network.unpacking import PIECE, Damaged, unpacked
from tests.machines.network.witness import WITNESS

PAGE = "<p>Ein Satz über die Mühle.</p>".encode() * 400
MOST = 200_000
TYPE = b"Content-Type: text/html\r\n"
Talk = Callable[[socket.socket], None]


@contextmanager
def _listening(talk: Talk) -> Iterator[str]:
    """A site that hears one request a connection and says exactly these bytes."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                peer, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=_talk, args=(peer, talk), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://quay.example:{server.getsockname()[1]}/"
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()


def _talk(peer: socket.socket, talk: Talk) -> None:
    with peer:
        try:
            talk(peer)
        except OSError:
            pass  # the studio hung up, as it should


def _saying(answer: bytes) -> Talk:
    def talk(peer: socket.socket) -> None:
        peer.recv(65_536)
        peer.sendall(answer)

    return talk


def _answer(body: bytes, *headers: bytes, type: bytes = TYPE) -> bytes:
    lines = b"".join(header + b"\r\n" for header in headers)
    return b"HTTP/1.1 200 OK\r\n" + type + lines + b"Content-Length: %d\r\n\r\n" % len(body) + body


def _fetched(url: str, tmp_path: Path, patience_s: float = 10) -> bytes:
    fetcher = HttpxFetcher(
        ["quay.example"], patience_s=patience_s, most_bytes=MOST, resolve=lambda name, port: ["127.0.0.1"]
    )
    return fetcher.fetch(url, ("text/html",), tmp_path / "body").body.read_bytes()


def _deflated(content: bytes, bits: int) -> bytes:
    packing = zlib.compressobj(9, zlib.DEFLATED, bits)
    return packing.compress(content) + packing.flush()


@pytest.mark.parametrize(
    ("packed", "coding"),
    [
        (gzip.compress(PAGE), b"gzip"),
        (gzip.compress(PAGE), b"x-gzip"),
        (gzip.compress(PAGE[:500]) + gzip.compress(PAGE[500:]), b"gzip"),
        (gzip.compress(PAGE) + bytes(512), b"gzip"),
        (_deflated(PAGE, zlib.MAX_WBITS), b"deflate"),
        (_deflated(PAGE, -zlib.MAX_WBITS), b"deflate"),
        (PAGE, b"identity"),
    ],
)
def test_every_packing_asked_for_is_unpacked(packed: bytes, coding: bytes, tmp_path: Path) -> None:
    with _listening(_saying(_answer(packed, b"Content-Encoding: " + coding))) as url:
        assert _fetched(url, tmp_path) == PAGE


@pytest.mark.parametrize("coding", [b"br", b"zstd", b"compress", b"gzip, br", b"gzip, gzip", b"exi"])
def test_a_packing_nobody_asked_for_is_refused_before_it_is_read(coding: bytes, tmp_path: Path) -> None:
    with (
        _listening(_saying(_answer(b"\x28\xb5\x2f\xfd" * 9, b"Content-Encoding: " + coding))) as url,
        pytest.raises(SourceFetchFailed, match="packs its answer"),
    ):
        _fetched(url, tmp_path)
    assert not (tmp_path / "body").exists()


@pytest.mark.parametrize("bits", [zlib.MAX_WBITS | 16, zlib.MAX_WBITS, -zlib.MAX_WBITS])
def test_a_bomb_is_stopped_at_the_limit_and_never_held_whole(bits: int, tmp_path: Path) -> None:
    bomb = _deflated(bytes(60_000_000), bits)
    coding = b"Content-Encoding: " + (b"gzip" if bits > 15 else b"deflate")
    with _listening(_saying(_answer(bomb, coding))) as url:
        tracemalloc.start()
        with pytest.raises(SourceFetchFailed, match="larger than 200,000 bytes"):
            _fetched(url, tmp_path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert (tmp_path / "body").stat().st_size <= MOST
    assert peak < 3_000_000


def test_unpacked_pieces_are_small() -> None:
    assert max(map(len, unpacked([gzip.compress(bytes(5_000_000))], "gzip"))) <= PIECE


@pytest.mark.parametrize(
    "packed",
    [gzip.compress(PAGE)[:-9], b"\x1f\x8b\x08nonsense", gzip.compress(PAGE)[:30]],
    ids=["without an end", "of nonsense", "without a middle"],
)
def test_a_damaged_packing_is_no_page(packed: bytes, tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        list(unpacked([packed], "gzip"))
    with (
        _listening(_saying(_answer(packed, b"Content-Encoding: gzip"))) as url,
        pytest.raises(SourceFetchFailed, match="broke off"),
    ):
        _fetched(url, tmp_path)


def _dripping(head: bytes, piece: bytes) -> Talk:
    def talk(peer: socket.socket) -> None:
        peer.recv(65_536)
        peer.sendall(head)
        for _ in range(200):
            peer.sendall(piece)
            time.sleep(0.02)

    return talk


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n" + TYPE + b"\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\n", b"X-More: a\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\n" + TYPE + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (b"HTTP/1.1 200 OK\r\n" + TYPE + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:20], b""),
    ],
    ids=["body", "headers", "continue", "chunks", "packed"],
)
@pytest.mark.alone
def test_time_is_counted_for_everything_together(head: bytes, piece: bytes, tmp_path: Path) -> None:
    with _listening(_dripping(head, piece)) as url:
        started = time.monotonic()
        with pytest.raises(SourceFetchFailed, match="did not answer in full"):
            _fetched(url, tmp_path, patience_s=0.4)
        assert time.monotonic() - started < 2


@pytest.mark.alone
def test_a_resolver_that_never_answers_costs_no_more_than_the_time(tmp_path: Path) -> None:
    def resolve(name: str, port: int) -> list[str]:
        time.sleep(3)
        return ["127.0.0.1"]

    started = time.monotonic()
    with pytest.raises(SourceFetchFailed, match="did not answer in full"):
        HttpxFetcher(patience_s=0.3, resolve=resolve).fetch("http://quay.example/", ("text/html",), tmp_path / "a")
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("type", "words"),
    [
        (b"", "something that has no type"),
        (b"Content-Type: image/svg+xml\r\n", "image/svg.xml"),
        (b"Content-Type: application/octet-stream\r\n", "octet-stream"),
        (b"Content-Type: text/html-x\r\n", "text/html-x"),
    ],
)
def test_only_the_types_that_are_read_are_kept(type: bytes, words: str, tmp_path: Path) -> None:
    with (
        _listening(_saying(_answer(PAGE, type=type))) as url,
        pytest.raises(SourceFetchFailed, match=words),
    ):
        _fetched(url, tmp_path)


def test_a_type_in_capitals_with_a_charset_is_the_same_type(tmp_path: Path) -> None:
    with _listening(_saying(_answer(PAGE, type=b"content-type: TEXT/HTML; Charset=UTF-8\r\n"))) as url:
        assert _fetched(url, tmp_path) == PAGE


def test_the_name_stays_in_host_and_in_the_greeting_of_tls(tmp_path: Path) -> None:
    heard: list[bytes] = []

    def talk(peer: socket.socket) -> None:
        heard.append(peer.recv(65_536))

    with _listening(talk) as url:
        for address in (url, url.replace("http:", "https:")):
            with pytest.raises(SourceFetchFailed):
                _fetched(address, tmp_path)
    assert b"host: " + url[7:-1].encode() in heard[0].lower()
    assert heard[1].startswith(b"\x16\x03")
    assert b"quay.example" in heard[1]


def test_a_proxy_of_the_environment_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _listening(_saying(_answer(b"from the proxy"))) as proxy, _listening(_saying(_answer(PAGE))) as url:
        port = int(proxy.rstrip("/").rpartition(":")[2])
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
        with WITNESS.watching() as dialled:
            assert _fetched(url, tmp_path) == PAGE
    assert ("127.0.0.1", port) not in dialled


def test_an_address_where_nobody_listens_leaves_the_next_one(tmp_path: Path) -> None:
    with _listening(_saying(_answer(PAGE))) as url:
        fetcher = HttpxFetcher(["quay.example"], resolve=lambda name, port: ["127.0.0.2", "127.0.0.1"])
        assert fetcher.fetch(url, ("text/html",), tmp_path / "a").byte_size == len(PAGE)
