"""Table read, by-lines: whose words a source holds: of its by-line, its signature, or the one who is interviewed; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from engine.table_read.given_names import MEN, WOMEN

NAME = r"(?:[A-Z][\w.’'-]*[ \t]+){1,3}[A-Z][\w’'-]+"
BYLINE = re.compile(rf"^[*_ \t]*(?i:by|author|written by|words)\b[:*_ \t]+({NAME})", re.MULTILINE)
ASKED = re.compile(
    rf"\b[Ii]nterview(?:ed)?(?:\s+(?:with|mit|met)|:)?\s+({NAME})|\b(?:[Cc]onversation|talk|Gespräch|gesprek|conversa|conversazione|entretien|conversación)\s+"
    rf"(?:with|mit|met|com|con|avec)\s+(?:[a-zà-ÿ-]+\s+){{0,4}}({NAME})|\b(?:[Ii]ntervista|[Ee]ntrevista|[Ee]ntretien|[Ii]nterview)\s+(?:an?|con|com|avec|de|met|mit|d[’'])\s*({NAME})"
)
CLOSING = re.compile(
    r"(?:yours?\b[\w\s]*|(?:with )?(?:all )?(?:my|our|much) love(?: to you (?:all|both))?|"
    r"(?:your|love|best|kind|warm)\b[\w\s]*|sincerely|regards|with love)[,.]?\s*",
    re.IGNORECASE,
)
STANDING = re.compile(
    rf"\A\W*[^\n]{{3,160}}\n(?:[ \t]*\n)?[*_ \t]*((?:Prof|Professor|Dr|Sir|Dame|Rev|Reverend|Mrs?|Ms|Lord|Lady)\.?[ \t]+{NAME})[*_ \t]*\n|"
    rf"\A\W*[^\n]{{3,160}}\n(?:[ \t]*\n)?[*_ \t]*({NAME}),[ \t]+(?:\d{{1,2}}[A-Z]?|[A-Z]\d{{1,2}}|(?:[Yy]ear|[Cc]lass|[Gg]rade)[ \t]\w{{1,3}})[*_ \t]*\n"
)
"""Who stands alone below the title, with a title or a class: `Prof. Niamh Corrigan`, `Amira Haddad, 10B`."""
BELOW = re.compile(rf"\A\W*[^\n]{{3,160}}\n[ \t]*\n[*_ \t]*({NAME})[*_ \t]*\n[ \t]*\n")
SENT_BY = re.compile(rf"^\W*From:\W*({NAME})\b", re.MULTILINE)
SIGNED = re.compile(r"((?:[A-Z][\w’'-]+\s){0,2}[A-Z][\w’'-]+)(?:,\s[a-z][\w\s-]{2,40})?[.]?")
YOURS = re.compile(
    r"^(?:Ton|Ta|Votre|Your|Yours|Dein|Deine|Ihr|Ihre|Euer|Eure|Tuo|Tua|Vostro|Vostra|Tu|Vuestro|Teu|Tua|Seu|Je|Uw)\s+(?=\S)"
)
"""Whose a letter says its writer is: `Ton Pierre` is Pierre."""
NOBODY = re.compile(
    r"\b(?:Desk|Staff|Team|Editors?|Editorial|Newsroom|Agency|Press|Reuters|Bureau|Board|Admin|Reporters?|Correspondents?|News|Media|Wire)\b"
)
"""A by-line that names an office and no person."""
HEAD, TITLE_HEAD, LONGEST_SIGNATURE = 600, 400, 6


def author_of(title: str, text: str, metadata: Mapping[str, Any]) -> str | None:
    """The person who wrote a source or answers in it, None where nobody is named."""
    return interviewed(title, text) or _by_line(text, metadata) or _signature(text)


def interviewed(title: str, text: str) -> str | None:
    """Who answers in an interview, where its title or its head says so."""
    found = ASKED.search(f"{title}\n{text[:TITLE_HEAD]}")
    return str(found[1] or found[2] or found[3]) if found else None


def _by_line(text: str, metadata: Mapping[str, Any]) -> str | None:
    said = str(metadata.get("author") or metadata.get("byline") or "").strip()
    said = re.sub(r"^by\s+", "", said, flags=re.IGNORECASE).split(",")[0]
    if re.fullmatch(NAME, said):
        return said if is_a_person(said) else None
    found = (
        BYLINE.search(text[:HEAD]) or _alone(text[:HEAD]) or SENT_BY.search(text[:HEAD]) or STANDING.match(text[:HEAD])
    )
    name = " ".join(next(one for one in found.groups() if one).split()) if found else ""
    return name if name and is_a_person(name) else None


def _alone(head: str) -> re.Match[str] | None:
    """A name that stands alone below the title, where its first word is somebody's first name."""
    found = BELOW.match(head)
    return found if found and found[1].split()[0].casefold() in WOMEN | MEN else None


def is_a_person(name: str) -> bool:
    """Whether a by-line names somebody, and no desk or agency."""
    return NOBODY.search(name) is None


def _signature(text: str) -> str | None:
    signed = re.split(r"^\W*P\.?\s?S\b", text.strip(), maxsplit=1, flags=re.MULTILINE)[0]
    lines = [line.strip(" *_–—-") for line in signed.strip().splitlines() if line.strip()]
    if len(lines) < 4 or len(lines[-1].split()) > LONGEST_SIGNATURE:
        return None
    found = SIGNED.fullmatch(lines[-1])
    sure = CLOSING.fullmatch(lines[-2]) is not None or text.lstrip().lower().startswith(("dear", "letter"))
    whole = found and (len(found[1].split()) > 1 or sure)
    return YOURS.sub("", found[1]) if found and whole and not lines[-1].endswith(("!", "?")) else None
