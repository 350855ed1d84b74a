"""Library, composing: blocks are set one after another into one text, and every offset and page is noted; pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.library.extraction import Block, BlockKind, Extraction, Layout, PageStart


class Composer:
    """Sets blocks into a text with a blank line between them, items of one list a line apart."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._pages: list[PageStart] = []

    @property
    def length(self) -> int:
        """Characters set so far."""
        return self._length

    def add(
        self,
        kind: BlockKind,
        text: str,
        page: int | None = None,
        level: int = 0,
        turns: Sequence[tuple[int, int]] = (),
        mark: str = "",
    ) -> None:
        """Set one block; `turns` are (offset in the block, page) where a later page begins. Empty text is passed over.

        `mark` (a bullet, a number) is set before the block, not in it.
        """
        if not text:
            return
        self._put(self._gap(kind))
        self._put(mark)
        start = self._length
        self._put(text)
        self._blocks.append(Block(kind, start, self._length, page, level))
        for offset, turned in ((0, page), *turns):
            self._turn(start + offset, turned)

    def extraction(self, metadata: dict[str, Any], file_format: str) -> Extraction:
        """Everything set, with its layout."""
        return Extraction("".join(self._parts), Layout(tuple(self._blocks), tuple(self._pages)), metadata, file_format)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _gap(self, kind: BlockKind) -> str:
        if not self._blocks:
            return ""
        return "\n" if kind is BlockKind.LIST_ITEM and self._blocks[-1].kind is kind else "\n\n"

    def _turn(self, offset: int, page: int | None) -> None:
        if page is not None and (not self._pages or page > self._pages[-1].page):
            self._pages.append(PageStart(page, offset))
