"""Revising, spelling: words of an instruction that are misspelt, mended where only one word can be meant; pure."""

from __future__ import annotations

import re
from difflib import get_close_matches

from engine.table_read.model import TableRead
from engine.table_read.revising.clauses import QUOTED
from engine.table_read.revising.manners import MANNERS
from engine.table_read.sentences import words

KNOWN = (
    *MANNERS, *(
        "rename remove delete replace change shorten shorter longer tighten swap switch merge combine split join mute silence move bring "
        "before after start beginning ending everything everywhere scene scenes line lines whisper shout louder softer slower faster warmer "
        "calmer should please voice deeper higher lower narrator title instead about between minute minutes seconds quieter shorten lengthen "
        "emphasise emphasize first second third fourth fifth last".split()
    ),
)  # fmt: skip
OWN = {
    "swop": "swap",
    "frist": "first",
    "fisrt": "first",
    "lsat": "last",
    "lien": "line",
    "lnie": "line",
    "sceen": "scene",
    "secne": "scene",
    "shoud": "should",
    "pls": "please",
    "teh": "the",
    "evrything": "everything",
    "altogther": "altogether",
    "centre": "centre",
}
WORD = re.compile(r"[a-z]{4,}")
FIRST = re.compile(r"^[A-Z][a-z]+(?=\s)")
LOOSE = re.compile(
    r"(?:^|(?<=\bto )|(?<=\byou )|(?<=\bwe ))loose(?=\s+(?:the|lines?|scenes?|all|every|some)\b)", re.IGNORECASE
)
LIKE, LEAST = 0.83, 6


def mended(read: TableRead, clause: str) -> str:
    """The clause with slips of the pen taken out of small words; names, quotations and words of the script are left alone."""
    spoken = {*(word for entry in read.screenplay.entries for word in words(entry.text)), *KNOWN}
    quoted = [found.span() for found in QUOTED.finditer(clause)]

    def word(found: re.Match[str]) -> str:
        said = found.group()
        whole = clause[found.start() - 1 : found.start()].isalpha() or clause[found.end() : found.end() + 1].isalpha()
        if said in spoken or whole or any(a <= found.start() < b for a, b in quoted):
            return said
        near = [one for one in KNOWN if len(one) >= LEAST and one[0] == said[0] and abs(len(one) - len(said)) <= 1]
        return OWN.get(said) or next(iter(get_close_matches(said, near, 1, LIKE)), said)

    first = FIRST.match(clause)
    if first is not None and (right := OWN.get(first[0].lower())) is not None:
        clause = right + clause[first.end() :]
    return WORD.sub(word, LOOSE.sub("lose", clause))
