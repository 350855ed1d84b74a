"""Machines, writers, extractive, directions: what the notes of a request ask for, as far as it can be followed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from engine.machines.writers.extractive.wishes import DELIVERY, LENGTH, MANNER, NUMBERS, WISHES, of_the_cast, parts_of

LONGEST_DIRECTION = 90


@dataclass(frozen=True, slots=True)
class Directions:
    """The wishes of the notes. `deliveries` are kept word for word as parentheticals, `unmet` is what cannot be done.

    `breath` is the most words of a line that is told, None for the usual.
    """

    open_with: str = ""
    end_with: str = ""
    end_on_question: bool = False
    sober: bool = False
    credits: bool = True
    recaps: bool = True
    interruptions: bool = True
    seconds: float | None = None
    breath: int | None = None
    leave_out: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    deliveries: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()


def directions_of(notes: str | None) -> Directions:
    """The directions in these notes."""
    found = Directions()
    for part in parts_of(notes or ""):
        found = _read(found, part)
    return found


def _read(found: Directions, part: str) -> Directions:
    for field, pattern in WISHES:
        hit = pattern.search(part)
        if hit is None:
            continue
        value = hit[hit.lastindex].strip(" .,!“”\"'") if hit.lastindex and hit[hit.lastindex] else ""
        return _noted(found, field, value)
    if hit := LENGTH.search(part):
        return replace(found, seconds=_seconds(hit))
    if of_the_cast(part) and not MANNER.search(part):
        return found
    if (DELIVERY.search(part) or MANNER.search(part)) and len(part) <= LONGEST_DIRECTION:
        return replace(found, deliveries=(*found.deliveries, part.strip(" .")))
    return found if of_the_cast(part) else replace(found, unmet=(*found.unmet, part))


def _noted(found: Directions, field: str, value: str) -> Directions:
    if field in ("credits", "recaps", "interruptions"):
        return replace(found, **{field: False})  # type: ignore[arg-type]
    if field in ("end_on_question", "sober"):
        return replace(found, **{field: True})  # type: ignore[arg-type]
    if field in ("leave_out", "bring"):
        listed = tuple(item for item in re.split(r",\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+", value) if item.strip())
        return replace(found, **{field: (*getattr(found, field), *listed)})  # type: ignore[arg-type]
    return replace(found, **{field: value})  # type: ignore[arg-type]


def _seconds(hit: re.Match[str]) -> float:
    amount = float(hit[1]) if hit[1][0].isdigit() else float(NUMBERS[hit[1].lower()])
    return amount * (60 if hit[2].lower().startswith("m") else 1)
