"""A server that gives one voice pack, over real loopback HTTP; it may hang up in the middle."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from tests.sockets.loopback import Loopback
from tests.sockets.onnx_made import packed, piper_pack


class Archive(Loopback):
    """A server that gives one file; `breaks` is after how many bytes it hangs up, once."""

    def __init__(self, content: bytes) -> None:
        self.content, self.breaks, self.asked, self.status, self.tag = content, 0, list[str](), 200, '"one"'
        super().__init__()
        self.url = f"{self.origin}/en-tiny.tar.gz"

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


@contextmanager
def served(folder: Path) -> Iterator[Archive]:
    """A tiny pack of piper's kind at an address."""
    pack = piper_pack(folder / "served" / "en-tiny")
    server = Archive(packed(pack, folder / "served.tar.gz").read_bytes())
    shutil.rmtree(folder / "served")
    yield server
    server.close()
