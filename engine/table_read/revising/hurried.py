"""Revising, hurried: how people write when they are in a hurry, spelt out: `can u swap Nora n Felix`, `felixs line`; pure."""

from __future__ import annotations

import re

from engine.table_read.model import TableRead
from engine.table_read.revising.clauses import QUOTED
from engine.table_read.revising.people import ARTICLE

SPELT = {
    "u": "you", "ur": "your", "r": "are", "n": "and", "b4": "before", "w/": "with", "w/o": "without", "abt": "about", "bc": "because", "cuz": "because",
    "lil": "little", "gonna": "going to", "wanna": "want to", "gotta": "have to", "gimme": "give me", "lemme": "let me", "kinda": "", "sorta": "",
    "dont": "don't", "doesnt": "doesn't", "isnt": "isn't", "arent": "aren't", "cant": "can't", "wont": "won't", "lets": "let's", "thats": "that's",
    "shouldnt": "shouldn't", "didnt": "didn't", "im": "I'm", "id": "I'd", "shd": "should", "cld": "could", "wld": "would", "thru": "through",
    "tho": "", "btw": "", "tbh": "", "imo": "", "imho": "", "lol": "", "mins": "minutes", "secs": "seconds", "whisp": "whisper", "intro": "intro",
}  # fmt: skip
WORD = re.compile(r"(?<![\w'’])(?:w/o?|[A-Za-z]\w*)(?![\w'’])")
ABOUT = re.compile(r"~\s*(?=\d)|\b(?:ca|approx|circa)\.?\s+(?=\d)", re.IGNORECASE)


def spelt_out(read: TableRead, clause: str) -> str:
    """The clause in whole words; what is quoted stays, and so do words in capitals."""
    quoted = [found.span() for found in QUOTED.finditer(clause)]
    owners = _owners(read)

    def word(found: re.Match[str]) -> str:
        said = found.group()
        if any(a <= found.start() < b for a, b in quoted):
            return said
        owner = owners.get(said.casefold())
        if owner is not None:
            return f"{owner}'s"
        return SPELT.get(said.lower() if said[:1].islower() or len(said) > 1 else said, said)

    return " ".join(WORD.sub(word, ABOUT.sub("about ", clause)).split())


def _owners(read: TableRead) -> dict[str, str]:
    """`felixs` and the like, to the name; none that is itself a name here."""
    names = {name for label in read.screenplay.characters for name in ARTICLE.sub("", label).split()}
    known = {name.casefold() for name in names}
    return {f"{name}s".casefold(): name.title() for name in names if f"{name}s".casefold() not in known}
