"""Machines, video, samples: the frames of a finished segment or the packets of a sound, as they lie in their file."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from engine.machines.encoding.aac_frames import GUARDED, HEAD, packets_of
from engine.machines.video.boxes import Box, read_index
from engine.machines.video.tracks import kind_of

Sizes = NDArray[np.int64]
PACKET = 1024
PAIR, WORD = 8, 4


@dataclass(frozen=True, slots=True)
class Samples:
    """How long each is in bytes, how they are told apart in time (as the boxes of a table say it), and a stream that begins at the first."""

    sizes: Sizes
    times: bytes
    opened: Callable[[], BinaryIO]
    shape: bytes
    """What a decoder must know: samples can be put together where it is the same."""
    clock: int = 0
    """Ticks a second; 0 where the file does not count in ticks."""
    orders: bytes | None = None
    """Where frames are shown in another order than they lie: the entries of that table."""
    keys: Sizes | None = None
    """The numbers of those that stand by themselves, from 1; None where all do."""
    delay: int = 0
    """How many ticks of it are over when the first one is shown."""

    @property
    def ticks(self) -> int:
        """How long they last together, by the clock of their track."""
        pairs = np.frombuffer(self.times, ">u4").astype(np.int64)
        return int((pairs[::2] * pairs[1::2]).sum())

    @property
    def keys_of_all(self) -> Sizes:
        """The same where all do."""
        return np.arange(1, len(self.sizes) + 1) if self.keys is None else self.keys

    def orders_after(self, delay: int) -> bytes:
        """The entries that say how long after its place each one is shown, where the first is to be shown so many ticks late."""
        plain = len(self.sizes).to_bytes(WORD, "big") + bytes(WORD)
        pairs = np.frombuffer(self.orders or plain, ">u4").reshape(-1, 2).copy()
        pairs[:, 1] += delay - self.delay
        return pairs.tobytes()


def of_track(path: Path, kind: bytes) -> Samples:
    """Those of the one track of this kind, which lie one after the other. Raises `ValueError` for a file made otherwise."""
    track = next((one for one in read_index(path).every(b"trak") if kind_of(one) == kind), None)
    if track is None:
        raise ValueError(f"{path.name} has no track of that kind.")
    table = track.at(b"mdia", b"minf", b"stbl")
    places, sizes = table.at(b"stco"), sizes_of(table.at(b"stsz"))
    begin = places.number(8)
    if _ends(places, table.at(b"stsc"), sizes) != begin + sizes.sum():
        raise ValueError(f"The parts of {path.name} lie apart.")

    def opened() -> BinaryIO:
        stream = path.open("rb")
        stream.seek(begin)
        return stream

    orders, keys, edit = table.find(b"ctts"), table.find(b"stss"), track.find(b"edts", b"elst")
    return Samples(
        sizes, table.at(b"stts").content[PAIR:], opened, _decoding(table.at(b"stsd")),
        track.at(b"mdia", b"mdhd").number(12), orders.content[PAIR:] if orders is not None else None,
        np.frombuffer(keys.content[PAIR:], ">u4").astype(np.int64) if keys is not None else None,
        edit.number(12) if edit is not None else 0,
    )  # fmt: skip


def of_packets(path: Path) -> Samples:
    """Those of an ADTS stream, without what each packet says of itself; read again when they are wanted, since hours of them are large."""
    packets = packets_of(path.read_bytes())
    heads = np.array([HEAD if packet[1] & 1 else GUARDED for packet in packets], np.int64)
    ends = np.cumsum([len(packet) for packet in packets], dtype=np.int64)
    begins = np.concatenate(([0], ends[:-1]))[: len(packets)] + heads
    times = len(packets).to_bytes(WORD, "big") + PACKET.to_bytes(WORD, "big")
    shape = packets[0][1:3] if packets else b""

    def opened() -> BinaryIO:
        stream = path.read_bytes()
        return io.BytesIO(b"".join(map(stream.__getitem__, map(slice, begins.tolist(), ends.tolist()))))

    return Samples(ends - begins, times, opened, shape)


@dataclass(slots=True)
class Tape:
    """Samples one after the other, read once from the first to the last."""

    parts: Sequence[Samples]
    _at: int = -1
    _left: int = 0
    _stream: BinaryIO = field(default_factory=io.BytesIO)

    def read(self, size: int) -> bytes:
        """The next bytes. Raises `ValueError` where a file ends before its samples do."""
        taken = b""
        while len(taken) < size:
            if not self._left:
                self._next()
            more = self._stream.read(min(self._left, size - len(taken)))
            if not more:
                raise ValueError("A part is shorter than it says.")
            self._left -= len(more)
            taken += more
        return taken

    def _next(self) -> None:
        self._stream.close()
        self._at += 1
        part = self.parts[self._at]
        self._stream, self._left = part.opened(), int(part.sizes.sum())

    def close(self) -> None:
        """Nobody reads on."""
        self._stream.close()


def sizes_of(table: Box) -> Sizes:
    """As a table of sizes says it."""
    same, count = table.number(4), table.number(8)
    return np.full(count, same, np.int64) if same else np.frombuffer(table.content[12:], ">u4").astype(np.int64)


def _ends(places: Box, chunks: Box, sizes: Sizes) -> int:
    """Where the last chunk ends; that is where all samples end only if no chunk lies apart."""
    last, count = places.number(4 + WORD * places.number(4)), chunks.number(len(chunks.content) - 8)
    return last + int(sizes[-count:].sum())


def _decoding(described: Box) -> bytes:
    """A sample description without the bit rate, which is another in each segment."""
    at = described.content.find(b"btrt")
    return described.content[8:] if at < 0 else described.content[16 : at - WORD]
