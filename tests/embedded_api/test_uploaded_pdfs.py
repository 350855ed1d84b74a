"""PDFs of every kind over real HTTP and the real reader: locked, scanned, broken, cut off, heavy, long; each ends in text or a sentence."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pypdf
import pytest

from embedded_api.server import EmbeddedServer
from engine import Studio, StudioSettings, open_studio
from engine.access.model import Scope
from engine.machines.readers.workshop.reading import ProcessReader
from engine.machines.readers.workshop.sniffing import sniff
from tests.embedded_api.listening import listening
from tests.fakes.library import Line, pdf_of
from tests.fakes.machines import fake_machines

SAID = "The water in the creek rises by four metres at spring tides."
LINES = [(72.0, 700.0 - 15 * number, 11.0, f"{SAID} It is measurement {number} of nine.") for number in range(9)]
LONG = 1000


def _page(number: int) -> list[Line]:
    words = f"On page {number} the harbour master notes that the tide came in as it should."
    return [(72.0, 700.0, 11.0, words), (290.0, 30.0, 9.0, str(number))]


def _locked(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of([LINES])))
    writer.encrypt(user_password=user, owner_password="the owner's own", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _cut_off(content: bytes) -> bytes:
    return content[: content.rindex(b"xref")]


REFUSED = {
    "locked": (_locked("secret"), "source_extraction_failed", "encrypted with a password. Save a copy without a password"),
    "scanned": (pdf_of([[], [], []]), "source_empty", "probably a scan. Run text recognition (OCR)"),
    "broken": (b"%PDF-1.7\n" + b"nonsense " * 900, "source_extraction_failed", "broken and cannot be opened. Download or save it again"),
    "emptied": (b"%PDF-1.4\n%%EOF\n", "source_extraction_failed", "broken and cannot be opened"),
}  # fmt: skip
READ = {
    "locked for its owner alone": (_locked(""), 1),
    "cut off": (_cut_off(pdf_of([LINES, LINES])), 2),
    "heavy": (pdf_of([LINES], info=f"/Pad <{'41' * 5_300_000}>"), 1),
    "with words before it": (b"From a mail.\n\n" + pdf_of([LINES]), 1),
}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    machines = replace(fake_machines(), reader=ProcessReader(), recognise=sniff)
    studio = open_studio(tmp_path_factory.mktemp("shelf") / "home", settings=StudioSettings(), machines=machines)
    yield studio
    studio.close()


@pytest.fixture(scope="module")
def api(studio: Studio) -> Iterator[httpx.Client]:
    with studio.work("owner") as work:
        key = studio.access.create_key(work, "Test", tuple(Scope))[1]
    server = EmbeddedServer(studio, port=0).start()
    with httpx.Client(base_url=server.origin, timeout=60, headers={"Authorization": f"Bearer {key}"}) as client:
        yield client
    server.stop()


@pytest.fixture(scope="module")
def place(api: httpx.Client) -> str:
    project = api.post("/api/v1/story-projects", json={"name": "Tides"}).json()["project"]["id"]
    return f"/api/v1/story-projects/{project}/sources"


def _sent(api: httpx.Client, place: str, content: bytes) -> str:
    answer = api.post(place, files={"file": ("a.pdf", content, "application/pdf")})
    assert answer.status_code == 201, answer.text
    return f"{place}/{answer.json()['source']['id']}"


def _over(api: httpx.Client, path: str) -> dict[str, Any]:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        source = dict(api.get(path).json()["source"])
        if source["status"] in ("READY", "FAILED"):
            return source
        time.sleep(0.05)
    raise AssertionError("not read in two minutes")


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_says_so_and_what_to_do(api: httpx.Client, place: str, name: str) -> None:
    content, code, words = REFUSED[name]
    source = _over(api, _sent(api, place, content))
    assert (source["status"], source["failureCode"]) == ("FAILED", code)
    assert words in source["failureMessage"]
    assert "Traceback" not in source["failureMessage"]


@pytest.mark.parametrize("name", READ)
def test_what_only_looks_unreadable_is_read(api: httpx.Client, place: str, name: str) -> None:
    content, pages = READ[name]
    source = _over(api, _sent(api, place, content))
    assert source["status"] == "READY", source["failureMessage"]
    assert SAID in source["extractedTextPreview"]
    assert (source["fileFormat"], source["metadata"]["pageCount"]) == ("pdf", pages)


def test_the_heavy_one_is_over_ten_megabytes() -> None:
    assert len(READ["heavy"][0]) > 10_000_000


def test_a_thousand_pages_are_read_with_progress_that_streams_follow(api: httpx.Client, place: str) -> None:
    with listening(api, "/events?types=source.*") as stream:
        path = _sent(api, place, pdf_of([_page(number) for number in range(1, LONG + 1)]))
        number = path.rpartition("/")[2]
        heard = [one for one in stream.until("source.ready") if one.data["sourceId"] == number]
    source = _over(api, path)
    assert source["metadata"]["pageCount"] == LONG
    percents = [one.data["percent"] for one in heard if one.event == "source.progress"]
    assert percents
    assert percents == sorted(percents)
    details = [one.data["detail"] for one in heard if one.event == "source.progress"]
    assert all(
        set(one.data) == {"projectId", "sourceId", "status", "percent", "detail"}
        for one in heard
        if one.event == "source.progress"
    )
    assert any("Opening" in said or f"of {LONG}" in said for said in details), details


def test_a_bad_file_costs_nobody_else(api: httpx.Client, place: str) -> None:
    paths = [_sent(api, place, content) for content in (REFUSED["broken"][0], READ["cut off"][0], REFUSED["locked"][0])]
    assert [_over(api, path)["status"] for path in paths] == ["FAILED", "READY", "FAILED"]
