"""Machines, voicing, words: an engine's word events become one timing per word of the text; pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from engine.stage.speech import WordTiming

if TYPE_CHECKING:
    from collections.abc import Sequence

TOKEN = re.compile(r"\S+")
Event = tuple[int, int, int]
"""Character offset, length in characters, milliseconds: as the library tells it."""


def timed(text: str, events: Sequence[Event], duration_ms: int) -> tuple[WordTiming, ...]:
    """One timing per whitespace token, in order, inside 0..duration.

    Numbers and foreign words emit more events than words, at positions that run ahead; some pairs ("of the") emit one
    for both. So a token begins at the event that names its first sounding character, else at any event inside it, else
    it shares the time of the token before by its length.
    """
    spans = [token.span() for token in TOKEN.finditer(text)]
    starts = _shared(text, spans, _anchored(text, spans, events), duration_ms)
    ends = [*starts[1:], duration_ms]
    return tuple(WordTiming(*span, start, end) for span, start, end in zip(spans, starts, ends, strict=False))


def _anchored(text: str, spans: Sequence[tuple[int, int]], events: Sequence[Event]) -> list[int | None]:
    exact: dict[int, int] = {}
    loose: dict[int, int] = {}
    firsts = [start for start, _ in spans]
    for offset, _, moment in events:
        place = bisect_right(firsts, offset) - 1
        if 0 <= place < len(spans):
            begins = not any(letter.isalnum() for letter in text[spans[place][0] : offset])
            (exact if begins else loose).setdefault(place, moment)
    return _rising([exact.get(place) for place in range(len(spans))], loose)


def _rising(exact: list[int | None], loose: dict[int, int]) -> list[int | None]:
    """Keep what rises; let a loose event stand in only where it fits between its neighbours."""
    heard = -1
    kept: list[int | None] = []
    for place, found in enumerate(exact):
        later = next((moment for moment in exact[place + 1 :] if moment is not None), None)
        moment = loose.get(place) if found is None else found
        fits = moment is not None and moment >= heard
        if found is None and moment is not None:
            fits = moment > heard and (later is None or moment < later)
        kept.append(moment if fits else None)
        heard = moment if fits and moment is not None else heard
    return kept


def _shared(text: str, spans: Sequence[tuple[int, int]], anchors: Sequence[int | None], duration_ms: int) -> list[int]:
    starts: list[int] = []
    place = 0
    while place < len(spans):
        after = next((later for later in range(place + 1, len(spans)) if anchors[later] is not None), len(spans))
        begin = min(max(anchors[place] or 0, starts[-1] if starts else 0), duration_ms)
        following = anchors[after] if after < len(spans) else None
        end = duration_ms if following is None else min(following, duration_ms)
        starts += _split(text, spans[place:after], begin, max(begin, end))
        place = after
    return starts


def _split(text: str, spans: Sequence[tuple[int, int]], begin: int, end: int) -> list[int]:
    weights = [sum(letter.isalnum() for letter in text[start:stop]) for start, stop in spans]
    total = sum(weights) or 1
    return [begin + round((end - begin) * sum(weights[:place]) / total) for place in range(len(spans))]
