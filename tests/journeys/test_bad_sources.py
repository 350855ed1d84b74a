"""What a person may hand in by mistake ends in one sentence with what to do, in every face, and costs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from pytestqt.qtbot import QtBot

from engine import StudioSettings, open_studio
from engine.commands import root
from engine.machines.network.fetching import HttpxFetcher
from engine.machines.readers.workshop.reading import ProcessReader
from studio_app.engine_events import EngineEvents
from studio_app.library.drop import sources_in
from studio_app.library.sources import SourcesModel
from studio_app.library.sources_page import SourcesPage
from studio_app.operations import Operations
from tests.embedded_api.calling import TEXT
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.journeys.processes import Serving, until, verb
from tests.journeys.trouble import FILES, PAGES, Trouble, bad_site, make_files

OWN_SITES = '[sources]\nallowedPrivateHosts = ["127.0.0.1"]\n'
ALL = FILES + PAGES


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every bad file."""
    folder = tmp_path_factory.mktemp("bad")
    make_files(folder)
    return folder


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The origin of a site with bad pages."""
    with bad_site() as origin:
        yield origin


@pytest.fixture(scope="module")
def read_by_the_api(files: Path, site: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Every bad input, and one good note, handed to a real server; what became of each, by name."""
    home = tmp_path_factory.mktemp("served")
    (home / "settings.toml").write_text(OWN_SITES)
    serving = Serving(home)
    try:
        with serving.api() as api:
            yield _handed_in(api, files, site)
    finally:
        serving.kill()


def _handed_in(api: httpx.Client, files: Path, site: str) -> dict[str, Any]:
    project = api.post("/story-projects", json={"name": "Trouble"}).json()["project"]["id"]
    sources = f"/story-projects/{project}/sources"
    names, refused = {}, {}
    for bad in FILES:
        answer = api.post(sources, files={"file": (bad.name, (files / bad.name).read_bytes())})
        if answer.status_code == 400:
            refused[bad.name] = _at_the_door(answer.json()["error"])
        else:
            names[answer.json()["source"]["id"]] = bad.name
    for bad in PAGES:
        answer = api.post(sources, json={"type": "url", "url": f"{site}/{bad.name}"})
        names[answer.json()["source"]["id"]] = bad.name
    good = api.post(sources, json={"type": "text", "content": TEXT}).json()["source"]["id"]
    names[good] = "good"
    found = until(
        lambda: api.get(sources, params={"limit": 50}).json()["sources"],
        lambda found: all(one["status"] in ("READY", "FAILED") for one in found),
    )
    return {**refused, **{names[one["id"]]: one for one in found}}


def _at_the_door(error: dict[str, Any]) -> dict[str, Any]:
    """A refusal in the words of a source that could not be read."""
    return {"status": "FAILED", "failureCode": error["code"], "failureMessage": error["message"]}


@pytest.mark.parametrize("bad", ALL, ids=lambda bad: bad.name)
def test_the_api_says_what_is_wrong_and_what_to_do(read_by_the_api: dict[str, Any], bad: Trouble) -> None:
    source = read_by_the_api[bad.name]

    assert (source["status"], source["failureCode"]) == ("FAILED", bad.code)
    assert all(word in source["failureMessage"] for word in bad.words), source["failureMessage"]


def test_a_good_source_among_them_is_read_all_the_same(read_by_the_api: dict[str, Any]) -> None:
    assert read_by_the_api["good"]["status"] == "READY"
    assert len(read_by_the_api) == len(ALL) + 1


def test_the_command_line_names_each_of_them_and_ends(files: Path, site: str, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(OWN_SITES)

    done = verb(home, "make", *(files / bad.name for bad in FILES), *(f"{site}/{bad.name}" for bad in PAGES))

    said = [line for line in done.stderr.splitlines() if line.startswith("studio: ")]
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(said) == len(ALL) + 1
    for bad in ALL:
        assert any(bad.name in line and all(word in line for word in bad.words) for line in said), (bad, said)
    assert said[-1] == "studio: None of the sources could be read. Mend one of them, or give another."


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert root.run(["make", "nothing.pdf"]) == 1
    assert capsys.readouterr().err == (
        "studio: There is no file nothing.pdf. Give files, or addresses that begin with http:// or https://.\n"
    )


@pytest.mark.gui
def test_the_window_shows_each_of_them_where_it_was_dropped(qtbot: QtBot, files: Path, site: str, home: Path) -> None:
    machines = replace(fake_machines(), reader=ProcessReader(), fetcher=HttpxFetcher(("127.0.0.1",)))
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=machines)
    operations, events = Operations(studio), EngineEvents(studio.events)
    failures: list[Any] = []
    operations.failed.connect(failures.append)
    model = SourcesModel(operations, events)
    page = SourcesPage(operations, model)
    qtbot.addWidget(page)
    with studio.work("test") as work:
        project = studio.library.create_project(work, "Trouble").id
    page.show_project(project)
    dropped = QMimeData()
    dropped.setUrls(
        [QUrl.fromLocalFile(str(files / bad.name)) for bad in FILES] + [QUrl(f"{site}/{bad.name}") for bad in PAGES]
    )

    page.add(sources_in(dropped))
    qtbot.waitUntil(lambda: _failed(model) == len(ALL), timeout=40_000)

    rows = [model.index(row).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]
    for bad in ALL:
        assert any(
            bad.name in row and "Could not be read: " in row and all(word in row for word in bad.words) for row in rows
        ), (bad, rows)
    assert failures == []
    assert not page.go.isEnabled()
    events.close()
    operations.close()
    studio.close()


def _failed(model: SourcesModel) -> int:
    return sum("Could not be read" in model.index(row).data() for row in range(model.rowCount()))
