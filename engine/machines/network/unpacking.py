"""Machines, network, unpacking: packed answers come apart in small pieces, so that none can swell unseen."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

PIECE = 65_536
EITHER, RAW = zlib.MAX_WBITS | 32, -zlib.MAX_WBITS
ASKED_FOR = "gzip, deflate"
KNOWN = frozenset(["gzip", "x-gzip", "deflate"])


class Damaged(Exception):
    """What arrived cannot be unpacked, or its end is missing."""


def codings(header: str) -> list[str]:
    """The packings an answer names, those that change nothing left out."""
    named = [coding.strip().lower() for coding in header.split(",")]
    return [coding for coding in named if coding not in ("", "identity")]


def unpacked(pieces: Iterable[bytes], coding: str | None) -> Iterator[bytes]:
    """The bytes, unpacked (`coding` None: as they are), never more than `PIECE` at a time. Raises `Damaged`."""
    if coding is None:
        yield from pieces
        return
    packed, is_begun = zlib.decompressobj(EITHER), False
    for piece in pieces:
        if not is_begun and piece:
            packed, is_begun = _opened(piece), True
        while piece:
            if packed.eof:
                packed = zlib.decompressobj(EITHER)
            yield _next(packed, piece)
            piece = packed.unconsumed_tail or packed.unused_data.lstrip(b"\0")
    yield from _rest(packed, is_begun)


def _opened(first: bytes) -> zlib._Decompress:
    # Some servers call bare deflate data "deflate", others wrap it as the standard says.
    is_wrapped = first[0] == 0x1F or (first[0] & 0x0F == 8 and (len(first) < 2 or int.from_bytes(first[:2]) % 31 == 0))
    return zlib.decompressobj(EITHER if is_wrapped else RAW)


def _next(packed: zlib._Decompress, piece: bytes) -> bytes:
    try:
        return packed.decompress(piece, PIECE)
    except zlib.error as problem:
        raise Damaged from problem


def _rest(packed: zlib._Decompress, is_begun: bool) -> Iterator[bytes]:
    while is_begun and not packed.eof:
        more = _next(packed, b"")
        if not more:
            raise Damaged
        yield more
