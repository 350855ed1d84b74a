"""Machines, video, tracks: what an MP4 says of its text tracks: whose language it is, and that nobody sees them unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

CODES = {
    "en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por", "nl": "nld", "zh": "zho", "ja": "jpn", "ko": "kor",
}  # fmt: skip
"""ISO 639-1 as a digest says it, ISO 639-2 as an MP4 does."""
UNKNOWN = "und"
TEXT = (b"sbtl", b"text", b"subt")
SHOWN = 0x01
Box = tuple[bytes, int, int]
"""Its name, and where its content begins and ends."""


def code_of(language: str) -> str:
    """The three letters of a language."""
    return CODES.get(language, UNKNOWN)


def settle_texts(film: Path, language: str) -> None:
    """Mark captions and chapters as being in this language, for who asks for them: the words are in the picture already."""
    with film.open("r+b") as file:
        begin, size = _index_of(film)
        file.seek(begin)
        index = bytearray(file.read(size))
        for _, start, end in _named(index, b"trak", 0, len(index)):
            _settle(index, start, end, code_of(language))
        file.seek(begin)
        file.write(index)


def _settle(index: bytearray, start: int, end: int, code: str) -> None:
    _, media, over = next(_named(index, b"mdia", start, end))
    handler = next(_named(index, b"hdlr", media, over))[1]
    if bytes(index[handler + 8 : handler + 12]) not in TEXT:
        return
    index[next(_named(index, b"tkhd", start, end))[1] + 3] &= ~SHOWN
    head = next(_named(index, b"mdhd", media, over))[1]
    at = head + (32 if index[head] else 20)
    index[at : at + 2] = sum((ord(letter) - 0x60) << 5 * (2 - place) for place, letter in enumerate(code)).to_bytes(
        2, "big"
    )


def _index_of(film: Path) -> tuple[int, int]:
    """Where the content of the `moov` box begins, and how long it is."""
    with film.open("rb") as file:
        at, whole = 0, film.stat().st_size
        while at < whole:
            file.seek(at)
            size, name, head = _head(file.read(16), whole - at)
            if name == b"moov":
                return at + head, size - head
            at += size
    raise ValueError(f"{film.name} has no index")


def _named(index: bytes | bytearray, name: bytes, start: int, end: int) -> Iterator[Box]:
    at = start
    while at + 8 <= end:
        size, found, head = _head(index[at : at + 16], end - at)
        if found == name:
            yield found, at + head, at + size
        at += size


def _head(first: bytes | bytearray, rest: int) -> tuple[int, bytes, int]:
    """Size, name and length of the head of a box."""
    size = int.from_bytes(first[:4], "big")
    if size == 1:
        return int.from_bytes(first[8:16], "big"), bytes(first[4:8]), 16
    return size or rest, bytes(first[4:8]), 8
