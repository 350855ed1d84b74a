"""Extractive planner, clauses: short whole clauses of a finding that can stand as a title, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.library.digesting.leaning import dangles, trimmed
from engine.library.digesting.sentences import sentences
from engine.library.digesting.tongues import ENGLISH, Tongue
from engine.library.digesting.verbs import WORD, has_verb, verb_at
from engine.machines.planners.extractive.findings import Finding
from engine.machines.planners.extractive.words import STOP

SPOKEN = re.compile(r"[“«„]([^“”«»„]+)[”“»]")
FEWEST, MOST, LONGER = 3, 10, 13
CUTS = re.compile(
    r"\s*[,;:—–(](?!\d)\s*(?=\S)|\s+(?=(?:because|which|who|whose|when|while|whereas|where|although|though|if|unless|until|so that|according to|"
    r"in order to|as if|after|before|since)\s)|\s+(?=(?:and|but)\s(?P<rest>[^,.;]+))"
)
JOINED = re.compile(
    r"\s*[;:—–]\s+|\s*,\s+(?=(?:aber|sondern|weil|denn|obwohl|wobei|mais|car|parce|alors|puisque|pero|porque|aunque|sino|ma|perché|mentre|"
    r"mas|embora|enquanto|maar|want|omdat|terwijl|hoewel)\b)"
)
SUBORDINATE = re.compile(r"\b(?:that|which|who|whose|if|whether|because|when|where|while|than|as)\s([^,;]*)$")
REPORTED = re.compile(
    r"^(?:[A-Z][\w.’'-]*|the|a|an|its|their)(?:\s[\w.’'-]+){0,5}?\s(?:said|says|reported|reports|noted|notes|added|stated|claims|claimed|argued|argues|explained|found|finds)\s"
    r"that\s(?=\w)",
    re.IGNORECASE,
)
HALF = re.compile(
    r"^(?:was|wer|wie|wo|wenn|als|weil|dass|ob|quand|si|lorsque|comme|cuando|como|se|quando|come|toen|wat|wie|hoe|nach|laut|selon|según|secondo|segundo|volgens|après|"
    r"tras|dopo|após|na)\b",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^(?:if|when|while|although|though|because|since|after|before|until|unless|whether|that|which|who|as|what|and|or|nor)\b",
    re.IGNORECASE,
)
UNFIT = re.compile(
    r"[“”\"«»„(){}\[\]|=<>_`/]|\b(?:I|me|my|you|your|he|she|his|her|him|they|them|their)\b|\b(?:this|these|those)\b|"
    r"\b(?:report|memorandum|article|leaflet|paper) (?:adds|leaves|says|shows|assumes)\b|'(?:ll|d)\b|\d{1,2}[.:]\d\d\b|https?:",
)
HANGING = frozenset(
    "is are was were be been has have had do does did can could will would shall should may might must said says asked told that than not such both either "
    "more most "
    "so too very about at by for from in into of on onto over to under with without a an the and or but as per".split()
)
BEING = frozenset("is are was were be been being".split())
POINTED = re.compile(r"^(?:it|its|there)\b", re.IGNORECASE)


def clauses_of(one: Finding, tongue: Tongue = ENGLISH, most: int = MOST) -> Iterator[str]:
    """The clauses of a finding that say something by themselves, without a full stop; none where it leans on another."""
    for sentence in _sentences(one):
        for cut in _cuts(_plain(sentence) if tongue is ENGLISH else sentence, tongue):
            if _stands(cut, tongue, most):
                yield cut
                break


def spoken_by(one: Finding) -> list[str]:
    """The whole sentences somebody says in a finding that are short enough for a title, the short ones first."""
    said = [part.strip() for inner in SPOKEN.findall(one.claim) for part in _split(inner.strip().rstrip(","))]
    lines = [line.rstrip(".,;") for line in said if FEWEST <= len(line.split()) < LONGER and line[:1].isupper()]
    return [line for line in lines if len(line.split()) < MOST] or lines


def _sentences(one: Finding) -> Iterator[str]:
    if one.is_quotation and SPOKEN.search(one.claim):
        return
    yield from (part for at, part in enumerate(_split(one.claim)) if at or not one.leans)


def _split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, 0, len(text))]


def _plain(sentence: str) -> str:
    """What is said, without who says it and without what it is joined by."""
    said = REPORTED.sub("", trimmed(sentence), count=1)
    return said[:1].upper() + said[1:]


def _cuts(sentence: str, tongue: Tongue) -> Iterator[str]:
    """The sentence itself and what it is up to each of its joints, the longest first."""
    whole = sentence.strip().rstrip(".!…").strip()
    if tongue is ENGLISH:
        ends = [
            found.start()
            for found in CUTS.finditer(whole)
            if found["rest"] is None or _says_more(whole[: found.start()], found["rest"])
        ]
    else:
        ends = [found.start() for found in JOINED.finditer(whole)]
    yield from (whole[:end].strip() for end in (len(whole), *reversed(ends)))


def _says_more(before: str, rest: str) -> bool:
    """Whether `and …` opens a clause of its own, and is no half of a list or a pair."""
    verb = verb_at(WORD.findall(rest))
    return (
        verb is not None
        and 0 < verb <= 3
        and not re.search(r"\b(?:between|both|either|nothing|all|none)\b[^,;]*$", before)
    )


def _stands(clause: str, tongue: Tongue, most: int) -> bool:
    words = clause.split()
    if not FEWEST <= len(words) <= most or UNFIT.search(clause) or not clause[:1].isupper():
        return False
    if tongue is not ENGLISH:
        return len(words) > FEWEST and not (
            tongue.dangling.match(clause) or HALF.match(clause) or tongue.source.match(clause)
        )
    return _is_whole(clause, words)


def _is_whole(clause: str, words: list[str]) -> bool:
    bare = WORD.findall(clause)
    verb = verb_at(bare)
    if (
        verb is None
        or OPENING.match(clause)
        or POINTED.match(clause)
        or dangles(f"{clause}.")
        or words[-1].lower() in HANGING
        or (words[-1].endswith("ly") and words[-2].lower() in BEING)
    ):
        return False
    tail = clause.rpartition(", ")[2] if ", " in clause else ""
    under = SUBORDINATE.search(clause)
    if (tail and (not has_verb(tail) or OPENING.match(tail))) or (
        under
        and verb_at(WORD.findall(f"it {under[1]}")) is None
        and under.end(0) - under.start(1) > 0
        and under[0].split()[0] not in ("than", "as")
    ):
        return False
    meaning = [word for word in bare if word.lower() not in STOP and len(word) > 2]
    return verb < len(bare) - 1 and len(meaning) >= 2
