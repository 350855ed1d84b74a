"""Music, understanding: from a person's words to a character; whatever they type, in whatever script, there is an answer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from engine.machines.music.character import KINDS, ROLES, Character, Part
from engine.machines.music.vocabulary import (
    DEFAULT_PART,
    DRUM_MANNERS,
    INSTRUMENT_WORDS,
    KIND_WORDS,
    MANNERS,
    MODES,
    MODIFIERS,
    MOODS,
    NO,
    ONLY,
    ROLE_WORDS,
    USUAL_MANNER,
)

if TYPE_CHECKING:
    from engine.stage.music.ports import BedRequest

TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[^\w\s,.;:!?()\"'-]|[,.;:!?]", re.UNICODE)
STOPS = frozenset(",.;:!?")
REACH = 3
UNKNOWN = ("piano", "chamber", "acoustic", "lofi", "air", "pulse", "heroic", "neon")
"""What words nobody knows may come out as; which one is decided by the words themselves."""
BOUNDS = (40.0, 176.0)
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Signs of Chinese and Japanese, which are written without spaces."""
DRUM_AND_BASS = re.compile(r"\bdrum(?:s)?(?: and | & | n |'n'|&)bass\b")
"""A style, no list of instruments."""
TEMPO = re.compile(r"(?<!\d)(\d{2,3})\s*(?:bpm|beats per minute)\b")


@dataclass(slots=True)
class _Heard:
    """What has been understood so far."""

    kinds: dict[str, float] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)
    manners: dict[str, str] = field(default_factory=dict)
    banned: dict[str, None] = field(default_factory=dict)
    only: dict[str, None] = field(default_factory=dict)
    modifiers: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    mode: str | None = None
    bpm: float | None = None


def understand(request: BedRequest) -> Character:
    """The character of a bed: what the words name, bent by what the scene is for in the story."""
    heard = _Heard()
    for place, wish in enumerate(request.wishes):
        _hear(heard, wish, weight=1.0 + 1.5 * place)
    kind = KINDS[_kind(heard, request.wishes)]
    bent = _bent(_dressed(kind, heard), [*heard.modifiers, *_mood(request.mood)])
    return bent if heard.bpm is None else replace(bent, bpm=min(BOUNDS[1], max(BOUNDS[0], heard.bpm)))


def tokens(text: str) -> list[str]:
    """Words and signs, folded; picture signs stand alone."""
    told = DRUM_AND_BASS.sub("drum-and-bass", text.casefold().replace("\ufe0f", ""))
    found = [token.replace("’", "'") for token in TOKEN.findall(told)]
    return [part for token in found for part in _parted(token)]


def _parted(token: str) -> list[str]:
    """What is written without spaces, as the known words in it; anything else as it is."""
    if not UNSPACED.search(token) or token in _unspaced():
        return [token]
    parts = sorted((token.index(word), word) for word in _unspaced() if word in token)
    return [word for _, word in parts] or [token]


def _kind(heard: _Heard, wishes: Sequence[str]) -> str:
    if heard.kinds:
        return max(sorted(heard.kinds), key=lambda name: heard.kinds[name])
    if "lead" in heard.parts or "chords" in heard.parts:
        return "chamber"
    digest = hashlib.sha256("\x00".join(wishes).encode("utf-8", "surrogatepass")).digest()
    return UNKNOWN[digest[0] % len(UNKNOWN)] if any(wish.strip() for wish in wishes) else "piano"


def _hear(heard: _Heard, wish: str, weight: float) -> None:
    words, tempo = tokens(wish), TEMPO.findall(wish.casefold())
    heard.bpm = float(tempo[-1]) if tempo else heard.bpm
    negated = only = 0
    for place, word in enumerate(words):
        if word in STOPS:
            negated = only = 0
        elif word in NO:
            negated, only = REACH, 0
        elif word in ONLY:
            negated, only = 0, REACH
        else:
            after = words[place + 1] if place + 1 < len(words) else ""
            _word(heard, _joined(word, after), weight, negated=negated > 0, only=only > 0)
            negated, only = max(0, negated - 1), max(0, only - 1)


def _joined(word: str, after: str) -> tuple[str, ...]:
    """What a word may be written as: itself, without an ending, with the word after it."""
    joined = f"{word}-{after}" if after and after not in STOPS else word
    return (joined, word) if not word.endswith("s") else (joined, word, word[:-1])


def _word(heard: _Heard, forms: tuple[str, ...], weight: float, *, negated: bool, only: bool) -> None:
    roles = next((ROLE_WORDS[form] for form in forms if form in ROLE_WORDS), ())
    instrument = next((INSTRUMENT_WORDS[form] for form in forms if form in INSTRUMENT_WORDS), None)
    kind = next((_kinds()[form] for form in forms if form in _kinds()), None)
    if negated:
        for role in roles or ((instrument[0],) if instrument else ()):
            heard.banned[role] = None
            heard.parts.pop(role, None)
        return
    if only:
        heard.only.update(dict.fromkeys(roles or ((instrument[0],) if instrument else ())))
    if kind is not None:
        by_the_way = any(form in MODIFIERS for form in forms)
        heard.kinds[kind] = heard.kinds.get(kind, 0.0) + weight * (2.5 if only else 0.5 if by_the_way else 1.0)
    for role in roles:
        heard.banned.pop(role, None)
        if role not in heard.parts and role in ("drums", "bass", "lead"):
            heard.parts[role] = Part("", "")
    if instrument is not None:
        heard.banned.pop(instrument[0], None)
        heard.parts[instrument[0]] = Part(instrument[1], "")
    heard.manners.update(MANNERS[form] for form in forms[:2] if form in MANNERS)
    heard.modifiers += [MODIFIERS[form] for form in forms[:1] if form in MODIFIERS] or [
        MODIFIERS[form] for form in forms[1:] if form in MODIFIERS
    ]
    heard.mode = next((MODES[form] for form in forms if form in MODES), heard.mode)


def _dressed(kind: Character, heard: _Heard) -> Character:
    """The kind with the instruments, manners and mode that were named, without what was not wanted."""
    dressed = kind
    for role, named in heard.parts.items():
        dressed = dressed.having(role, _part(kind, role, named.instrument))
    for role, manner in heard.manners.items():
        part = getattr(dressed, role) or Part(DEFAULT_PART[role], manner)
        dressed = dressed.having(role, replace(part, manner=manner))
    dressed = dressed.without(*heard.banned)
    if heard.only:
        dressed = _alone(dressed, heard.only)
    if all(getattr(dressed, role) is None for role in ROLES if role != "color"):
        dressed = replace(dressed, pad=Part("glass", "drift", 0.9))
    return replace(dressed, mode=heard.mode or dressed.mode)


def _alone(dressed: Character, only: Iterable[str]) -> Character:
    """With these roles alone; one instrument alone plays all that is its own: a piano its melody and its chords."""
    kept = [getattr(dressed, role) for role in ROLES if role in only and role != "color"]
    names = {part.instrument for part in kept if part}
    parts = {role: getattr(dressed, role) for role in ROLES if role != "color"}
    return dressed.without(
        *(role for role in ROLES if role not in only and not (parts.get(role) and parts[role].instrument in names))
    )


def _part(kind: Character, role: str, instrument: str) -> Part | str:
    usual: Part | None = getattr(kind, role) if role != "color" else None
    if role == "color":
        return instrument or DEFAULT_PART[role]
    if usual is not None:
        manner = DRUM_MANNERS.get(instrument, usual.manner) if role == "drums" else usual.manner
        return replace(usual, instrument=instrument or usual.instrument, manner=manner)
    name = instrument or DEFAULT_PART[role]
    return Part(name, DRUM_MANNERS.get(name, USUAL_MANNER[role]) if role == "drums" else USUAL_MANNER[role], 0.8)


def _mood(role: str) -> list[tuple[float, float, float, float, float]]:
    return [MOODS[role.lower()]] if role.lower() in MOODS else []


def _bent(kind: Character, modifiers: Sequence[tuple[float, float, float, float, float]]) -> Character:
    bpm, shifts = kind.bpm, [0.0, 0.0, 0.0, 0.0]
    for tempo, *others in modifiers[:12]:
        bpm *= tempo
        shifts = [now + other for now, other in zip(shifts, others, strict=True)]
    energy, brightness, space, density = (
        min(1.0, max(0.03, getattr(kind, name) + shift))
        for name, shift in zip(("energy", "brightness", "space", "density"), shifts, strict=True)
    )
    within = min(BOUNDS[1], max(BOUNDS[0], bpm))
    return replace(kind, bpm=within, energy=energy, brightness=brightness, space=space, density=density)


@cache
def _unspaced() -> frozenset[str]:
    words = (*_kinds(), *INSTRUMENT_WORDS, *ROLE_WORDS, *MODIFIERS, *MODES, *NO, *ONLY)
    return frozenset(word for word in words if UNSPACED.search(word))


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in KIND_WORDS.items() for word in words.split()}
