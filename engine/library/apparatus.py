"""Library, apparatus: the pieces of a structured document in order, its lists of references and contents named; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.library.composing import Composer
from engine.library.extraction import BlockKind, Extraction

REFERENCES = frozenset(
    "references bibliography workscited literaturecited literature notes endnotes footnotes sourcesandnotes sources "
    "notesandreferences referencesandnotes furtherreading selectedbibliography".split()
)
CONTENTS = frozenset("contents tableofcontents listoffigures listoftables index".split())
CITED = re.compile(r"^\[?\d{1,3}[\].)]?\s|\b(?:1[5-9]|20)\d\d\b|https?://|doi\b|\bvol\.|\bpp?\.\s?\d", re.IGNORECASE)
SURE = frozenset({"references", "bibliography", "workscited", "literaturecited"})
SPOKEN = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Piece:
    """One block on its way into a text; `mark` (a bullet, a number) stands before it, not in it."""

    kind: BlockKind
    text: str
    level: int = 0
    mark: str = ""


def composed(pieces: Sequence[Piece], facts: dict[str, Any], file_format: str) -> Extraction:
    """The pieces as one extraction; the first heading is the title where the facts tell none."""
    named = _named(pieces)
    if "title" not in facts:
        title = next((piece.text for piece in named if piece.kind is BlockKind.HEADING), None)
        facts = {**facts, **({"title": title[:300]} if title else {})}
    composer = Composer()
    for piece in named:
        composer.add(piece.kind, piece.text, level=piece.level, mark=piece.mark)
    return composer.extraction(facts, file_format)


def _named(pieces: Sequence[Piece]) -> list[Piece]:
    named: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = _end(pieces, at)
        kind = _apparatus(pieces[at], pieces[at + 1 : end])
        if kind is None:
            named.append(pieces[at])
            at += 1
        else:
            named += [replace(piece, kind=kind) for piece in pieces[at:end]]
            at = end
    return named


def _end(pieces: Sequence[Piece], at: int) -> int:
    level = pieces[at].level or 9
    ahead = range(at + 1, len(pieces))
    return next(
        (other for other in ahead if pieces[other].kind is BlockKind.HEADING and (pieces[other].level or 9) <= level),
        len(pieces),
    )


def _apparatus(heading: Piece, section: Sequence[Piece]) -> BlockKind | None:
    if heading.kind is not BlockKind.HEADING:
        return None
    name = "".join(letter for letter in heading.text.lower() if letter.isalpha())
    if name in CONTENTS and section and not _is_prose(section):
        return BlockKind.CONTENTS
    if name in REFERENCES and section and (name in SURE or _are_cited(section)):
        return BlockKind.REFERENCE
    return None


def _is_prose(section: Iterable[Piece]) -> bool:
    return any(piece.kind is BlockKind.PARAGRAPH and len(piece.text) > 200 for piece in section)


def _are_cited(section: Sequence[Piece]) -> bool:
    told = [piece for piece in section if piece.kind in SPOKEN]
    return not told or sum(bool(CITED.search(piece.text)) for piece in told) >= 0.5 * len(told)
