"""Library, digesting, fragments: what a text without a single sentence offers, as slides and notes are: its lines. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.library.digest import ClaimKind
from engine.library.digesting.boilerplate import is_boilerplate
from engine.library.digesting.passages import Passage
from engine.library.digesting.sentences import Span
from engine.library.extraction import SPEAKABLE, BlockKind, Extraction
from engine.library.speakable import speakable

MARK = re.compile(r"^\s*(?:[-*+•–·▪◦]|\d{1,2}[.)])\s+")
WORD = re.compile(r"[^\W\d_]{2,}")
LONGEST, FEWEST_WORDS, MOST = 240, 2, 60


def fragments_of(extraction: Extraction) -> list[Passage]:
    """Its lines as candidates, each under the line without a mark that leads to it; nothing of letters and numbers alone."""
    found, topic, section = list[Passage](), "", 0
    for block in extraction.layout.blocks:
        if block.kind is BlockKind.HEADING:
            topic, section = speakable(extraction.text[block.start : block.end]), section + 1
        for span in _lines(extraction.text, block.start, block.end) if block.kind in SPEAKABLE else ():
            told = speakable(extraction.text[span.start : span.end])
            if _says_something(told):
                page = extraction.layout.page_at(span.start)
                found.append(Passage(span, told, ClaimKind.FACT, topic, section, page))
    return found[:MOST]


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Every line of a stretch without its mark."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        mark, bare = MARK.match(line), line.rstrip()
        begin = at + (mark.end() if mark else len(line) - len(line.lstrip()))
        if begin < at + len(bare):
            yield Span(begin, at + len(bare))
        at += len(line)


def _says_something(told: str) -> bool:
    words = told.split()
    return (
        len(words) >= FEWEST_WORDS
        and len(told) <= LONGEST
        and WORD.search(told) is not None
        and not is_boilerplate(told)
    )
