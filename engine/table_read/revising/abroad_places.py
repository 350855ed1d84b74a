"""Revising, places and lengths abroad: `die zweite Szene`, `une minute et demie`, put into English; pure."""

from __future__ import annotations

import re

ORDINALS = {
    "first": "erste[nrs]?|premi(?:er|ère)|primer[ao]?", "second": "zweite[nrs]?|deuxième|seconde?|segund[ao]", "third": "dritte[nrs]?|troisième|tercer[ao]?",
    "fourth": "vierte[nrs]?|quatrième|cuart[ao]", "fifth": "fünfte[nrs]?|cinquième|quint[ao]", "last": "letzte[nrs]?|derni(?:er|ère)|últim[ao]|ultim[ao]",
}  # fmt: skip
COUNTS = {
    1: "eine?[nrsm]?|une?|uno|una", 2: "zwei|deux|dos", 3: "drei|trois|tres", 4: "vier|quatre|cuatro", 5: "fünf|cinq|cinco", 6: "sechs|six|seis",
    7: "sieben|sept|siete", 8: "acht|huit|ocho", 9: "neun|neuf|nueve", 10: "zehn|dix|diez", 20: "zwanzig|vingt|veinte", 30: "dreißig|dreissig|trente|treinta",
    45: "fünfundvierzig|quarante-cinq", 90: "neunzig|noventa",
}  # fmt: skip
ARTICLE = r"(?:(?:der|die|das|den|dem|la|le|les|el|los|las)\s+|l['’])?"
WHAT = {"scene": "szene|scène|scene|escena", "line": "zeile|ligne|réplique|línea|linea|frase"}
THERE = re.compile(
    r"\s+(?:im|in der|in den|dans (?:la|les)|dans|en (?:la|las)|en)\s+(?=(?:scene|line|the)\b)", re.IGNORECASE
)
AND = r"\s+(?:und|et|y|and)\s+"
OF = re.compile(r"(?<=\bline)\s+(?:von|de|d['’])\s*", re.IGNORECASE)
AT_PLACES = tuple(
    (re.compile(rf"\b{ARTICLE}(?:{said}){AND}(?={ARTICLE}\w+\s+(?:{'|'.join(WHAT.values())})\b)", re.IGNORECASE), f"the {nth} and ")
    for nth, said in ORDINALS.items()
) + tuple(
    (re.compile(rf"\b{ARTICLE}(?:{said})\s+(?:{there})\b", re.IGNORECASE), f"the {nth} {what}")
    for nth, said in ORDINALS.items() for what, there in WHAT.items()
) + tuple(
    (re.compile(rf"\b{ARTICLE}(?:{there})[ns]?\s+(?=\d)", re.IGNORECASE), f"{what} ") for what, there in WHAT.items()
)  # fmt: skip
COUNT = "|".join(said for said in COUNTS.values())
HALF_MINUTE = re.compile(r"\b(?:eine halbe minute|une demi[- ]minute|medio minuto)\b", re.IGNORECASE)
HALF_MORE = re.compile(
    rf"\b(?:(?P<n>\d+|{COUNT})\s+(?:minutes?|minutos?|minuten?)\s+(?:et demie|y medi[ao]|und eine halbe)"
    r"|(?P<m>anderthalb|eineinhalb|zweieinhalb|dreieinhalb)\s+minuten)\b",
    re.IGNORECASE,
)
LENGTH = re.compile(
    rf"\b(?P<n>\d+|{COUNT})\s+(?P<u>minuten?|minutes?|minutos?|sekunden?|secondes?|segundos?|min|sek|s)\b",
    re.IGNORECASE,
)
HALVES = {"anderthalb": 90, "eineinhalb": 90, "zweieinhalb": 150, "dreieinhalb": 210}
LIMITS = frozenset("unter höchstens maximal maximum weniger moins max menos máximo plus más".split())
AROUND = LIMITS | frozenset(
    "mach mache machen kürz kürze kürzen es das ganze auf genau exakt lang als nicht mehr in innerhalb von soll sollte dauern darf sein bring bringe etwa "
    "ungefähr ca fais faites fais-le faites-le durer que qu ça dure il elle doit le la tout raccourcis réduis à au en de d exactement environ pas "
    "hazlo haz durar debe exactamente un redúcelo acórtalo reduce acorta a como no unos todo lo por ajústalo".split()
)
EXACT = frozenset("genau exakt exactement exactamente".split())
WORD = re.compile(r"[^\W\d_]+(?:-le)?")


def placed(english: str) -> str:
    """A wish that was put into English, with the scenes and lines it names."""
    for there, said in AT_PLACES:
        english = there.sub(said, english)
    return OF.sub(" of ", THERE.sub(" in ", english))


def length_wish(clause: str) -> str | None:
    """`Mach es genau 90 Sekunden lang` as `make it 90 seconds`; None where more than a length is said, or none."""
    said = _in_seconds(clause)
    numbers = re.findall(r"\b\d+(?= seconds\b)", said)
    words = {word.lower() for word in WORD.findall(said.replace(" seconds", ""))}
    if len(numbers) != 1 or said == clause or not words <= AROUND:
        return None
    how = "under " if words & LIMITS else "exactly " if words & EXACT else ""
    return f"make it {how}{numbers[0]} seconds"


def _in_seconds(clause: str) -> str:
    said = HALF_MINUTE.sub("30 seconds", clause)
    said = HALF_MORE.sub(
        lambda one: f"{HALVES[one['m'].lower()] if one['m'] else round((_count(one['n']) + 0.5) * 60)} seconds", said
    )
    return LENGTH.sub(lambda one: f"{_count(one['n']) * (1 if one['u'].lower().startswith('s') else 60)} seconds", said)


def _count(word: str) -> int:
    return (
        int(word)
        if word.isdigit()
        else next(value for value, said in COUNTS.items() if re.fullmatch(said, word, re.IGNORECASE))
    )
