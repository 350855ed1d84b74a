"""Documents: ten original pieces of different genres, written for the tests, and how they become sources of a plan."""

from __future__ import annotations

from pathlib import Path

from engine.library.digesting.extractive import ExtractiveDigester
from engine.library.extraction import Extraction
from engine.machines.readers.given.reader import GivenTextReader, read, read_markdown
from engine.planning.ports import PlanningSource

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "resources" / "samples" / "tide-mill"
NAMES = tuple(sorted(path.name for path in HERE.iterdir() if path.suffix in (".md", ".txt")))


def document(name: str) -> PlanningSource:
    """One of the ten as a planner sees it: read, laid out, digested."""
    return source_of(HERE / name)


def source_of(path: Path, title: str | None = None) -> PlanningSource:
    """A text or markdown file as a planner sees it."""
    markdown = path.suffix == ".md"
    found = (read_markdown if markdown else read)(path, "utf-8", lambda _percent, _detail: None)
    layout = GivenTextReader().lay_out(found.text, markdown=markdown)
    found = Extraction(found.text, layout, found.metadata, found.file_format)
    named = title or str(found.metadata.get("title") or "") or found.text.strip().splitlines()[0].strip("# ")
    digest = ExtractiveDigester().digest(found)
    kind = "markdown" if markdown else "text"
    return PlanningSource(f"csrc{path.stem}", named, kind, found.metadata, digest, found.text, found.layout)
