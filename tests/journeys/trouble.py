"""Everything a person may hand in by mistake: files that hold nothing to tell, and a site that misbehaves."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject

REPORT = Path(__file__).parents[2] / "resources" / "samples" / "tide-mill" / "report.pdf"
LARGE = 30_000_000


@dataclass(frozen=True)
class Trouble:
    """A bad input: what to hand in, the code a program gets, and words the person's sentence must hold."""

    name: str
    code: str
    words: tuple[str, ...]


FILES = (
    Trouble("empty.txt", "source_empty", ("The file is empty.", "Add a file with text in it.")),
    Trouble("scanned.pdf", "source_empty", ("no text", "scan", "OCR")),
    Trouble("encrypted.pdf", "source_extraction_failed", ("password", "Save a copy without")),
    Trouble("broken.pdf", "source_extraction_failed", ("broken", "Download or save it again")),
    Trouble("binary.txt", "source_type_unsupported", ("not text inside", "Save it as one of these")),
)
PAGES = (
    Trouble("missing.html", "source_fetch_failed", ("no page at this address", "404", "Check the address")),
    Trouble("large.html", "source_fetch_failed", ("larger than 10,000,000 bytes", "Save the part you need")),
    Trouble("endless.html", "source_fetch_failed", ("larger than 10,000,000 bytes", "Save the part you need")),
)


def make_files(folder: Path) -> None:
    """Put every bad file into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    whole = REPORT.read_bytes()
    (folder / "broken.pdf").write_bytes(whole[:9] + os.urandom(4000))
    _scanned(folder / "scanned.pdf")
    writer = PdfWriter(clone_from=PdfReader(REPORT))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(folder / "encrypted.pdf")


def _scanned(target: Path) -> None:
    # Two pages with nothing but a picture across the whole sheet, as scanners make them.
    writer = PdfWriter()
    picture = DecodedStreamObject()
    picture.set_data(bytes(200 * 280))
    picture.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(200),
            NameObject("/Height"): NumberObject(280),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
            NameObject("/BitsPerComponent"): NumberObject(8),
        }
    )
    for _ in range(2):
        page = writer.add_blank_page(595, 842)
        drawing = DecodedStreamObject()
        drawing.set_data(b"q 595 0 0 842 0 0 cm /Scan Do Q")
        names = DictionaryObject({NameObject("/Scan"): writer._add_object(picture)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): names})
        page[NameObject("/Contents")] = writer._add_object(drawing)
    writer.write(target)


@contextmanager
def bad_site() -> Iterator[str]:
    """A loopback site that has no page, a page of 30 MB that says so, and one that does not; yields its origin."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.strip("/")
        if name not in ("large.html", "endless.html"):
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        if name == "large.html":
            self.send_header("Content-Length", str(LARGE))
        self.end_headers()
        self._pour()

    def _pour(self) -> None:
        piece = b"<p>" + b"word " * 20_000 + b"</p>\n"
        try:
            for _ in range(LARGE // len(piece)):
                self.wfile.write(piece)
        except OSError:
            pass  # the studio has seen enough and hung up

    def log_message(self, format: str, *args: object) -> None:
        pass
