"""Revising, kin: the forms of a word that mean one thing: `bee` and `bees`, `Fledermaus` and `Fledermäusen`; pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from engine.library.digesting.tongues import BY_CODE
from engine.table_read.sentences import words

SMALL = frozenset("the a an of and to in on for".split())
ALONE = frozenset("news gas bus lens gas this his its was has does".split())
"""Words that end as if they were forms of another."""
LEAST, LONG = 3, 6
ENGLISH = re.compile(r"(?:ies|es|s|ing|ed|e)$")
ABROAD = re.compile(r"(?:ern|en|er|es|n|e|s|os|as|o|a|x|aux)$")


@lru_cache(maxsize=8192)
def kin(text: str, code: str = "en") -> frozenset[str]:
    """Every form of the words of a text that carry meaning, as its language (a code) and English know them."""
    return frozenset(
        form for word in words(text) if word not in SMALL for form in _forms(word.removesuffix("'s"), code)
    )


@lru_cache(maxsize=8192)
def _forms(word: str, code: str) -> frozenset[str]:
    if word in ALONE or any(letter.isdigit() for letter in word):
        return frozenset((word,))
    found = {word, _cut(word, code), _cut(word, "en")}
    found |= {ENGLISH.sub("", word)} if len(word) > LEAST + 1 else set()
    found |= {ABROAD.sub("", word)} if len(word) > LONG else set()
    return frozenset(one for form in found if len(form) >= LEAST or form == word for one in (form, _plain(form)))


def _cut(word: str, code: str) -> str:
    """The word without the ending its language gives it."""
    tongue = BY_CODE.get(code, BY_CODE["en"])
    for ending in tongue.endings:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            return word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
    return word


def _plain(form: str) -> str:
    """Without accents: `mäus` as `maus`."""
    return "".join(one for one in unicodedata.normalize("NFD", form) if not unicodedata.combining(one))
