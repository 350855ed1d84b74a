"""Machines, pages, finding: where on a page a quote stands, though line ends, hyphens and ligatures tell them apart; pure.

Places are points of the page as it is seen: from its lower left corner, upwards, however the file turns it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby, pairwise

SHORTEST = 8
SPREAD = 1.6


@dataclass(frozen=True, slots=True)
class Letter:
    """A drawn character and its box; `stroke` counts what was drawn before it."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    stroke: int = 0


def found(letters: Sequence[Letter], quote: str, earlier: int = 0) -> tuple[Letter, ...]:
    """The letters that draw this quote, or the part of it on this page; none when it is not there.

    `earlier` is how often the same words stand on the page before those that are meant.
    """
    likely: tuple[Letter, ...] = ()
    for ordered in _orders(letters):
        chosen, is_whole = _found(ordered, quote, earlier)
        if is_whole:
            return chosen
        likely = max(likely, chosen, key=len)
    return likely


def _orders(letters: Sequence[Letter]) -> Iterator[Sequence[Letter]]:
    """As they are told, as they were drawn, and as they lie: on a turned page the first may run from its foot to its head."""
    yield letters
    yield sorted(letters, key=lambda letter: letter.stroke)
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: -letter.bottom):
        if rows and rows[-1][0].bottom - letter.bottom < 0.4 * (letter.top - letter.bottom):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    yield [letter for row in rows for letter in sorted(row, key=lambda letter: letter.left)]


def _found(letters: Sequence[Letter], quote: str, earlier: int) -> tuple[tuple[Letter, ...], bool]:
    page, places = _bare([letter.text for letter in letters])
    wanted, _ = _bare(list(quote))
    if not wanted or not page:
        return (), False
    at = _nth(page, wanted, earlier)
    spans = [(at, at + len(wanted))] if at >= 0 else _likeliest(page, wanted)
    chosen = sorted({place for start, end in spans for place in places[start:end]})
    return tuple(letters[place] for place in chosen), at >= 0


def boxes(letters: Sequence[Letter]) -> tuple[tuple[float, float, float, float], ...]:
    """One box for every line the letters stand on, in reading order: left, bottom, right, top."""
    lies = _lie(letters)
    runs = groupby(_numbered([_swapped(one) for one in letters] if lies else letters), key=lambda pair: pair[0])
    around = (_around([letter for _, letter in run]) for _, run in runs)
    return tuple((b, a, d, c) if lies else (a, b, c, d) for a, b, c, d in around)


def _lie(letters: Sequence[Letter]) -> bool:
    """Whether lines run up or down the page as it is seen."""
    steps = [(abs(one.left - last.left), abs(one.bottom - last.bottom)) for last, one in pairwise(letters)]
    return 2 * sum(down > across for across, down in steps) > len(steps)


def _swapped(letter: Letter) -> Letter:
    return replace(letter, left=letter.bottom, bottom=letter.left, right=letter.top, top=letter.right)


def _nth(page: str, wanted: str, earlier: int) -> int:
    at = page.find(wanted)
    for _ in range(earlier):
        after = page.find(wanted, at + 1)
        if after < 0:
            break
        at = after
    return at


def _bare(pieces: Sequence[str]) -> tuple[str, list[int]]:
    """Letters and digits alone, folded, and from which piece each came."""
    text, places = [], []
    for place, piece in enumerate(pieces):
        for letter in unicodedata.normalize("NFKC", piece).casefold():
            if letter.isalnum():
                text.append(letter)
                places.append(place)
    return "".join(text), places


def _likeliest(page: str, wanted: str) -> list[tuple[int, int]]:
    """Stretches of the quote that stand near each other on the page: a footnote mark or a page's end may cut it."""
    blocks = [
        block
        for block in SequenceMatcher(None, page, wanted, autojunk=False).get_matching_blocks()
        if block.size >= min(SHORTEST, len(wanted))
    ]
    if not blocks:
        return []
    longest = max(blocks, key=lambda block: block.size)
    begin = longest.a - int(SPREAD * longest.b) - SHORTEST
    end = longest.a + int(SPREAD * (len(wanted) - longest.b)) + SHORTEST
    near = [(block.a, block.a + block.size) for block in blocks if begin <= block.a and block.a + block.size <= end]
    is_enough = sum(end - start for start, end in near) >= min(len(wanted) // 5, 40)
    return near if is_enough else []


def _numbered(letters: Sequence[Letter]) -> list[tuple[int, Letter]]:
    line, numbered = 0, [(0, letters[0])] if letters else []
    for last, letter in pairwise(letters):
        height = max(last.top - last.bottom, 0.1)
        is_below = abs(letter.bottom - last.bottom) > 0.6 * height
        is_apart = max(letter.left - last.right, last.left - letter.right) > 4 * height
        line += is_below or is_apart
        numbered.append((line, letter))
    return numbered


def _around(letters: Sequence[Letter]) -> tuple[float, float, float, float]:
    return (
        min(letter.left for letter in letters),
        min(letter.bottom for letter in letters),
        max(letter.right for letter in letters),
        max(letter.top for letter in letters),
    )
