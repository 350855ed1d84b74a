"""Table read, spoken words, letters: acronyms spelled or said, Roman numerals, addresses of the web, joined words; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.table_read.spoken import numbers
from engine.table_read.spoken.names_of_things import (
    ALWAYS,
    BEFORE_FIGURES,
    BEFORE_ROMAN,
    MONARCHS,
    SAID_ACRONYMS,
    SMALL_WORDS,
    SPELLED_ANYWAY,
    SYMBOLS,
)

if TYPE_CHECKING:
    from engine.table_read.spoken.place import Place

EMAIL = re.compile(r"^(?:mailto:)?([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)$")
ADDRESS = re.compile(r"^(?:[a-z]+://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?:[/?#]\S*)?$", re.IGNORECASE)
FILE = re.compile(r"^([\w-]+)\.(pdf|md|txt|html?|csv|docx?|xlsx?|epub|json|mp3|wav|png|jpe?g)$", re.IGNORECASE)
ENDS_SENTENCE = frozenset({"etc", "a.m", "p.m", "al", "jr", "sr", "ltd", "inc", "phd", "ph.d", "b.c", "a.d"})
TOP = frozenset(
    "com org net edu gov example test io info eu uk de fr es it nl pl se no dk fi ie us au ca nz ch at be int dev ai co news".split()
)
ROUGH = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{4}|^(?!STR|SCR|SPR|THR|SHR|SCH|SPL)[BCDFGHJKLMNPQRSTVWXZ]{3}")
LIVES = frozenset({"b.", "d.", "r."})
INITIALS = re.compile(r"^(?:[A-Z]\.)+[A-Z]?$|^[A-Z]$")


def say_address(place: Place) -> str | None:
    """A mail or web address, said shortly; None where it is neither."""
    core = place.core()
    if found := EMAIL.match(core):
        return f"{_dotted(found[1])} at {_dotted(found[2])}"
    if found := FILE.match(core):
        return f"{_loose(found[1])} dot {spell(found[2].upper())}"
    found = ADDRESS.match(core)
    if found is None or not ("://" in core or core.startswith("www.") or found[1].rpartition(".")[2].lower() in TOP):
        return None
    return _dotted(found[1])


def say_short_form(place: Place) -> tuple[str, bool] | None:
    """An abbreviation in full, and whether its full stop also ends the sentence; None where it is none."""
    core, stopped = place.core(), place.token.tail.startswith(".")
    key = core.lower() + "." if stopped else core.lower()
    if key in LIVES and not re.match(r"1\d{3}\b|20\d\d\b", place.core(1)):
        return None
    if key in BEFORE_FIGURES and place.core(1)[:1].isdigit() and (stopped or key in ("ca", "§") or core == "No"):
        return BEFORE_FIGURES[key] or "number", False
    if core == "St":
        saint = place.core(1)[:1].isupper() and not place.joined(-1)[:1].isupper()
        return "Saint" if saint else "Street", stopped and not saint and place.is_last
    if core.lower() == "et" and place.core(1).lower() == "al":
        return "and", False
    words = ALWAYS.get(key) or (ALWAYS.get(core.lower() + ".") if "." in core else None)
    if words is None or (key == "al." and place.core(-1).lower() != "et") or core == "MS":
        return None
    ends = stopped and (place.is_last or (core.lower() in ENDS_SENTENCE and place.core(1)[:1].isupper()))
    return words, ends


def say_roman(place: Place) -> str | None:
    """A Roman numeral where one is to be expected: after `Part`, `World War`, a monarch's name."""
    value, before = numbers.roman(place.core()), place.joined(-1)
    if value is None:
        return None
    if before.lower() in BEFORE_ROMAN and before[:1].isupper():
        return numbers.cardinal(value)
    if before.lower() in MONARCHS and before[:1].isupper() and value < 30 and place.core() != "I":
        return f"the {numbers.ordinal(value)}"
    named = before[:1].isupper() and before[1:].islower() and len(place.core()) > 1 and set(place.core()) <= set("IVX")
    return numbers.cardinal(value) if named else None


def say_capitals(place: Place) -> str | None:
    """An acronym or a shouted word; None where the token is neither."""
    core = place.core()
    if INITIALS.match(core) and core not in ("I", "A", "O"):
        return spell(core.replace(".", "")) if len(core) > 1 else None
    found = re.match(r"^([A-Z][A-Z&.]*[A-Z])(s|['’]s|['’])?$", core)
    if found is None:
        return None
    word, ending = found[1].replace(".", ""), found[2] or ""
    said = _is_said(word, place)
    ending = "'s" if ending and not said else ending.replace("’", "'")
    return (word.lower() if said else spell(word.replace("&", " and "))) + ending


def spell(letters: str) -> str:
    """Letter by letter; figures within as numbers: `CO2` is `C O two`."""
    parts = re.findall(r"\d+|[^\W\d_]|\band\b", letters) if " and " not in letters else letters.split()
    return " ".join(_letter(part) for part in parts)


def say_mixed(place: Place) -> str | None:
    """Letters and figures in one token: `CO2`, `A12`, `COVID-19`, `MP3`; None where it is something else."""
    core = place.core()
    if not re.search(r"\d", core) or not re.search(r"[^\W\d_]", core):
        return None
    return " ".join(_part(part) for part in re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+", core))


def say_joined(place: Place) -> str | None:
    """Words joined by strokes, dashes or underscores, and symbols that are words; None for a plain word."""
    core = place.core()
    if core == "#" and not place.core(1)[:1].isdigit():
        return ""
    if core in SYMBOLS:
        return SYMBOLS[core]
    if not re.search(r"[/_–—&+=@%#<>~|\\^]|--", core):
        return None
    core = re.sub(r"\s*(?:—|--+|―)\s*", ", ", core)
    core = re.sub(r"(?i)\band/or\b", "and or", core)
    core = re.sub(r"(?<=\w)/(?=\w)", " or ", core)
    core = re.sub(r"[&+=@%]", lambda found: f" {SYMBOLS[found[0]]} ", core)
    return " ".join(_cased(word) for word in re.sub(r"[_–/#<>~|\\^]", " ", core).split())


def _is_said(word: str, place: Place) -> bool:
    if word in SAID_ACRONYMS or word in SMALL_WORDS:
        return True
    if word in SPELLED_ANYWAY or "&" in word:
        return False
    shouted = any(
        place.core(step).isupper() and len(place.core(step)) > 1 and place.core(step).isalpha() for step in (-1, 1)
    )
    vowels = len(re.findall(r"[AEIOUY]", word))
    if len(word) < 4:
        return False
    return vowels > 0 and not ROUGH.search(word) and (shouted or len(word) > 4 or vowels > 1)


def _letter(part: str) -> str:
    if part.isdigit():
        return _number(part)
    return "ay" if part == "A" else part if len(part) > 1 else part.upper()


def _part(part: str) -> str:
    if part[0].isdigit():
        return _number(part)
    if part.isupper() and part in SAID_ACRONYMS:
        return part.lower()
    return spell(part) if part.isupper() else part


def _number(part: str) -> str:
    if not numbers.is_number(part):
        return numbers.digits(part)
    if len(part) < 4 or "," in part or "." in part:
        return numbers.figure(part)
    return numbers.year(int(part)) if len(part) == 4 else numbers.digits(part)


def _cased(word: str) -> str:
    bare = word.rstrip(",")
    return (
        spell(bare) + word[len(bare) :] if len(bare) in (2, 3) and bare.isupper() and bare not in SMALL_WORDS else word
    )


def _dotted(text: str) -> str:
    return " ".join(_loose(part) if part != "." else "dot" for part in re.findall(r"[^.]+|\.", text))


def _loose(text: str) -> str:
    parts = re.findall(r"\d+|[^\W\d_]+|\+", text)
    return " ".join(_number(part) if part.isdigit() else "plus" if part == "+" else part for part in parts)
