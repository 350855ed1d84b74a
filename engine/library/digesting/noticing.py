"""Library, digesting, noticing: what a text says it does not know, and what it says about its own use. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.library.digesting.passages import Passage

MISSING = re.compile(
    r"\b(?:(?:is|are|was|were) (?:therefore |still )?(?:not (?:yet )?known|unknown|unclear|not clear|uncertain|disputed)|(?:do|does|did) not know|"
    r"nobody (?:knows?|knew|has proved)|"
    r"no one knows|(?:has|have) not (?:yet )?(?:been )?(?:found|named|measured|tested|published|shown|proved|decided)|cannot (?:prove|say|be (?:known|"
    r"proved|said))|"
    r"(?:there is|there are|we have|with) no (?:data|evidence|records?|figures?|measurements?)|no \w+ has ever \w+|remains? (?:open|to be seen|"
    r"unclear|unknown)|"
    r"did not (?:set|measure|ask|test|include|count|study)|(?:was|were) not (?:measured|included|studied|asked|counted|available)|never (?:measured|"
    r"recorded|told|asked))\b",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"(?:©|\(c\)\s?\d{4}|\bcopyright\b|\ball rights reserved\b|\bcreative commons\b|\bCC[ -]BY\b|\bnot for (?:publication|distribution|"
    r"quotation)\b|"
    r"\bconfidential\b|\bembargo(?:ed)?\b|\bwithout (?:written )?permission\b|\bfor internal use\b|\bpersonal data\b|"
    r"\boff the record\b)",
    re.IGNORECASE,
)
AROUND = 120


def gaps_in(passages: Sequence[Passage], most: int = 8) -> tuple[str, ...]:
    """What the text itself leaves open, in its own sentences."""
    found: list[str] = []
    for passage in passages:
        if (
            passage.stands
            and MISSING.search(passage.text)
            and not passage.is_spoken
            and not any(passage.text in known or known in passage.text for known in found)
        ):
            found.append(passage.text)
    return tuple(found[:most])


def rights_in(text: str, most: int = 5) -> tuple[str, ...]:
    """What the text says about who may use it, and how."""
    notes = dict.fromkeys(_around(text, found.start(), found.end()) for found in RIGHTS.finditer(text))
    return tuple(f"The text says about its use: “{note}”" for note in list(notes)[:most])


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join((re.split(r"[.\n]", before)[-1] + text[start:end] + re.split(r"[.\n]", after)[0]).split())
