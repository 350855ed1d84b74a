"""Library, routes: which places a text joins by a way, a line or a distance, as it names them; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from engine.library.speakable import speakable

SMALL = (
    r"(?:of|the|am|an der|an|im|in|bei|ob der|sur|sous|en|de la|de los|de las|del|de|des|du|la|las|los|le|les|el|di|da|do|dos|van|von|"
    r"upon|on|y|al-)"
)
BEGINS = r"(?<![\w’'-])"
"""Names are looked for where words begin alone: a line of ten thousand letters is read once."""
WORD = r"(?:St\.\s|Mt\.\s)?[A-ZÀ-ÖØ-ÞČŠŽĆĐŁŚŻ][\w’'-]+"
NAME = rf"(?:{WORD}(?:\s(?:{SMALL}\s)?{WORD}){{0,3}})"
AWAY = (
    r"(?:\s\((?P<{0}>[^()]{{0,30}}?\d[\d.,\u00a0\u202f ]*\s?(?:km|kilomet\w+|Kilometer\w*|kilómetros|m|miles?|mi|h|hours?|Stunden|heures|"
    r"horas|min\w*)\b[^()]{{0,20}})\))?"
)
FROM_TO = re.compile(
    rf"\b(?i:from|von|de|depuis|desde|dal?|vanaf|van)\s(?:the\s|la\s|el\s)?(?P<one>{NAME})(?:\s\([^()]{{0,40}}\))?,?\s"
    rf"(?:(?:[^\W\d_A-Z][\w’'-]*\s){{0,4}}?(?i:via|über|par|por|through|passing)\s(?P<via>{NAME}(?:(?:,\s|\s(?:and|und|et|y)\s){NAME})*),?\s)?"
    rf"(?:[^\W\d_A-Z][\w’'-]*\s){{0,4}}?(?i:on\sto|to|nach|bis|à|jusqu.à|a|hasta|naar)\s(?:the\s|la\s|el\s)?(?P<other>{NAME}){AWAY.format('far')}"
)
BETWEEN = re.compile(
    rf"\b(?i:between|zwischen|entre|tra|fra|tussen)\s(?P<one>{NAME})\s(?i:and|und|et|y|e|en)\s(?P<other>{NAME}){AWAY.format('far')}"
)
DASHED = re.compile(
    rf"{BEGINS}(?P<one>{NAME})\s?(?:–|—|→|⇒|->|>)\s?(?P<other>{NAME})(?=[\s,.;:()–—→⇒]|->|$){AWAY.format('far')}"
)
DISTANT = re.compile(
    rf"{BEGINS}(?P<one>{NAME})\s(?i:lies|is|liegt|est|se trouve|está|si trova|ligt)\s"
    r"(?P<far>(?:[a-zà-ÿ]+\s){0,2}\d[\d.,\u00a0\u202f ]*\s?(?:km|kilomet\w+|Kilometer\w*|kilómetros|miles?|m))\s"
    rf"(?:[a-zà-ÿ]+\s){{0,4}}?(?i:of|from|von|de|da|vanaf|van)\s(?:the\s)?(?P<other>{NAME})"
)
ONWARD = re.compile(
    r"\b(?i:continues?|continu\w+|goes|go|leads?|runs?|climbs?|descends?|drops?|drives?|walks?|walked|rode|took|sailed|crossed|ferry|train|bus|boat|path|road|trail|"
    r"führt\w*|geht|fährt|fuhren|weiter|steigt|mène|continue|descend|monte|rejoint|sigue|baja|sube|continúa|llega)\b[^.;:]{0,60}?\s"
    rf"(?i:on\sto|to|nach|bis|à|jusqu.à|a|hasta|naar)\s(?P<other>{NAME}){AWAY.format('far')}"
)
JAPANESE = re.compile(
    r"(?P<one>[一-鿿ァ-ヶー]{2,8}(?:駅|港|町|村|市)?)から(?P<other>[一-鿿ァ-ヶー]{2,8}(?:駅|港|町|村|市)?)(?:まで|へ|に)"
)
ARABIC = re.compile(r"(?<!\w)من\s(?P<one>[ء-ي]{3,}(?:\s[ء-ي]{3,})?)\s(?:إلى|الى|حتى)\s(?P<other>[ء-ي]{3,})")
MANY = re.compile(r",\s|\s(?:and|und|et|y)\s")
NO_PLACES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday "
    "januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag q1 q2 q3 q4 "
    "the we he she it they there this that god day week i you english french german spanish latin".split()
)
FEWEST_PLACES = 3
"""Fewer are no journey."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ“„«])|\n+|(?<=[。])")


@dataclass(frozen=True, slots=True)
class Way:
    """One place, another that is joined to it, and how far it is where the text says so."""

    one: str
    other: str
    far: str = ""


def ways_in(text: str) -> tuple[Way, ...]:
    """Every way a text speaks of, in its order, each once."""
    found, here = list[Way](), ""
    for sentence in SENTENCE.split(text):
        for way in _ways(speakable(sentence), here):
            found.append(way)
            here = way.other
    kept: dict[frozenset[str], Way] = {}
    for way in found:
        kept.setdefault(frozenset((way.one, way.other)), way)
    return tuple(kept.values())


def places_of(ways: Iterable[Way]) -> tuple[str, ...]:
    """The places these ways join, in the order they come."""
    return tuple(dict.fromkeys(name for way in ways for name in (way.one, way.other)))


def _ways(sentence: str, here: str) -> Iterator[Way]:
    found = sorted(
        (match.start(), number, match)
        for number, pattern in enumerate((FROM_TO, BETWEEN, DISTANT, DASHED, JAPANESE, ARABIC))
        for match in pattern.finditer(sentence)
    )
    for _, number, match in found:
        if number == 3:
            yield from _row(sentence, match)
            continue
        told = match.groupdict()
        stops = [told["one"], *(MANY.split(told["via"]) if told.get("via") else ()), told["other"]]
        yield from _joined([stop.strip() for stop in stops], told.get("far") or "")
    if not found and here and (on := ONWARD.search(sentence)):
        yield from _joined([here, on["other"]], on["far"] or "")


def _row(sentence: str, match: re.Match[str]) -> Iterator[Way]:
    """Places set apart by dashes or arrows; a dash with words round it is one of thought."""
    is_bare = match[0].count("–") + match[0].count("—") == 0 or re.search(r"\w[–—]\w", match[0])
    if is_bare:
        yield from _joined([match["one"], match["other"]], match["far"] or "")
    rest = re.match(rf"\s?(?:→|⇒|->|–|—)\s?(?P<more>{NAME})", sentence[match.end("other") :])
    if is_bare and rest:
        yield from _joined([match["other"], rest["more"]], "")


def _joined(stops: list[str], far: str) -> Iterator[Way]:
    if all(_is_place(stop) for stop in stops):
        for one, other in pairwise(stops):
            if one != other:
                yield Way(one, other, far.strip() if len(stops) == 2 else "")


def _is_place(name: str) -> bool:
    words = name.lower().split()
    return bool(words) and not set(words) & NO_PLACES and len(name) > 1
