"""Table read, preferring: what somebody says of the voice that should lead (`a warm low woman's voice, British`), held against voices; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.table_read.voices import Gender, Voice

GENDERS = (
    (Gender.FEMALE, re.compile(r"\b(?:female|wom[ae]n(?:['’]?s)?|feminine|ladies|lady)\b", re.IGNORECASE)),
    (Gender.MALE, re.compile(r"\b(?:male|m[ae]n(?:['’]s)?|masculine)\b", re.IGNORECASE)),
)
LOW = re.compile(r"\b(?:low|lower|deep|deeper|dark|bass|baritone)\b", re.IGNORECASE)
HIGH = re.compile(r"\b(?:high|higher|bright|light|soprano|young)\b", re.IGNORECASE)
SLOW = re.compile(r"\b(?:slow|slower|unhurried|calm|measured)\b", re.IGNORECASE)
QUICK = re.compile(r"\b(?:quick|fast|brisk|lively)\b", re.IGNORECASE)
REGIONS = {
    "british": "en-gb", "english accent": "en-gb", "american": "en-us", "scottish": "scotland", "caribbean": "029", "australian": "en-au",
    "irish": "en-ie", "indian": "en-in",
}  # fmt: skip
A_HALF = 2


def preferred(voices: Sequence[Voice], wish: str) -> tuple[Voice, ...]:
    """The voices that fit a wish as far as it can be followed, in their order; all of them where none fits."""
    left = tuple(voices)
    for region, mark in REGIONS.items():
        if region in wish.lower():
            left = _kept(left, [one for one in left if mark in f"{one.language} {one.id}".lower()])
    for gender, pattern in GENDERS:
        if pattern.search(wish):
            left = _kept(left, [one for one in left if one.gender is gender])
    for pattern, measure in (
        (LOW, lambda one: one.pitch_hz),
        (HIGH, lambda one: -one.pitch_hz),
        (SLOW, lambda one: one.words_per_minute),
        (QUICK, lambda one: -one.words_per_minute),
    ):
        if pattern.search(wish) and len(left) > 1:
            best = sorted(left, key=measure)[: max(1, len(left) // A_HALF)]
            left = _kept(left, [one for one in left if one in best])
    named = [one for one in left if re.search(rf"\b{re.escape(one.name)}\b", wish)]
    return _kept(left, named)


def _kept(all_of_them: tuple[Voice, ...], fitting: Sequence[Voice]) -> tuple[Voice, ...]:
    return tuple(fitting) or all_of_them
