"""Machines, printing, typefaces: which fonts a text needs, ours first, then the machine's own; what nobody has becomes a box."""

from __future__ import annotations

import io
import logging
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from engine.foundation.paths import resources_dir

log = logging.getLogger(__name__)
BOX = "□"
DRAWN = ("glyf", "CFF ", "CBDT")
MOST = 8
FAMILY = {"": "NotoSerif-Regular.ttf", "B": "NotoSerif-Bold.ttf", "I": "NotoSerif-Italic.ttf"}
SECOND = "DejaVuSans.ttf"
OURS = (
    SECOND,
    *(
        f"pictures/Noto{name}"
        for name in (
            "SansCJKsc-Subset.otf",
            "SansDevanagari-Regular.ttf",
            "SansThai-Regular.ttf",
            "SansHebrew-Regular.ttf",
            "SansArabic-Regular.ttf",
            "ColorEmoji-Subset.ttf",
        )
    ),
)
"""What we bring along, asked in this order before the machine's own fonts."""
INSTEAD = {
    **{0x1F3FB + tone: "" for tone in range(5)}, **{0x1F1E6 + letter: chr(ord("A") + letter) for letter in range(26)},
}  # fmt: skip
"""What our pictographs lack: tones of skin are left out, a flag is the two letters of its country."""
# File names of fonts that systems bring along for the scripts of the world, lower case, the likeliest first.
LIKELY = (
    "notosanscjk-regular", "notoserifcjk-regular", "notosans", "notonaskh", "msyh", "yugothr", "malgun", "msgothic", "simsun",
    "nirmala", "leelawui", "ebrima", "gadugi", "segoeui", "seguisym", "seguiemj", "arialuni", "arial unicode", "pingfang", "hiragino sans gb",
    "applesdgothicneo", "thonburi", "kohinoor", "geeza", "droidsansfallback", "wqy", "freesans", "freeserif", "unifont",
)  # fmt: skip
LATIN = frozenset((*range(0x20, 0x180), *range(0x2010, 0x2044), *range(0x2190, 0x2194), 0x20AC, 0x2122, 0x2212, 0xFFFD))
"""The letters of a light typeface: what most texts in Latin letters need."""
UNUSED_TABLES = ("GDEF", "GPOS", "GSUB", "MATH", "hdmx", "meta", "FFTM")
SHAPED = ((0x590, 0x109F), (0x1200, 0x137F), (0x1700, 0x1CFF), (0xA800, 0xABFF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))
ENDINGS = (".ttf", ".ttc", ".otf", ".otc")


def own(name: str) -> Path:
    """A font that travels with the studio."""
    return resources_dir() / "fonts" / name


def face(name: str, letters: Iterable[str]) -> Path | io.BytesIO:
    """One of our text typefaces for these letters: a light one where that will do, which opens ten times as fast."""
    path, used = own(name), set(letters)
    is_light = not any(map(is_shaped, used)) and {ord(letter) for letter in used} & covered(path) <= LATIN
    return io.BytesIO(_light(path)) if is_light else path


@lru_cache(8)
def _light(path: Path) -> bytes:
    """A typeface without the letters and tables that texts in Latin letters never need, each letter as it was."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(notdef_outline=True, recommended_glyphs=True, glyph_names=True)
    options.drop_tables += UNUSED_TABLES
    subsetter, made = Subsetter(options), io.BytesIO()
    subsetter.populate(unicodes=LATIN)
    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        subsetter.subset(font)
        font.save(made)
    return made.getvalue()


@lru_cache(64)
def covered(path: Path) -> frozenset[int]:
    """The code points a font draws as outlines, or as small pictures; none for a file that is no such font."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, lazy=True, fontNumber=0) as font:
            return frozenset(font.getBestCmap() or ()) if any(table in font for table in DRAWN) else frozenset()
    except (TTLibError, OSError, ValueError, KeyError, AssertionError) as problem:
        log.debug("The font %s cannot be read: %s", path, problem)
        return frozenset()


def helpers(letters: Iterable[str]) -> tuple[tuple[Path, ...], frozenset[str]]:
    """The further fonts these letters need, and the letters no font here has."""
    wanted = {ord(letter) for text in letters for letter in text.translate(INSTEAD) if letter.isprintable()}
    missing = wanted - covered(own(FAMILY[""]))
    chosen: list[Path] = []
    for font in _candidates(bool(missing)):
        if not missing or len(chosen) == MOST:
            break
        found = missing & covered(font)
        if found:
            chosen.append(font)
            missing -= found
    if missing and own(SECOND) not in chosen:
        chosen.append(own(SECOND))  # it has the box
    return tuple(chosen), frozenset(map(chr, missing))


def showable(text: str, missing: frozenset[str]) -> str:
    """The text on one line with a box for every letter no font has; marks that would only change it are left out."""
    if text.isascii() and text.isprintable() and not missing:
        return " ".join(text.split())
    return "".join(_shown(letter, missing) for letter in " ".join(text.translate(INSTEAD).split()))


def has_shaped(text: str) -> bool:
    """Whether any letter of a text is."""
    return not text.isascii() and any(map(is_shaped, text))


def is_shaped(letter: str) -> bool:
    """Whether a letter changes with its neighbours or runs from the right: Semitic, Indic and Southeast Asian scripts, accents apart."""
    code = ord(letter)
    if code < 0x300:
        return False
    return any(first <= code <= last for first, last in SHAPED) or unicodedata.combining(letter) != 0


def _shown(letter: str, missing: frozenset[str]) -> str:
    if letter == " " or (letter.isprintable() and letter not in missing):
        return letter
    if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Mn", "Me"):
        # Joiners and directions steer how letters are shaped and are never drawn.
        return letter if letter in "\u200c\u200d\u200e\u200f" and letter not in missing else ""
    return BOX


def _candidates(is_needed: bool) -> Iterator[Path]:
    if is_needed:
        yield from map(own, OURS)
        yield from _of_system()


@lru_cache(1)
def _of_system() -> tuple[Path, ...]:
    found: dict[Path, int] = {}
    for folder in _folders():
        for where, _, names in os.walk(folder):
            for name in names:
                rank = _rank(name.lower())
                if rank is not None:
                    found[Path(where) / name] = rank
    return tuple(sorted(found, key=lambda path: (found[path], path.name)))


def _rank(name: str) -> int | None:
    if not name.endswith(ENDINGS) or any(word in name for word in ("bold", "italic", "light", "thin", "black")):
        return None
    return next((rank for rank, start in enumerate(LIKELY) if name.startswith(start)), None)


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", str(home))) / "Microsoft" / "Windows" / "Fonts"
        return Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", local
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )
