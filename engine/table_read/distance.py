"""Table read, distance: how far two voices lie apart to the ear, and how well one suits a part; pure."""

from __future__ import annotations

import math
import re

from engine.table_read.voices import Gender, Voice

ODD = re.compile(r"\b(machine|robot\w*|child\w*|hushed|whisper\w*|elderly|wavering)\b")


def apart(one: Voice, other: Voice) -> float:
    """0 for the same voice, about 1 for a clear difference, above it for voices nobody could mistake."""
    if one.id == other.id:
        return 0.0
    pitch = abs(math.log2(max(one.pitch_hz, 40.0) / max(other.pitch_hz, 40.0)))
    pace = abs(one.words_per_minute - other.words_per_minute) / 60
    kin = 0.0 if one.family == other.family else 0.5
    return (
        0.1
        + pitch
        + min(pace, 0.3)
        + kin
        + 0.45 * (one.gender is not other.gender)
        + 0.35 * (one.language != other.language)
    )


def oddness(voice: Voice) -> float:
    """How much a voice should be kept for special parts: 0 for a plain person, more for machines, children, whispers."""
    return 0.6 * len(ODD.findall(voice.description.lower())) + 0.5 * (voice.gender is Gender.NEUTRAL)


def nearest(voice: Voice, among: tuple[Voice, ...]) -> Voice:
    """The voice that can best stand in for this one: same language and gender if possible. `among` is not empty."""

    def strangeness(other: Voice) -> tuple[bool, bool, float, str]:
        same_tongue = other.language.partition("-")[0] == voice.language.partition("-")[0]
        return (not same_tongue, other.gender is not voice.gender, apart(voice, other), other.id)

    return min(among, key=strangeness)
