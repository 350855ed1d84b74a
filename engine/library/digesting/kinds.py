"""Library, digesting, kinds: what sort of statement a sentence makes, and whether it can stand alone. Pure."""

from __future__ import annotations

import re

from engine.library.digest import ClaimKind

NUMBER = r"(?:[£$€]\s?)?\d[\d,.]*"
DEFINITION = re.compile(
    r"\b(?:is|are|was) (?:called|known as|defined as|the (?:name|term) (?:for|of))\b|\brefers? to\b|\bmeans? (?:that|the|an?)\b|"
    r"^An? [a-z][\w -]{2,40} is an? (?:[\w-]+ ){1,6}(?:that|which|who|in which|used)\b"
)
OPINION = re.compile(
    r"\b(?:I|we) (?:think|believe|feel|hope|fear|doubt|would like|want|wish|prefer|suspect|argue|recommend|consider)\b|\b(?:should|must(?! have)|"
    r"ought to|deserves?)\b|"
    r"\bin (?:my|our|his|her|their) (?:view|opinion)\b|\b(?:unfair|wrong|foolish|wise|beautiful|terrible|best|worst|shameful|absurd)\b|"
    r"\bdo(?:es)? not care\b",
    re.IGNORECASE,
)
FORECAST = re.compile(
    r"\b(?:will|shall|won[’']t|is going to|are going to|(?:is|are) (?:expected|forecast|projected|due|set|likely|planned) to|expects? to|plans? to|"
    r"predicts?|"
    r"next (?:year|month|week|spring|summer|autumn|winter|decade)|in the coming)\b",
    re.IGNORECASE,
)
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
ESTIMATE = re.compile(
    rf"\b(?:[Aa]bout|[Aa]round|[Aa]pproximately|[Rr]oughly|approx\.?|[Nn]early|[Aa]lmost|[Uu]p to|[Aa]t least|[Mm]ore than|[Ll]ess than|[Ff]ewer than|"
    rf"[Oo]ver)\s+{NUMBER}|"
    rf"\b[Ee]stimate[sd]?\b|\b[Oo]n average\b|\ban average of\b|\bbetween {NUMBER}(?: (?!{MONTH})[\w%]+)? and {NUMBER}(?! {MONTH})|"
    rf"\b(?:would|could|may|might)\b(?! not)[^.;]{{0,70}}?{NUMBER}"
)
DANGLING = re.compile(
    r"^[“\"‘']?(?:it|they|he|she|him|them|this|that|these|those|such|but|and|or|nor|so|yet|however|therefore|thus|hence|then|also|moreover|"
    r"furthermore|besides|"
    r"of (?:these|those|them)|both(?! (?:the|of the) )|neither|either|instead|still|otherwise|another|others|his|her|their|its|the (?:former|latter|"
    r"same|other|others|rest)|"
    r"(?:in|on|at|by|for|from|with|under|after|before|during) (?:\w+ of )?(?:that|this|these|those|such)|"
    r"for example|for instance|in addition|in contrast|by contrast|as a result|on the other hand|similarly|likewise|meanwhile|nevertheless|"
    r"nonetheless|"
    r"consequently|accordingly|indeed|again|finally|first|second|secondly|third|thirdly|below|above|here|there(?! (?:is|are|was|were|will) ))\b",
    re.IGNORECASE,
)
POINTLESS = re.compile(r"^(?:We|I|They|People|Some|Many) \w+ (?:that )?(?:it|they|he|she|this|these|those)\b")
PERSON = re.compile(r"\b(?:he|she|him|his|her|hers)\b")
NAMED = re.compile(r"\b[A-Z][a-z]+")
PEOPLE = re.compile(
    r"\b(?:\w*man|\w*woman|boy|girl|child|(?:great-)*(?:grand)?(?:father|mother|son|daughter)|brother|sister|uncle|aunt|husband|wife|widow|who|everybody|nobody|"
    r"person|miller|farmer|doctor|engineer|teacher|officer|captain|king|queen|president|minister|author|witness|surveyor|director|mayor|professor|judge|reporter|"
    r"manager|owner|worker|singer|writer|baker|sailor|keeper|master|scientist|journalist|lawyer|nurse|driver|founder|editor|composer|painter|poet|soldier)\b",
    re.IGNORECASE,
)
POINTING = re.compile(
    r"\b(?:see|in|shown in|set out in|described in|listed in|given in|by) (?:section|figure|fig\.|table|chapter|appendix|annex|page|box)\s?\w|"
    r"\b(?:this|the (?:following|next|previous|present)) (?:section|chapter|table|figure|report|paper|document|page)\b|\b(?:as follows|the following|"
    r"above|below)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://|www\.|\b[\w.]+@[\w.]+\b")


def kind_of(sentence: str) -> ClaimKind:
    """The kind of a statement that is not a quotation."""
    if DEFINITION.search(sentence):
        return ClaimKind.DEFINITION
    if OPINION.search(sentence):
        return ClaimKind.OPINION
    if FORECAST.search(sentence):
        return ClaimKind.FORECAST
    return ClaimKind.ESTIMATE if ESTIMATE.search(sentence) else ClaimKind.FACT


def is_dangling(sentence: str) -> bool:
    """Whether it leans on what was said before."""
    if DANGLING.match(sentence) or POINTLESS.match(sentence):
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
    words = sentence.split()
    letters = sum(letter.isalpha() for letter in sentence)
    ends = re.search(r"[.!…。][\"”’'»)\]*_]*(?:\[\d[\d,– -]*\])*$", sentence)
    return (
        bool(ends)
        and len(words) >= 5
        and letters > 0.55 * len(sentence.replace(" ", ""))
        and any(word[:1].islower() for word in words)
    )
