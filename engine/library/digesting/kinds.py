"""Library, digesting, kinds: what sort of statement a sentence makes, and whether it can stand alone. Pure."""

from __future__ import annotations

import re

from engine.library.digest import ClaimKind
from engine.library.digesting.tongues import ENGLISH, IDEOGRAPHIC, Tongue
from engine.library.digesting.verbs import COMMON

POINTLESS = re.compile(r"^(?:We|I|They|People|Some|Many) \w+ (?:that )?(?:it|they|he|she|this|these|those)\b")
PERSON = re.compile(r"\b(?:he|she|him|his|her|hers)\b")
NAMED = re.compile(r"\b[A-Z][a-z]+")
PEOPLE = re.compile(
    r"\b(?:\w*man|\w*woman|boy|girl|child|(?:great-)*(?:grand)?(?:father|mother|son|daughter)|brother|sister|uncle|aunt|husband|wife|widow|who|everybody|nobody|"
    r"person|miller|farmer|doctor|engineer|teacher|officer|captain|king|queen|president|minister|author|witness|surveyor|director|mayor|professor|judge|reporter|"
    r"manager|owner|worker|singer|writer|baker|sailor|keeper|master|scientist|journalist|lawyer|nurse|driver|founder|editor|composer|painter|poet|soldier|"
    r"carrier|tenant|landlord|chair|treasurer|receptionist|observer|somebody|someone|each|I|we)\b",
    re.IGNORECASE,
)
POINTING = re.compile(
    r"\b(?:see|in|shown in|set out in|described in|listed in|given in|by) (?:section|figure|fig\.|table|chapter|appendix|annex|page|box)\s?\w|"
    r"\b(?:this|the (?:following|next|previous|present)) (?:section|chapter|table|figure|report|paper|document|page|guide)\b|"
    r"\b(?:as follows|the following|above|below|here we report)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://|www\.|\b[\w.]+@[\w.]+\b")
ENDED = re.compile(r"[.!…。！][\"”“’'»«」』)\]*_]*(?:\[\d[\d,– -]*\])*$")
TO_BE_DONE = re.compile(r"(?:[A-Z][\w.’'-]*\s(?:and\s)?){1,3}to (?P<verb>[a-z]+)\b")
DOING = COMMON | frozenset(
    "obtain contact arrange prepare circulate draft organise organize confirm investigate chase update book email".split()
)
"""What somebody is to do, as minutes note it: `JP to obtain the certificate.`"""
FEWEST_WORDS, FEWEST_SIGNS = 5, 10


def kind_of(sentence: str, tongue: Tongue = ENGLISH) -> ClaimKind:
    """The kind of a statement that is not a quotation."""
    if tongue.definition.search(sentence):
        return ClaimKind.DEFINITION
    if tongue.opinion.search(sentence):
        return ClaimKind.OPINION
    if tongue.forecast.search(sentence):
        return ClaimKind.FORECAST
    return ClaimKind.ESTIMATE if tongue.estimate.search(sentence) else ClaimKind.FACT


def is_dangling(sentence: str, tongue: Tongue = ENGLISH) -> bool:
    """Whether it leans on what was said before."""
    if tongue.dangling.match(sentence):
        return True
    if tongue is not ENGLISH:
        return False
    if POINTLESS.match(sentence):
        return True
    person = PERSON.search(sentence)
    return (
        person is not None
        and not NAMED.search(sentence, 1, person.start())
        and not PEOPLE.search(sentence, 0, person.start())
    )


def is_pointing(sentence: str) -> bool:
    """Whether it points at another place of the document."""
    return bool(POINTING.search(sentence) or ADDRESS.search(sentence))


def is_statement(sentence: str) -> bool:
    """Whether it is a whole statement: ends as one, has enough words, is more than figures."""
    if not ENDED.search(sentence):
        return False
    noted = TO_BE_DONE.match(sentence)
    if noted and noted["verb"] in DOING:
        return False
    letters = sum(letter.isalpha() for letter in sentence)
    if letters <= 0.55 * len(sentence.replace(" ", "")):
        return False
    if len(IDEOGRAPHIC.findall(sentence)) >= FEWEST_SIGNS:
        return True
    words = sentence.split()
    return len(words) >= FEWEST_WORDS and any(word[:1].islower() for word in words)
