"""Library, digesting, ranking: which passages carry a text, and which say the same thing twice. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from engine.library.digesting.kinds import is_pointing
from engine.library.digesting.passages import Passage

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
FIGURE = re.compile(r"(?:[£$€]\s?)?\b\d[\d,.]*\s?(?:%|per cent|[a-zA-Z]{1,3}\b|million|billion|years?|homes?|houses?)?")
DATED = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},)?(?: \d{4})?|\bin \d{4}\b"
)
NAMED = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][a-z]+")
TURNING = re.compile(
    r"\b(?:but|although|though|however|instead|not|never|nobody|wrong|found|discovered|blamed|secret|hidden|refused|changed|disagree|dispute|revised|"
    r"failed|first time)\b",
    re.IGNORECASE,
)
STOPPED = frozenset(
    (
        "a an the and or but if of to in on at by for from with as is are was were be been being it its this that these those there here he she they "
        "we i you "
        "his her their our my your him them us me not no so than then too very can could will would shall should may might must do does did done have "
        "has had "
        "having which who whom whose what when where why how all any both each few more most other some such only own same one two also into out up "
        "down over "
        "under again about after before between through during until while because just now said says say"
    ).split()
)
SAME = 0.55
MOST = 1500


def stems(text: str) -> list[str]:
    """The words that carry meaning, in a rough common form."""
    return [
        _stem(word) for word in WORD.findall(text.lower()) if word not in STOPPED and (len(word) > 1 or word.isdigit())
    ]


def rank(passages: Sequence[Passage]) -> list[float]:
    """A weight from 0 to 1 for every passage."""
    bags = [Counter(stems(passage.text)) for passage in passages]
    rarity = _rarity(bags)
    centre: Counter[str] = Counter()
    for bag in bags:
        centre.update(dict.fromkeys(bag, 1))
    pull = [_pull(bag, centre, rarity) for bag in bags]
    most = max(pull, default=0.0) or 1.0
    scores = [share / most + _merit(passage, bag) for share, passage, bag in zip(pull, passages, bags, strict=True)]
    low, high = min(scores, default=0.0), max(scores, default=1.0)
    return [round((score - low) / ((high - low) or 1.0), 4) for score in scores]


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two passages, as sets of stems, say much the same."""
    shared = len(one & other)
    return shared >= SAME * min(len(one), len(other)) and shared >= 0.4 * len(one | other)


def _rarity(bags: Sequence[Counter[str]]) -> dict[str, float]:
    seen: Counter[str] = Counter()
    for bag in bags:
        seen.update(bag.keys())
    return {word: math.log(1 + len(bags) / count) for word, count in seen.items()}


def _pull(bag: Counter[str], centre: Counter[str], rarity: dict[str, float]) -> float:
    if not bag:
        return 0.0
    shared = math.fsum(math.log1p(centre[word]) * rarity[word] for word in bag if centre[word] > 1)
    return shared / math.sqrt(len(bag) + 6)


def _merit(passage: Passage, bag: Counter[str]) -> float:
    text = passage.text
    figures, names = len(FIGURE.findall(DATED.sub("", text))), len(set(NAMED.findall(text)))
    merit = 0.12 * min(figures, 3) + 0.05 * min(names, 4)
    merit += 0.35 if passage.is_spoken and passage.attribution else 0.0
    merit += 0.08 if passage.opens else 0.0
    merit += 0.1 if bag.keys() & set(stems(passage.topic)) else 0.0
    merit += 0.12 if TURNING.search(text) else 0.0
    merit -= 0.0 if passage.stands else 0.5
    merit -= 0.3 if is_pointing(text) else 0.0
    return merit - (0.15 if len(text) > 260 and not passage.is_spoken else 0.0) - (0.2 if len(text) < 45 else 0.0)


def _stem(word: str) -> str:
    if word[0].isdigit() or len(word) < 4:
        return word
    for ending in ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "ly", "’s", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
    return word
