"""One studio with everything real in it, and the sample performed in it once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from embedded_api.server import EmbeddedServer
from engine import Studio, StudioSettings, open_studio
from engine.commands.pipeline import Made, Pipeline
from engine.sample import Sample
from engine.stage.model import Timeline
from engine.table_read.model import TableRead
from tests.journeys.full_disk import Disk
from tests.player.conftest import CHROMIUM, QUIET


@dataclass(frozen=True)
class Told:
    """The sample's read: what was made, its words, its times, and where it is served."""

    studio: Studio
    made: Made
    read: TableRead
    timeline: Timeline
    origin: str


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """From the bundled sources to a finished MP3, by the same steps as `studio demo`."""
    place = tmp_path_factory.mktemp("told")
    studio, sample = open_studio(place / "home", settings=StudioSettings()), Sample.bundled()
    server = EmbeddedServer(studio, port=0).start()
    pipeline = Pipeline(studio, lambda stage, percent, detail: None)
    project = pipeline.gather(sample.name, sample.sources(studio.library, studio.blobs))
    plan = pipeline.plan(project, sample.plan())
    made = pipeline.finalize(pipeline.perform(plan), Path(place / "out"), plan)
    with studio.reading("test") as work:
        read, timeline = studio.table_read.read(work, made.artifact_id), studio.stage.timeline(work, made.artifact_id)
    yield Told(studio, made, read, timeline, server.origin)
    server.stop()
    studio.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium, gone before another folder starts its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def seats(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh place for one listener."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A small disk to fill; for tests marked `needs_a_disk`."""
    disk = Disk(tmp_path / "disk")
    yield disk
    disk.unmount()
