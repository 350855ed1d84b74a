"""Table read, timing: about how long a read takes in the voices it is cast with: every voice at its own pace, by what it says; pure.

A voice takes its time by the letters it says, not by words: `a far cry` is three words and no long one. What it takes for a
letter follows from its measured words a minute and from how long words are in its language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache

from engine.table_read.model import CastMember, Entry, Grounding, TableRead
from engine.table_read.rests import rested_ms
from engine.table_read.saying import spoken_tokens
from engine.table_read.tempo import tempo_of
from engine.table_read.voices import Voice

LETTERS_A_WORD = {"de": 4.6, "en": 4.4, "es": 4.3, "fr": 4.6, "it": 4.8, "nl": 4.1, "pl": 4.7, "pt": 4.4, "sv": 4.6}
"""Of the passages the voices were measured by; `USUAL` of any other."""
USUAL, SPEAKING, PLAIN_LETTER_S = 4.6, 0.89, 0.078
"""`SPEAKING` is the share of a passage that is not silence; the last is the letter of a voice nobody knows."""
ONSET_S, DIGIT_LETTERS, MUTED_S = 0.2, 4.5, 0.12
LEAD_S, SAME_S, OTHER_S, QUOTE_S, SCENE_S, ANSWER_S, CLOSING_S = 0.35, 0.43, 0.48, 0.55, 1.2, 0.16, 0.9
BREATHS = (
    (re.compile(r"[.!?…][\"'”’)\]]*\s+(?=\S)"), 0.41), (re.compile(r"[;:][\"'”’)]*\s"), 0.27), (re.compile(r"\s[—–]\s|—"), 0.22),
)  # fmt: skip


def timed(read: TableRead, voices: Iterable[Voice]) -> TableRead:
    """The read with the pace of everybody's voice; it is the same read."""
    known = {voice.id: voice for voice in voices}
    return replace(read, cast=tuple(_paced(one, known.get(one.voice_id)) for one in read.cast))


def letter_s(voice: Voice) -> float:
    """The seconds a voice takes for a letter."""
    if voice.words_per_minute <= 0:
        return PLAIN_LETTER_S
    letters = LETTERS_A_WORD.get(voice.language.partition("-")[0].lower(), USUAL)
    return SPEAKING * 60 / (voice.words_per_minute * letters)


@lru_cache(maxsize=8192)
def spoken_s(said: str, letter_s: float) -> float:
    """About how many seconds a voice takes to say this, breaths within it included; 0 for nothing."""
    letters = sum(letter.isalpha() for letter in said) + DIGIT_LETTERS * sum(letter.isdigit() for letter in said)
    breaths = sum(length * len(breath.findall(said)) for breath, length in BREATHS)
    return letters * letter_s + breaths + ONSET_S if said else 0.0


def seconds(read: TableRead) -> float:
    """About how long the whole takes."""
    entries, paces = read.screenplay.entries, _paces(read)
    return CLOSING_S + sum(_of(paces, entries[at - 1] if at else None, one) for at, one in enumerate(entries))


def seconds_of(read: TableRead, lines: Collection[int]) -> float:
    """About how long these lines take, the silences before them included."""
    entries, paces = read.screenplay.entries, _paces(read)
    return sum(_of(paces, entries[at - 1] if at else None, entries[at]) for at in lines if not entries[at].muted)


def _paced(member: CastMember, voice: Voice | None) -> CastMember:
    return member if voice is None else replace(member, letter_s=letter_s(voice))


def _paces(read: TableRead) -> dict[str, float]:
    return {one.character: one.letter_s or PLAIN_LETTER_S for one in read.cast}


def _of(paces: dict[str, float], before: Entry | None, entry: Entry) -> float:
    if entry.muted:
        return MUTED_S
    spoken = spoken_s(_said(entry.text), paces.get(entry.character, PLAIN_LETTER_S))
    return spoken / tempo_of(entry.parenthetical) + _silence(before, entry)


def _silence(before: Entry | None, entry: Entry) -> float:
    if before is None:
        return LEAD_S
    if before.scene_index != entry.scene_index:
        usual = SCENE_S
    elif before.character == entry.character:
        usual = SAME_S
    else:
        usual = QUOTE_S if entry.grounding is Grounding.QUOTE else OTHER_S
    usual += ANSWER_S * before.text.rstrip("\"'”’) ").endswith("?")
    return rested_ms(round(usual * 1000), entry.parenthetical) / 1000


@lru_cache(maxsize=8192)
def _said(text: str) -> str:
    return " ".join(spoken_tokens(text))
