"""A server that gives one voice pack, over real loopback HTTP; it may hang up in the middle."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

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


@contextmanager
def served(folder: Path) -> Iterator[Archive]:
    """A tiny pack of piper's kind at an address."""
    pack = piper_pack(folder / "served" / "en-tiny")
    server = Archive(packed(pack, folder / "served.tar.gz").read_bytes())
    shutil.rmtree(folder / "served")
    yield server
    server.close()
