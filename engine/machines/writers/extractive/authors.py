"""Machines, writers, extractive, authors: who wrote or answers in a source, and whether it is told in the first person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.library.digesting.tongues import ENGLISH, tongue_of
from engine.machines.writers.extractive.cutting import SPEECH, sentences
from engine.table_read import bylines
from engine.table_read.speakable import speakable

if TYPE_CHECKING:
    from engine.planning.ports import PlanningSource

SINGLE = re.compile(r"\b(?:I|me|my|mine|myself|I['’]\w+)\b")
PERSONAL_SHARE = 0.22
TALK = re.compile(r"^\s*[“\"‘„«—–]")
FEWEST_LINES_OF_TALK, SHARE_OF_TALK, SHARE_OF_FIGURES = 5, 0.25, 0.01


def author_of(source: PlanningSource) -> str | None:
    """The person whose words a source holds, None where nobody is named."""
    return bylines.author_of(source.title, source.text or "", source.metadata)


def interviewed(source: PlanningSource) -> str | None:
    """Who answers in an interview."""
    return bylines.interviewed(source.title, source.text or "")


def is_personal(source: PlanningSource) -> bool:
    """Whether one person tells it as `I`."""
    tongue = tongue_of(source.text or "")
    mark = SINGLE if tongue is ENGLISH else tongue.own_voice
    told = [SPEECH.sub(" ", one) for one in sentences(speakable(source.text or ""))]
    mine = sum(mark.search(one) is not None for one in told)
    return len(told) > 3 and mine >= PERSONAL_SHARE * len(told)


def is_story(text: str) -> bool:
    """Whether it is a tale: many paragraphs begin with somebody's words, and hardly a figure stands in it."""
    paragraphs = [one for one in re.split(r"\n\s*\n", text) if one.strip()]
    talk = sum(TALK.match(one) is not None for one in paragraphs)
    words = text.split()
    figures = sum(any(letter.isdigit() for letter in word) for word in words)
    return talk >= max(FEWEST_LINES_OF_TALK, SHARE_OF_TALK * len(paragraphs)) and figures <= SHARE_OF_FIGURES * len(
        words
    )
