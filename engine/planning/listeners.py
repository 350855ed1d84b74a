"""Planning, listeners: for whom a story is told, as an audience, a style or a note says it in any of seven languages. Pure."""

from __future__ import annotations

import re
from enum import Enum

NEWCOMERS = re.compile(
    r"\b(?:child(?:ren)?|kids?|pupils?|school|class(?:es|room)?|famil(?:y|ies)|teen\w*|young\w*|beginners?|newcomers?|lay(?:men|people|persons?)|"
    r"non-?(?:experts?|specialists?)|general (?:public|audience|listeners?|readers?)|everybody|everyone|anyone|ages? \d+|\w+-year-olds?|"
    r"kindern?|schüler\w*|grundschul\w*|schulklasse\w*|familien?|jugendliche\w*|anfänger\w*|einsteiger\w*|laien?|allgemeinheit|alle|"
    r"breites publikum|jedermann|ab \d+ jahren|\w*jährige\w*|"
    r"enfants?|écoliers?|élèves?|familles?|adolescents?|jeunes?|débutants?|novices?|néophytes?|profanes?|grand public|tout le monde|dès \d+ ans|"
    r"niñ[oa]s?|escolares|alumn[oa]s|familias?|adolescentes|jóvenes|principiantes|público general|gran público|todo el mundo|todos los públicos|"
    r"bambin[ioe]|ragazz[ie]|famiglie|principianti|profani|grande pubblico|tutti|"
    r"kinderen|leerlingen|gezinnen|jongeren|leken|breed publiek|iedereen|"
    r"crianças?|jovens|famílias?|leigos|público em geral|grande público)\b",
    re.IGNORECASE,
)
EXPERTS = re.compile(
    r"\b(?:experts?|specialists?|professionals?|engineers?|scientists?|researchers?|academics?|analysts?|investors?|clinicians?|doctors?|lawyers?|"
    r"economists?|developers?|technicians?|auditors?|practitioners?|planners?|"
    r"fachleute|expert(?:en|innen|es|os|as|i)|fachpublikum|ingenieur\w*|wissenschaftler\w*|forscher\w*|ärzt\w*|jurist\w*|entwickler\w*|techniker\w*|"
    r"spécialistes|ingénieurs|scientifiques|chercheurs|médecins|juristes|développeurs|techniciens|"
    r"especialistas|profesionales|ingenier[oa]s|científic[oa]s|investigador[ea]s|médic[oa]s|abogad[oa]s|desarrollador[ea]s|técnic[oa]s|"
    r"specialisti|ingegneri|scienziati|ricercatori|medici|deskundigen|vakmensen|onderzoekers|artsen|especialistas|engenheiros|cientistas|médicos)\b",
    re.IGNORECASE,
)
SIMPLY = re.compile(
    r"\bshort(?:er)? (?:sentences?|lines?|words?)\b|\bsimpl(?:e|er|y)\b|\bplain(?:ly)? (?:language|words?|english|spoken)\b|\beasy to follow\b|"
    r"\b(?:punchy|terse|clipped|brisk|staccato)\b|"
    r"\b(?:kurze|kürzere) (?:sätze|zeilen|wörter)\b|\b(?:einfach|einfacher|einfache[nrs]?|leichte[rn]?|klare[rn]?)\b(?: (?:sprache|worte\w*|sätze\w*))?|"
    r"\b(?:allgemein|leicht) ?verständlich\w*|"
    r"\bphrases (?:plus )?courtes\b|\bmots simples\b|\blangage (?:simple|clair)\b|\b(?:plus )?simple(?:s|ment)?\b|\bfacile à suivre\b|"
    r"\bfrases (?:más )?cortas\b|\bpalabras sencillas\b|\blenguaje (?:sencillo|claro|llano)\b|\b(?:más )?sencill[oa]s?\b|\bfácil de seguir\b|"
    r"\bfrasi (?:più )?(?:corte|brevi)\b|\b(?:più )?semplic[ei]\b|\bkorte zinnen\b|\beenvoudig\w*|\bfrases (?:mais )?curtas\b|\bmais simples\b",
    re.IGNORECASE,
)
FOR = re.compile(
    r"(?:^|[.;,:!?\n]\s*(?:and |und |et |y )?|\b(?:it|this|read|story|show|episode|podcast|told|suitable|written|meant|simple|es|das|geeignet|gedacht|"
    r"verständlich|adapté\w*|destiné\w*|compréhensible|le|la|lo|hazlo|apto|pensad[oa]|adaptad[oa]|comprensible)\s+)"
    r"(?:for|für|pour|para|per|voor)\s+(?:(?:the|an?|die|eine?n?|les|des|un|una|los|las|i|de|o|os|as)\s+)?(?P<whom>[^.;,!?]{3,60})|"
    r"\b(?P<aim>(?:child|kid|beginner)-?friendly|kindgerecht\w*|kinderfreundlich\w*)",
    re.IGNORECASE | re.MULTILINE,
)
"""Where a note says for whom it is, and not of whom: `make it for children`, but `what it means for children`."""


class Listeners(Enum):
    """Whom the person has in mind."""

    ANYBODY = "anybody"
    NEWCOMERS = "newcomers"
    EXPERTS = "experts"


def listeners_of(audience: str, style: str = "", notes: str = "") -> Listeners:
    """The listeners an audience in words means; `engineers and their children` are newcomers, and so is whoever wants it said simply.

    Of notes only what they say it is `for` counts, or that it be said simply.
    """
    named = " ".join(found["whom"] or "children" for found in FOR.finditer(notes))
    if NEWCOMERS.search(f"{audience} {named}") or SIMPLY.search(f"{style} {notes}"):
        return Listeners.NEWCOMERS
    return Listeners.EXPERTS if EXPERTS.search(f"{audience} {named}") else Listeners.ANYBODY
