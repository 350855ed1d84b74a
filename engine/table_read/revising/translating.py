"""Revising, translating: what cannot be had without a language model is said so; pure."""

from __future__ import annotations

import re

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising.abroad import in_english
from engine.table_read.revising.answers import Answer

TONGUE = (
    r"(?:german|english|french|spanish|italian|portuguese|dutch|danish|swedish|norwegian|finnish|polish|czech|russian|ukrainian|greek|turkish|arabic|hebrew"
    r"|hindi|chinese|mandarin|japanese|korean|latin|welsh|irish|deutsch\w*|englisch\w*|französisch\w*|spanisch\w*|italienisch\w*|allemand|anglais|français"
    r"|espagnol|italien|alemán|inglés|francés|español|italiano)"
)
ALL = (
    r"(?:it|this|that|everything|all(?: of it| (?:the )?lines)?|(?:the|this) (?:whole |entire |full )?"
    r"(?:thing|read|script|show|episode|piece|story|text|lines))"
)
IN_A_TONGUE = rf"(?:all\s+|be\s+|spoken\s+|read\s+)*(?:(?:in|into|to|ins|auf|en)\s+)?(?:a\s+)?{TONGUE}(?:\s+(?:language|version|translation))?"
WHOLE = (
    rf"(?:translate|translation|put|render|turn|make|have|do|tell|rewrite|switch|change)\s+{ALL}\s+{IN_A_TONGUE}$"
    rf"|translat(?:e|ion)(?:\s+{IN_A_TONGUE})?$|{IN_A_TONGUE}$"
)
TRANSLATION = rf"{WHOLE}|(?:translate|translation)\b.*$"
"""How another language is asked for."""
Found = re.Match[str]
WANTED = re.compile(rf"^(?:{WHOLE})", re.IGNORECASE)
NO_TRANSLATOR = "Without a language model nothing can be translated"


def wants_translation(clause: str) -> bool:
    """Whether this wish is one for the whole in another language."""
    return WANTED.match(in_english(clause)) is not None


def translate(read: TableRead, found: Found) -> Answer:
    """`translate it into German`. Raises `EditRefused`: words in another language would rest on no passage anybody could check."""
    raise EditRefused(
        f"{NO_TRANSLATOR}: the lines keep their language.",
        hint="Choose a language model under Settings, or plan the story anew from sources in that language.",
    )
