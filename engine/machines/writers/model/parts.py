"""Machines, writers, model, parts: the built-in writer's screenplay cut into the pieces a model writes one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from engine.table_read.screenplay import Entry, Grounding, Scene, Screenplay

if TYPE_CHECKING:
    from engine.planning.envelope import Beat, Evidence, PlanEnvelope

MOST_WORDS = 320


@dataclass(frozen=True, slots=True)
class Part:
    """A beat, or a stretch of a long one, in one scene: the built-in lines, their evidence, and lines that stay as they are."""

    scene: Scene
    beat: Beat | None
    lines: tuple[Entry, ...]
    evidence: tuple[Evidence, ...]
    tail: tuple[Entry, ...] = ()

    @property
    def words(self) -> int:
        """Spoken words of the built-in lines: the length that was planned."""
        return sum(len(line.text.split()) for line in self.lines)


def parts_of(screenplay: Screenplay, envelope: PlanEnvelope) -> tuple[Part, ...]:
    """Every line of the screenplay in exactly one part, in order; the closing words of the last scene are a tail."""
    beat_of = {name: beat for beat in envelope.beats for name in beat.evidence_ids}
    found: list[Part] = []
    for scene in screenplay.scenes:
        lines = [entry for entry in screenplay.entries if entry.scene_index == scene.index]
        tail = _closing(lines) if scene is screenplay.scenes[-1] else ()
        body = lines[: len(lines) - len(tail)]
        pieces = [piece for stretch in _by_beat(body, beat_of) for piece in _cut(stretch)]
        for place, piece in enumerate(pieces):
            last = place == len(pieces) - 1
            found.append(_part(scene, piece, envelope, beat_of, tail if last else ()))
        if tail and not pieces:
            found.append(Part(scene, None, (), (), tail))
    return tuple(found)


def _part(
    scene: Scene, lines: Sequence[Entry], envelope: PlanEnvelope, beat_of: dict[str, Beat], tail: tuple[Entry, ...]
) -> Part:
    ids = tuple(dict.fromkeys(name for line in lines for name in line.evidence_ids))
    known = {item.id: item for item in envelope.source_digest.spoken}
    beat = next((beat_of[name] for name in ids if name in beat_of), None)
    return Part(scene, beat, tuple(lines), tuple(known[name] for name in ids if name in known), tail)


def _closing(lines: Sequence[Entry]) -> tuple[Entry, ...]:
    """The last lines that rest on nothing: the credit of the sources among them."""
    first = len(lines)
    while first > 0 and lines[first - 1].grounding is Grounding.CONNECTIVE:
        first -= 1
    return tuple(lines[first:])


def _by_beat(lines: Sequence[Entry], beat_of: dict[str, Beat]) -> Iterator[list[Entry]]:
    """Stretches of one beat; a joining line belongs to what it leads to."""
    keys: list[str | None] = [
        next((beat_of[name].id for name in line.evidence_ids if name in beat_of), None) for line in lines
    ]
    following: str | None = None
    for at in range(len(keys) - 1, -1, -1):
        following = keys[at] or following
        keys[at] = following
    last: str | None = None
    for at, key in enumerate(keys):
        last = keys[at] = key or last
    for _, group in groupby(range(len(lines)), key=lambda at: keys[at]):
        yield [lines[at] for at in group]


def _cut(lines: list[Entry]) -> Iterator[list[Entry]]:
    """A stretch as pieces of at most about `MOST_WORDS`, never cut inside what rests on one passage."""
    piece: list[Entry] = []
    total = sum(len(line.text.split()) for line in lines)
    most = total / max(1, round(total / MOST_WORDS))
    words = 0
    for line in lines:
        new = not piece or line.evidence_ids != piece[-1].evidence_ids
        if piece and words >= most and new and any(one.evidence_ids for one in piece):
            yield piece
            piece, words = [], 0
        piece.append(line)
        words += len(line.text.split())
    if piece:
        yield piece
