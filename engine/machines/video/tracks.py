"""Machines, video, tracks: what an MP4 says of its text tracks: whose language it is, and that nobody sees them unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.machines.video.boxes import Box

CODES = {
    "en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por", "nl": "nld", "zh": "zho", "ja": "jpn", "ko": "kor",
}  # fmt: skip
"""ISO 639-1 as a digest says it, ISO 639-2 as an MP4 does."""
UNKNOWN = "und"
TEXT = (b"sbtl", b"text", b"subt")
SHOWN = 0x01


def code_of(language: str) -> str:
    """The three letters of a language."""
    return CODES.get(language, UNKNOWN)


def kind_of(track: Box) -> bytes:
    """What a track holds, in four letters: vide, soun, sbtl or text."""
    return track.at(b"mdia", b"hdlr").content[8:12]


def settle_texts(index: Box, language: str) -> None:
    """Mark captions and chapters as being in this language, for who asks for them: the words are in the picture already."""
    packed = sum((ord(letter) - 0x60) << 5 * (2 - place) for place, letter in enumerate(code_of(language)))
    for track in index.every(b"trak"):
        if kind_of(track) in TEXT:
            head, media = track.at(b"tkhd"), track.at(b"mdia", b"mdhd")
            head.put(3, head.number(3, 1) & ~SHOWN, 1)
            media.put(32 if media.content[0] else 20, packed, 2)
