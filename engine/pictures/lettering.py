"""Pictures, lettering: the typefaces a plan wishes for, and which of ours come nearest; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

SERIF, SANS = "Noto Serif Display", "Noto Sans"
FACES = (
    ("Courier Prime", "typewriter typewritten courier screenplay"),
    ("JetBrains Mono", "monospaced monospace mono code terminal"),
    ("Caveat", "handwritten handwriting handmade hand drawn script brush marker pencil chalk crayon comic sketched"),
    ("Oswald", "condensed narrow compressed poster tall"),
    ("Nunito", "rounded round soft bubbly friendly playful"),
    ("Montserrat", "geometric wide modernist bauhaus circular futuristic"),
    ("EB Garamond", "old style antique literary bookish renaissance"),
)
"""Our families besides the two plain ones, and the words that call for each, the most telling first."""
ROUND, BOOK = "Nunito", "EB Garamond"
PLAIN_SERIF = frozenset("serif didone slab roman".split())
PLAIN_SANS = frozenset("sans grotesque grotesk humanist neutral".split())
ABROAD = (
    ("Noto Sans", "arial helvetica inter roboto lato verdana calibri univers frutiger tahoma segoe"),
    ("Noto Serif Display", "bodoni didot playfair times georgia cambria tiempos"),
    ("EB Garamond", "garamond caslon baskerville minion sabon palatino jenson bembo"),
    ("Montserrat", "futura avenir gotham poppins proxima century"),
    ("JetBrains Mono", "consolas menlo monaco inconsolata"),
    ("Oswald", "impact bebas din gotham-condensed"),
    ("Nunito", "quicksand varela vag"),
    ("Caveat", "papyrus zapfino pacifico"),
)
"""Typefaces by name that are not ours, beside those of ours that come nearest."""
OF_TITLES = re.compile(r"\b(titles?|headlines?|headings?|display|throughout)\b")
OF_NUMBERS = re.compile(r"\b(numbers?|figures?|numerals?)\b")
CLAUSES = re.compile(r"[,;.]|\band\b")


@dataclass(frozen=True, slots=True)
class Lettering:
    """The families of titles and of large numbers; `missing` are typefaces that were wished for by name and are not here."""

    titles: str
    numbers: str
    missing: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """A sentence for who wished; empty where nothing is missing."""
        if not self.missing:
            return ""
        names, verb = " and ".join(self.missing), "is" if len(self.missing) == 1 else "are"
        return f"{names} {verb} not among the typefaces of pictures; titles are set in {self.titles}."


def lettering_of(typography: str) -> Lettering:
    """The typefaces nearest to what was wished; a serif where nothing says otherwise."""
    clauses = [clause for clause in CLAUSES.split(typography.lower()) if clause.strip()]
    spoken = [clause for clause in clauses if _face(clause)]
    of_titles = next((clause for clause in spoken if OF_TITLES.search(clause)), spoken[0] if spoken else "")
    of_numbers = next((clause for clause in spoken if OF_NUMBERS.search(clause)), of_titles)
    if OF_NUMBERS.search(of_titles) and not OF_TITLES.search(of_titles):
        of_titles = next((clause for clause in spoken if not OF_NUMBERS.search(clause)), of_titles)
    titles = _face(of_titles) or SERIF
    return Lettering(titles, _face(of_numbers) or titles, _missing(typography))


def _face(clause: str) -> str:
    """The family a clause calls for; empty where it speaks of something else."""
    words = set(re.findall(r"[a-z]+", clause))
    named = next((family for family, _ in FACES if set(family.lower().split()) <= words), "")
    abroad = next((family for family, names in ABROAD if words & set(names.split())), "")
    called = next((family for family, calls in FACES if words & set(calls.split())), "")
    if called == ROUND and words & PLAIN_SERIF and not words & PLAIN_SANS:
        called = ""
    if called == BOOK and words & PLAIN_SANS:
        called = ""
    plain = SANS if words & PLAIN_SANS else SERIF if words & PLAIN_SERIF else ""
    return named or abroad or called or plain


def _missing(typography: str) -> tuple[str, ...]:
    words = re.findall(r"[A-Za-z-]+", typography)
    ours = {part for family in (SERIF, SANS, *(family for family, _ in FACES)) for part in family.lower().split()}
    abroad = {name for _, names in ABROAD for name in names.split()} - ours
    return tuple(dict.fromkeys(word.title() for word in words if word.lower() in abroad))
