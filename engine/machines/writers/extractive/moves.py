"""Machines, writers, extractive, moves: figures with what they count, as hosts repeat and recount them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engine.machines.writers.extractive.material import Piece

AMOUNT = r"[£€$]\s?\d[\d,.]*\d(?:\s?(?:million|billion|thousand|bn|m|k)\b)?|[£€$]\s?\d|\d[\d,]*(?:\.\d+)?\s?(?:%|percent\b|per cent\b|million|billion)"
UNIT = r"(?:MWh|kWh|GWh|kW|MW|GW|km|kg|ha|tonnes|metres|miles|litres|t|°C|dB|m²|m³)\b"
COUNTED = re.compile(
    rf"(?<![\w.,-])(?:(?P<sum>{AMOUNT})|(?P<measure>\d[\d,]*(?:\.\d+)?\s{UNIT})"
    rf"|(?P<count>\d(?:[\d,]*\d)?(?:\s(?!of\b|in\b|and\b|to\b|or\b|by\b|at\b|on\b|per\b|for\b|more\b|from\b)[a-z-]+){{1,2}}))(?![\w%])"
)
OF_A_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s$"
)
YEARS = re.compile(r"^1[0-9]\d\d\b|^20\d\d\b")
PLURAL = re.compile(r"\b[a-z-]*[a-z]{2}(?<!s)s$|\b(?:people|men|women|children|geese|feet|sheep|crowns)$")
TIMES = re.compile(r"\b(?:hour|day|week|month|year|minute|second|season|night|time|point|percent)s?$")
SAME = re.compile(r"\b(?:was|is|has|his|this|its|as|us|does|times|cards)$")
DOUBTED = frozenset({"estimate", "forecast", "opinion"})
SWEEPING = re.compile(
    r"[£€$%]|\bper ?cent\b|\b(?:never|nobody|only|every|cannot|proves?|because|causes?d?|must|always|no longer|impossible|the first|the last|claims?|says?)\b",
    re.IGNORECASE,
)
SMALLEST, WEIGHTY = 3, 9


def counted(text: str) -> list[str]:
    """The figures of a text with what they count: `£61,500`, `9,400 books`, `48 mooring scars`; no years, nothing cut in half."""
    found = []
    for hit in COUNTED.finditer(text):
        said = hit[0].strip()
        if OF_A_MONTH.search(text, 0, hit.start()):
            continue
        if hit["count"]:
            said = _whole(said)
        if said and not YEARS.match(said) and (hit["sum"] or hit["measure"] or _weight(said) >= SMALLEST):
            found.append(said)
    return found


def striking(piece: Piece) -> str | None:
    """The figure of a passage that a listener would repeat: the last one with a sum or with what it counts."""
    found = counted(piece.parts[-1].text)
    return found[-1] if found else None


def doubtful(piece: Piece) -> bool:
    """Whether a listener might doubt it: it estimates, judges or foresees, names a sum or a share, or says never, only, because."""
    text = piece.parts[-1].text
    return piece.words >= WEIGHTY and (piece.evidence.kind in DOUBTED or SWEEPING.search(text) is not None)


def tally(pieces: Iterable[Piece], most: int = 3) -> tuple[list[str], tuple[str, ...]]:
    """Up to three figures that were told, each once, from different passages, and the evidence ids they are from."""
    items: list[str] = []
    ids: list[str] = []
    for piece in pieces:
        named = [
            one
            for one in counted(piece.parts[0].text)
            if PLURAL.search(one) and one[0].isdigit() and not TIMES.search(one)
        ]
        if named and named[0] not in items and len(items) < most:
            items.append(named[0])
            ids.append(piece.evidence.id)
    return items, tuple(ids)


def listing(items: list[str]) -> str:
    """`a, b and c`."""
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)


def _whole(said: str) -> str:
    """A count that ends on the thing counted; empty where the noun is not to be had."""
    for words in (said, said.rpartition(" ")[0]):
        if " " in words and PLURAL.search(words) and not SAME.search(words):
            return words
    return ""


def _weight(said: str) -> float:
    return float(re.sub(r"[^\d.]", "", said.split()[0]).rstrip(".") or 0)
