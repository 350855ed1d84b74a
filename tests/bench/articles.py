"""Bench: which sentences of the saved pages are kept, by this reader and by trafilatura alone, in one run.

Run from the checkout: `python -m tests.bench.articles [unseen] [page ...]`; named pages tell what they missed and kept too
much. `unseen` takes the layouts nobody tuned the reader on.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from engine.library.errors import SourceEmpty
from engine.library.extraction import Extraction
from engine.machines.letters.decoding import encoding_of
from engine.machines.readers.web.reader import read
from tests.machines.readers.saved_pages import (
    FACTS,
    FOLDER,
    UNSEEN,
    SavedPage,
    Score,
    saved_pages,
    scored,
    sentences,
    together,
)


def extracted(page: SavedPage, folder: Path) -> Extraction | None:
    """The page, read as the studio reads it; None where it finds no text."""
    path = folder / f"{page.name}.html"
    path.write_bytes(page.content)
    try:
        return read(path, encoding_of(path, page.told), lambda percent, detail: None)
    except SourceEmpty:
        return None


def by_trafilatura(page: SavedPage) -> str:
    """The page, read by trafilatura as it comes."""
    import trafilatura

    return trafilatura.extract(page.content) or ""


def main(names: list[str]) -> None:
    """Print a line a page, and the sums."""
    folder = UNSEEN if "unseen" in names else FOLDER
    names = [name for name in names if name != "unseen"]
    pages = [page for page in saved_pages(folder) if not names or page.name in names]
    ours, plain, seconds = [], [], [0.0, 0.0]
    with tempfile.TemporaryDirectory() as place:
        for page in pages:
            began = time.perf_counter()
            found = extracted(page, Path(place))
            between = time.perf_counter()
            bare = by_trafilatura(page)
            seconds = [seconds[0] + between - began, seconds[1] + time.perf_counter() - between]
            ours.append(scored(page, found.text if found else ""))
            plain.append(scored(page, bare))
            print(f"{page.name:22}{_told(ours[-1])}   trafilatura {_told(plain[-1])}   {_wrong_facts(page, found)}")
            if names and found:
                _tell(page, found)
    print(f"{len(pages)} pages{'':14}{_told(together(ours))}   trafilatura {_told(together(plain))}")
    print(
        f"milliseconds a page: {1000 * seconds[0] / len(pages):.1f}, trafilatura {1000 * seconds[1] / len(pages):.1f}"
    )


def _told(score: Score) -> str:
    return f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"


def _wrong_facts(page: SavedPage, found: Extraction | None) -> str:
    facts = found.metadata if found else {}
    return ", ".join(
        f"{name}: {facts.get(name)!r} for {page.facts[name]!r}"
        for name in FACTS
        if name in page.facts and str(facts.get(name)) != page.facts[name]
    )


def _tell(page: SavedPage, found: Extraction) -> None:
    for block in found.layout.blocks:
        print(f"    {block.kind.value:10}{block.level} {found.text[block.start : block.end][:110]}")
    got = sentences(found.text)
    print("    missed:", *(page.must - got), sep="\n      ")
    print("    too much:", *(got - page.must - page.may), sep="\n      ")


if __name__ == "__main__":
    main(sys.argv[1:])
