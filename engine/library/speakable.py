"""Library, speakable: a passage as it can be read aloud or shown: marks of markdown, citations and broken lines gone; pure."""

from __future__ import annotations

import re

PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
LINK = re.compile(r"\[([^\]]+)\](?:\([^)\s]*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])")
ASIDE = r"(?:citation|clarification|verification|page|quote|source)s? needed|when\?|who\?|where\?|which\?|why\?|dubious|sic|(?:note|nb) \d{1,2}"
"""What editors put in brackets behind a sentence: `[citation needed]`, `[note 3]`."""
CITED = re.compile(rf"\s?\[(?:(?i:{ASIDE})|(?:\d{{1,3}}|\^[^\]]+)(?:\s?[,;–-]\s?\d{{1,3}})*)\](?!\()")
STRONG = re.compile(r"(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
STRAIGHT = re.compile(r"(^|[\s(\[—–-])\"(?=\S)")
BROKEN = re.compile(r"(?<=[^\W\d_])[\u2010\u00ad]\s+(?=[^\W\d_])")
"""A word that typesetting cut at the end of a line; a hyphen of the author's own is another sign."""
TIMED = re.compile(r"\n\s*(?:\d+[ \t]*\n)?[ \t]*(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{3}[ \t]+-->[^\n]*\n")
"""Between two subtitles of one sentence: a number and a time."""
QUOTED_LINE = re.compile(r"\n[ \t]*>[ \t]?")


def speakable(text: str) -> str:
    """The words of a passage on one line."""
    text = TIMED.sub(" ", text) if "-->" in text else text
    plain = CITED.sub("", PICTURE.sub("", QUOTED_LINE.sub(" ", BROKEN.sub("", text))))
    plain = LINK.sub(r"\1", plain)
    for _ in range(3):
        plain = STRONG.sub(r"\2", plain)
    return " ".join(ESCAPED.sub(r"\1", TAG.sub("", plain)).split())


def closed(text: str) -> str:
    """The text with its last quotation closed, where it runs on into the next paragraph or its end was lost."""
    if text[:1] == '"' and text.count('"') % 2:
        return f'{text}"'
    return f"{text}”" if text.rfind("“") > max(text.rfind("”"), text.rfind("„")) else text


def curled(text: str) -> str:
    """The text with its straight double quotation marks curled, where they come in pairs."""
    return STRAIGHT.sub(r"\1“", text).replace('"', "”") if text.count('"') % 2 == 0 else text
