"""Machines, video, typefaces: our own first, the machine's for what they lack; which of them a text or a letter is set in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from engine.foundation.paths import resources_dir
from engine.machines.video.naming import OURS, renamed
from engine.pictures.model import Look

SANS, SERIF = "Noto Sans", "Noto Serif Display"
SCALE = {
    "Caveat": 1.22, "EB Garamond": 1.08, "Oswald": 1.02, "JetBrains Mono": 0.86, "Courier Prime": 0.96, "Montserrat": 0.92,
}  # fmt: skip
"""How much larger or smaller a family is set, so that all look equally large."""
OTHERS = (
    "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai", "Noto Sans CJK SC",
    "Noto Color Emoji", "Noto Emoji", "DejaVu Sans",
)  # fmt: skip
HAN = "Noto Sans CJK SC"
"""Its spaces and Latin dots are as wide as its letters in some programs and not in others."""
SCRIPTS = {
    "Noto Sans Arabic": ("\u0600", "\u06ff"), "Noto Sans Hebrew": ("\u0590", "\u05ff"), "Noto Sans Thai": ("\u0e00", "\u0e7f"),
    "Noto Sans Devanagari": ("\u0900", "\u097f"), HAN: ("\u2e80", "\ud7ff"),
}  # fmt: skip
"""The letters whose text is set in a typeface of its own, its spaces and marks with it."""
JOINED = ("Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans Thai")
"""Typefaces whose letters hold on to one another, and are never set apart."""


def titles_of(look: Look) -> str:
    """The family of a look's titles."""
    return look.face or (SERIF if look.serif_titles else SANS)


@cache
def load_fonts() -> frozenset[str]:
    """Make our typefaces known to Qt; the families that were found. A missing file is no failure, another font steps in.

    They are known under names of their own, so that a picture is the same whatever editions of them a machine has.
    """
    folder = resources_dir() / "fonts"
    files = [*sorted((folder / "pictures").glob("*.[to]tf")), folder / "DejaVuSans.ttf"]
    numbers = [QFontDatabase.addApplicationFontFromData(renamed(file.read_bytes())) for file in files if file.is_file()]
    names = (name for number in numbers if number >= 0 for name in QFontDatabase.applicationFontFamilies(number))
    return frozenset(name.removesuffix(OURS) for name in names)


def known(families: Iterable[str]) -> list[str]:
    """What Qt knows these families by: ours first, then those of the machine."""
    asked = tuple(families)
    return [*(name + OURS for name in asked if name in load_fonts()), *asked]


@lru_cache(1024)
def face_of(text: str) -> str:
    """The typeface of the script most of a text's letters belong to; empty where that is Latin, Greek or Cyrillic."""
    counts = {name: sum(first <= letter <= last for letter in text) for name, (first, last) in SCRIPTS.items()}
    name = max(counts, key=lambda one: counts[one])
    others = sum(letter.isalpha() for letter in text) - counts[name]
    return name if counts[name] and counts[name] >= others else ""


def pieces_of(text: str, family: str, whole: str) -> tuple[tuple[str, str], ...]:
    """A part of a whole text in pieces of one typeface each, with its name, as Qt finds their letters."""
    families = (face_of(whole) or family, family, *OTHERS)
    found = list[tuple[str, str]]()
    for letter in text.rstrip():
        last = found[-1][1] if found else families[0]
        name = last if unicodedata.category(letter) in ("Mn", "Me", "Cf") else _holder(letter, families, last)
        found = [*found[:-1], (found[-1][0] + letter, name)] if found and name == last else [*found, (letter, name)]
    return tuple(found)


def _holder(letter: str, families: tuple[str, ...], otherwise: str) -> str:
    return next((name for name in families if _has(name, letter)), otherwise)


@cache
def _has(family: str, letter: str) -> bool:
    found = _raw(family)
    return found.familyName() in known([family]) and found.supportsCharacter(ord(letter))


@cache
def _raw(family: str) -> QRawFont:
    return QRawFont.fromFont(QFont(known([family])))
