"""Table read, hearing: whether a name is heard as a woman's or a man's, from what the sources say of them; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engine.table_read.given_names import KIN, MEN, TITLES, WOMEN
from engine.table_read.names_abroad import at_home, elsewhere
from engine.table_read.voices import Gender

ENDINGS = re.compile(r"(?:[bcdlmnrstvz]ia|ina|ella|etta|elle|ette|een|anna|isa|ora|essa|ika|ara)$")
PRONOUNS = {
    "she": Gender.FEMALE,
    "her": Gender.FEMALE,
    "hers": Gender.FEMALE,
    "he": Gender.MALE,
    "his": Gender.MALE,
    "him": Gender.MALE,
}


def gender_of(name: str, passages: Iterable[str], language: str = "en") -> Gender | None:
    """The gender this character is spoken of with, None where nothing says so.

    A title or a word of kinship beside the name decides, then the given name as it is used in the story's `language`,
    then pronouns near the name in `passages`.
    """
    words = re.findall(r"[^\W\d_]+", name.casefold())
    for word in words:
        if known := TITLES.get(word) or KIN.get(word):
            return known
    texts = tuple(passages)
    return _titled(words, texts) or _given(words, language) or _pronoun(words, texts) or _sounding(words)


def _given(words: list[str], language: str) -> Gender | None:
    first = words[0] if words else ""
    if known := at_home(first, language):
        return known
    if first in WOMEN:
        return Gender.FEMALE
    return Gender.MALE if first in MEN else elsewhere(first)


def _sounding(words: list[str]) -> Gender | None:
    return Gender.FEMALE if len(words) > 1 and ENDINGS.search(words[0]) else None


def _titled(words: list[str], texts: tuple[str, ...]) -> Gender | None:
    if not words:
        return None
    last = re.escape(words[-1])
    before = re.compile(rf"\b({'|'.join(TITLES)})\.?\s+(?:\w+\s+)?{last}\b", re.IGNORECASE)
    after = re.compile(rf"\b{last},\s+(?:\w+[’'\w]*\s+){{0,5}}?({'|'.join(KIN)})\b", re.IGNORECASE)
    for text in texts:
        if found := before.search(text):
            return TITLES[found[1].casefold()]
        if found := after.search(text):
            return KIN[found[1].casefold()]
    return None


def _pronoun(words: list[str], texts: tuple[str, ...]) -> Gender | None:
    """The pronoun that follows the name most often within the same few words; speech inside quotation marks is not heard."""
    if not words:
        return None
    near = re.compile(rf"\b{re.escape(words[-1])}\b(.{{0,90}})", re.IGNORECASE | re.DOTALL)
    counts = {Gender.FEMALE: 0, Gender.MALE: 0}
    for text in texts:
        outside = re.sub(r"[“\"][^”\"]*[”\"]", " ", text)
        for found in near.finditer(outside):
            for word in re.findall(r"[a-z]+", found[1].lower()):
                if word in PRONOUNS:
                    counts[PRONOUNS[word]] += 1
    women, men = counts[Gender.FEMALE], counts[Gender.MALE]
    if women == men:
        return None
    return Gender.FEMALE if women > men else Gender.MALE
