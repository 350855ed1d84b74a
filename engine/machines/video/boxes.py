"""Machines, video, boxes: the index of an MP4 as a tree of boxes that can be read, changed and written again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CHAPTER = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts")
"""Boxes that hold boxes and nothing else."""
INDEX, HEAD, LONG_HEAD = b"moov", 8, 16


@dataclass(slots=True)
class Box:
    """A name, and either content or boxes."""

    name: bytes
    content: bytes = b""
    inner: list[Box] = field(default_factory=list)

    @classmethod
    def of(cls, name: bytes, content: bytes) -> Box:
        """A box, opened where it holds boxes."""
        if name not in CHAPTER:
            return cls(name, content)
        found = ((one, content[start:end]) for one, start, end in boxes_in(content))
        return cls(name, b"", [cls.of(one, inside) for one, inside in found])

    def every(self, name: bytes) -> list[Box]:
        """Those of this name directly in it."""
        return [box for box in self.inner if box.name == name]

    def find(self, *names: bytes) -> Box | None:
        """The first at the end of this path."""
        if not names:
            return self
        return next((found for box in self.every(names[0]) if (found := box.find(*names[1:])) is not None), None)

    def at(self, *names: bytes) -> Box:
        """The same. Raises `ValueError` where there is none."""
        found = self.find(*names)
        if found is None:
            raise ValueError(f"The file has no {b'/'.join(names).decode('latin-1')}.")
        return found

    def put(self, start: int, value: int, size: int = 4) -> None:
        """Write a number into the content. Raises `ValueError` where there is no room for it."""
        if value >= 256**size:
            raise ValueError(f"{value} does not fit into {self.name.decode('latin-1')}.")
        self.content = self.content[:start] + value.to_bytes(size, "big") + self.content[start + size :]

    def number(self, start: int, size: int = 4) -> int:
        """A number of the content."""
        return int.from_bytes(self.content[start : start + size], "big")

    def written(self) -> bytes:
        """As it stands in a file."""
        content = b"".join(box.written() for box in self.inner) if self.name in CHAPTER else self.content
        return (len(content) + HEAD).to_bytes(4, "big") + self.name + content


def boxes_in(content: bytes | bytearray, start: int = 0, end: int | None = None) -> Iterator[tuple[bytes, int, int]]:
    """Every box of a stretch: its name, and where its content begins and ends."""
    at, over = start, len(content) if end is None else end
    while at + HEAD <= over:
        size, name, head = head_of(content[at : at + LONG_HEAD], over - at)
        yield name, at + head, at + size
        at += max(size, HEAD)


def head_of(first: bytes | bytearray, rest: int) -> tuple[int, bytes, int]:
    """Size, name and length of the head of a box."""
    size = int.from_bytes(first[:4], "big")
    if size == 1:
        return int.from_bytes(first[8:16], "big"), bytes(first[4:8]), LONG_HEAD
    return size or rest, bytes(first[4:8]), HEAD


def index_of(film: Path) -> tuple[int, int]:
    """Where the content of a film's index begins, and how long it is. Raises `ValueError`."""
    with film.open("rb") as file:
        at, whole = 0, film.stat().st_size
        while at < whole:
            file.seek(at)
            size, name, head = head_of(file.read(LONG_HEAD), whole - at)
            if name == INDEX:
                return at + head, size - head
            at += max(size, HEAD)
    raise ValueError(f"{film.name} has no index")


def read_index(film: Path) -> Box:
    """A film's index. Raises `ValueError`."""
    begin, size = index_of(film)
    with film.open("rb") as file:
        file.seek(begin)
        return Box.of(INDEX, file.read(size))
