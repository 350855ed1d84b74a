"""Machines, readers, given, plain: the blocks of plain text: paragraphs, speakers' turns, lists, quoted lines, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.library.digesting.turns import LETTERED, SPOKEN_AT
from engine.library.extraction import Block, BlockKind
from engine.library.unspoken import Unspoken, unspoken

HEADS = re.compile(r"(?:(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Von|An|Datum|Betreff): [^\n]*(?:\n|\Z)){2,}")
SUBJECT = re.compile(r"^(?:Subject|Betreff): (?:(?:Re|Aw|Fwd?|Wg): ?)*(\S.*)$", re.MULTILINE | re.IGNORECASE)
PARAGRAPHS = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
LINE = re.compile(r"[^\n]+")
ITEM = re.compile(r"[ \t]*(?:[-*•–][ \t]+|\(?\d{1,3}[.)][ \t]+)(?=\S)")
TURN = re.compile(rf"[ \t]*(?:{SPOKEN_AT})?[A-Z][\w.'’ -]{{0,40}}:[ \t]+\S")
PROSE_VALUE = re.compile(r"\"([^\"\\]{60,})\"")
QUOTED = re.compile(r"[ \t]*>[ \t]?")
RULE = re.compile(r"[ \t]*([-=*_~#])(?:[ \t]*\1){2,}[ \t]*")
ENTRY = re.compile(r"^NAME\n[ \t]+(?P<name>\S[^\n]{0,80}?) [-‐–—]+ (?P<what>\S[^\n]{2,160})$", re.MULTILINE)
MARKED = re.compile(r"[ \t]*#{1,6}[ \t]+(?=\S)")
AUTHORS = re.compile(r"\b[A-Z][\w’'-]+\d+(?:,\d+)*[*†‡]?,\s+[A-Z].*\b[A-Z][\w’'-]+\d")
"""Those who wrote a paper, each with the number of a place: `A. Verhoeven1*, P. Lindqvist1,3`."""
WRAPPED = 150
DEEPER, HEADS_AT, SECTION_WORDS = 3, 3, 5


def entry_of(text: str) -> str:
    """What a page of a manual is about (`fork: create a child process`), empty where a text is none."""
    found = ENTRY.search(text[:4000])
    return f"{found['name'].split(',')[0]}: {found['what'].strip()}" if found else ""


def subject_of(text: str) -> str:
    """What a letter is about whose heads stand above it, empty where a text is none."""
    heads = HEADS.match(text)
    found = SUBJECT.search(heads.group()) if heads else None
    return found.group(1).strip() if found else ""


def plain_blocks(text: str) -> Iterator[Block]:
    """The blocks of this text in order."""
    whole = unspoken(text, whole=True)
    for found in PARAGRAPHS.finditer(text):
        if HEADS.fullmatch(found.group()):
            yield Block(BlockKind.REFERENCE, found.start(), found.end())
            continue
        if what := whole or unspoken(found.group()):
            yield from _unspoken_blocks(text, found.start(), found.end(), what)
            continue
        lines = [(line.start() + found.start(), line.end() + found.start()) for line in LINE.finditer(found.group())]
        yield from _blocks(text, lines)


def data_blocks(text: str, start: int, end: int) -> Iterator[Block]:
    """The blocks of data in text[start:end]: its long strings are paragraphs, the rest is code."""
    for found in PROSE_VALUE.finditer(text, start, end):
        yield Block(BlockKind.CODE, start, found.start(1))
        yield Block(BlockKind.PARAGRAPH, found.start(1), found.end(1))
        start = found.end(1)
    yield Block(BlockKind.CODE, start, end)


def _unspoken_blocks(text: str, start: int, end: int, what: Unspoken) -> Iterator[Block]:
    if what is Unspoken.DATA:
        yield from data_blocks(text, start, end)
    else:
        yield Block(BlockKind.TABLE if what is Unspoken.TABLE else BlockKind.CODE, start, end)


def _blocks(text: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    if _is_section(text, lines):
        yield from _block(text, lines[:1], alone=True)
        lines = lines[1:]
    asks = LETTERED.match(text, *lines[0])
    unwrapped = any(end - start > WRAPPED for start, end in lines)
    group: list[tuple[int, int]] = []
    for start, end in lines:
        line = text[start:end]
        begins = (
            unwrapped or (asks and LETTERED.match(line)) or ITEM.match(line) or TURN.match(line) or RULE.fullmatch(line)
        )
        if group and begins:
            yield from _block(text, group, alone=False)
            group = []
        group.append((start, end))
    yield from _block(text, group, alone=len(lines) == len(group))


def _block(text: str, group: list[tuple[int, int]], *, alone: bool) -> Iterator[Block]:
    start, end = group[0][0], group[-1][1]
    body = text[start:end]
    if RULE.fullmatch(body):
        return
    kind, marked = BlockKind.PARAGRAPH, MARKED.match(body)
    marker = ITEM.match(body) or QUOTED.match(body)
    if marker:
        kind = BlockKind.LIST_ITEM if ITEM.match(body) else BlockKind.QUOTE
        start += marker.end()
    elif alone and _is_title(body):
        kind = BlockKind.HEADING
        start += marked.end() if marked else 0
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    if end > start:
        yield Block(kind, start, end, level=1 if kind is BlockKind.HEADING else 0)


def _is_section(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the first line is the name of a section whose text is set in below it, as in pages of manuals."""
    if len(lines) < 2:
        return False
    first, second = (text[start:end].expandtabs() for start, end in lines[:2])
    at, below = (len(line) - len(line.lstrip()) for line in (first, second))
    named = at <= HEADS_AT and below - at >= DEEPER and len(first.split()) <= SECTION_WORDS
    return named and first.rstrip()[-1] not in "-‐" and not ITEM.match(first) and _is_title(first.strip())


def _is_title(body: str) -> bool:
    words = MARKED.sub("", body).split()
    if "\n" in body or not 1 <= len(words) <= 12 or len(body) > 90 or body.rstrip()[-1] in ".,;:!…。、，！：،":
        return False
    if AUTHORS.search(body):
        return False
    named = [word for word in words if word[0].isalpha()]
    return bool(named) and (not named[0][0].islower() or words[0][0].isdigit()) and not TURN.match(body)
