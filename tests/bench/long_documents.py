"""Bench: a long PDF read with all its clean-up beside bare pypdf text; and from source to plan as documents grow. Ratios of one run.

Run from the checkout: `python -m tests.bench.long_documents [pdf|plan]`.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from engine.library.digesting import ExtractiveDigester
from engine.library.extraction import Extraction
from engine.machines.planners.extractive.planner import ExtractivePlanner
from engine.machines.readers.given.reader import GivenTextReader
from engine.machines.readers.workshop.reading import ProcessReader
from engine.planning.ports import PlanningSource
from tests.engine.planning.builders import a_plan
from tests.fakes.library import Line, pdf_of

PAGES, MANY, RUNS = 300, 1000, 3
LINES, WIDTH = 42, 13
WORDS = (
    "the harbour council measured found water level bridge survey engineer winter storm repair cost public road village report "
    "school budget farmer island tower record annual method sample result change increase loss decision open closed between "
    "against because however never before after during nearly seven twelve forty thousand percent river coast"
).split()


def sentence(chance: random.Random) -> str:
    """A sentence-like run of words with a number and a name now and then."""
    words = [chance.choice(WORDS) for _ in range(chance.randint(9, 24))]
    if chance.random() < 0.4:
        words[chance.randrange(3, len(words))] = str(chance.randint(2, 9000))
    if chance.random() < 0.3:
        words[2:2] = ["Ada", "Low"]
    return " ".join(["The", *words[1:]]) + "."


def prose(pages: int, seed: int = 7) -> list[list[Line]]:
    """Pages of a report: a running header, a page number, headings, lines that break anywhere."""
    chance = random.Random(seed)
    made = []
    for number in range(1, pages + 1):
        stream = " ".join(sentence(chance) for _ in range(40)).split()
        lines = [" ".join(stream[at * WIDTH : (at + 1) * WIDTH]) for at in range(LINES)]
        page: list[Line] = [(72.0, 812.0, 9.0, f"Annual survey of the coast, volume {1 + number // 100}")]
        page += (
            [(72.0, 780.0, 15.0, f"{number}. The matter of {chance.choice(WORDS)} and {chance.choice(WORDS)}")]
            if number % 4 == 1
            else []
        )
        page += [(72.0, 750.0 - 16 * at, 10.5, line) for at, line in enumerate(lines) if line]
        made.append([*page, (290.0, 30.0, 9.0, f"{number}")])
    return made


def bare(path: Path) -> int:
    """What pypdf alone gives: the text of every page."""
    import pypdf

    return sum(len(page.extract_text()) for page in pypdf.PdfReader(path).pages)


def worked(do: Callable[[], object]) -> float:
    """Processor seconds of a run, its processes included: what a busy machine cannot blur."""
    began = os.times()
    do()
    ended = os.times()
    return sum(ended[:4]) - sum(began[:4])


def timed(do: Callable[[], object], times: int, pause_s: float = 0.0) -> float:
    """The median of some runs, in seconds; each begins after a pause, in which what stands ready gets ready."""
    taken = []
    for _ in range(times):
        time.sleep(pause_s)
        began = time.perf_counter()
        do()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def reading(home: Path) -> None:
    """Pages a second beside bare pypdf; memory of the readers at a thousand pages."""
    path = home / "300.pdf"
    path.write_bytes(pdf_of(prose(PAGES), bold_from=14))
    bare(path)
    cold = timed(lambda: ProcessReader().read(path, "application/pdf", lambda *_: None), RUNS)
    theirs = timed(lambda: bare(path), RUNS)
    ready = ProcessReader(linger_s=60.0)
    ready.read(path, "application/pdf", lambda *_: None)
    ours = timed(lambda: ready.read(path, "application/pdf", lambda *_: None), RUNS, pause_s=1.5)
    ready.close()
    print(
        f"{PAGES} pages: bare pypdf {PAGES / theirs:.0f} pages/s; with all clean-up, two processes: {PAGES / ours:.0f} pages/s, "
        f"{theirs / ours:.2f}x; the first of several {PAGES / cold:.0f} pages/s, {theirs / cold:.2f}x "
        f"(medians of {RUNS}; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f})"
    )
    mine, other = (
        worked(lambda: ProcessReader().read(path, "application/pdf", lambda *_: None)),
        worked(lambda: bare(path)),
    )
    print(f"  of one processor's time: {other / mine:.2f}x bare pypdf, the start of both readers included")
    many = home / "1000.pdf"
    many.write_bytes(pdf_of(prose(MANY), bold_from=14))
    watch = Watch()
    took = timed(lambda: ProcessReader().read(many, "application/pdf", lambda *_: None), 1)
    watch.stop()
    print(f"{MANY} pages ({many.stat().st_size / 1e6:.1f} MB): {MANY / took:.0f} pages/s; the readers' memory together at most {watch.most / 1e6:.0f} MB, "
          f"the larger one {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3:.0f} MB")  # fmt: skip


class Watch:
    """Adds up the memory of this process's children, ten times a second."""

    def __init__(self) -> None:
        self.most, self._going = 0, True
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop looking."""
        self._going = False
        self._thread.join()

    def _look(self) -> None:
        while self._going:
            self.most = max(self.most, sum(_memory(child) for child in _children(str(os.getpid()))))
            time.sleep(0.1)


def _children(parent: str) -> list[str]:
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if fields[1] == parent:
            found += [place.parent.name, *_children(place.parent.name)]
    return found


def _memory(process: str) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4096
    except OSError:
        return 0


def planning() -> None:
    """Seconds from a text to its digest and plan, and how they grow."""
    first = 0.0
    for pages in (10, 100, MANY):
        text = "\n\n".join(" ".join(line[3] for line in page[1:-1]) for page in prose(pages))
        began = time.perf_counter()
        layout = GivenTextReader().lay_out(text, markdown=False)
        digest = ExtractiveDigester().digest(Extraction(text, layout, {}))
        digested = time.perf_counter() - began
        source = PlanningSource("csrclong", "The survey", "text", {}, digest, text, layout)
        ExtractivePlanner().draft(a_plan(source, creative_brief={"pageTarget": 10}), (source,))
        took = time.perf_counter() - began
        first = first or took
        print(
            f"{pages:5} pages: digest {digested:6.2f} s, with the plan {took:6.2f} s; {took / first:6.1f}x the first, {took / first / (pages / 10):.2f}x a page"
        )


def main() -> None:
    """Measure what is asked for, or both."""
    wanted = sys.argv[1:] or ["pdf", "plan"]
    with tempfile.TemporaryDirectory() as home:
        if "pdf" in wanted:
            reading(Path(home))
    if "plan" in wanted:
        planning()


if __name__ == "__main__":
    main()
