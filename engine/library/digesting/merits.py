"""Library, digesting, merits: what speaks for a sentence being a key point, each thing seen as a number from 0 to 1. Pure.

The weights were fitted to what readers marked in documents of five genres and hold on five others; see `tests/bench/ranking.py`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping

from engine.library.digest import ClaimKind
from engine.library.digesting.kinds import is_pointing
from engine.library.digesting.passages import Passage
from engine.library.digesting.tongues import IDEOGRAPHIC, Tongue

FIGURE = re.compile(r"(?:[£$€]\s?)?\b\d[\d,.]*\s?(?:%|per cent|[a-zA-Z]{1,3}\b|million|billion|years?|homes?|houses?)?")
DATED = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},)?(?: \d{4})?|\bin \d{4}\b"
)
FIRST_PERSON = re.compile(r"\b(?:I|[Ii]ch|[Jj]e|[Yy]o|[Ee]u|[Ii]o|[Ii]k)\b")
QUOTED = re.compile(r"[“„«「]")
LONG, SHORT, EARLY = 35, 9, 0.06
SIGNS_A_WORD = 1.7
CODE = re.compile(
    r"\w_\w|\w\(\)|(?<!\w)--?[a-z][\w-]+|(?:^|\s)[~.]?/[\w.-]+/|\b[a-z]+[A-Z]\w+|\b[A-Z]{2,}_\w+|\w\.\w+\(|[{}<>=$\\]|\w::\w|"
    r"\b[\w-]+\.(?:py|c|h|js|conf|cfg|json|xml|html|txt|ini|sh|exe|dll|so)\b"
)
INTRODUCING = re.compile(
    r"^(?:introduction|overview|about|what (?:is|are)|purpose|why|motivation|preface|rationale|abstract|summary|aims?|goals?|scope|"
    r"philosoph\w+(?: overview)?|design goals?|in brief|at a glance)\b",
    re.IGNORECASE,
)
LABELLED = re.compile(r"^[A-Z][\w ./-]{0,40}: ")
WEIGHTS = {
    "pull": 0.8, "length": 1.5, "short": -0.8, "figures": 0.4, "closes": 0.5, "opens": 0.15, "why": 0.45, "contrast": 1.1, "rule": 1.0,
    "outcome": 1.3, "title": 0.8, "summing": 0.6, "aside": -1.0, "own voice": -0.6, "spoken": 0.6, "leans": -0.5, "points": -1.2, "labelled": -0.6,
    "very long": -0.9, "code": -1.6, "introduces": 0.4, "names it": 0.5, "early": 0.5, "bracketed": -0.8, "lower": -1.5,
}  # fmt: skip


def merits_of(
    passage: Passage, bag: Counter[str], pull: float, title: frozenset[str], tongue: Tongue, place: float = 1.0
) -> dict[str, float]:
    """What can be said for and against a passage, by name; `place` runs from 0 at the text's beginning to 1 at its end."""
    text, words = passage.text, length_of(passage.text)
    return {
        "pull": pull,
        "length": min(words, LONG) / LONG,
        "short": float(words < SHORT),
        "figures": min(2, len(FIGURE.findall(DATED.sub("", text)))) / 2,
        "closes": float(passage.closes),
        "opens": float(passage.opens),
        "why": float(bool(tongue.why.search(text))),
        "contrast": min(2, len(tongue.contrast.findall(text))) / 2,
        "rule": float(bool(tongue.rule.search(text))),
        "outcome": min(2, len(tongue.outcome.findall(text))) / 2,
        "title": min(2, len(title & bag.keys())) / 2,
        "summing": float(bool(tongue.summing.search(passage.topic))),
        "aside": float(bool(tongue.aside.search(passage.topic))),
        "own voice": float(bool(FIRST_PERSON.search(text)) and not passage.is_spoken),
        "spoken": float(bool(QUOTED.search(text)) and passage.is_spoken),
        "leans": float(not passage.stands),
        "points": float(is_pointing(text)),
        "labelled": float(bool(LABELLED.match(text))),
        "very long": float(words > 2 * LONG),
        "code": min(2, len(CODE.findall(text))) / 2,
        "introduces": float(bool(INTRODUCING.search(passage.topic))),
        "names it": float(passage.kind is ClaimKind.DEFINITION and bool(title & bag.keys())),
        "early": max(0.0, 1 - place / EARLY),
        "lower": float(text[:1].islower() and text.split(maxsplit=1)[0].islower()),
        "bracketed": float(text.startswith(("(", "["))),
    }


def weigh(merits: Mapping[str, float]) -> float:
    """All of it as one number."""
    return math.fsum(WEIGHTS[name] * value for name, value in merits.items())


def length_of(text: str) -> float:
    """Words, or what would be words in a script that does not part them."""
    return len(text.split()) + len(IDEOGRAPHIC.findall(text)) / SIGNS_A_WORD
