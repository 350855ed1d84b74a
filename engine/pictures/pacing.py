"""Pictures, pacing: which of the spoken sentences a film keeps and how long each scene lasts, so that it is told evenly; pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

LEAST_S, BREATH_S = 2.0, 0.7
BREATHS = 1.3, 1.0, BREATH_S
TICK_S, MOST_TICKS = 0.02, 12_000
FIRST, BARE, OFTEN, AGAIN, QUIET = 4.0, 1.5, 0.7, 0.85, 2.0
"""What a scene that is told is worth in seconds of speech, one that tells its card alone, each second of that; how much less each further
sentence is worth; what it costs that two scenes after each other are silent."""

ENOUGH, WORTH_LESS_READING = 0.6, 0.03
"""The part of a film in which somebody speaks that is enough; less time to read is left only for so much more of it."""

Kept = tuple[tuple[int, ...], tuple[float, ...]]
"""How many sentences of each scene are kept, and how long each scene lasts."""
Row = NDArray[np.float64]


def fitted(
    spoken: Sequence[Sequence[float]],
    seconds: float,
    reading: Sequence[float] | None = None,
    bare: Collection[int] = (),
    least: Sequence[float] | None = None,
    breath: float = BREATH_S,
) -> Kept:
    """How many sentences of each scene are kept and how long each scene lasts, so that all last `seconds` and as much as can be is told.

    `spoken` holds the measured seconds of every sentence by scene, `reading` what each needs to be read, `least` what it needs where it is
    read aloud as well; scenes of `bare` only tell their card and are the first to fall silent.
    """
    needed = reading or [min(LEAST_S, seconds / (2 * max(1, len(spoken))))] * len(spoken)
    told = [[0.0, *accumulate(lines)] for lines in spoken]
    lasting = [
        [silent, *(max(heard, length + breath) for length in sums[1:])]
        for sums, silent, heard in zip(told, needed, least or needed, strict=True)
    ]
    worth = [_worth(lines, at in bare) for at, lines in enumerate(spoken)]
    kept = _best(lasting, worth, seconds)
    said = [sums[count] for sums, count in zip(told, kept, strict=True)]
    lengths = [options[count] for options, count in zip(lasting, kept, strict=True)]
    return tuple(kept), _levelled(lengths, said, seconds)


def paced(
    spoken: Sequence[Sequence[float]], seconds: float, readings: Sequence[Sequence[float]], bare: Collection[int] = ()
) -> Kept:
    """As `fitted`, with the first of these readings that leaves time to tell enough, or else the one that leaves most; three of them."""
    best, most = None, -1.0
    for reading, breath in zip(readings, BREATHS, strict=True):
        found = fitted(spoken, seconds, reading, bare, readings[-1], breath)
        share = sum(sum(lines[:count]) for lines, count in zip(spoken, found[0], strict=True)) / seconds
        if share > most + WORTH_LESS_READING:
            best, most = found, share
        if most >= ENOUGH:
            break
    assert best is not None
    return best


def within(spoken: Sequence[Sequence[float]], lengths: Sequence[float]) -> Kept:
    """How many sentences of each scene are kept when the scenes last what they last."""
    kept = [
        next((count for count in range(len(lines), 0, -1) if sum(lines[:count]) + BREATH_S / 2 <= length), 0)
        for lines, length in zip(spoken, lengths, strict=True)
    ]
    return tuple(kept), tuple(lengths)


def _worth(lines: Sequence[float], is_bare: bool) -> list[float]:
    first, each = (BARE, OFTEN) if is_bare else (FIRST, 1.0)
    gains = [each * length * AGAIN**turn for turn, length in enumerate(lines)]
    return [0.0, *(first + total for total in accumulate(gains))]


def _best(lasting: Sequence[Sequence[float]], worth: Sequence[Sequence[float]], seconds: float) -> list[int]:
    """The count of each scene that together are worth most in the time; none where not even silence fits."""
    tick = max(TICK_S, seconds / MOST_TICKS)
    costs = [[int(np.ceil(one / tick - 1e-6)) for one in options] for options in lasting]
    room = int(seconds / tick + 1e-6)
    state = np.zeros(room + 1), np.full(room + 1, -np.inf)
    before = list[tuple[Row, Row]]()
    for options, values in zip(costs, worth, strict=True):
        before.append(state)
        state = _told(state, options, values).max(0), _silent(state, options[0])
    if max(one[room] for one in state) == -np.inf:
        return [0] * len(costs)
    kept, is_told = list[int](), bool(state[0][room] >= state[1][room])
    for was, options, values in zip(reversed(before), reversed(costs), reversed(worth), strict=True):
        kept.append(int(_told(was, options, values)[:, room].argmax()) if is_told else 0)
        room -= options[kept[-1]]
        is_told = bool(was[0][room] >= was[1][room] - (0.0 if is_told else QUIET))
    return kept[::-1]


def _told(state: tuple[Row, Row], options: Sequence[int], values: Sequence[float]) -> NDArray[np.float64]:
    """What everything is worth at every moment if this scene has so many sentences; never for none."""
    best = np.maximum(*state)
    said = [_later(best, cost) + value for cost, value in zip(options[1:], values[1:], strict=True)]
    return np.stack([np.full(len(best), -np.inf), *said])


def _silent(state: tuple[Row, Row], cost: int) -> Row:
    return _later(np.maximum(state[0], state[1] - QUIET), cost)


def _later(row: Row, by: int) -> Row:
    moved = np.full(len(row), -np.inf)
    if by < len(row):
        moved[by:] = row[: len(row) - by]
    return moved


def _levelled(least: Sequence[float], said: Sequence[float], seconds: float) -> tuple[float, ...]:
    """The time that is left goes where it is least quiet, so that nothing is quiet for much longer than the rest."""
    quiet = [length - told for length, told in zip(least, said, strict=True)]
    spare, rising, level = seconds - sum(least), sorted(quiet), 0.0
    for count in range(1, len(rising) + 1):
        level = (spare + sum(rising[:count])) / count
        if count == len(rising) or level <= rising[count]:
            break
    return tuple(length + max(0.0, level - one) for length, one in zip(least, quiet, strict=True))
