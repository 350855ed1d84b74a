"""A small web site on this machine, with every sort of trouble, for sources that are fetched."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.fakes.library import pdf_of

MOST = 10_000_000
PAGE = "<html lang='en'><title>The mill</title><body><article><h1>The mill</h1>{}</article></body></html>"
WORDS = "".join(
    f"<p>The mill at quay {n} was built in {1600 + n} by families who owned the river.</p>" for n in range(8)
)
LEAVES = [[(72.0, 700.0, 11.0, f"These are the words of page number {number}.")] for number in (1, 2, 3)]


class Site(BaseHTTPRequestHandler):
    """Answers by the first part of the path."""

    gate = threading.Event()

    def do_GET(self) -> None:
        answer = getattr(self, "_" + self.path.strip("/").split("/")[0], None)
        self._say(404, b"no") if answer is None else answer()

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def _say(self, status: int, body: bytes, kind: str = "text/html; charset=utf-8", location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def _page(self) -> None:
        self._say(200, PAGE.format(WORDS).encode())

    def _held(self) -> None:
        self.gate.wait(20)
        self._page()

    def _leaves(self) -> None:
        self._say(200, pdf_of(LEAVES), "application/pdf")

    def _picture(self) -> None:
        self._say(200, b"\x89PNG", "image/png")

    def _hop(self) -> None:
        left = int(self.path.rsplit("/", 1)[1])
        self._say(302, b"", location=f"/hop/{left - 1}" if left else "/page")

    def _inside(self) -> None:
        self._say(302, b"", location="http://127.0.0.2:9/")

    def _cloud(self) -> None:
        self._say(302, b"", location="http://169.254.169.254/latest/meta-data")

    def _exact(self) -> None:
        self._long(MOST)

    def _over(self) -> None:
        self._long(MOST + 1)

    def _long(self, size: int) -> None:
        page = PAGE.format(WORDS).encode()
        try:
            self._say(200, page + b"<!--" + b"x" * (size - len(page) - 7) + b"-->")
        except OSError:
            pass


@contextmanager
def small_site() -> Iterator[str]:
    """Its host and port, while it is open."""
    Site.gate.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    Site.gate.set()
    server.shutdown()
    server.server_close()
    thread.join(5)
