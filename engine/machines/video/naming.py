"""Machines, video, naming: a font file under another family name, so that it is not taken for one the machine has; pure."""

from __future__ import annotations

import struct
from collections.abc import Iterator

OURS = " Studio"
"""What our typefaces are called by behind their own names, where nobody sees it."""
FAMILY, FULL, TYPOGRAPHIC = 1, 4, 16
HEAD, TABLE, RECORD = struct.Struct(">4sHHHH"), struct.Struct(">4sIII"), struct.Struct(">HHHHHH")
MACINTOSH = 1


def renamed(font: bytes, ending: str = OURS) -> bytes:
    """The same font (sfnt: TrueType or OpenType) with this behind its family's name. Raises `struct.error` for other files."""
    count, tables = HEAD.unpack_from(font)[1], bytearray(font)
    for number in range(count):
        at = HEAD.size + number * TABLE.size
        tag, _, offset, length = TABLE.unpack_from(font, at)
        if tag == b"name":
            made = _table(font[offset : offset + length], ending)
            tables += bytes(-len(tables) % 4)
            TABLE.pack_into(tables, at, tag, _sum(made), len(tables), len(made))
            tables += made + bytes(-len(made) % 4)
    return bytes(tables)


def _table(old: bytes, ending: str) -> bytes:
    """The table of names, each family's with the ending."""
    records, words = b"", b""
    names = list(_names(old))
    for (*kind, name), text in names:
        ended = text + _coded(ending, kind[0]) if name in (FAMILY, FULL, TYPOGRAPHIC) else text
        records += RECORD.pack(*kind, name, len(ended), len(words))
        words += ended
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + words


def _names(table: bytes) -> Iterator[tuple[tuple[int, ...], bytes]]:
    """Platform, encoding, language and kind of each name, and its bytes."""
    _, count, start = struct.unpack_from(">HHH", table)
    for number in range(count):
        *kind, length, offset = RECORD.unpack_from(table, 6 + number * RECORD.size)
        if kind[2] < 0x8000:  # a language by its number; others are named in a table we leave out
            yield tuple(kind), table[start + offset : start + offset + length]


def _coded(text: str, platform: int) -> bytes:
    return text.encode("latin-1" if platform == MACINTOSH else "utf-16-be")


def _sum(table: bytes) -> int:
    whole = table + bytes(-len(table) % 4)
    return int(sum(struct.unpack(f">{len(whole) // 4}I", whole))) & 0xFFFFFFFF
