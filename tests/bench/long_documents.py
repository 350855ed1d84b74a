"""Bench: a long PDF read with all its clean-up beside bare pypdf text; and from source to plan as documents grow. Ratios of one run.

Run from the checkout: `python -m tests.bench.long_documents [pdf|plan]`.
"""

from __future__ import annotations

import os
import random
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
    """Pages a second beside bare pypdf, of easy lines and of lines as programs set them; the readers' memory at a thousand pages."""
    from tests.bench.typeset import typeset

    easy, hard, many = home / "easy.pdf", home / "hard.pdf", home / "many.pdf"
    easy.write_bytes(pdf_of(prose(PAGES), bold_from=14))
    hard.write_bytes(typeset(PAGES))
    many.write_bytes(typeset(MANY))
    for path, what in ((easy, "plain lines"), (hard, "ragged, filled and word by word, with accents and ligatures")):
        beside_bare(path, what)
    watch = Watch()
    took = timed(lambda: ProcessReader().read(many, "application/pdf", lambda *_: None), 1)
    watch.stop()
    peaks = sorted(watch.peaks.values(), reverse=True)
    said = " and ".join(f"{peak / 1e6:.0f}" for peak in peaks)
    print(f"{MANY} pages ({many.stat().st_size / 1e6:.1f} MB): {MANY / took:.0f} pages/s; peak memory of the reading processes {said} MB, "
          f"{sum(peaks) / 1e6:.0f} MB together")  # fmt: skip


def beside_bare(path: Path, what: str) -> None:
    """One file read by both: on the clock, and by the processor time of both."""
    bare(path)
    cold = timed(lambda: ProcessReader().read(path, "application/pdf", lambda *_: None), RUNS)
    theirs = timed(lambda: bare(path), RUNS)
    ready = ProcessReader(linger_s=60.0)
    ready.expect()
    ours = timed(lambda: ready.read(path, "application/pdf", lambda *_: None), RUNS, pause_s=1.5)
    ready.close()
    print(
        f"{PAGES} pages, {what}: bare pypdf {PAGES / theirs:.0f} pages/s; with all clean-up, two processes: {PAGES / ours:.0f} pages/s, "
        f"{theirs / ours:.2f}x; unexpected {PAGES / cold:.0f} pages/s, {theirs / cold:.2f}x "
        f"(medians of {RUNS}; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f})"
    )
    pairs = [
        (worked(lambda: ProcessReader().read(path, "application/pdf", lambda *_: None)), worked(lambda: bare(path)))
        for _ in range(RUNS)
    ]
    mine, other = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    print(
        f"  by processor time {other / mine:.2f}x bare pypdf, the start of both readers included; without it {other / alone(path):.2f}x"
    )


def alone(path: Path) -> float:
    """Processor seconds of reading alone, in this process."""
    from unittest.mock import patch

    from engine.machines.readers.pdf import reader

    with patch.object(reader, "has_company", lambda: False):
        return min(worked(lambda: reader.read(path, None, lambda *_: None)) for _ in range(RUNS))


class Watch:
    """Notes the peak memory of every process below this one, twenty times a second.

    The kernel's own figure for ended children (`ru_maxrss`) will not do: it counts what the parent held when it forked.
    """

    def __init__(self) -> None:
        self.peaks: dict[str, int] = {}
        self._going = True
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop looking."""
        self._going = False
        self._thread.join()

    def _look(self) -> None:
        while self._going:
            for child in _children(str(os.getpid())):
                self.peaks[child] = max(self.peaks.get(child, 0), _peak(child))
            time.sleep(0.05)


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


def _peak(process: str) -> int:
    try:
        told = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("VmHWM:")), 0)


def planning() -> None:
    """Processor seconds from a text to its digest and plan, and how they grow."""
    first = 0.0
    for pages in (10, 100, MANY):
        text = "\n\n".join(" ".join(line[3] for line in page[1:-1]) for page in prose(pages))
        began = time.process_time()
        layout = GivenTextReader().lay_out(text, markdown=False)
        digest = ExtractiveDigester().digest(Extraction(text, layout, {}))
        digested = time.process_time() - began
        source = PlanningSource("csrclong", "The survey", "text", {}, digest, text, layout)
        ExtractivePlanner().draft(a_plan(source, creative_brief={"pageTarget": 10}), (source,))
        took = time.process_time() - began
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
