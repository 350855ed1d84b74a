"""Machines, video, parting: a scene that is filmed alone is painted in parts by everybody at once, and its parts put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from engine.pictures.effort import COMES_S, GOES_S, effort
from engine.pictures.model import Cut, Motion

Stretch = tuple[int, int]
"""From a frame of a cut to a frame, half-open."""
LEAST_S = 4.0
"""What is shorter is painted by one: the second would hardly have begun."""
STEP_S = 1.0
"""In what steps the time is parted in which things come in."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the cut with this number, all of it or a piece, and where it is written to."""

    number: int
    stretch: Stretch
    target: Path
    is_whole: bool


class Pieces:
    """Parts that are being painted, and how far their cuts are with them."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts, self._frames = parts, [0 for _ in parts]

    def told(self, at: int, frames: int) -> tuple[int, int]:
        """The number of the cut and how many frames it has, now that this part has so many."""
        self._frames[at] = frames
        number = self._parts[at].number
        return number, sum(some for part, some in zip(self._parts, self._frames, strict=True) if part.number == number)

    @property
    def parted(self) -> tuple[tuple[int, list[str]], ...]:
        """The numbers of cuts that are made of pieces, and where those lie, in order."""
        pieces = sorted(
            (part for part in self._parts if not part.is_whole), key=lambda part: (part.number, part.stretch)
        )
        return tuple(
            (number, [str(part.target) for part in some])
            for number, some in groupby(pieces, key=lambda part: part.number)
        )

    def clear_away(self) -> None:
        """Remove the pieces."""
        for _, names in self.parted:
            for name in names:
                Path(name).unlink(missing_ok=True)


def parts_of(cuts: Sequence[Cut], targets: Sequence[Path], painters: int) -> tuple[Part, ...]:
    """What is painted, in which order; cuts too few for everybody are parted."""
    found = list[Part]()
    for number, (cut, target) in enumerate(zip(cuts, targets, strict=True)):
        stretches = _stretches(cut, painters) if len(cuts) < painters else ()
        found += [Part(number, one, target.with_suffix(f".{one[0]}.mp4"), is_whole=False) for one in stretches]
        if not stretches:
            found.append(Part(number, (0, cut.frames), target, is_whole=True))
    return _in_turn(found, [effort(cuts[part.number], *part.stretch) for part in found])


def _in_turn(parts: Sequence[Part], weights: Sequence[float]) -> tuple[Part, ...]:
    """As they come, so that what is over tells how long the rest will take; but the shortest last, so that nobody waits then.

    As many of these as last as long as the longest; they begin with their longest.
    """
    shortest, last, together = sorted(range(len(parts)), key=lambda at: weights[at]), list[int](), 0.0
    for at in shortest:
        if together >= max(weights):
            break
        last.append(at)
        together += weights[at]
    return tuple(parts[at] for at in (*sorted({*shortest} - {*last}), *sorted(last, key=lambda at: -weights[at])))


def _stretches(cut: Cut, painters: int) -> tuple[Stretch, ...]:
    """Where a cut is parted; nowhere when it is short."""
    if cut.frames < LEAST_S * cut.fps:
        return ()
    if cut.motion is Motion.FULL:
        return tuple(pairwise(round(cut.frames * part / painters) for part in range(painters + 1)))
    comes, step, goes = (round(seconds * cut.fps) for seconds in (COMES_S, STEP_S, GOES_S))
    return tuple(pairwise([*range(0, comes + 1, step), cut.frames - goes, cut.frames]))


def put_together(parts: Sequence[Path], target: Path) -> None:
    """One file of the frames of these, copied as they are, one after the other."""
    import av

    with av.open(str(target), "w", format="mp4") as whole:
        stream, at = None, 0
        for path in parts:
            with av.open(str(path)) as part:
                source = part.streams.video[0]
                stream = stream or whole.add_stream_from_template(source)
                for packet in part.demux(source):
                    if packet.dts is not None and packet.pts is not None:
                        packet.dts, packet.pts, packet.stream = packet.dts + at, packet.pts + at, stream
                        whole.mux(packet)
                at += int(source.duration or 0)
