"""Machines, readers, web, reader: a page becomes the blocks of its text; two opinions say where that is, its head tells the rest."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.library.composing import Composer
from engine.library.errors import SourceEmpty
from engine.library.extraction import BlockKind, Extraction
from engine.machines.readers.web.choosing import container, kept, wider
from engine.machines.readers.web.letters import text_of
from engine.machines.readers.web.opinion import taken
from engine.machines.readers.web.told import article_told, facts_of, title_of
from engine.machines.readers.web.tongue import agreed
from engine.machines.readers.web.trees import parsed, pruned
from engine.machines.readers.web.walking import Piece, pieces_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

THIN = 250
HALF = 0.5
DEPTH = 20_000
EMPTY = "There is no article text on this page."
EMPTY_HINT = "It may need a browser to show its text; open it, copy the text and add that."
FRAMES = "This page is only a frame around other pages."
FRAMES_HINT = "Open it in a browser, open the part you want by itself, and add that address."
SIGN_IN = ("login", "log in", "sign in", "anmelden", "connexion")
ASIDE = frozenset([BlockKind.HEADING, BlockKind.CAPTION, BlockKind.REFERENCE])


def read(path: Path, encoding: str | None, progress: Callable[[int, str], None]) -> Extraction:
    """Read a page. Raises `SourceEmpty` where nothing but frame is found."""
    return read_bytes(path.read_bytes(), encoding, progress)


def read_bytes(content: bytes, told: str | None, progress: Callable[[int, str], None]) -> Extraction:
    """Read a page from its bytes; `told` is the encoding somebody named for it. Raises `SourceEmpty`."""
    # A page may be nested deeper than the interpreter expects of honest code.
    sys.setrecursionlimit(max(DEPTH, sys.getrecursionlimit()))
    source = text_of(content, told)
    progress(20, "Finding the article")
    tree = parsed(source)
    title, facts, article = title_of(tree), facts_of(tree), article_told(tree)
    is_framed = bool(tree.xpath("//frameset | //frame | //body//iframe"))
    pieces = _text(source, tree, title, progress)
    if _size(pieces) < min(THIN, sum(map(len, article))):
        pieces = [Piece(BlockKind.PARAGRAPH, paragraph, tree) for paragraph in article]
    if not any(piece.kind not in ASIDE for piece in pieces):
        raise SourceEmpty(FRAMES, hint=FRAMES_HINT) if is_framed else SourceEmpty(EMPTY, hint=EMPTY_HINT)
    return _composed(pieces, {"title": title, **facts}, tree.get("lang"))


def _text(source: str, tree: HtmlElement, title: str | None, progress: Callable[[int, str], None]) -> list[Piece]:
    own = _chosen(pieces_of(pruned(tree)), title)
    progress(50, "Asking for a second opinion")
    keys = taken(parsed(source))
    said = sum(map(len, keys))
    # As long as both see about as much, the first has only left out marks and asides that the second keeps.
    if _size(own) < HALF * said and _shared(own, keys) < HALF * said:
        every = pieces_of(pruned(parsed(source), strictly=False))
        other = kept(wider(every, keys), title)
        return other if _size(other) > _size(own) else own
    return own


def _chosen(pieces: Sequence[Piece], title: str | None) -> list[Piece]:
    holder = container(pieces, title)
    if holder is None:
        return kept(pieces, title)
    inside = set(holder.iter())
    return kept([piece for piece in pieces if piece.owner in inside], title)


def _size(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.key) for piece in pieces if piece.kind not in ASIDE)


def _shared(pieces: Sequence[Piece], keys: frozenset[str]) -> int:
    """How many letters of the second opinion the first one has as well."""
    whole = "\n".join(piece.key for piece in pieces)
    return sum(len(key) for key in keys if key in whole)


def _composed(pieces: Sequence[Piece], facts: dict[str, Any], declared: str | None) -> Extraction:
    composer = Composer()
    if facts.get("title"):
        composer.add(BlockKind.HEADING, facts["title"], level=1)
    for piece in pieces:
        composer.add(piece.kind, piece.text, level=piece.level)
    language = agreed(declared, " ".join(piece.text for piece in pieces))
    told = {**facts, "language": language}
    return composer.extraction({name: value for name, value in told.items() if value}, "html")
