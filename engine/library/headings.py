"""Library, headings: what the headings over a passage say, the title of its source first; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.library.extraction import Block, BlockKind

if TYPE_CHECKING:
    from engine.library.extraction import Place
    from engine.library.passages import Opened


def headings_over(opened: Opened | None, place: Place) -> tuple[str, ...]:
    """The source's title and the headings this place stands under, the widest first; nothing of a source that is gone."""
    if opened is None or opened.source.deleted_at is not None:
        return ()
    if opened.contents is None:
        return (opened.source.title,)
    text, layout = opened.contents
    over: list[Block] = []
    for block in layout.blocks:
        if block.kind is BlockKind.HEADING and block.start <= place.char_start:
            over = [one for one in over if one.level < block.level]
            over.append(block)
    said = (" ".join(text[one.start : one.end].split()) for one in over)
    return tuple(dict.fromkeys((opened.source.title, *said)))
