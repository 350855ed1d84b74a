"""Extractive planner, listeners: which sentences suit those for whom a story is told."""

from __future__ import annotations

from engine.machines.planners.extractive.findings import Finding
from engine.planning.listeners import Listeners

SHORT, LONG = 16, 26
PLAIN_WORDS, LONG_WORD, MANY_LONG = 0.35, 11, 0.16
FIGURES = 0.25


def suits(listeners: Listeners, one: Finding) -> float:
    """How much more, or less, a sentence is worth to them: newcomers get short plain ones, experts what was measured."""
    if listeners is Listeners.NEWCOMERS:
        words = one.quote.split()
        hard = sum(len(word.strip(".,;:")) >= LONG_WORD for word in words) >= MANY_LONG * len(words)
        short, long = len(words) <= SHORT, len(words) > LONG
        return PLAIN_WORDS * (short - long - hard - (len(one.quantities) > 1))
    return FIGURES * bool(one.quantities) if listeners is Listeners.EXPERTS else 0.0
