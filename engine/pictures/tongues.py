"""Pictures, tongues: what pictures say by themselves, in the language of their sources: the part a scene plays, marks of quotation; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LOOKED_AT = 2_000
PARTS = ("hook", "context", "conflict", "proof", "turn", "payoff", "cta")
SAID = {
    "en": ("Opening", "The setting", "The dispute", "What can be checked", "The turn", "What it comes to", "What is open"),
    "de": ("Auftakt", "Die Lage", "Der Streit", "Was sich prüfen lässt", "Die Wende", "Was daraus folgt", "Was offen ist"),
    "fr": ("Ouverture", "Le cadre", "Le débat", "Ce qui se vérifie", "Le tournant", "Ce qui en résulte", "Ce qui reste ouvert"),
    "es": ("Apertura", "El marco", "La disputa", "Lo que se comprueba", "El giro", "En qué queda", "Lo que queda abierto"),
    "it": ("Apertura", "Il quadro", "La disputa", "Ciò che si verifica", "La svolta", "Che cosa ne viene", "Ciò che resta aperto"),
    "pt": ("Abertura", "O quadro", "A disputa", "O que se verifica", "A viragem", "Aonde se chega", "O que fica em aberto"),
    "nl": ("Opening", "De situatie", "Het geschil", "Wat te controleren is", "De wending", "Waar het op uitkomt", "Wat open blijft"),
}  # fmt: skip
LAST = {
    "en": "To end with", "de": "Zum Schluss", "fr": "Pour finir", "es": "Para terminar", "it": "Per finire", "pt": "Para terminar", "nl": "Tot slot",
}  # fmt: skip
"""The part of what is told last and leaves nothing open."""
MARKS = {
    "de": ("„", "“"), "fr": ("«\u00a0", "\u00a0»"), "es": ("«", "»"), "it": ("«", "»"), "pt": ("«", "»"), "ja": ("「", "」"),
}  # fmt: skip
PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "”": "”", "「": "」", "『": "』"}
"""An opening mark and what may close it."""
OPENING = '“„«»"「『'
NOUNS_LARGE = ("de",)
"""Languages in which every noun begins with a capital, so that one alone is no name."""


def told_in(texts: Iterable[str]) -> str:
    """The code of the language these are in; English where that is not plain."""
    return _code_of(" ".join(texts)[:LOOKED_AT])


def part_of(role: str, code: str, told: str = "") -> str:
    """What part a scene of this role plays that tells this; nothing in a language we have no words of."""
    from engine.library.digesting.openness import is_open  # whoever paints does without

    if role == PARTS[-1] and told and not is_open(told):
        return LAST.get(code, "")
    said = SAID.get(code, ())
    return dict(zip(PARTS, said, strict=False)).get(role, "")


def unquoted(words: str) -> str:
    """Words without the marks round them, for where a large one is drawn before them; those within are left as they are."""
    ends = PAIRS.get(words[:1], "")
    inner = words[1:-1]
    is_one = bool(ends) and words[-1] in ends and not any(mark in inner for mark in (words[0], *ends))
    return inner.strip() if is_one and inner.strip() else words


def mark_of(words: str) -> str:
    """The mark with which a quotation of these words opens: their own, or that of their language."""
    own = words[:1]
    return own if own in PAIRS and own != '"' else MARKS.get(_code_of(words), "“")[0]


def quoted(words: str) -> str:
    """Words in the marks of their language, unless they have some."""
    if not words or words[0] in OPENING:
        return words
    before, after = MARKS.get(_code_of(words), ("“", "”"))
    return f"{before}{words}{after}"


def _code_of(text: str) -> str:
    from engine.library.digesting.tongues import (
        tongue_of_line,
    )  # takes a while, which most of what is painted need not wait for

    return tongue_of_line(text).code
