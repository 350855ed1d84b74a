"""Machines, writers, extractive, directions: what the notes of a request ask for, as far as it can be followed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from engine.machines.writers.extractive.wishes import (
    AS_A_WHOLE,
    DELIVERY,
    LENGTH,
    MANNER,
    NUMBERS,
    OF_THE_SOUND,
    WISHES,
    of_the_cast,
    parts_of,
)
from engine.machines.writers.extractive.wishes_abroad import WHOLE_ABROAD, WISHES_ABROAD, is_english, parts_abroad
from engine.planning.listeners import Listeners, listeners_of

LONGEST_DIRECTION = 90
ARTICLE = re.compile(
    r"^(?:(?:the|der|die|das|den|dem|les?|la|los|las|el|une?|una|eine?n?|du|des|de|il|lo|gli|i|het|een|os?|as?|uma?|n[oa]s?|su(?:l(?:la|lo|le)?|i|gli)?)\s+|(?:sul)?l['’])",
    re.IGNORECASE,
)
JOINED = r"(?:and|or|und|oder|et|ou|y|o|ed?|en(?=\s+(?:de|het|een)\b))"
LIST = re.compile(rf",\s*(?:{JOINED}\s+)?|\s+{JOINED}\s+", re.IGNORECASE)
SHORTER, LONGER = 0.7, 1.3


@dataclass(frozen=True, slots=True)
class Directions:
    """The wishes of the notes. `deliveries` are kept word for word as parentheticals, `unmet` is what cannot be done.

    `breath` is the most words of a line that is told, None for the usual; `lighter` is funnier, as far as that is a manner.
    """

    open_with: str = ""
    end_with: str = ""
    end_on_question: bool = False
    sober: bool = False
    credits: bool = True
    recaps: bool = True
    interruptions: bool = True
    seconds: float | None = None
    shorter: bool = False
    longer: bool = False
    lighter: bool = False
    breath: int | None = None
    leave_out: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    deliveries: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()

    @property
    def scale(self) -> float:
        """How much of the planned time a read without a time of its own takes."""
        return SHORTER if self.shorter else LONGER if self.longer else 1.0


def directions_of(notes: str | None) -> Directions:
    """The directions in these notes."""
    found = Directions()
    for part in parts_of(notes or ""):
        for piece in parts_abroad(part):
            found = _read(found, piece)
    return found


def _read(found: Directions, part: str) -> Directions:
    english = is_english(part)
    whole = [field for field, pattern in AS_A_WHOLE + (() if english else WHOLE_ABROAD) if pattern.search(part)]
    for field in whole:
        found = replace(found, **{field: True})  # type: ignore[arg-type]
    for field, pattern in WISHES + (() if english else WISHES_ABROAD):
        hit = pattern.search(part)
        if hit is None:
            continue
        value = next((group for group in hit.groups() if group), "").strip(" .,!“”\"'")
        if field == "leave_out" and OF_THE_SOUND.search(value):
            break
        return _noted(found, field, value)
    if whole or listeners_of("", notes=part) is not Listeners.ANYBODY:
        return found
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
        listed = [ARTICLE.sub("", item) for item in LIST.split(value) if item.strip()]
        return replace(found, **{field: (*getattr(found, field), *listed)})  # type: ignore[arg-type]
    return replace(found, **{field: value})  # type: ignore[arg-type]


def _seconds(hit: re.Match[str]) -> float:
    amount = float(hit[1]) if hit[1][0].isdigit() else float(NUMBERS[hit[1].lower()])
    return amount * (60 if hit[2].lower().startswith("m") else 1)
