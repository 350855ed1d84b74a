"""Library, passages: a quote shown within its surroundings; pure."""

from __future__ import annotations

from engine.library.extraction import Layout, Passage
from engine.library.model import Source


def cut(source: Source, text: str, layout: Layout, char_start: int, char_end: int, around: int) -> Passage:
    """The passage at these offsets with up to `around` characters on either side, cut at words."""
    start, end = max(0, min(char_start, len(text))), max(0, min(char_end, len(text)))
    verified = char_start == start < end == char_end
    before, after = (
        _tail(text[max(0, start - around) : start], start > around),
        _head(text[end : end + around], end + around < len(text)),
    )
    return Passage(source.id, source.title, before, text[start:end], after, start, end, layout.page_at(start), verified)


def remembered(source: Source, char_start: int, char_end: int) -> Passage:
    """What the digest still holds of a passage whose text is no longer kept; never verified."""
    evidence = source.digest.evidence if source.digest else ()
    found = [item for item in evidence if (item.char_start, item.char_end) == (char_start, char_end)]
    quote, page = (found[0].support, found[0].page) if found else ("", None)
    return Passage(source.id, source.title, "", quote, "", char_start, char_end, page, verified=False)


def _tail(text: str, is_cut: bool) -> str:
    _head, space, rest = text.partition(" ")
    return rest if is_cut and space else text


def _head(text: str, is_cut: bool) -> str:
    rest, space, _tail = text.rpartition(" ")
    return rest if is_cut and space else text
