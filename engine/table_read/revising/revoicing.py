"""Revising, revoicing: a character in another voice of the catalogue, chosen by the words somebody uses for voices; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.table_read.casting import member_of
from engine.table_read.distance import apart
from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising.answers import Revoice
from engine.table_read.voices import Gender, Voice

GENDERS = {
    "female": Gender.FEMALE, "woman": Gender.FEMALE, "woman's": Gender.FEMALE, "girl": Gender.FEMALE, "feminine": Gender.FEMALE,
    "male": Gender.MALE, "man": Gender.MALE, "boy": Gender.MALE, "masculine": Gender.MALE, "neutral": Gender.NEUTRAL,
}  # fmt: skip
PITCH = {
    "deeper": -1,
    "lower": -1,
    "darker": -1,
    "older": -1,
    "deep": -1,
    "low": -1,
    "higher": 1,
    "brighter": 1,
    "younger": 1,
    "high": 1,
    "lighter": 1,
}
PLACES = {
    "british": "en-gb", "english": "en-gb", "american": "en-us", "scottish": "en-gb-scotland", "scots": "en-gb-scotland", "irish": "en-ie",
    "scotland": "en-gb-scotland", "england": "en-gb", "britain": "en-gb", "america": "en-us", "ireland": "en-ie", "india": "en-in", "australia": "en-au",
    "caribbean": "en-029", "indian": "en-in", "australian": "en-au", "northern": "en-gb-x-gbclan",
}  # fmt: skip


def recast_as(read: TableRead, wish: Revoice, voices: Sequence[Voice]) -> TableRead:
    """The read with this character in the nearest voice that has the traits. Raises `EditRefused` where there is none."""
    member = read.voice_of(wish.character)
    known = {voice.id: voice for voice in voices}
    now = known.get(member.voice_id)
    fitting = [
        voice
        for voice in voices
        if voice.installed and voice.id != member.voice_id and _fits(voice, wish.traits, now, member.gender)
    ]
    taken = {one.voice_id for one in read.cast}
    free = [voice for voice in fitting if voice.id not in taken] or fitting
    if not free:
        raise EditRefused(
            f"No voice here is {' '.join(wish.traits) or 'another one'}; {wish.character} keeps {member.voice_name}."
        )
    chosen = min(free, key=lambda voice: (apart(voice, now) if now else 0.0, voice.id))
    cast = tuple(member_of(one, chosen) if one is member else one for one in read.cast)
    return replace(read, cast=cast)


def _fits(voice: Voice, traits: tuple[str, ...], now: Voice | None, gendered: str) -> bool:
    if now is not None and voice.language.partition("-")[0] != now.language.partition("-")[0]:
        return False
    gender = next((GENDERS[word] for word in traits if word in GENDERS), None)
    place = next((PLACES[word] for word in traits if word in PLACES), None)
    pitch = next((PITCH[word] for word in traits if word in PITCH), 0)
    if gender is not None and voice.gender is not gender:
        return False
    if gender is None and voice.gender != (now.gender if now is not None else gendered):
        return False
    if place is not None and not voice.language.lower().startswith(place):
        return False
    return not (pitch and now is not None and (voice.pitch_hz - now.pitch_hz) * pitch < 0.06 * now.pitch_hz)
