"""Pictures, wordings: what is cut literally out of quotes so that it fits a picture: speech, names, steps, short lines; pure."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.planning.envelope import Evidence

SPOKEN = re.compile(r"[“\"«„]([^”\"»“]+)[”\"»“]")
NAME = re.compile(
    r"(?<![.!?“\"] )(?<!^)\b((?:[A-Z][\w’'-]+)(?:\s(?:of\s|and\s|de\s|del\s|di\s|da\s|du\s|des\s|von\s|van\s|der\s)?[A-Z][\w’'-]+)*)"
)
SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\b\d\.)(?<!\b\d\d\.)(?<!\b[DM]r\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\b[A-Z]\.)\s+(?=[A-ZÀ-Þ“„«\"])"
)
"""Where a sentence ends: not after a day's number, as in `am 12. September`, nor after the short form of an address."""
STEPS = re.compile(r"(?<=[;:])\s+|(?<=[.!?])\s+(?=[A-Z“\"])|,\s(?:and|then)\s")
ORDERED = re.compile(r"\b(first|second|third|then|next|finally|after that|lastly)\b", re.IGNORECASE)
COUNTED = re.compile(r"\b(conditions|steps|stages)\b[^.;:]{0,40}:", re.IGNORECASE)
OF_A_PEOPLE = re.compile(r"^\w+(?:ish|ese|ian|ean|ench|utch|erman|reek|wiss|ican|aeli|aqi)$")
ROMAN = re.compile(r"[IVXLC]+")
NOT_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday i we he she it they the a an in on at this that there those these when if but and so "
    "our their his her my first second then now mr mrs ms dr all any every some no nobody "
    "you your everybody many most more each both one two three four five six seven eight nine ten what when where who why how yes".split()
)
ELLIPSIS = "…"


def speech_of(quote: str) -> str:
    """The words in quotation marks, joined by an ellipsis where something stood between; the quote itself without marks."""
    spoken = [one.strip() for one in SPOKEN.findall(quote)]
    if not spoken:
        return plain(quote)
    return " … ".join(one.rstrip(",") for one in spoken)


def is_rightward(text: str) -> bool:
    """Whether its first letter belongs to a script that is read from the left."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind == "L" for kind in kinds if kind in ("L", "R", "AL")), True)


def plain(text: str) -> str:
    """Without the stars and marks of markdown, white space made single."""
    return " ".join(re.sub(r"[*_`#]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}", "", text).split())


def short(text: str, most: int = 90) -> str:
    """The first sentence, cut at a word where it is too long."""
    return cut(SENTENCE.split(plain(text), maxsplit=1)[0], most)


def cut(text: str, most: int) -> str:
    """The text, cut at a word where it is too long."""
    if len(text) <= most:
        return text
    head = text[: most + 1].rpartition(" ")[0] or text[:most]
    return head.rstrip(",;:–—- ") + ELLIPSIS


def speaker_of(item: Evidence) -> tuple[str, str]:
    """Who says it, and what is said about them, out of the attribution."""
    if not item.attribution:
        return "", ""
    name, _, about = item.attribution.partition(",")
    return name.strip(), about.strip()


def is_person(name: str) -> bool:
    """Whether a name reads like that of a person: two to four capitalised words without an article."""
    words = name.split()
    return (
        2 <= len(words) <= 4
        and all(word[:1].isupper() and not word.isupper() for word in words)
        and words[0].lower() != "the"
    )


def names_in(items: Sequence[Evidence], least: int = 1) -> tuple[tuple[str, ...], dict[str, set[str]]]:
    """Proper names of so many words at least in the order they come, and the evidence each stands in."""
    where: dict[str, set[str]] = {}
    for item in items:
        for found in NAME.finditer(item.quote):
            name = found[0].strip()
            if (
                _is_name(name)
                and not _is_torn(item.quote[: found.start()])
                and not _is_of_a_people(name, item.quote[found.end() :])
                and len(name.split()) >= least
            ):
                where.setdefault(name, set()).add(item.id)
    kept = [name for name in where if not any(name != other and name in other for other in where)]
    return tuple(kept), {name: where[name] for name in kept}


def _is_torn(before: str) -> bool:
    """Whether the name may have begun with the sentence: its first word is large anyway."""
    first = re.search(r"(?:^|[.!?“\"]\s)([A-Z][\w’'-]+)\s$", before)
    return first is not None and _is_name(first[1])


def _is_of_a_people(name: str, after: str) -> bool:
    """Whether it says of which country something is, as in `the Danish biologist`."""
    return OF_A_PEOPLE.search(name) is not None and re.match(r"\s[a-z]", after) is not None


def _is_name(name: str) -> bool:
    parts = re.split(r"\s(?:and\s)?", name.lower())
    return (
        not all(part in NOT_NAMES for part in parts)
        and not ROMAN.fullmatch(name)
        and len(name) > 2
        and name[-1] not in "'’"
    )


def steps_in(item: Evidence) -> tuple[str, ...]:
    """The steps of a passage that speaks of an order; none of one that does not."""
    told = {one.lower() for one in ORDERED.findall(item.quote)}
    if item.kind == "quotation" or (len(told) < 2 and not COUNTED.search(item.quote)):
        return ()
    pieces = [piece.strip(" ,;:") for piece in STEPS.split(plain(item.quote))]
    return tuple(short(piece, 84) for piece in pieces if len(piece.split()) >= 3)[:5]


def sentence_with(quote: str, part: str) -> str:
    """The sentence of a quote in which these words stand; the whole quote where none does."""
    return next((one for one in SENTENCE.split(plain(quote)) if part in one), plain(quote))


def matters(quote: str) -> list[str]:
    """The words of a quote that carry what it is about, in one form for one and many."""
    found = (word.lower().rstrip("s") for word in re.findall(r"[^\W\d_]{4,}", quote))
    return [
        word for word in found if word not in ("that", "with", "would", "from", "which", "will", "thi", "have", "were")
    ]
