"""Library, an extraction as values: the text of a source, its blocks and pages; pure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class BlockKind(StrEnum):
    """What a stretch of text is; only heading, paragraph, quote and list_item are ever spoken or quoted."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    CODE = "code"
    REFERENCE = "reference"
    CONTENTS = "contents"


SPEAKABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the extracted text, half-open code point offsets; `page` (from 1) of its first character for a PDF."""

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page (from 1) begins in the extracted text."""

    page: int
    start: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How the extracted text is built: blocks in order, page starts (empty unless a PDF)."""

    blocks: tuple[Block, ...] = ()
    pages: tuple[PageStart, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page this offset lies on, None where there are no pages."""
        at = bisect_right(self.pages, offset, key=lambda mark: mark.start)
        return self.pages[at - 1].page if at else None

    def reach_of(self, page: int, total: int) -> tuple[int, int]:
        """Where this page's text begins and ends in a text of `total` characters."""
        begins = max((mark.start for mark in self.pages if mark.page <= page), default=0)
        ends = min((mark.start for mark in self.pages if mark.page > page), default=total)
        return begins, ends


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a reader got out of bytes: text, layout, facts about it (title, byline, language, pageCount ...)."""

    text: str
    layout: Layout
    metadata: dict[str, Any] = field(default_factory=dict)
    file_format: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands in a source: half-open code point offsets, the quote and page as they were kept with it."""

    source_id: str
    char_start: int
    char_end: int
    quote: str = ""
    page: int | None = None


class Absence(StrEnum):
    """Why a source's text cannot be opened any more."""

    DELETED = "deleted"
    NOT_KEPT = "not_kept"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source shown to a person: the quote within its surroundings.

    `verified` says that the text was looked at and holds the quote there; `absence` why it could not be looked at.
    `total` is how many characters the text has, 0 where it is gone. `last_page` differs from `page` where it runs over.
    """

    source_id: str
    source_title: str
    before: str
    quote: str
    after: str
    char_start: int
    char_end: int
    page: int | None
    verified: bool
    absence: Absence | None = None
    total: int = 0
    last_page: int | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of a line on a page, as parts of the page's width and height from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words to mark on a page, nothing when empty; `earlier` is how often they stand on the page before."""

    quote: str
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page (from 1) of `count` as a PNG, and where on it the wanted words stand."""

    page: int
    count: int
    png: bytes
    width: int
    height: int
    boxes: tuple[Box, ...] = ()
