"""The conformance checklist over real HTTP: uploaded files read by the real readers, items 22 and 25, and retention (27)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from embedded_api.server import EmbeddedServer
from engine import Studio, StudioSettings, open_studio
from engine.access.model import Scope
from engine.machines.readers.workshop.reading import ProcessReader
from engine.machines.readers.workshop.sniffing import sniff
from tests.fakes.library import pdf_of
from tests.fakes.machines import fake_machines
from tests.fakes.packed import docx_of, epub_of, packed, paragraph

SAID = "The water in the creek rises by four metres at spring tides."
LINES = [(72.0, 700.0 - 15 * number, 11.0, SAID) for number in range(5)]
PAGE = f"<!doctype html><html lang='en'><title>Tides</title><body><article><h1>Tides</h1>{f'<p>{SAID}</p>' * 5}</article></body></html>"
BOOK = {"a.xhtml": f"<h1>Tides</h1><p>{SAID}</p>"}
FORMATS = {
    "pdf": pdf_of([LINES, LINES]),
    "txt": f"Tides\n\n{SAID}\n".encode(),
    "md": f"# Tides\n\n{SAID}\n".encode(),
    "html": PAGE.encode(),
    "docx": docx_of(paragraph("Tides", "H1") + paragraph(SAID)),
    "epub": epub_of(BOOK),
}
BOMBS = {
    "a.docx": docx_of("x", word__media__a_png=bytes(40_000_000)),
    "a.epub": epub_of({"a.xhtml": "x"}, OEBPS__b_xhtml=b"<p>" + b" " * 40_000_000),
    "many.docx": packed({f"word/document{number}.xml": b"" for number in range(10_001)}),
}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio whose files are read by the real readers, each in its own process."""
    machines = replace(fake_machines(), reader=ProcessReader(), recognise=sniff)
    studio = open_studio(tmp_path_factory.mktemp("shelf") / "home", settings=StudioSettings(), machines=machines)
    yield studio
    studio.close()


@pytest.fixture(scope="module")
def api(studio: Studio) -> Iterator[httpx.Client]:
    """The served studio, with a key of every scope."""
    with studio.work("owner") as work:
        key = studio.access.create_key(work, "Test", tuple(Scope))[1]
    server = EmbeddedServer(studio, port=0).start()
    with httpx.Client(base_url=server.origin, timeout=60, headers={"Authorization": f"Bearer {key}"}) as client:
        yield client
    server.stop()


@pytest.fixture
def place(api: httpx.Client) -> str:
    project = api.post("/api/v1/story-projects", json={"name": "Mill"}).json()["project"]["id"]
    return f"/api/v1/story-projects/{project}/sources"


def _blobs(studio: Studio) -> set[str]:
    return {path.name for path in studio.paths.blobs.rglob("*") if path.is_file()}


def _until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)


def _read(api: httpx.Client, place: str, answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 201, answer.text
    path = f"{place}/{answer.json()['source']['id']}"
    _until(lambda: api.get(path).json()["source"]["status"] in ("READY", "FAILED"))
    return dict(api.get(path).json()["source"])


def _upload(api: httpx.Client, place: str, name: str, content: bytes, **fields: str) -> httpx.Response:
    return api.post(place, files={"file": (name, content, "application/octet-stream")}, data=fields)


@pytest.mark.parametrize("kind", list(FORMATS))
def test_item_25_every_format_is_read_whatever_it_is_called(api: httpx.Client, place: str, kind: str) -> None:
    named = _upload(api, place, f"tides.{kind}", FORMATS[kind], label="Tides", producer="shelf", externalId=kind)
    source = _read(api, place, named)
    assert (source["status"], source["type"], source["fileFormat"]) == ("READY", "file", kind), source["failureMessage"]
    assert (source["fileName"], source["label"]) == (f"tides.{kind}", "Tides")
    assert SAID in source["extractedTextPreview"]
    if kind not in ("txt", "md"):
        other = _read(api, place, _upload(api, place, "notes.bin", FORMATS[kind]))
        assert (other["fileFormat"], other["contentHash"]) == (kind, source["contentHash"])


def test_item_22_an_uploaded_pdf_tells_its_pages(api: httpx.Client, place: str) -> None:
    made = _upload(api, place, "tides.pdf", FORMATS["pdf"])
    assert made.json()["source"]["status"] == "PENDING"
    assert _read(api, place, made)["metadata"]["pageCount"] == 2


@pytest.mark.parametrize("name", ["letter.docx", "a.pdf", "a.txt", "a.epub", "a.md", "a.html"])
def test_item_25_a_renamed_executable_is_refused(api: httpx.Client, studio: Studio, place: str, name: str) -> None:
    before = _blobs(studio)
    for head in (b"MZ\x90\0\3\0\0\0", b"\x7fELF\2\1\1\0", b"\xcf\xfa\xed\xfe\7\0\0\1"):
        answer = _upload(api, place, name, head + bytes(range(256)) * 40)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "source_type_unsupported"), answer.text
    assert _blobs(studio) <= before


@pytest.mark.parametrize("name", list(BOMBS))
def test_item_25_an_archive_bomb_fails_cleanly(api: httpx.Client, studio: Studio, place: str, name: str) -> None:
    before = _blobs(studio)
    answer = _upload(api, place, name, BOMBS[name])
    if answer.status_code == 201:
        source = _read(api, place, answer)
        said = (source["status"], source["failureCode"], source["failureMessage"])
    else:
        said = ("FAILED", answer.json()["error"]["code"], answer.json()["error"]["message"])
    assert said[:2] == ("FAILED", "source_too_large")
    assert "unpacks to far more" in said[2]
    assert api.get("/api/v1/story-projects").status_code == 200
    _until(lambda: _blobs(studio) == before)


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "..\\..\\boot.txt", "/etc/cron.d/a.txt", "a" * 300 + ".txt"])
def test_item_25_the_name_of_a_file_leads_nowhere(api: httpx.Client, studio: Studio, place: str, name: str) -> None:
    before = {path for path in studio.paths.home.rglob("*") if path.is_dir()}
    source = _read(api, place, _upload(api, place, name, FORMATS["txt"]))
    assert source["status"] == "READY"
    assert not set("/\\") & set(source["fileName"])
    assert len(source["fileName"]) <= 255
    assert {path.parent for path in {path for path in studio.paths.home.rglob("*") if path.is_dir()} - before} <= {
        studio.paths.blobs
    }


def test_item_25_other_files_are_refused_by_name_of_what_they_are(api: httpx.Client, place: str) -> None:
    for content in (packed({"xl/workbook.xml": "x"}), packed({"a.txt": "x"}), b"\x89PNG\r\n\x1a\n" + bytes(50)):
        answer = _upload(api, place, "a.docx", content)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "source_type_unsupported")
