"""Library, digesting, ranking: which passages carry a text, and which say the same thing twice. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from engine.library.digesting.merits import merits_of, weigh
from engine.library.digesting.passages import Passage
from engine.library.digesting.tongues import ENGLISH, IDEOGRAPHIC, Tongue

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
SAME = 0.55
MOST = 1500
BOTH = 0.25
TYPICAL_PULL = 3.0


def stems(text: str, tongue: Tongue = ENGLISH) -> list[str]:
    """The words that carry meaning, in a rough common form; pairs of signs where a script does not part words."""
    return [
        stem
        for word in WORD.findall(text.lower())
        if word not in tongue.stops and (len(word) > 1 or word.isdigit() or IDEOGRAPHIC.match(word))
        for stem in _stems_of(word, tongue)
    ]


def rank(passages: Sequence[Passage], tongue: Tongue = ENGLISH, title: str = "") -> list[float]:
    """A weight from 0 to 1 for every passage; two sentences together weigh a little less than the better of them."""
    bags = [Counter(stems(passage.text, tongue)) for passage in passages]
    counts: Counter[str] = Counter(word for bag in bags for word in bag)
    rarity = {word: math.log(1 + len(bags) / count) for word, count in counts.items()}
    about = frozenset(stems(title, tongue))
    end = max((passage.span.end for passage in passages), default=1)
    scores = [
        weigh(merits_of(passage, bag, _pull(bag, counts, rarity), about, tongue, passage.span.start / end))
        for passage, bag in zip(passages, bags, strict=True)
    ]
    scores = _paired(passages, scores)
    low, high = min(scores, default=0.0), max(scores, default=1.0)
    return [round((score - low) / ((high - low) or 1.0), 4) for score in scores]


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two passages, as sets of stems, say much the same."""
    shared = len(one & other)
    return shared >= SAME * min(len(one), len(other)) and shared >= 0.4 * len(one | other)


def _paired(passages: Sequence[Passage], scores: Sequence[float]) -> list[float]:
    single = {passage.span.start: score for passage, score in zip(passages, scores, strict=True) if not passage.second}
    found = []
    for passage, score in zip(passages, scores, strict=True):
        parts = [single[at] for at in (passage.span.start, passage.second) if at in single] if passage.second else []
        found.append(max(parts) - BOTH if parts else score)
    return found


def _pull(bag: Counter[str], counts: Counter[str], rarity: dict[str, float]) -> float:
    if not bag:
        return 0.0
    shared = math.fsum(math.log1p(counts[word]) * rarity[word] for word in bag if counts[word] > 1)
    return min(1.5, shared / math.sqrt(len(bag) + 6) / TYPICAL_PULL)


def _stems_of(word: str, tongue: Tongue) -> list[str]:
    if IDEOGRAPHIC.match(word):
        return [word[at : at + 2] for at in range(max(1, len(word) - 1))]
    return [_stem(word, tongue)]


def _stem(word: str, tongue: Tongue) -> str:
    return _cut(word, tongue.endings)


@lru_cache(maxsize=50_000)
def _cut(word: str, endings: tuple[str, ...]) -> str:
    if word[0].isdigit() or len(word) < 4:
        return word
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
    return word
