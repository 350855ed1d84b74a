"""Library, passages: a quote shown within its surroundings; pure."""

from __future__ import annotations

from dataclasses import dataclass

from engine.library.extraction import Absence, Layout, Passage, Place
from engine.library.model import Source

LONGEST_KEPT = 300


@dataclass(frozen=True, slots=True)
class Opened:
    """A source taken off the shelf, with its text and layout where they are kept."""

    source: Source
    contents: tuple[str, Layout] | None


def passage_of(opened: Opened | None, place: Place, around: int) -> Passage:
    """The passage at this place, or what is still known of it."""
    if opened is None:
        return unknown(place)
    if opened.contents is None:
        return remembered(opened.source, place)
    return cut(opened.source, *opened.contents, place, around)


def cut(source: Source, text: str, layout: Layout, place: Place, around: int) -> Passage:
    """The passage at this place with up to `around` characters on either side, cut at words."""
    start, end = max(0, min(place.char_start, len(text))), max(0, min(place.char_end, len(text)))
    is_there = place.char_start == start < end == place.char_end
    verified = is_there and place.quote in ("", text[start:end])
    before, after = (
        _tail(text[max(0, start - around) : start], start > around),
        _head(text[end : end + around], end + around < len(text)),
    )
    page, last = layout.page_at(start), layout.page_at(max(start, end - 1))
    return Passage(
        source.id, source.title, before, text[start:end], after, start, end, page, verified, None, len(text), last
    )


def remembered(source: Source, place: Place) -> Passage:
    """What is still known of a passage whose text is no longer kept; never verified, at most 300 characters."""
    evidence = source.digest.evidence if source.digest else ()
    found = [item for item in evidence if (item.char_start, item.char_end) == (place.char_start, place.char_end)]
    quote, page = (found[0].support, found[0].page) if found else (place.quote, place.page)
    absence = Absence.DELETED if source.deleted_at is not None else Absence.NOT_KEPT
    return _gone(source.title, place, place.quote or quote, page if place.page is None else place.page, absence)


def unknown(place: Place) -> Passage:
    """A passage of a source that was never here, or of which nothing is left."""
    return _gone("", place, place.quote, place.page, Absence.UNKNOWN)


def clipped(quote: str) -> str:
    """What may be kept of a quote whose source is gone: its first 300 characters, whole words."""
    return quote if len(quote) <= LONGEST_KEPT else _head(quote[: LONGEST_KEPT + 1], is_cut=True)[:LONGEST_KEPT]


def _gone(title: str, place: Place, quote: str, page: int | None, absence: Absence) -> Passage:
    kept, (start, end) = clipped(quote), (place.char_start, place.char_end)
    return Passage(place.source_id, title, "", kept, "", start, end, page, verified=False, absence=absence)


def _tail(text: str, is_cut: bool) -> str:
    _head, space, rest = text.partition(" ")
    return rest if is_cut and space else text


def _head(text: str, is_cut: bool) -> str:
    rest, space, _tail = text.rpartition(" ")
    return rest if is_cut and space else text
