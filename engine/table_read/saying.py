"""Table read, saying: how each written token of a line is said; one answer per token, so captions and voices stay together."""

from __future__ import annotations

import re
import unicodedata

from engine.library.digesting.tongues import ENGLISH, tongue_of_line
from engine.table_read.spoken.abroad import said_abroad
from engine.table_read.spoken.codes import ENTITIES, OPERATORS, say_code
from engine.table_read.spoken.figures import is_month, say_figure, say_measure
from engine.table_read.spoken.forms import POWER, say_form
from engine.table_read.spoken.letters import (
    say_address,
    say_capitals,
    say_joined,
    say_mixed,
    say_roman,
    say_short_form,
)
from engine.table_read.spoken.money import say_money
from engine.table_read.spoken.numbers import digits, figure
from engine.table_read.spoken.place import DASHES, Place, Token
from engine.table_read.spoken.units import is_unit

GAP = "\0"
REFERENCE = re.compile(
    r"\[\s*(?:\d{1,3}|note\s+\d+|citation needed|[a-z])(?:\s*[,;–-]\s*\d{1,3})*\s*\]|\]\([^)\s]*\)|</?[a-zA-Z][^>\s]*>"
)
RAISED = re.compile(r"([^\W\d_¹²³⁰⁴⁵⁶⁷⁸⁹]*)([¹²³⁰⁴⁵⁶⁷⁸⁹]+|[†‡]+)")
MARKS = re.compile(r"[*`†‡©®™•·▪◦|■□►✓✔✗]|(?<!\w)_+|_+(?!\w)|^#{1,6}(?=\s)|^>+(?=\s+[^\s\d])|!(?=\[)|~~")
STRAY = re.compile(r"[^\w\s'.,;:!?¿¡-]|_|\s\s|^\s|\s$")
RULES = (
    say_code,
    say_form,
    say_address,
    say_money,
    say_measure,
    say_figure,
    say_roman,
    say_capitals,
    say_mixed,
    say_joined,
)


def spoken_tokens(text: str) -> tuple[str, ...]:
    """Exactly one string per whitespace token: how it is said, in plain words with pauses; empty where it is not said.

    Numbers, money, units, dates, ranges, abbreviations, acronyms, addresses and symbols become words; footnote marks,
    emoji and markup become nothing. Neighbours are looked at: `£2.4` `million` is `two point four` `million pounds`.
    A line in another language keeps its numbers as they are written, which the voice of that language says; its signs and
    short forms become words of that language.
    """
    cleaned = _masked(text).split()
    tongue = tongue_of_line(text)
    if tongue is not ENGLISH:
        return tuple(said_abroad([word.replace(GAP, "") for word in cleaned], tongue.code))
    tokens = tuple(Token.of(word.replace(GAP, "")) for word in cleaned)
    said: list[str] = []
    for at, token in enumerate(tokens):
        words = _said(Place(tokens, at))
        if (not words and token.core and set(token.core) <= DASHES) or "(" in token.lead or "[" in token.lead:
            _pause(said)
        said.append(words)
    return tuple(said)


def _masked(text: str) -> str:
    """The text with everything unspeakable blanked out; whitespace, and so the count of tokens, unchanged."""
    for entity, sign in ENTITIES.items():
        text = text.replace(entity, sign)
    text = REFERENCE.sub(_blank, text)
    text = RAISED.sub(_kept_or_raised, text)
    text = MARKS.sub(_blank, text)
    return "".join(GAP if _is_picture(letter) else letter for letter in text)


def _kept_or_raised(found: re.Match[str]) -> str:
    """A raised figure stays on a unit and on a single letter, as in `x²`; elsewhere it is a footnote mark."""
    keeps = is_unit(found[0]) or (len(found[1]) == 1 and POWER.match(found[0]))
    before = found.string[: found.start()]
    if not found[1] and re.search(r"(?<![\w.,])10$", before):
        return found[0]
    return found[0] if keeps else found[1] + GAP * len(found[2])


def _blank(found: re.Match[str]) -> str:
    return "".join(letter if letter.isspace() else GAP for letter in found[0])


def _is_picture(letter: str) -> bool:
    if letter in "°→±×÷=+<>~≈≥≤−^$£€¥₹√∞π∑Δ":
        return False
    return (
        unicodedata.category(letter) in ("So", "Sk", "Cf", "Co", "Cn", "Cs", "Cc") and not letter.isspace()
    ) or "\ufe00" <= letter <= "\ufe0f"


def _said(place: Place) -> str:
    token = place.token
    if (
        not any(letter.isalnum() for letter in token.core)
        and len(token.core) != 1
        and token.core not in OPERATORS
        and not token.core.startswith(("->", "=>"))
    ):
        return ""
    if short := say_short_form(place):
        words, ends = short
        rest = token.tail[1:] if token.tail.startswith(".") and not ends else token.tail
        return words + Token("", "", rest).stop
    words = _leftovers(_words(place))
    if not any(letter.isalnum() for letter in words):
        return ""
    return words + _stop(place)


def _words(place: Place) -> str:
    if (month := is_month(place.core())) and (month != place.core() or _after_day(place)):
        return _month(place, month)
    for rule in RULES:
        words = rule(place)
        if words is not None:
            return words
    return re.sub(r"^-+|-+$", "", place.core()).replace("’", "'").replace("ʼ", "'")


def _leftovers(words: str) -> str:
    """The words with whatever no rule knew put right: stray figures become words, stray marks become nothing."""
    words = re.sub(r"\b(\d+),(\d{1,2})\b", lambda found: f"{figure(found[1])} point {digits(found[2])}", words)
    words = re.sub(r"[0-9]+", lambda found: f" {figure(found[0])} ", words)
    return " ".join(re.sub(r"[^\w\s'.,;:!?¿¡-]|_", " ", words).split()) if STRAY.search(words) else words


def _after_day(place: Place) -> bool:
    return re.fullmatch(r"(3[01]|[12]\d|[1-9])(st|nd|rd|th)?", place.joined(-1)) is not None


def _month(place: Place, month: str) -> str:
    near = _after_day(place) or place.core(1)[:1].isdigit() or month == place.core()
    if not near:
        return place.core()
    return f"of {month}" if _after_day(place) else month


def _stop(place: Place) -> str:
    """The pause after the token; the full stop of an initial or a short month is none."""
    token = place.token
    initial = re.fullmatch(r"[A-Z]", token.core) and place.core(1)[:1].isupper() and token.core != "I"
    month = is_month(token.core) and token.core not in ("May",) and len(token.core) < 5 and place.core(1)[:1].isdigit()
    initials = re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", token.core) and not place.is_last
    if (initial or initials or month) and token.tail == ".":
        return ""
    return (
        token.stop
        if not (token.core.isdigit() and not place.is_last and token.tail == "." and place.core(1)[:1].islower())
        else ""
    )


def _pause(said: list[str]) -> None:
    """Let the word before be followed by a pause, if it has none."""
    for at in range(len(said) - 1, -1, -1):
        if said[at]:
            if said[at][-1].isalnum():
                said[at] += ","
            return
