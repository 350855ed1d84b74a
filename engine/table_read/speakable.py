"""Table read, speakable text: a passage of a source without the marks that are for the eye; pure."""

from __future__ import annotations

import re

LINK = re.compile(r"!?\[([^\]\n]*)\](?:\([^)\s]*(?:\s\"[^\"\n]*\")?\)|\[[^\]\n]*\])")
NOTE = re.compile(r"\s?\[\^?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]|(?<=[\w.,;”\"])[¹²³⁴⁵⁶⁷⁸⁹⁰]+(?=\s|$)|[†‡]")
POINTER = re.compile(
    r"\s*\((?:see|cf\.|compare)\b(?:[^()]|\([^()]*\))*\)|\s*\((?:Figure|Fig\.|Table|Section|Appendix|Chapter)\s[^)]*\)"
    r"|,?\s(?:which\s(?:is|are)\s)?(?:set out|described|shown|listed|given|discussed)\s(?:below\s)?in\s(?:section|figure|table|appendix|chapter)\s[\w.]*\w",
    re.IGNORECASE,
)
CITED = re.compile(
    r"\s*\((?:(?:see|e\.g\.,?|cf\.)\s)?[A-Z][\w’'-]+(?:\s(?:et\sal\.?,?|(?:&|and)\s[A-Z][\w’'-]+))*,?\s(?:in press|(?:18|19|20)\d\d[a-z]?)"
    r"(?:;\s[^()]*\d{4}[a-z]?)*(?:,\spp?\.\s?[\d–-]+)?\)"
)
STATISTICS = re.compile(
    r"\s*\((?=[^()]*(?:\b(?:[pnrFtNd]|df|OR|HR|RR)\s?[=<>≤≥]|\bC\.?I\.?\s|\bIQR\b|\bs\.\s?d\.|\bS\.?D\.?\s|\bs\.\s?e\.|±))[^()]{1,90}\)"
)
"""What only a table needs: `(95 % CI 54–69 %)`, `(p = 0.41)`, `(8.2 ± 0.4 lx)`."""
CITED_BY_NAME = re.compile(r"(?<=\bet al\.)\s\((?:18|19|20)\d\d[a-z]?\)")
ADDRESS = re.compile(r"\s*(?:\b(?:at|on|see|via)\s)?\(?(?:https?://|www\.|doi:)[^\s)]+\)?")
TAGGED = re.compile(r"(?<![\w@#])[@#](?=[A-Za-z_])")
PAGES_OF_MANUALS = re.compile(r"\s*\((?:[\w.-]+\(\d\w?\)(?:, (?:and )?| and )?)+\)|(?<=\w)\((?:\d\w?)?\)(?!\w)")
"""`fork()` and `clone(2)` are said as `fork` and `clone`; a parenthesis that only names such pages is not said."""
BROKEN = re.compile(r"(?<=[^\W\d_])[\u2010\u00ad]\s+(?=[^\W\d_])")
PICTURES = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]")
LOOSE = re.compile(r"\*{2,}|_{2,}|~~|(?<=\s)[*_](?=\s)|^[*_>|#]+\s*|\s[*_|#]+$")
STRONG = re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
SLANTED = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*_])")
CODE = re.compile(r"`+([^`]*)`+")
LIST_MARK = re.compile(r"^\s*(?:[-*•·◦>]|\(?\d{1,2}[.)]|\d{1,2}\.?[ºª]\s(?=[A-ZÀ-Þ]))\s*(?<=\s)(?=\S)", re.MULTILINE)
HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
UNIT_RAISED = re.compile(r"\b(?:k|c|m|d)?m[²³]$")


def speakable(text: str) -> str:
    """The words of a passage as they can be read aloud: no notes, pointers, markup or list marks; single spaces."""
    text = HIDDEN.sub("", BROKEN.sub("", text))
    text = LINK.sub(r"\1", text)
    for pattern in (STRONG, STRONG, SLANTED):
        text = pattern.sub(r"\2", text)
    text = LIST_MARK.sub("", CODE.sub(r"\1", text))
    text = NOTE.sub(_kept_units, text)
    text = PICTURES.sub(
        "",
        ADDRESS.sub(
            "",
            CITED.sub("", STATISTICS.sub("", CITED_BY_NAME.sub("", PAGES_OF_MANUALS.sub("", POINTER.sub("", text))))),
        ),
    )
    text = TAGGED.sub("", LOOSE.sub("", text))
    text = re.sub(r"\s+([,.;:!?])(?=\s|$)", r"\1", " ".join(text.split()))
    return text.strip()


def _kept_units(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 4) : found.end()]
    return found[0] if UNIT_RAISED.search(before) else ""
