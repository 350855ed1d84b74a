"""Extractive planner, listeners: for whom a story is told, and which sentences suit them."""

from __future__ import annotations

import re
from enum import Enum

from engine.machines.planners.extractive.findings import Finding

NEWCOMERS = re.compile(
    r"\b(?:child(?:ren)?|kids?|pupils?|school|class(?:es|room)?|famil(?:y|ies)|teen\w*|young\w*|beginners?|newcomers?|lay(?:men|people|persons?)|"
    r"non-?(?:experts?|specialists?)|general (?:public|audience|listeners?|readers?)|everybody|everyone|anyone|ages? \d+|\w+-year-olds?)\b",
    re.IGNORECASE,
)
EXPERTS = re.compile(
    r"\b(?:experts?|specialists?|professionals?|engineers?|scientists?|researchers?|academics?|analysts?|investors?|clinicians?|doctors?|lawyers?|"
    r"economists?|developers?|technicians?|auditors?|practitioners?|planners?)\b",
    re.IGNORECASE,
)
SIMPLY = re.compile(
    r"\bshort(?:er)? (?:sentences?|lines?|words?)\b|\bsimple (?:sentences?|words?|language)\b|\bplain (?:language|words?|english)\b|\beasy to follow\b|"
    r"\b(?:punchy|terse)\b",
    re.IGNORECASE,
)
SHORT, LONG = 16, 26
PLAIN_WORDS, LONG_WORD, MANY_LONG = 0.35, 11, 0.16
FIGURES = 0.25


class Listeners(Enum):
    """Whom the person has in mind."""

    ANYBODY = "anybody"
    NEWCOMERS = "newcomers"
    EXPERTS = "experts"

    def suits(self, one: Finding) -> float:
        """How much more, or less, a sentence is worth to them: newcomers get short plain ones, experts what was measured."""
        if self is Listeners.NEWCOMERS:
            words = one.quote.split()
            hard = sum(len(word.strip(".,;:")) >= LONG_WORD for word in words) >= MANY_LONG * len(words)
            short, long = len(words) <= SHORT, len(words) > LONG
            return PLAIN_WORDS * (short - long - hard - (len(one.quantities) > 1))
        return FIGURES * bool(one.quantities) if self is Listeners.EXPERTS else 0.0


def listeners_of(audience: str, style: str = "") -> Listeners:
    """The listeners an audience in words means; `engineers and their children` are newcomers, and so is whoever wants it said simply."""
    if NEWCOMERS.search(audience) or SIMPLY.search(style):
        return Listeners.NEWCOMERS
    return Listeners.EXPERTS if EXPERTS.search(audience) else Listeners.ANYBODY
