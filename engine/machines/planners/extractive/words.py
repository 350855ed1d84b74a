"""Extractive planner, words: what a sentence is about, as stems; small, English, and harmless elsewhere."""

from __future__ import annotations

import re
from functools import cache

from engine.library.digesting.tongues import IDEOGRAPHIC

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*", re.UNICODE)

STOP = frozenset(
    """
    a about above across after again against ago all almost along already also although always am among an and another
    any anybody anyone anything are around as at away back be became because become been before behind being below
    beside besides between beyond both but by can cannot could did do does doing done down during each either else
    enough even ever every everybody everyone everything except few first five for four from further get gets give
    given go goes going gone got had half has have having he hence her here hers herself him himself his how however i
    if in indeed instead into is it its itself just last later least less let like likely made make makes many may me
    might mine more moreover most much must my myself near nearly neither never next no nobody none nor not nothing
    now of off often on once one only onto or other others otherwise our ours out over own per perhaps put quite
    rather really said same saw say says second see seen several shall she should since so some somebody someone
    something sometimes soon still such take taken than that the their theirs them themselves then there therefore
    these they thing things third this those though three through thus to together too took toward towards two under
    until up upon us use used very was way we well went were what whatever when where whether which while who whole
    whom whose why will with within without would yes yet you your yours yourself don't doesn't didn't isn't wasn't
    can't won't it's that's
    """.split()
)
DANGLING = frozenset(
    """
    it its they them their theirs this that these those he she his her hers him such thus hence therefore both
    either neither another here former latter same instead otherwise also moreover furthermore besides similarly
    likewise nevertheless nonetheless meanwhile afterwards accordingly consequently finally additionally
    """.split()
)
CONNECTIVES = frozenset({"and", "but", "or", "yet", "then", "however", "still", "nor", "because", "so"})
PRONOUNS = frozenset({"it", "they", "he", "she"})
LEADING_IN = frozenset(
    "after under in at on by when if asked for with from before during until since while as although over".split()
)
COUNTED = re.compile(r"^(?:first|second|third|fourth|finally|lastly|next),", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…][”’»\"]?(?=\s+[“‘„«A-ZÀ-Þ]|$)")
UNCLOSED = re.compile(r"(?:“[^“”]*|„[^„“”]*|«[^«»]*|‚[^‚‘’]*|‹[^‹›]*|(?<!\w)‘(?:[^‘’]|’(?=\w))*)$")
CLOSERS = {"“": "”", "„": "“", "«": "»", "‘": "’", "‚": "‘", "‹": "›"}
A_SHARE = 0.4
POINTING = re.compile(
    r"\b(?:for|of|in|on|at|by|with|from|to|under|over|about)\s+(?:that|this|these|those)\b", re.IGNORECASE
)
SUFFIXES = (("ies", "y"), ("sses", "ss"), ("ings", ""), ("ing", ""), ("edly", ""), ("ied", "y"), ("ed", ""), ("ly", ""))


@cache
def stem(word: str) -> str:
    """The word without its usual endings, lower case; the same for the forms of one word, mostly."""
    word = word.lower().replace("’", "'")
    word = word[:-2] if word.endswith("'s") else word.rstrip("'")
    for ending, instead in SUFFIXES:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _undoubled(word[: -len(ending)] + instead)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def words_of(text: str) -> list[str]:
    """The words of a text in order, without numbers and marks."""
    return WORD.findall(text)


def stems_of(text: str) -> frozenset[str]:
    """The stems of everything in the text that carries meaning."""
    return frozenset(
        stem(word) for word in words_of(text) if len(word) > 1 and word.lower().replace("’", "'") not in STOP
    )


def count_words(text: str) -> int:
    """Spoken words, as the page measure counts them; two letters of a script without spaces are about one."""
    unspaced = len(IDEOGRAPHIC.findall(text))
    return len(text.split()) if not unspaced else len(IDEOGRAPHIC.sub(" ", text).split()) + unspaced // 2


def dangles(text: str) -> bool:
    """Whether the sentence leans on the one before it: a pronoun without its noun, or a word that only continues."""
    if text.lstrip()[:1] in '“"‘':
        return False
    opening = words_of(text)[:6]
    while opening and opening[0].lower() in CONNECTIVES:
        opening = opening[1:]
    bare = [re.split("[’']", word)[0].lower() for word in opening]
    if not bare or bare[0] in DANGLING or COUNTED.match(text):
        return bool(bare)
    if "then" in bare[1:3]:
        return True
    named = any(word[0].isupper() for word in opening[1:])
    return not named and bare[0] in LEADING_IN and any(word in PRONOUNS for word in bare[1:])


def shortened(text: str, most: int) -> str:
    """At most `most` words of the text: whole sentences where there are some, else cut at a word with an ellipsis.

    What somebody says is not cut open: it is left out, or closed behind the ellipsis where little stands before it.
    """
    parts = text.split()
    if len(parts) <= most:
        return text
    kept = " ".join(parts[:most])
    ends = [found.end() for found in SENTENCE_END.finditer(kept) if not UNCLOSED.search(kept[: found.end()])]
    if ends and count_words(kept[: ends[-1]]) >= A_SHARE * most:
        return kept[: ends[-1]]
    opened = UNCLOSED.search(kept)
    if opened and count_words(kept[: opened.start()]) >= A_SHARE * most:
        return kept[: opened.start()].rstrip(" ,;:–—-") + " …"
    return kept.rstrip(",;:–—-") + " …" + (CLOSERS[opened[0][0]] if opened else "")


def unwrapped(text: str) -> str:
    """The text without marks around the whole of it; quotation marks only where both are there, or one has no other."""
    text = text.strip(" >*")
    if text[:1] in '“"' and text[-1:] in '”"' and not re.search(r"[“”\"]", text[1:-1]):
        return text[1:-1]
    if text[-1:] == "”" and text.count("“") < text.count("”"):
        return text[:-1]
    return text[1:] if text[:1] == "“" and text.count("”") < text.count("“") else text


def _undoubled(word: str) -> str:
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeious"
    word = word[:-1] if doubled else word
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
