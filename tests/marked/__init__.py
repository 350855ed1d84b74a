"""Marked: ten original documents of ten genres in which a reader has marked the key points, and how a ranking is judged by them.

`TUNED` are those the digest's weights were chosen by; `UNSEEN` were only looked at when they stood.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.library.extraction import Extraction
from engine.machines.readers.given.reader import GivenTextReader

HERE = Path(__file__).parent
TUNED = ("report", "interview", "manual", "history", "meeting")
UNSEEN = ("news", "science", "essay", "legal", "release")
COVERED = 0.5
Reach = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A document without its marks, and where its key points lie."""

    name: str
    extraction: Extraction
    keys: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How well a ranking finds the key points: mean of precision and recall at as many as there are, and nDCG there."""

    precision: float
    recall: float
    gain: float


def marked(name: str) -> Marked:
    """One of the ten."""
    parts = (HERE / f"{name}.md").read_text(encoding="utf-8").replace("⟧", "⟦").split("⟦")
    text, keys = "", []
    for number, part in enumerate(parts):
        if number % 2:
            keys.append((len(text), len(text) + len(part)))
        text += part
    return Marked(name, Extraction(text, GivenTextReader().lay_out(text, markdown=True)), tuple(keys))


def score(document: Marked, ranking: Sequence[Reach]) -> Score:
    """What the first passages of a ranking, as many as there are key points, are worth."""
    wanted, found, gain = len(document.keys), set[int](), 0.0
    hits = 0
    for rank, reach in enumerate(ranking[:wanted]):
        new = {at for at, key in enumerate(document.keys) if _covers(reach, key)}
        hits += bool(new)
        gain += bool(new - found) / math.log2(rank + 2)
        found |= new
    return Score(hits / wanted, len(found) / wanted, gain / sum(1 / math.log2(rank + 2) for rank in range(wanted)))


def mean(scores: Sequence[Score]) -> Score:
    """The mean of several."""
    count = len(scores)
    return Score(
        sum(one.precision for one in scores) / count,
        sum(one.recall for one in scores) / count,
        sum(one.gain for one in scores) / count,
    )


def _covers(reach: Reach, key: Reach) -> bool:
    return min(reach[1], key[1]) - max(reach[0], key[0]) >= COVERED * (key[1] - key[0])
