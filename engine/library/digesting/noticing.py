"""Library, digesting, noticing: what a text says it does not know, and what it says about its own use. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.library.digesting.passages import Passage
from engine.library.digesting.tongues import ENGLISH, Tongue

RIGHTS = re.compile(
    r"(?:©|\(c\)\s?\d{4}|\bcopyright\b|\ball rights reserved\b|\bcreative commons\b|\bCC[ -](?:BY|0\b)|\bpublic domain\b|"
    r"\b(?:released|licensed|published) under\b[^.\n]{0,40}\blicen[cs]e|\bnot for (?:publication|distribution|quotation|citation)\b|"
    r"\bdo not (?:cite|quote|distribute|circulate)\b|\b(?:strictly |company )?confidential\b|\bembargo(?:ed)?\b|"
    r"\b(?:without|with) (?:the )?(?:prior )?(?:written )?permission\b|\bfor internal use\b|\bnon-?commercial\b|\bpersonal data\b|"
    r"\boff the record\b|\btrade secret\b|\bunder (?:a )?non-disclosure\b|"
    r"\balle Rechte vorbehalten\b|\bUrheberrecht\w*|\bvertraulich\b|\btous droits réservés\b|\bdroits d[’']auteur\b|\bconfidentiel\w*|"
    r"\btodos los derechos reservados\b|\btodos os direitos reservados\b|\btutti i diritti riservati\b|\balle rechten voorbehouden\b|"
    r"\bconfidencial\b|\briservato\b|\bvertrouwelijk\b|版权|著作権|저작권)",
    re.IGNORECASE,
)
AROUND = 120


def gaps_in(passages: Sequence[Passage], tongue: Tongue = ENGLISH, most: int = 8) -> tuple[str, ...]:
    """What the text itself leaves open, in its own sentences."""
    found: list[str] = []
    for passage in passages:
        if (
            passage.stands
            and tongue.missing.search(passage.text)
            and not passage.is_spoken
            and not any(passage.text in known or known in passage.text for known in found)
        ):
            found.append(passage.text)
            if len(found) == most:
                break
    return tuple(found)


def rights_in(text: str, most: int = 5) -> tuple[str, ...]:
    """What the text says about who may use it, and how; a sentence or line is told once, whatever it names."""
    notes: list[str] = []
    told = -1
    for found in RIGHTS.finditer(text):
        if found.start() < told:
            continue
        note, told = _around(text, found.start(), found.end())
        if note not in notes:
            notes.append(note)
            if len(notes) == most:
                break
    return tuple(f"The text says about its use: “{note}”" for note in notes)


def _around(text: str, start: int, end: int) -> tuple[str, int]:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    rest = re.split(r"(?<=[.。])\s|\n", after)[0]
    whole = re.split(r"(?<=\w{2}[.!?])\s|[。\n]", before)[-1] + text[start:end] + rest
    return " ".join(whole.split()).strip(" *_>#"), end + len(rest)
