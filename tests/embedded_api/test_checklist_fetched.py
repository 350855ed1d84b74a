"""The conformance checklist over real HTTP: sources that are fetched or uploaded, items 22 to 25."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine import StudioSettings
from engine.bootstrap import default_machines
from tests.embedded_api.calling import TEXT, Calls, wait_for
from tests.embedded_api.house import House, hasty, housed
from tests.embedded_api.site import LEAVES, PAGE, WORDS, Site, small_site
from tests.fakes.library import pdf_of
from tests.fakes.machines import fake_machines

METADATA = "169.254.169.254"
REFUSED = (
    "http://127.0.0.1:{port}/page", "http://localhost:{port}/page", "http://0.0.0.0:{port}/page", "http://2130706433:{port}/page",
    "http://[::1]:{port}/page", "http://[::ffff:127.0.0.1]:{port}/page", "http://[::ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/",
    "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/", "http://169.254.1.1/", "http://[fe80::1]/",
    "http://[fd00::1]/", "http://224.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://metadata.google.internal/",
)  # fmt: skip
Take = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with small_site() as place:
        yield place


def _fetching(home: Path, opened: tuple[str, ...]) -> AbstractContextManager[House]:
    """A house that really fetches, whose owner has opened these private hosts."""
    settings = StudioSettings(sources_allowed_private_hosts=opened, rate_limit_per_key=10**6)
    real = default_machines(settings)
    machines = replace(hasty(fake_machines()), fetcher=real.fetcher, reader=real.reader, recognise=real.recognise)
    return housed(home, settings, machines)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, site: str) -> Iterator[House]:
    with _fetching(tmp_path_factory.mktemp("fetched") / "home", (site, METADATA)) as house:
        yield house


@pytest.fixture
def place(api: httpx.Client) -> str:
    return f"/api/v1/story-projects/{Calls(api).project()}/sources"


@pytest.fixture
def take(api: httpx.Client, place: str) -> Take:
    """A fetched source, once it has been read or given up."""

    def take(url: str, kind: str = "url", **more: Any) -> dict[str, Any]:
        answer = api.post(place, json={"type": kind, "url": url, **more})
        assert (answer.status_code, answer.json()["source"]["status"]) == (201, "PENDING"), answer.text
        return _over(api, place, answer.json()["source"])

    return take


def _over(api: httpx.Client, place: str, source: dict[str, Any]) -> dict[str, Any]:
    path = f"{place}/{source['id']}"
    return wait_for(lambda: api.get(path).json()["source"], lambda found: found["status"] in ("READY", "FAILED"))


def test_item_22_an_address_is_pending_extracting_and_ready(api: httpx.Client, place: str, site: str) -> None:
    made = api.post(place, json={"type": "url", "url": f"http://{site}/held", "metadata": {"language": "mine"}})
    path = f"{place}/{made.json()['source']['id']}"
    assert made.json()["source"]["status"] == "PENDING"
    wait_for(lambda: api.get(path).json()["source"], lambda found: found["status"] == "EXTRACTING")
    Site.gate.set()
    found = _over(api, place, made.json()["source"])
    assert (found["status"], "quay 3 was built in 1603" in found["extractedTextPreview"]) == ("READY", True)
    assert found["metadata"]["finalUrl"] == f"http://{site}/held"
    assert (found["metadata"]["contentType"], found["metadata"]["language"]) == ("text/html", "mine")


def test_item_22_a_pdf_knows_its_pages_and_never_the_clients_words_less(take: Take, site: str) -> None:
    assert take(f"http://{site}/leaves", "pdf")["metadata"]["pageCount"] == len(LEAVES)
    assert take(f"http://{site}/leaves", "pdf", metadata={"pageCount": "four"})["metadata"]["pageCount"] == "four"


class TestNothingOpened:
    """The owner has opened no private host."""

    @pytest.fixture
    def house(self, home: Path) -> Iterator[House]:
        with _fetching(home, ()) as house:
            yield house

    def test_item_23_no_guarded_target_is_fetched(self, take: Take, site: str) -> None:
        for url in REFUSED:
            for kind in ("url", "pdf"):
                found = take(url.format(port=site.partition(":")[2]), kind)
                assert (found["status"], found["failureCode"]) == ("FAILED", "source_fetch_failed"), url
                assert found["failureMessage"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [("inside", "url"), ("cloud", "url"), ("hop/4", "url"), ("over", "url"), ("picture", "url"), ("page", "pdf"), ("leaves", "url")],
)  # fmt: skip
def test_item_23_what_leads_astray_or_is_too_much_is_not_taken(take: Take, site: str, path: str, kind: str) -> None:
    found = take(f"http://{site}/{path}", kind)
    assert (found["status"], found["failureCode"]) == ("FAILED", "source_fetch_failed"), found


@pytest.mark.parametrize("path", ["hop/2", "exact"])
def test_item_23_three_redirects_and_every_byte_of_the_limit_pass(take: Take, site: str, path: str) -> None:
    assert take(f"http://{site}/{path}")["status"] == "READY"


def test_item_24_a_listed_host_is_open_and_the_metadata_address_is_not(take: Take, site: str) -> None:
    assert take(f"http://{site}/page")["status"] == take(f"http://{site}/leaves", "pdf")["status"] == "READY"
    assert take(f"http://{METADATA}/latest/meta-data")["failureCode"] == "source_fetch_failed"


@pytest.mark.parametrize(
    ("name", "content", "known"),
    [
        ("a.pdf", pdf_of(LEAVES), "pdf"), ("a.txt", TEXT.encode(), "txt"), ("a.md", f"# Mill\n\n{TEXT}".encode(), "md"),
        ("a.html", PAGE.format(WORDS).encode(), "html"), ("a.bin", pdf_of(LEAVES), "pdf"),
    ],
)  # fmt: skip
def test_item_25_each_format_is_known_by_what_is_inside(
    api: httpx.Client, place: str, name: str, content: bytes, known: str
) -> None:
    made = api.post(place, files={"file": (name, content)}, data={"label": "Mine"})
    assert made.status_code == 201, made.text
    found = _over(api, place, made.json()["source"])
    assert (found["type"], found["status"], found["fileFormat"]) == ("file", "READY", known), found
    assert (found["fileName"], found["label"]) == (name, "Mine")


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.exe"])
def test_item_25_a_program_is_not_a_document_whatever_its_name(api: httpx.Client, place: str, name: str) -> None:
    answer = api.post(place, files={"file": (name, b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40)})
    _refused(api, place, answer)


def test_item_25_an_archive_that_swells_costs_nothing(api: httpx.Client, place: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(20_000_000))
    answer = api.post(place, files={"file": ("a.docx", packed.getvalue())})
    assert answer.status_code in (400, 413), answer.text
    assert answer.json()["error"]["code"] in ("source_type_unsupported", "source_too_large")
    assert api.get(place).json()["sources"] == []


def test_item_25_an_upload_may_have_50000000_bytes(api: httpx.Client, place: str) -> None:
    page = PAGE.format(WORDS).encode()
    filled = page + b"<!--" + b"x" * (50_000_000 - len(page) - 7) + b"-->"
    assert api.post(place, files={"file": ("a.html", filled)}).status_code == 201
    error = api.post(place, files={"file": ("a.html", filled + b"x")}).json()["error"]
    assert (error["code"], error["details"]["limit"]) == ("source_too_large", 50_000_000)


def _refused(api: httpx.Client, place: str, answer: httpx.Response) -> None:
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "source_type_unsupported"), answer.text
    assert api.get(place).json()["sources"] == []
