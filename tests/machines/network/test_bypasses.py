"""No trick in an address gets a socket: not when it is given, not when a site leads to it; the interpreter is the witness."""

from __future__ import annotations

import _socket
import socket
import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from engine.library.errors import SourceFetchFailed
from engine.machines.network.fetching import HttpxFetcher
from engine.machines.network.wire import NameUnknown
from tests.machines.network.witness import WITNESS

HTML = ("text/html", "text/plain")
CORPUS = tomllib.loads(Path(__file__).with_name("bypasses.toml").read_text(encoding="utf-8"))
SITE = "quay.example"
Answers = list[list[str]]
WRITTEN: list[tuple[str, Answers | None, str]] = [(url, None, trick) for url, trick in CORPUS["written"]]
NAMED: list[tuple[str, Answers | None, str]] = [(url, [answers], trick) for url, answers, trick in CORPUS["named"]]
CHANGING: list[tuple[str, Answers | None, str]] = [(url, answers, trick) for url, answers, trick in CORPUS["changing"]]
TURNS: list[tuple[str, Answers | None, str]] = [(url, None, trick) for url, trick in CORPUS["turns"]]
ATTEMPT = ("url", "answers", "trick")


class Quiet(BaseHTTPRequestHandler):
    """Answers without a word in the log."""

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def say(self, status: int, name: str, value: str) -> None:
        """One header, six bytes."""
        self.send_response(status)
        self.send_header("Content-Length", "6")
        self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"secret")


class Treasure(Quiet):
    """What lies on this machine and is nobody else's business."""

    def do_GET(self) -> None:
        self.say(200, "Content-Type", "text/html")


class Guide(Quiet):
    """A site that leads wherever it is asked to, and knows nothing else."""

    def do_GET(self) -> None:
        to = parse_qs(urlsplit(self.path).query).get("to")
        if to is None:
            return self.say(404, "Content-Type", "text/html")
        location = to[0].replace("\r", "").replace("\n", "")
        return self.say(302, "Location", location.encode().decode("latin-1"))


@contextmanager
def _served(handler: type[Quiet]) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with _served(Treasure) as port:
        yield port


@pytest.fixture(scope="module")
def guide() -> Iterator[int]:
    with _served(Guide) as port:
        yield port


def _resolver(answers: Answers | None) -> Callable[[str, int], list[str]]:
    """A resolver that knows the site, gives these answers in turn, and reads numbers as the system does."""
    left = list(answers or [])

    def resolve(name: str, port: int) -> list[str]:
        if name == SITE:
            return ["127.0.0.1"]
        if left:
            return left.pop(0) if len(left) > 1 else left[0]
        try:
            found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        except (OSError, UnicodeError) as problem:
            raise NameUnknown(name) from problem
        return [str(entry[4][0]) for entry in found]

    return resolve


def _refused(url: str, answers: Answers | None, tmp_path: Path) -> tuple[list[tuple[str, int]], SourceFetchFailed]:
    fetcher = HttpxFetcher([SITE], patience_s=5, resolve=_resolver(answers))
    with WITNESS.watching() as dialled, pytest.raises(SourceFetchFailed) as refused:
        fetcher.fetch(url, HTML, tmp_path / "body")
    assert not (tmp_path / "body").exists()
    return dialled, refused.value


def test_the_corpus_is_large_and_every_attempt_gives_its_reason() -> None:
    attempts = WRITTEN + NAMED + CHANGING + TURNS
    assert len(attempts) >= 120
    assert all(trick.strip() for _, _, trick in attempts)
    assert len({(url, str(answers)) for url, answers, _ in attempts}) == len(attempts)


def test_the_witness_sees_a_socket_and_the_treasure_is_there(port: int, tmp_path: Path) -> None:
    fetcher = HttpxFetcher([SITE], resolve=_resolver(None))
    with WITNESS.watching() as dialled:
        fetcher.fetch(f"http://{SITE}:{port}/", HTML, tmp_path / "body")
    assert dialled == [("127.0.0.1", port)]
    assert (tmp_path / "body").read_text() == "secret"


@pytest.mark.parametrize(ATTEMPT, WRITTEN + NAMED, ids=lambda part: part if isinstance(part, str) else "")
def test_no_attempt_gets_a_socket(url: str, answers: Answers | None, trick: str, port: int, tmp_path: Path) -> None:
    dialled, refused = _refused(url.replace("{port}", str(port)), answers, tmp_path)
    assert dialled == []
    assert refused.message.endswith(".")
    assert refused.hint


@pytest.mark.parametrize(ATTEMPT, WRITTEN + NAMED + TURNS, ids=lambda part: part if isinstance(part, str) else "")
def test_no_site_leads_there(
    url: str, answers: Answers | None, trick: str, port: int, guide: int, tmp_path: Path
) -> None:
    asked = httpx.URL(f"http://{SITE}:{guide}/", params={"to": url.replace("{port}", str(port))})
    dialled, _ = _refused(str(asked), answers, tmp_path)
    assert set(dialled) == {("127.0.0.1", guide)}


@pytest.mark.parametrize(ATTEMPT, CHANGING, ids=lambda part: part if isinstance(part, str) else "")
def test_an_answer_that_changes_is_dialled_as_it_was_checked(
    url: str, answers: Answers, trick: str, port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The bare socket, so that the witness and not the tests' own fence stops what goes out.
    monkeypatch.setattr(socket.socket, "connect", _socket.socket.connect)
    dialled, refused = _refused(url.replace("{port}", str(port)), answers, tmp_path)
    assert [host for host, _ in dialled] == answers[0]
    assert refused.message.startswith("No connection to flip")
