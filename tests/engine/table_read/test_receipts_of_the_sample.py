"""Every receipt of the sample's read stands word for word at its passage, and is read in a browser without asking anybody."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.library.digesting import ExtractiveDigester
from engine.library.extraction import Extraction, Passage
from engine.machines.readers.pdf.reader import read as read_pdf
from engine.machines.readers.web.reader import read as read_page
from engine.planning.ports import PlanningSource
from engine.table_read.model import SourceCredit, TableRead
from engine.table_read.receipts.gathering import cited, gathered
from engine.table_read.receipts.model import Receipts
from engine.table_read.receipts.page import page
from engine.table_read.screenplay import Grounding
from engine.table_read.sentences import words
from tests.documents import SAMPLE, source_of
from tests.engine.table_read.rehearsal import brief_of, write

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def _nothing(_percent: int, _detail: str) -> None:
    pass


def _planned(name: str, kind: str, found: Extraction) -> PlanningSource:
    title = str(found.metadata.get("title") or name)
    return PlanningSource(
        name, title, kind, found.metadata, ExtractiveDigester().digest(found), found.text, found.layout
    )


@pytest.fixture(scope="module")
def sources() -> dict[str, PlanningSource]:
    """The sample's report, article and note."""
    found = (
        _planned("report", "pdf", read_pdf(SAMPLE / "report.pdf", None, _nothing)),
        _planned("article", "url", read_page(SAMPLE / "article.html", None, _nothing)),
        source_of(SAMPLE / "note.md", "Nell Carne's note"),
    )
    return {source.id: source for source in found}


@pytest.fixture(scope="module")
def receipts(sources: dict[str, PlanningSource]) -> Receipts:
    """The receipts of a podcast over all three, its passages opened in the texts themselves."""
    brief = brief_of(*sources.values(), pages=6, mode="podcast")
    play, evidence = write(brief), brief.envelope.source_digest.evidence
    credits = tuple(SourceCredit(source.id, source.title, source.type) for source in sources.values())
    told = TableRead(play, (), evidence, credits, brief.envelope.thesis.one_line)
    opened = {}
    for item in cited(told):
        text = sources[item.source_id].text or ""
        quote = text[item.char_start : item.char_end]
        place = item.char_start, item.char_end, item.page
        opened[item.id] = Passage(item.source_id, "", "", quote, "", *place, quote == item.quote)
    return gathered(told, 1, opened, {})


def test_every_receipt_is_word_for_word_at_its_passage(receipts: Receipts, sources: dict[str, PlanningSource]) -> None:
    by_title = {source.title: source.text or "" for source in sources.values()}
    seen = 0
    for scene in receipts.scenes:
        for line in scene.lines:
            assert line.receipts or line.grounding is Grounding.CONNECTIVE
            for receipt in line.receipts:
                seen += 1
                assert receipt.verified
                assert by_title[receipt.source_title][receipt.char_start : receipt.char_end] == receipt.quote
            if line.grounding is Grounding.QUOTE:
                said, shown = " ".join(words(line.text)), " ".join(" ".join(words(one.quote)) for one in line.receipts)
                assert said in shown, line.text
    assert seen > 25


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_the_page_is_read_in_a_browser(receipts: Receipts, tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    file = tmp_path / "receipts.html"
    file.write_text(page(receipts), encoding="utf-8")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 390, "height": 800})
        asked, said = list[str](), list[str]()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: said.append(message.text))
        tab.goto(file.as_uri())
        lines = sum(len(scene.lines) for scene in receipts.scenes)
        assert tab.locator("main li").count() == lines
        assert tab.locator("blockquote, .quote, q").count() >= 25
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390
        tab.locator("nav a").first.click()
        assert tab.url.endswith("#scene-0")
        assert asked == [file.as_uri()]
        assert said == []
        tab.screenshot(path=tmp_path / "receipts.png")
        browser.close()
