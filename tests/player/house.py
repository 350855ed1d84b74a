"""A small stand-in for the studio's share surface: real pages, the real policy, a made-up read; and ways to fail."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from embedded_api import player_pages
from tests.player.reading import Reading, from_ms, sound

PLAYER = Path(__file__).resolve().parents[2] / "resources" / "player"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".mp3": "audio/mpeg",
    ".html": "text/html; charset=utf-8",
}
TOKEN = "a.share.token"


class House(ThreadingHTTPServer):
    """Serves one read; what it was asked is kept in `asked`."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Usher)
        self.reset()

    def reset(self) -> None:
        """A quiet house."""
        self.reading, self.guess = Reading(), Reading(stretch=1.25)
        self.is_recorded = self.is_estimated = False
        self.refusal: tuple[int, str] | None = None
        self.rooms: list[str] = []
        self.others: dict[str, Any] | None = None
        self.is_full = self.has_receipts = False
        self.bytes_per_s = 0
        self.closed: set[str] = set()
        self.cut_after_ms: int | None = None
        self.refusal_at_cut: tuple[int, str] | None = None
        self.is_unreachable = False
        self.asked: list[tuple[str, str, Any]] = []
        self.withdrawn = threading.Event()

    @property
    def origin(self) -> str:
        """Where it stands."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def told(self) -> dict[str, Any]:
        """The public data, before anything was performed."""
        reading = self.guess if self.is_estimated else self.reading
        recording = f"http://elsewhere.invalid:9/media/mix.mp3?{id(self)}" if self.is_recorded else None
        data = reading.data(estimated=self.is_estimated, recording=recording, worded=not self.is_estimated)
        receipts = "http://elsewhere.invalid:9/media/receipts-1.html" if self.has_receipts else None
        return {**data, "room": self.others, "receiptsUrl": receipts}

    def gather(self, position_ms: int, listeners: int = 2) -> None:
        """Others listen in a room already."""
        base = "http://studio.invalid:5500/api/share/live/cothers"
        urls = {"streamUrl": f"{base}/stream", "eventsUrl": f"{base}/events"}
        self.others = {"roomId": "cothers", "positionMs": position_ms, "listeners": listeners, **urls}

    def seeks(self) -> list[Any]:
        """Where listeners wanted to go."""
        return [body for method, path, body in self.asked if method == "POST" and path.endswith("/seek")]

    def streams(self) -> list[str]:
        """The streams that were opened."""
        return [path for _, path, _ in self.asked if "/stream" in path]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A listener who leaves in the middle is no error."""


class Usher(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    server: House

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """Pages, data, sound, events."""
        url = urlsplit(self.path)
        self.server.asked.append(("GET", self.path, None))
        if url.path.startswith("/share/player/"):
            self._file(PLAYER / Path(url.path).name)
        elif url.path.startswith("/share/table-read"):
            name = player_pages.AUDIO if "audio" in url.path else "theater.html"
            self._sent("no-store", ".html", player_pages.markup(name).encode())
        elif url.path == "/media/mix.mp3":
            self._ranged(sound(self.server.reading.duration_ms))
        elif url.path.startswith("/api/share/live/"):
            self._live(url.path, parse_qs(url.query))
        else:
            self._told(url.path)

    def do_POST(self) -> None:
        """Rooms and seeks."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(("POST", self.path, body))
        if self.server.is_unreachable:
            self.close_connection = True
        elif self.server.refusal:
            self._refuse(*self.server.refusal)
        elif self.path.endswith("/start-live") and self.server.is_full:
            self._refuse(429, "rate_limited")
        elif self.path.endswith("/start-live"):
            self._open_room()
        else:
            self._seek(self.path.split("/")[-2], body)

    def _open_room(self) -> None:
        room = f"croom{len(self.server.rooms)}"
        self.server.rooms.append(room)
        base = f"http://studio.invalid:5500/api/share/live/{room}"
        urls = {"streamUrl": f"{base}/stream", "eventsUrl": f"{base}/events", "roomUrl": base, "dailyRoomUrl": base}
        self._json(200, {"roomId": room, "startedAt": "2026-11-23T10:00:00.000Z", **urls})

    def _seek(self, room: str, body: dict[str, int]) -> None:
        if room in self.server.closed:
            self._refuse(404, "live_room_not_found")
            return
        entries = self.server.reading.entries()
        position = entries[body["entryIndex"]]["startMs"] if "entryIndex" in body else body["positionMs"]
        entry = max((e["entryIndex"] for e in entries if e["startMs"] <= position), default=0)
        url = f"http://studio.invalid:5500/api/share/live/{room}/stream?startMs={position}"
        self._json(200, {"positionMs": position, "entryIndex": entry, "streamUrl": url})

    def _told(self, path: str) -> None:
        if self.server.refusal:
            self._refuse(*self.server.refusal)
        elif path.endswith("/presence"):
            self._presence()
        elif path.endswith("/timeline"):
            self._json(200, self.server.reading.timeline())
        else:
            self._json(200, {"tableRead": self.server.told()})

    def _live(self, path: str, query: dict[str, list[str]]) -> None:
        room, what = path.split("/")[-2:]
        if room in self.server.closed:
            self._refuse(404, "live_room_not_found")
        elif what == "events":
            self._events()
        else:
            self._stream(int(query.get("startMs", ["0"])[0]))

    def _events(self) -> None:
        reading = self.server.reading
        said = [("ready", {"durationMs": reading.duration_ms}), *(("entry", entry) for entry in reading.entries())]
        said.append(
            ("progress", {"positionMs": 0, "renderedMs": reading.duration_ms, "durationMs": reading.duration_ms})
        )
        self._head(200, "text/event-stream", None)
        for name, data in said:
            self._chunk(f"event: {name}\ndata: {json.dumps(data)}\n\n".encode())
        # The line stays open until the listener leaves.
        self.connection.settimeout(30)
        self.rfile.read(1)

    def _presence(self) -> None:
        self._head(200, "text/event-stream", None)
        self._chunk(b"event: ready\ndata: {}\n\n")
        if self.server.withdrawn.wait(20):
            refusal = {"code": "share_token_revoked", "message": "This link was withdrawn."}
            self._chunk(f"event: error\ndata: {json.dumps(refusal)}\n\n".encode())
        self._chunk(b"")

    def _stream(self, start_ms: int) -> None:
        mp3 = from_ms(sound(self.server.reading.duration_ms), start_ms)
        cut = self.server.cut_after_ms
        self._head(200, "audio/mpeg", None)
        if cut is not None:
            self._cut(mp3[: cut * 8])
            return
        began = time.monotonic()
        for at in range(0, len(mp3), 8192):
            if self.server.bytes_per_s:
                time.sleep(max(0.0, (at - 2 * 8000) / self.server.bytes_per_s - (time.monotonic() - began)))
            self._chunk(mp3[at : at + 8192])
        self._chunk(b"")

    def _cut(self, mp3: bytes) -> None:
        # A browser asks for the rest by itself first; it must not get it, so the room goes too.
        self.server.cut_after_ms = None
        self.server.closed.add(self.path.split("/")[-2])
        self._chunk(mp3)
        if self.server.refusal_at_cut:
            self.server.refusal = self.server.refusal_at_cut
            self._chunk(b"")
        self.close_connection = True

    def _ranged(self, body: bytes) -> None:
        wanted = self.headers.get("Range")
        start, _, end = (wanted or "bytes=0-").removeprefix("bytes=").partition("-")
        part = body[int(start) : int(end) + 1 if end else None]
        self.send_response(206 if wanted else 200)
        if wanted:
            self.send_header("Content-Range", f"bytes {start}-{int(start) + len(part) - 1}/{len(body)}")
        self._send("audio/mpeg", part)

    def _file(self, path: Path) -> None:
        if not path.is_file():
            self._refuse(404, "not_found")
            return
        self._sent("public, max-age=300", path.suffix, path.read_bytes())

    def _sent(self, kept: str, suffix: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Cache-Control", kept)
        self._send(TYPES[suffix], body)

    def _refuse(self, status: int, code: str) -> None:
        self._json(status, {"error": {"code": code, "message": f"The studio says {code}.", "requestId": "req"}})

    def _json(self, status: int, body: Any) -> None:
        self.send_response(status)
        self._send("application/json", json.dumps(body).encode())

    def _send(self, kind: str, body: bytes) -> None:
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(len(body)))
        self._safe(kind)
        self.wfile.write(body)

    def _head(self, status: int, kind: str, _: None) -> None:
        self.send_response(status)
        self.send_header("Transfer-Encoding", "chunked")
        self._safe(kind)

    def _safe(self, kind: str) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))
        self.wfile.flush()


def opened() -> House:
    """A house that answers; close it with `shutdown` and `server_close`."""
    house = House()
    threading.Thread(target=house.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return house
