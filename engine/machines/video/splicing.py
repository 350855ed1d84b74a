"""Machines, video, splicing: a short film is made as long as it shall be, its frames and packets taken from files as they lie there.

What a film is besides its frames (what a decoder must know, captions, chapters, titles) stands in the short one. A program that
copies frame by frame takes five times as long.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.machines.video.boxes import Box, read_index
from engine.machines.video.samples import Samples, Sizes, Tape, sizes_of
from engine.machines.video.tracks import kind_of, settle_texts

TYPE = Box(b"ftyp", b"isom\x00\x00\x02\x00isomiso2avc1mp41")
PICTURE, SOUND, TABLE = b"vide", b"soun", (b"mdia", b"minf", b"stbl")
CHUNK_S = 1.0
"""How much of a track lies together; a player reads them by turns."""
FARTHEST = 2**32 - 2**24
"""Beyond this the places of chunks are written as long numbers."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A track, when each of its chunks begins and how many bytes it has, and where they come from."""

    track: Box
    chunks: Sequence[tuple[float, int]]
    source: Tape | io.BytesIO


def splice(short: Path, language: str, pictures: Sequence[Samples], sound: Sequence[Samples], target: Path) -> None:
    """Write the film. Raises `ValueError` where the parts do not belong together."""
    if len({part.shape for part in pictures}) != 1 or len({part.shape for part in sound}) != 1:
        raise ValueError("The parts were encoded in different ways.")
    index, parts = read_index(short), {PICTURE: pictures, SOUND: sound}
    settle_texts(index, language)
    lanes = [
        _lengthened(index, track, parts[kind]) if (kind := kind_of(track)) in parts else _as_it_is(track, short)
        for track in index.every(b"trak")
    ]
    with ExitStack() as open_:
        for lane in lanes:
            open_.callback(lane.source.close)
        _write(target, index, lanes)


def _lengthened(index: Box, track: Box, parts: Sequence[Samples]) -> Lane:
    """Tell of each sample how long it is, when it is shown and whether it stands by itself, and how long the track lasts."""
    clock, ticks = track.at(b"mdia", b"mdhd").number(12), sum(part.ticks for part in parts)
    if any(part.clock not in (0, clock) for part in parts):
        raise ValueError("The parts count in other ticks than the film.")
    delay, sizes = max(part.delay for part in parts), np.concatenate([part.sizes for part in parts])
    _last(index, track, ticks, delay, unheard=0 if any(part.orders for part in parts) else delay)
    each = max(1, round(len(sizes) * clock / ticks * CHUNK_S))
    table = track.at(*TABLE)
    table.inner = [*table.every(b"stsd"), *_tables(parts, delay), *_chunks(sizes, each), *_rolling(table, len(sizes))]
    lengths = np.add.reduceat(sizes, np.arange(0, len(sizes), each))
    begins = np.arange(len(lengths)) * each * ticks / clock / len(sizes)
    return Lane(track, list(zip(begins.tolist(), lengths.tolist(), strict=True)), Tape(parts))


def _last(index: Box, track: Box, ticks: int, delay: int, unheard: int) -> None:
    """How long a track lasts; what an encoder of sound puts before the first moment is no part of that."""
    movie, media, edit = index.at(b"mvhd"), track.at(b"mdia", b"mdhd"), track.at(b"edts", b"elst")
    if edit.number(4) != 1:
        raise ValueError("The film does not begin at once.")
    lasts = round((ticks - unheard) * movie.number(12) / media.number(12))
    media.put(16, ticks)
    track.at(b"tkhd").put(20, lasts)
    edit.put(8, lasts)
    edit.put(12, delay)
    movie.put(16, max(movie.number(16), lasts))


def _tables(parts: Sequence[Samples], delay: int) -> Iterator[Box]:
    yield _listed(b"stts", b"".join(part.times for part in parts), 8)
    if any(part.orders for part in parts):
        yield _listed(b"ctts", b"".join(part.orders_after(delay) for part in parts), 8)
    if any(part.keys is not None for part in parts):
        firsts = np.cumsum([0, *(len(part.sizes) for part in parts)])
        keys = [first + part.keys_of_all for first, part in zip(firsts, parts, strict=False)]
        yield _listed(b"stss", _words(np.concatenate(keys)), 4)


def _chunks(sizes: Sizes, each: int) -> Iterator[Box]:
    yield Box(b"stsz", bytes(8) + len(sizes).to_bytes(4, "big") + _words(sizes))
    whole, rest = divmod(len(sizes), each)
    runs = [(1, each, 1)] * bool(whole) + [(whole + 1, rest, 1)] * bool(rest)
    yield _listed(b"stsc", _words(runs), 12)


def _rolling(table: Box, count: int) -> Iterator[Box]:
    """That every packet needs the one before it, as the short film says it of its own."""
    for box in table.every(b"sgpd"):
        yield box
        yield Box(b"sbgp", bytes(4) + b"roll" + _words([1, count, 1]))


def _as_it_is(track: Box, short: Path) -> Lane:
    """Captions and chapters: few, and read before anything else."""
    table = track.at(*TABLE)
    places = np.frombuffer(table.at(b"stco").content[8:], ">u4").tolist()
    runs = np.frombuffer(table.at(b"stsc").content[8:], ">u4").reshape(-1, 3)[:, :2].tolist()
    sizes, at, found = sizes_of(table.at(b"stsz")), 0, list[bytes]()
    ends = [first for first, _ in runs[1:]] + [len(places) + 1]
    with short.open("rb") as file:
        for (first, each), end in zip(runs, ends, strict=True):
            for place in places[first - 1 : end - 1]:
                file.seek(place)
                found.append(file.read(int(sizes[at : at + each].sum())))
                at += each
    return Lane(track, [(-1.0, len(chunk)) for chunk in found], io.BytesIO(b"".join(found)))


def _write(target: Path, index: Box, lanes: Sequence[Lane]) -> None:
    # Chunks that begin together keep the turn they have in their track.
    whole = [
        (begin, number, turn, size)
        for number, lane in enumerate(lanes)
        for turn, (begin, size) in enumerate(lane.chunks)
    ]
    order = [(number, size) for _, number, _, size in sorted(whole)]
    far = sum(size for _, size in order) > FARTHEST
    tables, places = [lane.track.at(*TABLE) for lane in lanes], [list[int]() for _ in lanes]
    for table, lane in zip(tables, lanes, strict=True):
        kept = [box for box in table.inner if box.name not in (b"stco", b"co64")]
        table.inner = [*kept, _placed([0] * len(lane.chunks), far=far)]
    at = begin = len(TYPE.written()) + len(index.written()) + 16
    for number, size in order:
        places[number].append(at)
        at += size
    for table, found in zip(tables, places, strict=True):
        table.inner[-1] = _placed(found, far=far)
    with target.open("wb") as film:
        film.write(TYPE.written() + index.written())
        film.write(b"\0\0\0\1mdat" + (at - begin + 16).to_bytes(8, "big"))
        for number, size in order:
            film.write(lanes[number].source.read(size))


def _placed(places: Sequence[int], *, far: bool) -> Box:
    size = 8 if far else 4
    return _listed(b"co64" if far else b"stco", np.array(places, f">u{size}").tobytes(), size)


def _listed(name: bytes, entries: bytes, each: int) -> Box:
    return Box(name, bytes(4) + (len(entries) // each).to_bytes(4, "big") + entries)


def _words(numbers: object) -> bytes:
    return np.asarray(numbers).astype(">u4").tobytes()
