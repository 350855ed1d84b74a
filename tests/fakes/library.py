"""Fakes of the library's sockets, and small PDFs written by hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from engine.foundation.errors import KnownError
from engine.jobs.service import JobsService
from engine.library.digesting import ExtractiveDigester
from engine.library.extraction import Extraction, Layout
from engine.library.model import Source
from engine.library.ports import Fetched
from engine.library.service import LibraryService
from engine.library.tasks import DigestHandler, SourceHandler
from engine.machines.readers.given.plain import plain_blocks
from engine.machines.readers.given.reader import GivenTextReader
from tests.fakes.floor import Floor
from tests.fakes.jobs import run_job_inline


class FakeFetcher:
    """Answers with what it holds; an error it holds is raised."""

    def __init__(self, body: bytes | KnownError = b"", content_type: str = "text/html") -> None:
        self.body, self.content_type = body, content_type
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def fetch(self, url: str, accept: Collection[str], target: Path) -> Fetched:
        self.asked.append((url, tuple(accept)))
        if isinstance(self.body, KnownError):
            raise self.body
        target.write_bytes(self.body)
        return Fetched(target, self.content_type, url, len(self.body))


class FakeReader:
    """Takes bytes for UTF-8 text; an error it holds is raised."""

    def __init__(self, problem: Exception | None = None, metadata: dict[str, object] | None = None) -> None:
        self.problem, self.metadata = problem, metadata or {}
        self.hints: list[str] = []
        self.expected = 0

    def read(self, path: Path, hint: str, progress: Callable[[int, str], None]) -> Extraction:
        self.hints.append(hint)
        progress(50, "Half of it")
        if self.problem is not None:
            raise self.problem
        text = path.read_bytes().decode()
        return Extraction(text, Layout(tuple(plain_blocks(text))), dict(self.metadata), "txt")

    def expect(self) -> None:
        """Counted; nothing gets ready."""
        self.expected += 1

    def close(self) -> None:
        """Nothing stands ready."""


class Shelves:
    """A library on a floor, with its jobs run at once in the test's thread."""

    def __init__(self, floor: Floor, fetcher: FakeFetcher | None = None, reader: FakeReader | None = None) -> None:
        self.floor = floor
        self.jobs = JobsService()
        self.library = LibraryService(floor.blobs, self.jobs, floor.units, GivenTextReader())
        self.fetcher, self.reader = fetcher or FakeFetcher(), reader or FakeReader()
        self.source_handler = SourceHandler(self.library, self.fetcher, self.reader)
        self.digest_handler = DigestHandler(self.library, ExtractiveDigester())

    def run(self, source: Source) -> Source:
        """Run the source's jobs, reading first, then the digest; returns the source as it then is."""
        for handler in (self.source_handler, self.digest_handler):
            with self.floor.units.reading("test") as work:
                job = self.jobs.of_subject(work, source.id, handler.kind)
            if job is not None:
                run_job_inline(self.floor.units, handler, job, self.floor.bus)
        with self.floor.units.reading("test") as work:
            return self.library.source(work, source.project_id, source.id)

    def blobs(self) -> set[str]:
        """The names of everything kept on disk."""
        return {path.name for path in self.floor.paths.blobs.rglob("*") if path.is_file()}


Line = tuple[float, float, float, str]


def pdf_of(pages: Sequence[Sequence[Line]], *, info: str = "", bold_from: float = 99.0) -> bytes:
    """A PDF of A4 pages in Helvetica; a line is (x, y, size, text); lines of at least `bold_from` points are bold."""
    return pdf_drawn(["\n".join(_line(line, bold_from) for line in lines) for lines in pages], info=info)


def pdf_drawn(contents: Sequence[str], *, info: str = "") -> bytes:
    """A PDF of A4 pages by what draws them; /F1 is Helvetica, /F2 bold; the codes 1 and 2 are the ligatures of fi and fl."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", *(_font(name) for name in ("Helvetica", "Helvetica-Bold"))]
    kids = []
    for content in contents:
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
        resources = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    return _file(objects)


def _font(name: str) -> str:
    encoding = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >>"
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding {encoding} >>"


def _line(line: Line, bold_from: float) -> str:
    x, y, size, text = line
    shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{'F2' if size >= bold_from else 'F1'} {size} Tf {x} {y} Td ({shown}) Tj ET"


def _file(objects: list[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return (
        out
        + f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
