"""Machines, writers, extractive, arranging: the material as the notes want it: what opens, what closes, what stays out, what must be in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from engine.machines.writers.extractive.directions import Directions
from engine.machines.writers.extractive.material import BeatMaterial, Piece
from engine.machines.writers.extractive.wishes_abroad import SMALL_ABROAD
from engine.table_read.sentences import words

PROFANE = re.compile(
    r"\b(?:damn\w*|bloody|hell|shit\w*|fuck\w*|arse\w*|ass(?:hole)?|bastard\w*|bitch\w*|crap\w*|piss\w*)\b",
    re.IGNORECASE,
)
MOST_HEARD = 6
SMALL = (
    frozenset(
        "the a an of and or in on at to for with about that this it is was who where when part bit scene line story".split()
    )
    | SMALL_ABROAD
)


@dataclass(frozen=True, slots=True)
class Arranged:
    """The beats, the ids of the evidence that opens, of that which must not be cut, and the wishes nothing was found for."""

    beats: tuple[BeatMaterial, ...]
    opening: str | None = None
    kept: frozenset[str] = frozenset()
    unmet: tuple[str, ...] = ()


def arranged(beats: Sequence[BeatMaterial], wanted: Directions) -> Arranged:
    """The material as these directions have it."""
    left = _without(beats, wanted.leave_out)
    unmet = [
        f"Nothing could be told without “{item}”." for item in wanted.leave_out if not any(one.pieces for one in left)
    ]
    left = left if any(one.pieces for one in left) else tuple(beats)
    kept = set[str]()
    for item in wanted.bring:
        found = [piece.evidence.id for piece in _all(left) if likeness(piece, item) >= 1]
        kept |= set(found[:4])
        unmet += [] if found else [f"The chosen passages do not speak of “{item}”."]
    first, last = _best(left, wanted.open_with), _best(left, wanted.end_with)
    unmet += [f"There is no passage about “{wanted.open_with}” to open with."] if wanted.open_with and not first else []
    unmet += [f"There is no passage about “{wanted.end_with}” to end on."] if wanted.end_with and not last else []
    if first:
        left = _moved(left, first, to_front=True)
    if last and last is not first:
        left = _moved(left, last, to_front=False)
    kept |= {piece.evidence.id for piece in (first, last) if piece} | _one_of_each(left)
    return Arranged(left, first.evidence.id if first else None, frozenset(kept), tuple(unmet))


def keeping(material: Arranged, thesis: str) -> Arranged:
    """The material with the passage that states the thesis among those that are not cut, where one does and the notes let it be."""
    said = words(thesis.rstrip("… "))
    stating = [
        piece.evidence.id
        for piece in _all(material.beats)
        if said
        and any(
            words(text)[: len(said)] == said for text in (piece.evidence.quote, *(part.text for part in piece.parts))
        )
    ]
    return replace(material, kept=material.kept | frozenset(stating[:1]))


def _one_of_each(beats: Sequence[BeatMaterial]) -> set[str]:
    """A passage of every source, so that none of a few is left out of a short read: its first that can be heard alone."""
    of_source: dict[str, list[Piece]] = {}
    for piece in _all(beats):
        of_source.setdefault(piece.source.id, []).append(piece)
    if not 1 < len(of_source) <= MOST_HEARD:
        return set()
    first = (next((piece for piece in told if not piece.dangles), told[0]) for told in of_source.values())
    return {piece.evidence.id for piece in first}


def likeness(piece: Piece, item: str) -> float:
    """How much of a wish's words a piece holds: 1 where all of them are in it."""
    asked = [word[:5] for word in words(item) if word not in SMALL]
    who = f"{piece.person.name} {piece.person.role}" if piece.person else ""
    held = {word[:5] for word in words(f"{piece.evidence.quote} {piece.evidence.attribution or ''} {who}")}
    return sum(word in held for word in asked) / len(asked) if asked else 0.0


def is_clean(text: str) -> bool:
    """Whether nobody swears in it."""
    return PROFANE.search(text) is None


def _without(beats: Sequence[BeatMaterial], items: Iterable[str]) -> tuple[BeatMaterial, ...]:
    unwanted = list(items)
    return tuple(
        replace(
            beat, pieces=tuple(piece for piece in beat.pieces if not any(likeness(piece, one) >= 1 for one in unwanted))
        )
        for beat in beats
    )


def _all(beats: Iterable[BeatMaterial]) -> list[Piece]:
    return [piece for beat in beats for piece in beat.pieces]


def _best(beats: Iterable[BeatMaterial], item: str) -> Piece | None:
    """The piece that fits a wish best: all its words, rather a quotation, rather short, rather standing alone."""
    fit = [(likeness(piece, item), piece) for piece in _all(beats)] if item else []
    good = [(share, piece) for share, piece in fit if share >= 0.5]
    if not good:
        return None
    return max(good, key=lambda one: (one[0], not one[1].dangles, one[1].is_quote, -one[1].words))[1]


def _moved(beats: tuple[BeatMaterial, ...], piece: Piece, *, to_front: bool) -> tuple[BeatMaterial, ...]:
    rest = tuple(replace(beat, pieces=tuple(one for one in beat.pieces if one is not piece)) for beat in beats)
    filled = [at for at, beat in enumerate(rest) if beat.pieces]
    if not filled:
        return beats
    home = filled[0] if to_front else filled[-1]
    pieces = (piece, *rest[home].pieces) if to_front else (*rest[home].pieces, piece)
    return tuple(replace(beat, pieces=pieces) if at == home else beat for at, beat in enumerate(rest))
