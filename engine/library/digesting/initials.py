"""Library, digesting, initials: whom minutes and interviews mean by letters, as the text itself spells them out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

ROLL = re.compile(
    r"^\W*(?:(?:members |also )?present|in attendance|attend(?:ing|ees|ance)|apologies|committee|chair|anwesend|entschuldigt|présents?|excusés?|"
    r"presentes?|asistentes|presenti|assenti|aanwezig(?:en)?|afwezig)\b[^\n:]{0,30}:[ \t*_]*(?P<names>[^\n]+(?:\n(?![ \t]*\n)(?![^\n]{1,40}:)[^\n]+)*)",
    re.IGNORECASE | re.MULTILINE,
)
PERSON = re.compile(
    r"(?:(?:Dr|Mrs?|Ms|Prof|Cllr|Rev|Frau|Herr|Mme|Sra?|Dott|Mevr|Dhr)\.?\s)?"
    r"(?P<name>(?:[A-ZÀ-Þ]\.\s?|[A-ZÀ-Þ][\w’'-]+\s){1,3}(?:(?:van|von|de|der|da|di|del)\s)*[A-ZÀ-Þ][\w’'-]+)"
)
LETTERS = re.compile(r"(?<![\w&./-])[A-ZÀ-Þ]{2,4}(?![\w&/-])")
HEAD = 3_000


def initials_of(name: str) -> str:
    """The first letters of a name: of `P. D. Costello` it is `PDC`."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_][\w’'-]*", name) if word[0].isupper())


def spelled_among(names: Iterable[str]) -> dict[str, str]:
    """By initials the name they stand for, among these names; letters two people share stand for nobody."""
    found: dict[str, set[str]] = {}
    for name in names:
        if len(name.split()) > 1:
            found.setdefault(initials_of(name), set()).add(name)
    return {letters: next(iter(whole)) for letters, whole in found.items() if len(whole) == 1}


@lru_cache(maxsize=64)
def roll_of(text: str) -> dict[str, str]:
    """By initials whoever a meeting's roll names, where the text goes on to call them by their letters."""
    names = [
        " ".join(one["name"].split()) for roll in ROLL.finditer(text[:HEAD]) for one in PERSON.finditer(roll["names"])
    ]
    used = set(LETTERS.findall(text))
    return {letters: name for letters, name in spelled_among(names).items() if letters in used}


def spelled(sentence: str, text: str) -> str:
    """A sentence with the people of this text's roll by name: `PDC said` is `P. D. Costello said`."""
    roll = roll_of(text)
    return LETTERS.sub(lambda found: roll.get(found[0], found[0]), sentence) if roll else sentence
