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
NARRATOR = re.compile(
    r"^(?:(?:der|die|den|dem|le|la|el|il|de|het|o|a)\s+|l['’])?(?:narrator|voice-?over|sprecher(?:in)?|erzähler(?:in)?s?|narrateur|narratrice|narrador[ae]?"
    r"|narratore|verteller|commentator)$",
    re.IGNORECASE,
)
BOTH = re.compile(r"^(?:they\s+)?both(?:\s+of them)?(?=\s+(?!of\b|the\b|hosts\b)\w)", re.IGNORECASE)
VOICE = re.compile(r"^an?\s+(?:\w+\s+)?\w+\s+voice$", re.IGNORECASE)
SPEAK = re.compile(r"^(?:and\s+)?(?:speak|talk|sound)\s+(?P<how>[\w-]+)(?:\s+a (?:bit|little))?$", re.IGNORECASE)
LOUDER = {"up": "louder", "down": "quieter", "out": "louder"}
GENDERS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
OWNED = re.compile(r"\s*\w*lines?\b|\s*\w*(?:part|words|voice|name|scene|sentence)\b|\s+\w+\s+line\b", re.IGNORECASE)


def whom(read: TableRead, phrase: str) -> str | None:
    """The label this phrase means; None where it means nobody, or might mean more than one."""
    labels, phrase = read.screenplay.characters, phrase.strip(" .,")
    if "," in phrase and phrase.casefold() not in {label.casefold() for label in labels}:
        return None
    bare = ARTICLE.sub("", phrase)
    exactly = match(phrase, labels) or match(bare, labels) or match(f"the {bare}", labels)
    if exactly is None and NARRATOR.match(bare) and read.screenplay.narrator in labels:
        return read.screenplay.narrator
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
    return (named_in(read, text) or (None,))[-1]


def meant_by(read: TableRead, clause: str, named: tuple[str, ...]) -> str | None:
    """Who of those named before is `he` or `she` in a clause: the last one of that gender, else the last one."""
    found = PRONOUN.search(clause)
    gender = GENDERS.get(found["word"].lower()) if found else None
    like = [label for label in named if any(one.character == label and one.gender == gender for one in read.cast)]
    found_so = like or list(named)
    return found_so[-1] if found_so else None


def latest(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """Everybody named so far, whoever was named last behind."""
    return (*(one for one in before if one not in now), *now)


def with_both(clause: str, named: tuple[str, ...]) -> str:
    """`both slower` of the two named last; a voice that is nobody's of the last one."""
    if len(named) > 1:
        clause = BOTH.sub(f"{named[-2]} and {named[-1]}", clause)
    if not named:
        return clause
    return SPEAK.sub(
        lambda said: f"make {named[-1]} {LOUDER.get(said['how'].lower(), said['how'])}",
        VOICE.sub(rf"give {named[-1]} \g<0>", clause),
    )


def named_in(read: TableRead, text: str) -> tuple[str, ...]:
    """Everybody a text names, in the order they are named last."""
    places: dict[str, int] = {}
    for label in read.screenplay.characters:
        for name in (label, *(one for one in ARTICLE.sub("", label).split() if whom(read, one) == label)):
            found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
            if found is not None:
                places[label] = max(found.start(), places.get(label, -1))
    return tuple(sorted(places, key=lambda label: places[label]))


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
