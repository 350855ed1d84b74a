"""Grounding bench: how true the built-in writer's scripts are to the sample and twenty-nine documents, in every mode; prints shares of one run."""

from __future__ import annotations

import sys

from tests.documents import HERE, NAMES, SAMPLE, document, source_of
from tests.engine.table_read.figures import Figures, figures_of
from tests.engine.table_read.rehearsal import brief_of, write

MODES = ("documentary", "podcast", "drama")


def measured(pages: int) -> dict[str, list[Figures]]:
    """By mode, the figures of every document's script and of one read over all of them."""
    sources = [source_of(SAMPLE / "note.md", "Nell Carne's note"), *(document(name) for name in NAMES)]
    wider = [source_of(path) for path in sorted((HERE / "wider").iterdir())]
    found: dict[str, list[Figures]] = {}
    for mode in MODES:
        briefs = [
            *(brief_of(source, pages=pages, mode=mode) for source in [*sources, *wider]),
            brief_of(*sources, pages=4 * pages, mode=mode),
        ]
        found[mode] = [figures_of(write(brief), brief) for brief in briefs]
    return found


def main() -> int:
    """Print a line per mode; 0 when everything that must hold does."""
    good = True
    print(f"{'mode':12} lines quotes verbatim  claims   held invented shared repeated joints distinct  length")
    for mode, scripts in measured(int(sys.argv[1]) if len(sys.argv) > 1 else 3).items():
        quotes, claims = sum(one.quotes for one in scripts), sum(one.claims for one in scripts)
        verbatim = 1 - sum(one.misquoted for one in scripts) / max(1, quotes)
        held = sum(one.held for one in scripts) / max(1, claims)
        invented, shared = sum(one.invented for one in scripts), sum(one.shared_evidence for one in scripts)
        lines, repeated = sum(one.lines for one in scripts), sum(one.repeated for one in scripts)
        joints, distinct = sum(one.joints for one in scripts), sum(one.distinct_joints for one in scripts)
        long = scripts[-1].seconds / scripts[-1].target
        print(f"{mode:12} {lines:5} {quotes:6} {verbatim:8.1%} {claims:7} {held:6.1%} {invented:8} {shared:6} "
              f"{repeated / lines:8.2%} {joints:6} {distinct / joints:8.1%} {long:7.2f}")  # fmt: skip
        good = good and verbatim == 1 and held >= 0.95 and not invented and not shared and repeated < 0.01 * lines
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
