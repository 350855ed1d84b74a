"""Library, digesting, tongues: what the digest knows of a language: its small words, endings, and the cues of each sort of statement. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

SILENT = re.compile(r"(?!)")


def any_of(*words: str) -> re.Pattern[str]:
    """One pattern of many; each part holds alternatives parted by ` / `, and stands as whole words."""
    every = [word.strip() for part in words for word in " ".join(part.split()).split(" / ")]
    return re.compile(r"(?<!\w)(?:" + "|".join(every) + r")(?!\w)", re.IGNORECASE)


def opening(words: str) -> re.Pattern[str]:
    """One pattern of many that a sentence opens with."""
    every = [word.strip() for word in " ".join(words.split()).split(" / ")]
    return re.compile(r"^[“\"‘'„«»(]?(?:" + "|".join(every) + r")(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language; a cue that is not known stays silent. `code` is its ISO 639-1 code, empty for one not known."""

    code: str
    name: str
    stops: frozenset[str]
    endings: tuple[str, ...] = ()
    why: re.Pattern[str] = field(default=SILENT, repr=False)
    contrast: re.Pattern[str] = field(default=SILENT, repr=False)
    rule: re.Pattern[str] = field(default=SILENT, repr=False)
    outcome: re.Pattern[str] = field(default=SILENT, repr=False)
    definition: re.Pattern[str] = field(default=SILENT, repr=False)
    opinion: re.Pattern[str] = field(default=SILENT, repr=False)
    forecast: re.Pattern[str] = field(default=SILENT, repr=False)
    estimate: re.Pattern[str] = field(default=SILENT, repr=False)
    missing: re.Pattern[str] = field(default=SILENT, repr=False)
    dangling: re.Pattern[str] = field(default=SILENT, repr=False)
    summing: re.Pattern[str] = field(default=SILENT, repr=False)
    aside: re.Pattern[str] = field(default=SILENT, repr=False)
    own_voice: re.Pattern[str] = field(default=SILENT, repr=False)
    source: re.Pattern[str] = field(default=SILENT, repr=False)
