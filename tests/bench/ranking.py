"""Ranking: how well the digest finds the key points a reader marked, beside the first sentences and a plain TextRank.

Run it with `python -m tests.bench.ranking`; add `-v` to see what each document missed.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Sequence

from engine.library.digesting import ExtractiveDigester
from engine.library.digesting.sentences import sentences
from engine.library.extraction import SPEAKABLE
from tests.marked import TUNED, UNSEEN, Marked, Reach, Score, marked, mean, score

FEWEST = 5
DAMPING, ROUNDS = 0.85, 60
Ranking = Callable[[Marked], Sequence[Reach]]


def lead(document: Marked) -> Sequence[Reach]:
    """The first sentences of the text."""
    return _sentences(document)


def textrank(document: Marked) -> Sequence[Reach]:
    """Sentences by TextRank as it was published: shared words over the logarithms of the lengths, then PageRank."""
    spans = _sentences(document)
    bags = [frozenset(re.findall(r"\w+", document.extraction.text[a:b].lower())) for a, b in spans]
    links = [[_likeness(one, other) if one is not other else 0.0 for other in bags] for one in bags]
    out = [sum(row) or 1.0 for row in links]
    weights = [1.0] * len(spans)
    for _ in range(ROUNDS):
        weights = [
            1 - DAMPING + DAMPING * sum(links[j][i] / out[j] * weights[j] for j in range(len(spans)))
            for i in range(len(spans))
        ]
    return [spans[at] for at in sorted(range(len(spans)), key=lambda at: -weights[at])]


def digest(document: Marked) -> Sequence[Reach]:
    """The claims of the digest, the weightiest first."""
    return [(one.char_start, one.char_end) for one in ExtractiveDigester().digest(document.extraction).evidence]


RANKINGS: dict[str, Ranking] = {"lead-k": lead, "TextRank": textrank, "digest": digest}


def measured(ranking: Ranking, names: Sequence[str]) -> Score:
    """The mean over documents."""
    return mean([score(document, ranking(document)) for document in map(marked, names)])


def _sentences(document: Marked) -> list[Reach]:
    text = document.extraction.text
    found = [
        (span.start, span.end)
        for block in document.extraction.layout.blocks
        if block.kind in SPEAKABLE
        for span in sentences(text, block.start, block.end)
    ]
    return [(start, end) for start, end in found if len(text[start:end].split()) >= FEWEST]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    size = math.log(len(one)) + math.log(len(other)) if min(len(one), len(other)) > 1 else 0.0
    return len(one & other) / size if size else 0.0


def main() -> None:
    """Print the figures."""
    for half, names in (("tuned on", TUNED), ("unseen", UNSEEN), ("all", TUNED + UNSEEN)):
        for title, ranking in RANKINGS.items():
            found = measured(ranking, names)
            print(
                f"{half:9} {title:9} precision {found.precision:.2f}  recall {found.recall:.2f}  nDCG {found.gain:.2f}"
            )
    if "-v" in sys.argv:
        for document in map(marked, (*TUNED, *UNSEEN)):
            print(
                document.name,
                {title: round(score(document, one(document)).recall, 2) for title, one in RANKINGS.items()},
            )


if __name__ == "__main__":
    main()
