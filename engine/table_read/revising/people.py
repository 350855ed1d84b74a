"""Revising, people: whom a phrase means: a label, a label without its article, or one name of it that nobody else has; pure."""

from __future__ import annotations

import re

from engine.table_read.model import TableRead
from engine.table_read.names import match

ARTICLE = re.compile(r"^(?:the|our|my)\s+", re.IGNORECASE)
TITLES = {
    "doctor": "dr",
    "doktor": "dr",
    "doctora": "dr",
    "docteur": "dr",
    "docteure": "dr",
    "doktorin": "dr",
    "profesora": "prof",
    "professorin": "prof",
    "professor": "prof",
    "mister": "mr",
    "missus": "mrs",
    "captain": "capt",
    "reverend": "rev",
    "sergeant": "sgt",
}
PRONOUN = re.compile(r"\b(?P<word>his|her|hers|their|theirs|him|them|he|she|they)\b", re.IGNORECASE)
OWNED = re.compile(r"\s*\w*lines?\b|\s*\w*(?:part|words|voice|name|scene|sentence)\b|\s+\w+\s+line\b", re.IGNORECASE)


def whom(read: TableRead, phrase: str) -> str | None:
    """The label this phrase means; None where it means nobody, or might mean more than one."""
    labels, phrase = read.screenplay.characters, phrase.strip(" .,")
    bare = ARTICLE.sub("", phrase)
    exactly = match(phrase, labels) or match(bare, labels) or match(f"the {bare}", labels)
    if exactly is not None:
        return exactly
    wanted = {_in_short(word) for word in bare.casefold().split()}
    like = [
        label
        for label in labels
        if wanted and wanted <= {_in_short(word) for word in ARTICLE.sub("", label).casefold().split()}
    ]
    return like[0] if len(like) == 1 else None


def _in_short(word: str) -> str:
    """`doctor` and `dr.` as `dr`."""
    return TITLES.get(word.strip("."), word.strip("."))


def antecedent(read: TableRead, text: str) -> str | None:
    """The character a text names last, by label or by a name of it; None where it names nobody."""
    places: dict[str, int] = {}
    for label in read.screenplay.characters:
        for name in (label, *(one for one in ARTICLE.sub("", label).split() if whom(read, one) == label)):
            found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
            if found is not None:
                places[label] = max(found.start(), places.get(label, -1))
    return max(places, key=lambda label: places[label]) if places else None


def named_for(clause: str, label: str | None) -> str:
    """The clause with `her lines` said of somebody by name, where it names nobody itself."""
    if label is None:
        return clause

    def name(found: re.Match[str]) -> str:
        owned = found["word"].lower() in ("his", "their", "hers", "theirs") or (
            found["word"].lower() == "her" and OWNED.match(clause, found.end()) is not None
        )
        return f"{label}'s" if owned else label

    return PRONOUN.sub(name, clause, count=1)
