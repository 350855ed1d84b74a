"""Machines, encoding, order of ID3 frames: chapters stand in a tag in the order they are heard, for players that pass over its table.

The library that writes tags sorts frames by size; the order is put right in the bytes, whose number stays the same.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

HEAD, CHAPTER = 10, b"CHAP"


def in_order_of_time(tag: bytes) -> bytes:
    """The ID3v2.3 tag (and whatever follows it) with its chapters by their beginning; the places of other frames stay."""
    begin, end = HEAD, HEAD + _size(tag)
    frames = list(_frames(tag, begin, end))
    heard = iter(sorted((one for one in frames if one.startswith(CHAPTER)), key=_start_ms))
    ordered = b"".join(next(heard) if one.startswith(CHAPTER) else one for one in frames)
    return tag[:begin] + ordered + tag[begin + len(ordered) :]


def _size(tag: bytes) -> int:
    """The bytes of a tag behind its head: four numbers of seven bits."""
    return sum(byte << 7 * place for place, byte in enumerate(reversed(tag[6:HEAD]))) if tag[:3] == b"ID3" else 0


def _frames(tag: bytes, at: int, end: int) -> Iterator[bytes]:
    while at + HEAD <= end and tag[at] != 0:
        size = HEAD + struct.unpack_from(">I", tag, at + 4)[0]
        yield tag[at : at + size]
        at += size


def _start_ms(frame: bytes) -> int:
    name_ends = frame.index(b"\0", HEAD)
    start: int = struct.unpack_from(">I", frame, name_ends + 1)[0]
    return start
