"""Library, unspoken: what stands in a text that nobody would read aloud: programs, logs, tables, data, encoded bytes; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum

from engine.library.extraction import SPEAKABLE, BlockKind, Extraction


class Unspoken(StrEnum):
    """What some lines are, in the words a person is told."""

    CODE = "program code"
    LOG = "a log that a program has written"
    TABLE = "a table"
    DATA = "data for programs"
    ENCODED = "encoded bytes"


CODE = re.compile(
    r"[{}]\s*$|^\s*(?:def \w+\(|class \w+[:({]|import [\w{*]|from [\w.]+ import\b|return(?: \w+|\b.*[;)\]}])?$|elif .*:$|else:$|try:$|except\b.*:$|"
    r"(?:if|while) (?:not )?[\w.]+:$|for \w[\w, ]* in \S.*:$|(?:for|if|while)\b.*[()=<>\[\]].*[:{;]$|"
    r"(?:const|let|var|static|public|private|export|async|function|fn|struct|enum|package|using|namespace) \w|@\w+|"
    r"#(?:include|define|ifdef|endif|!)|//|/\*|\*/|<\?\w|</?\w+[^>]*>\s*$|[)\]}]+[,;]?\s*$|\w[\w.\[\]]*(?:: [\w\[\], |.]+)?\s*(?:[-+*/|]?=|:=)\s*\S)|"
    r"\w\(.*\)\s*[:;,]?\s*$|=.*;\s*$|=>|\w->\w|\w::\w|\\$"
)
LEVEL = r"\b(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b"
STAMPED = re.compile(
    r"^\W{0,2}(?:\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d\S*|[A-Z][a-z]{2}\s+\d{1,2} \d\d:\d\d:\d\d|\d\d:\d\d:\d\d[.,]\d{3}|"
    r"\d{1,3}(?:\.\d{1,3}){3} \S+ \S+ \[|\[\s*\d+\.\d{3,}\])"
)
MACHINE = re.compile(
    rf"{LEVEL}|\w\[\d+\]|\"(?:GET|POST|HEAD|PUT)\b|\b[\w-]+(?:[./:]\w+){{2,}}|\b\w+=\S|\b0x[0-9a-f]+|^\[\s*\d+\.\d+\]"
)
LEVELLED = re.compile(rf"^\W?{LEVEL}")
PAIR = re.compile(r"^\s*(?:[\[\]{}]+,?|\"[^\"]*\"\s*:\s*\S.*|\"[^\"]*\",?|-?[\d.]+,?|\{.*\},?)\s*$")
ENCODED = re.compile(r"[A-Za-z0-9+/_=-]{40,}")
DUMPED = re.compile(r"^[0-9a-fA-F]{6,}:?\s+(?:[0-9a-fA-F]{2,4}\s+){6,}")
ITEM = re.compile(r"\s*(?:[-*•–]|\(?\d{1,3}[.)])\s")
FEWEST, WHOLE = 3, 8
MOSTLY, HALF, ALIKE = 0.6, 0.45, 0.8
SHORT_CELL, LEAST_ENCODED, MANY_TIMES = 24, 200, 2


def unspoken(text: str, *, whole: bool = False) -> Unspoken | None:
    """What these lines are, None where they may be prose; a `whole` text needs fewer of its lines to say so."""
    lines = [line for line in text.split("\n") if line.strip()]
    if _is_encoded(lines):
        return Unspoken.ENCODED
    if len(lines) < (WHOLE if whole else FEWEST):
        return None
    if _share(lines, PAIR.match) >= ALIKE:
        return Unspoken.DATA
    if sum(_is_logged(line) for line in lines) >= MOSTLY * len(lines):
        return Unspoken.LOG
    if _is_table(lines):
        return Unspoken.TABLE
    return Unspoken.CODE if _share(lines, CODE.search) >= (HALF if whole else MOSTLY) else None


def told_little(extraction: Extraction) -> str:
    """A sentence for a text most of which nobody would read aloud; empty where it is prose."""
    sizes: Counter[bool] = Counter()
    kinds: Counter[Unspoken] = Counter()
    for block in extraction.layout.blocks:
        size = block.end - block.start
        sizes[block.kind in SPEAKABLE or block.kind is BlockKind.HEADING] += size
        if block.kind in (BlockKind.CODE, BlockKind.TABLE):
            kinds[_named(extraction.text[block.start : block.end], block.kind)] += size
    if not kinds or MANY_TIMES * sizes[True] > sizes[False]:
        return ""
    what = kinds.most_common(1)[0][0]
    rest = "only the rest of it can be told" if sizes[True] else "nothing in it can be read aloud"
    return f"Most of this is {what}: it is kept, but {rest}."


def _named(text: str, kind: BlockKind) -> Unspoken:
    return unspoken(text) or (Unspoken.TABLE if kind is BlockKind.TABLE else Unspoken.CODE)


def _share(lines: Sequence[str], matches: Callable[[str], re.Match[str] | None]) -> float:
    return sum(matches(line) is not None for line in lines) / len(lines)


def _is_logged(line: str) -> bool:
    return LEVELLED.match(line) is not None or (
        STAMPED.match(line) is not None and MACHINE.search(line, 10) is not None
    )


def _is_encoded(lines: Sequence[str]) -> bool:
    total = sum(map(len, lines))
    if total < LEAST_ENCODED:
        return False
    encoded = sum(len(found) for line in lines for found in ENCODED.findall(line) if not found.isalpha())
    return encoded >= ALIKE * total or sum(map(bool, map(DUMPED.match, lines))) >= ALIKE * len(lines)


def _is_table(lines: Sequence[str]) -> bool:
    return any(_is_parted(lines, sign, fewest) for sign, fewest in (("\t", 1), (";", 2), ("|", 2), (",", 2)))


def _is_parted(lines: Sequence[str], sign: str, fewest: int) -> bool:
    """Whether most lines have as many cells as each other, short ones, with `sign` between them and no space after it."""
    counts = Counter(line.strip().count(sign) for line in lines)
    count, alike = counts.most_common(1)[0]
    if count < fewest or alike < ALIKE * len(lines) or all(map(ITEM.match, lines)):
        return False
    spaced = sum(line.count(f"{sign} ") for line in lines) if sign in ",;" else 0
    cells = sum(len(line) for line in lines) / ((count + 1) * len(lines))
    return cells <= SHORT_CELL and 2 * spaced <= count * len(lines)
