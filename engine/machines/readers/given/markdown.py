"""Machines, readers, given, markdown: the blocks of markdown in place; marks at a block's beginning stay outside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from engine.library.extraction import Block, BlockKind

FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
QUOTED = re.compile(r" {0,3}(?:>[ \t]?)+")
DEFINED = re.compile(r" {0,3}\[[^\]]+\]:[ \t]*\S+")
PICTURE = re.compile(r"[ \t]*(?:\[?!\[[^\]]*\]\([^)]*\)\]?(?:\([^)]*\))?[ \t]*)+$")
MARKUP = re.compile(r" {0,3}<(?:!--|/?[a-zA-Z][\w-]*[\s/>])")
TABLE = re.compile(r"[ \t]*\|.*|[^|\n]+\|[^|\n]*\|.*")
DELIMITER = re.compile(
    r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$|[ \t]*\|[ \t]*:?-+:?[ \t]*\|[ \t]*$"
)
MARKS = re.compile(
    r"^#{1,6} \S.*$|^```|\[[^\]\n]+\]\([^)\s]+\)|(?<!\w)\*\*\S[^*\n]*\*\*(?!\w)|^\S.*\n={3,}$", re.MULTILINE
)
HEADED = re.compile(r"^#{1,6} \S.*\n[ \t]*(?:\n|\Z)|^\S.*\n={3,}$", re.MULTILINE)
FEWEST_MARKS = 3
Line = tuple[int, int, str]


def is_marked_up(text: str) -> bool:
    """Whether a text that calls itself plain is markdown: headings that stand alone, and more of its marks."""
    return HEADED.search(text) is not None and len(MARKS.findall(text)) >= FEWEST_MARKS


def markdown_blocks(text: str) -> Iterator[Block]:
    """The blocks of this markdown in order; front matter, code and raw markup are code."""
    front = FRONT.match(text)
    at = front.end() if front else 0
    if front:
        yield Block(BlockKind.CODE, 0, len(front.group().rstrip()))
    yield from _Scan(text, _lines(text, at)).blocks()


def _lines(text: str, at: int) -> list[Line]:
    lines = []
    for line in text[at:].split("\n"):
        lines.append((at, at + len(line), line))
        at += len(line) + 1
    return lines


class _Scan:
    def __init__(self, text: str, lines: list[Line]) -> None:
        self._text, self._lines, self._at = text, lines, 0

    def blocks(self) -> Iterator[Block]:
        while self._at < len(self._lines):
            start, _, line = self._lines[self._at]
            if not line.strip() or RULE.match(line):
                self._at += 1
            elif fence := FENCE.match(line):
                yield self._fenced(fence.group(1))
            elif heading := HEADING.match(line):
                self._at += 1
                yield Block(
                    BlockKind.HEADING, start + heading.start(2), start + heading.end(2), level=len(heading.group(1))
                )
            elif self._is_table():
                yield self._while(BlockKind.TABLE, lambda line: "|" in line)
            elif MARKUP.match(line) or (line.startswith(("    ", "\t")) and not ITEM.match(line)):
                yield self._while(BlockKind.CODE, lambda line: bool(line.strip()))
            else:
                yield self._flowing()

    def _fenced(self, fence: str) -> Block:
        start = self._lines[self._at][0]
        self._at += 1
        while self._at < len(self._lines) and not self._lines[self._at][2].strip().startswith(fence):
            self._at += 1
        end = self._lines[min(self._at, len(self._lines) - 1)][1]
        self._at += 1
        return Block(BlockKind.CODE, start, end)

    def _is_table(self) -> bool:
        ahead = self._lines[self._at + 1][2] if self._at + 1 < len(self._lines) else ""
        return bool(TABLE.match(self._lines[self._at][2]) and DELIMITER.match(ahead))

    def _while(self, kind: BlockKind, goes_on: Callable[[str], bool]) -> Block:
        start, end, _ = self._lines[self._at]
        while self._at < len(self._lines) and goes_on(self._lines[self._at][2]):
            end = self._lines[self._at][1]
            self._at += 1
        return Block(kind, start, end)

    def _flowing(self) -> Block:
        start, end, line = self._lines[self._at]
        kind, mark = _kind(line)
        self._at += 1
        while self._at < len(self._lines):
            _, further, following = self._lines[self._at]
            if kind is BlockKind.PARAGRAPH and following.strip() and UNDERLINE.match(following):
                self._at += 1
                level = 1 if following.strip().startswith("=") else 2
                return self._trimmed(BlockKind.HEADING, start + mark, end, level)
            if _interrupts(following, kind):
                break
            end = further
            self._at += 1
        return self._trimmed(kind, start + mark, end, 0)

    def _trimmed(self, kind: BlockKind, start: int, end: int, level: int) -> Block:
        body = self._text[start:end]
        start += len(body) - len(body.lstrip())
        return Block(kind, start, max(start, end - (len(body) - len(body.rstrip()))), level=level)


def _kind(line: str) -> tuple[BlockKind, int]:
    if DEFINED.match(line):
        return BlockKind.REFERENCE, 0
    if PICTURE.match(line):
        return BlockKind.CAPTION, 0
    if found := ITEM.match(line):
        return BlockKind.LIST_ITEM, found.end()
    if found := QUOTED.match(line):
        return BlockKind.QUOTE, found.end()
    return BlockKind.PARAGRAPH, 0


def _interrupts(line: str, kind: BlockKind) -> bool:
    if not line.strip() or kind is BlockKind.REFERENCE or RULE.match(line):
        return True
    if QUOTED.match(line):
        return kind is not BlockKind.QUOTE
    return any(pattern.match(line) for pattern in (FENCE, HEADING, ITEM, DEFINED))
