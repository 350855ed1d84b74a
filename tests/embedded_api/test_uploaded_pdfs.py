"""PDFs of every kind over real HTTP and the real reader: locked, scanned, broken, cut off, heavy, long; each ends in text or a sentence."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

import pypdf
import pytest

from engine.jobs import running
from tests.embedded_api.listening import listening
from tests.embedded_api.reading import Reading, a_reading_studio
from tests.fakes.library import Line, pdf_drawn, pdf_of

SAID = "The water in the creek rises by four metres at spring tides."
LINES = [(72.0, 700.0 - 15 * number, 11.0, f"{SAID} It is measurement {number} of nine.") for number in range(9)]
LONG = 1000
SCAN = "q 595 0 0 842 0 0 cm BI /W 8 /H 8 /CS /G /BPC 1 ID \x55\x2a\x55\x2a\x55\x2a\x55\x2a\nEI Q"
CONTRACT = {
    "source.extracting", "source.ready", "source.failed", "source.deleted", "digest.pending", "digest.running", "digest.ready",
    "digest.failed", "digest.skipped", "job.progress", "music.clip", "voice_modification.state", "coverage.state",
}  # fmt: skip
"""The types the published list names, as far as sources without a plan can bring them about."""
FAILED, EMPTY = "source_extraction_failed", "source_empty"


def _page(number: int) -> list[Line]:
    words = f"On page {number} the harbour master notes that the tide came in as it should."
    return [(72.0, 700.0, 11.0, words), (290.0, 30.0, 9.0, str(number))]


def _locked(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of([LINES])))
    writer.encrypt(user_password=user, owner_password="the owner's own", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _without_index() -> bytes:
    content = pdf_of([LINES, LINES])
    return content[: content.rindex(b"xref")]


def _half() -> bytes:
    content = pdf_of([LINES] * 20)
    return content[: len(content) // 2]


def _with_a_hole() -> bytes:
    content = pdf_of([LINES] * 9)
    third = len(content) // 3
    return content[:third] + bytes(1500) + content[third + 1500 :]


REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "locked": (lambda: _locked("secret"), FAILED, "encrypted with a password. Save a copy without a password"),
    "scanned": (lambda: pdf_drawn([SCAN] * 3), EMPTY, "probably a scan. Run text recognition (OCR)"),
    "blank": (lambda: pdf_of([[], []]), EMPTY, "pages but no text"),
    "without pages": (lambda: pdf_of([]), EMPTY, "has no pages. Save it again"),
    "broken": (lambda: b"%PDF-1.7\n" + b"nonsense " * 900, FAILED, "broken and cannot be opened. Download or save it again"),
    "emptied": (lambda: b"%PDF-1.4\n%%EOF\n", FAILED, "broken and cannot be opened"),
    "cut in the middle": (_half, FAILED, "breaks off before its end. Download or save it again"),
}  # fmt: skip
READ: dict[str, tuple[Callable[[], bytes], int]] = {
    "locked for its owner alone": (lambda: _locked(""), 1),
    "without its index": (_without_index, 2),
    "with a hole": (_with_a_hole, 9),
    "heavy": (lambda: pdf_of([LINES], info=f"/Pad <{'41' * 5_300_000}>"), 1),
    "with words before it": (lambda: b"From a mail.\n\n" + pdf_of([LINES]), 1),
}


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    with a_reading_studio(tmp_path_factory.mktemp("shelf") / "home") as reading:
        yield reading


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_says_so_and_what_to_do(reading: Reading, name: str) -> None:
    content, code, words = REFUSED[name]
    source = reading.over(reading.sent(content()))
    assert (source["status"], source["failureCode"]) == ("FAILED", code)
    assert words in source["failureMessage"]
    assert "Traceback" not in source["failureMessage"]


@pytest.mark.parametrize("name", READ)
def test_what_only_looks_unreadable_is_read(reading: Reading, name: str) -> None:
    content, pages = READ[name][0](), READ[name][1]
    assert name != "heavy" or len(content) > 10_000_000
    source = reading.over(reading.sent(content))
    assert source["status"] == "READY", source["failureMessage"]
    assert SAID in source["extractedTextPreview"]
    assert (source["fileFormat"], source["metadata"]["pageCount"]) == ("pdf", pages)


def test_pages_that_could_not_be_read_are_named(reading: Reading) -> None:
    source = reading.over(reading.sent(_with_a_hole()))
    assert 0 < len(source["metadata"]["unreadPages"]) < 9


def test_a_thousand_pages_are_read_with_progress_that_streams_follow(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "ROW_S", 0.02)
    with listening(reading.api, "/events?types=source.*") as stream:
        path = str(reading.sent(pdf_of([_page(number) for number in range(1, LONG + 1)])))
        number = path.rpartition("/")[2]
        heard = [one for one in stream.until("source.ready", "source.failed") if one.data["sourceId"] == number]
    source = reading.over(path)
    assert source["metadata"]["pageCount"] == LONG
    told = [one.data for one in heard if one.event == "source.progress"]
    assert all(set(one) == {"projectId", "sourceId", "status", "percent", "detail"} for one in told)
    percents = [one["percent"] for one in told]
    assert percents == sorted(percents)
    counted = [re.fullmatch(rf"Page (\d+) of {LONG}", one["detail"]) for one in told]
    pages = [int(one[1]) for one in counted if one]
    assert len(set(pages)) >= 3, [one["detail"] for one in told]
    assert pages == sorted(pages)
    assert pages[0] < LONG / 2
    assert 20 <= percents[0] < percents[-1] <= 100


def test_a_client_that_knows_only_the_contract_is_not_disturbed_by_progress(reading: Reading) -> None:
    reading = reading.elsewhere()
    with listening(reading.api, f"/events?projectId={reading.project}") as stream:
        path = str(reading.sent(pdf_of([_page(number) for number in range(1, 40)])))
        heard = stream.until("digest.ready")
    assert [one.event for one in heard if one.event in CONTRACT] == [
        "source.extracting",
        "source.ready",
        "digest.pending",
        "digest.running",
        "digest.ready",
    ]
    assert {one.event for one in heard} - CONTRACT == {"source.progress"}
    assert all(set(one.body) == {"id", "type", "timestamp", "data"} and one.body["type"] == one.event for one in heard)
    numbers = [one.number for one in heard]
    assert numbers == sorted(set(numbers))
    more = next(one for one in heard if one.event == "source.progress")
    assert (more.data["status"], more.data["sourceId"]) == ("EXTRACTING", path.rpartition("/")[2])
    with listening(reading.api, f"/events?projectId={reading.project}", more.number) as stream:
        again = stream.until("digest.ready")
    assert [one.number for one in again] == [number for number in numbers if number > (more.number or 0)]


def test_a_bad_file_costs_nobody_else(reading: Reading) -> None:
    made = (REFUSED["broken"][0], READ["without its index"][0], REFUSED["locked"][0])
    sent = [reading.sent(content()) for content in made]
    assert [reading.over(one)["status"] for one in sent] == ["FAILED", "READY", "FAILED"]
