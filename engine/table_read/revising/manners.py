"""Revising, manners: everyday words for how something is said, and the direction a voice understands; pure."""

from __future__ import annotations

import re

MANNERS: dict[str, str] = {
    "warm": "warm", "friendly": "warm", "kind": "warm", "tender": "warm", "intimate": "softly", "cosy": "warm", "cozy": "warm",
    "calm": "gently", "gentle": "gently", "relaxed": "gently", "soothing": "gently", "soft": "softly", "quiet": "quietly", "hushed": "whispering",
    "whisper": "whispering", "slow": "slowly", "slowly": "slowly", "unhurried": "slowly", "measured": "deliberately", "deliberate": "deliberately",
    "careful": "carefully", "thoughtful": "carefully", "hesitant": "hesitant", "unsure": "hesitant", "fast": "quickly", "quick": "quickly", "rapid": "quickly",
    "brisk": "brisk", "snappy": "brisk", "punchy": "brisk", "tight": "brisk", "urgent": "urgent", "tense": "urgent",
    "dramatic": "urgent", "breathless": "urgent",
    "excited": "excited", "energetic": "excited", "lively": "excited", "upbeat": "bright", "enthusiastic": "excited", "bright": "bright", "cheerful": "bright",
    "happy": "bright", "light": "bright", "playful": "bright", "funny": "bright", "loud": "loudly", "angry": "angry", "furious": "angry", "firm": "firm",
    "confident": "firm", "authoritative": "firm", "strong": "firm", "dry": "dry", "deadpan": "dry", "ironic": "dry", "serious": "grave", "grave": "grave",
    "solemn": "grave", "sober": "grave", "dark": "grave", "sad": "sad", "melancholy": "sad", "mournful": "sad", "tired": "weary", "weary": "weary",
    "curious": "curious", "intrigued": "curious", "wondering": "curious", "mysterious": "softly",
    "anger": "angry", "rage": "angry", "excitement": "excited", "energy": "excited", "enthusiasm": "excited", "passion": "excited", "drama": "urgent",
    "urgency": "urgent", "tension": "urgent", "warmth": "warm", "tenderness": "warm", "sadness": "sad", "sorrow": "sad", "grief": "sad",
    "joy": "bright", "cheer": "bright", "humour": "bright", "humor": "bright", "calmness": "gently", "confidence": "firm", "irony": "dry",
    "gravity": "grave", "curiosity": "curious", "shout": "loudly", "yell": "loudly", "murmur": "quietly", "mutter": "quietly",
    "amused": "bright", "merry": "bright", "cold": "dry", "cool": "dry", "reserved": "dry", "speed": "quickly", "hurry": "quickly",
    "bored": "weary",
}  # fmt: skip
LESS = {
    "slowly": "quickly", "quickly": "slowly", "excited": "gently", "urgent": "gently", "angry": "gently",
    "grave": "bright", "sad": "bright", "loudly": "quietly", "quietly": "loudly", "dry": "warm", "bright": "grave",
}  # fmt: skip
WORD = re.compile(r"[a-z]+")


def manner_in(phrase: str) -> str | None:
    """The direction this phrase asks for, `slowly, warm` for `slower and warmer`; None where no word of it is a manner."""
    found: list[str] = []
    less = False
    for word in WORD.findall(phrase.lower()):
        manner = next((MANNERS[form] for form in _forms(word) if form in MANNERS), None)
        if manner is not None:
            manner = LESS.get(manner) if less else manner
            found += [manner] if manner and manner not in found else []
        less = word in ("less", "not") or (less and manner is None)
    return ", ".join(found) or None


def _forms(word: str) -> tuple[str, ...]:
    """`warmer`, `drier`, `bigger`, `warmly` as they stand in the table."""
    stem = word.removesuffix("er") if word.endswith("er") else word.removesuffix("ly") if word.endswith("ly") else word
    short = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    return (
        word,
        stem,
        short,
        f"{stem}e",
        f"{stem[:-1]}y" if stem.endswith("i") else stem,
        word.removesuffix("ing"),
        word.removesuffix("ed"),
    )
