"""Table read, distance: how far two voices lie apart to the ear, and how well one suits a part; pure."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from engine.table_read.timbre import acoustic_distance
from engine.table_read.voices import Gender, Voice

ODD = re.compile(r"\b(machine|robot\w*|child\w*|hushed|whisper\w*|elderly|wavering)\b")


ALIKE = 3.5
"""Acoustic distance below which two voices of one read are easily mistaken for each other."""


def alike(one: Voice, other: Voice) -> bool:
    """Whether listeners will mix the two up: by what was measured of them, else by family and pitch."""
    if one.id == other.id:
        return True
    measured = acoustic_distance(one.colour, other.colour)
    if measured is not None:
        return measured < ALIKE
    near = abs(math.log2(max(one.pitch_hz, 40.0) / max(other.pitch_hz, 40.0))) < 2 / 12
    return one.family == other.family and near


def apart(one: Voice, other: Voice) -> float:
    """0 for the same voice, about 1 for a clear difference, above it for voices nobody could mistake."""
    if one.id == other.id:
        return 0.0
    pace = abs(one.words_per_minute - other.words_per_minute) / 60
    manner = min(pace, 0.3) + 0.45 * (one.gender is not other.gender) + 0.35 * (one.language != other.language)
    measured = acoustic_distance(one.colour, other.colour)
    return 0.1 + manner + (measured / 6 if measured is not None else _guessed(one, other))


def _guessed(one: Voice, other: Voice) -> float:
    """By pitch and family, where nobody measured."""
    pitch = abs(math.log2(max(one.pitch_hz, 40.0) / max(other.pitch_hz, 40.0)))
    return pitch + (0.0 if one.family == other.family else 0.5)


def oddness(voice: Voice) -> float:
    """How much a voice should be kept for special parts: 0 for a plain person, more for machines, children, whispers."""
    return 0.6 * len(ODD.findall(voice.description.lower())) + 0.5 * (voice.gender is Gender.NEUTRAL)


def speaking_for(voice_id: str, voices: Mapping[str, Voice]) -> str:
    """The id of the voice that speaks when this one is asked for: itself, or the nearest installed one where it is away."""
    voice = voices.get(voice_id)
    usable = tuple(other for other in voices.values() if other.installed and other.offered)
    return voice_id if voice is None or voice.installed or not usable else nearest(voice, usable).id


def nearest(voice: Voice, among: tuple[Voice, ...]) -> Voice:
    """The voice that can best stand in for this one: same language and gender if possible. `among` is not empty."""

    def strangeness(other: Voice) -> tuple[bool, bool, float, str]:
        same_tongue = other.language.partition("-")[0] == voice.language.partition("-")[0]
        return (not same_tongue, other.gender is not voice.gender, apart(voice, other), other.id)

    return min(among, key=strangeness)
