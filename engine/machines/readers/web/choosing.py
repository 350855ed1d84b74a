"""Machines, readers, web, choosing: which part of a page is its text, and which pieces in it are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from engine.library.extraction import BlockKind
from engine.machines.readers.web.hints import AMENDED, BY, CHROME, REFERENCES, STAMPED, TONGUE_OF_CODE, TRAIL
from engine.machines.readers.web.walking import Piece, key_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHARE, WIDER, LEAST = 0.6, 2.0, 25
MOSTLY_LINKS, LINK_LIST, SHORT, SAID, MOMENT = 0.75, 0.6, 160, 40, 8
HOLDERS = frozenset(["article", "main"])
ANY = re.compile(r"\w")


def container(pieces: Sequence[Piece], title: str | None) -> HtmlElement | None:
    """The element that holds the text: the way down where most of it lies, and up again to its heading."""
    weights = _weights(pieces)
    if not weights:
        return None
    way = _way_down(max(weights, key=lambda element: weights[element]), weights)
    heading = _heading(pieces, title)
    above = [element for element in way if _holds(element)]
    if above:
        return _with_title(above[0], heading, weights)
    together = _shared(way, heading) if heading is not None else None
    if together is None or (
        together.tag in ("body", "html") and len(way) > 1 and weights[together] > WIDER * weights[way[-1]]
    ):
        return way[-1]
    return together if weights[together] <= WIDER * weights[way[-1]] else way[-1]


def wider(pieces: Sequence[Piece], keys: frozenset[str]) -> list[Piece]:
    """The pieces from the first to the last that a second opinion kept, and those among them that it would keep as well."""
    found = [place for place, piece in enumerate(pieces) if _is_told(piece.key, keys)]
    return list(pieces[found[0] : found[-1] + 1]) if found else []


def kept(pieces: Iterable[Piece], title: str | None) -> list[Piece]:
    """The pieces without bylines, links to elsewhere, and phrases that belong to the site."""
    own = [
        piece
        for piece in pieces
        if not (_is_chrome(piece) or _is_trail(piece, title)) and piece.key != key_of(title or "")
    ]
    own = [piece for piece, following in zip_longest(own, own[1:]) if not _is_label_of_code(piece, following)]
    return _without_orphans(_referred(_without_link_lists(_once(own))))


def _weights(pieces: Sequence[Piece]) -> Counter[HtmlElement]:
    weights: Counter[HtmlElement] = Counter()
    for piece in pieces:
        if piece.unlinked >= LEAST and piece.kind not in (BlockKind.CAPTION, BlockKind.REFERENCE):
            weights[piece.owner] += piece.unlinked
            for above in piece.owner.iterancestors():
                weights[above] += piece.unlinked
    return weights


def _way_down(top: HtmlElement, weights: Counter[HtmlElement]) -> list[HtmlElement]:
    way = [top]
    while True:
        inner = [child for child in way[-1] if weights[child]]
        best = max(inner, key=lambda child: weights[child], default=None)
        if (
            best is None
            or weights[best] < SHARE * weights[way[-1]]
            or best.tag in ("p", "li", "blockquote", "pre", "td-text")
        ):
            return way
        way.append(best)


def _holds(element: HtmlElement) -> bool:
    return element.tag in HOLDERS or element.get("role") == "main"


def _with_title(holder: HtmlElement, heading: HtmlElement | None, weights: Counter[HtmlElement]) -> HtmlElement:
    """Among several articles in a row, the one under the page's own title."""
    for article in holder.iter("article"):
        if heading is not None and article is not holder and heading in set(article.iterdescendants()):
            return article if weights[article] * 4 >= weights[holder] else holder
    return holder


def _heading(pieces: Sequence[Piece], title: str | None) -> HtmlElement | None:
    wanted = key_of(title or "")
    return next((piece.owner for piece in pieces if wanted and piece.key == wanted), None)


def _shared(way: Sequence[HtmlElement], heading: HtmlElement) -> HtmlElement | None:
    above = {heading, *heading.iterancestors()}
    return next((element for element in reversed(way) if element in above), None)


def _is_told(key: str, keys: frozenset[str]) -> bool:
    return len(key) >= LEAST and (key in keys or any(key in other for other in keys if len(other) > len(key)))


def _is_chrome(piece: Piece) -> bool:
    text = piece.text
    if piece.kind in (BlockKind.CODE, BlockKind.TABLE, BlockKind.REFERENCE):
        return False
    if piece.is_byline or (len(text) < SHORT and (CHROME.match(text) or not ANY.search(text))):
        return True
    is_by = (
        bool(BY.match(text))
        and len(text) <= 60
        and not text.endswith((".", "!", "?", "…"))
        and piece.kind is BlockKind.PARAGRAPH
    )
    if STAMPED.match(text) and piece.linked and piece.unlinked <= MOMENT:
        return True
    mostly_links = piece.linked > MOSTLY_LINKS * len(text) and len(text) < SHORT
    return is_by or (mostly_links and piece.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.CAPTION))


def _is_trail(piece: Piece, title: str | None) -> bool:
    """Whether it is the way to this page, step by step."""
    steps = TRAIL.split(piece.text) if len(piece.text) < SHORT and piece.kind is BlockKind.PARAGRAPH else []
    return len(steps) > 2 and key_of(steps[-1]) in (key_of(title or ""), "")


def _is_label_of_code(piece: Piece, following: Piece | None) -> bool:
    """Whether it only names the language of the code below."""
    is_above = following is not None and following.kind is BlockKind.CODE
    return is_above and piece.kind is BlockKind.PARAGRAPH and TONGUE_OF_CODE.match(piece.text) is not None


def _once(pieces: Iterable[Piece]) -> list[Piece]:
    seen: set[str] = set()
    found = []
    for piece in pieces:
        key = piece.key
        if key in seen and (len(key) > SAID or piece.kind is BlockKind.HEADING):
            continue
        seen.add(key)
        is_aside = AMENDED.match(piece.text) and piece.kind is BlockKind.PARAGRAPH
        found.append(replace(piece, kind=BlockKind.CAPTION) if is_aside else piece)
    return found


def _without_link_lists(pieces: Sequence[Piece]) -> list[Piece]:
    found: list[Piece] = []
    place = 0
    while place < len(pieces):
        end = place
        while end < len(pieces) and pieces[end].kind is BlockKind.LIST_ITEM:
            end += 1
        run = pieces[place : max(end, place + 1)]
        is_items = end > place
        if not is_items or sum(piece.linked for piece in run) <= LINK_LIST * sum(len(piece.text) for piece in run):
            found += run
        place += len(run)
    return found


def _referred(pieces: Sequence[Piece]) -> list[Piece]:
    """A list of references is known by its heading too."""
    found, level = [], 0
    for piece in pieces:
        if piece.kind is BlockKind.HEADING:
            level = (piece.level or 2) if REFERENCES.match(piece.text) else 0 if piece.level <= level else level
        found.append(replace(piece, kind=BlockKind.REFERENCE) if level else piece)
    return found


def _without_orphans(pieces: Sequence[Piece]) -> list[Piece]:
    """No heading stays over nothing."""
    found: list[Piece] = []
    below = -1
    for piece in reversed(pieces):
        if piece.kind is not BlockKind.HEADING:
            below = 0
        elif below and (piece.level or 2) >= below:
            continue
        else:
            below = piece.level or 2
        found.append(piece)
    return found[::-1]
