"""Machines, encoding, MP3 patching: stretches of a finished MP3 are encoded anew and set among the frames that are kept.

Without a bit reservoir an encoder that hears the same from some way before a stretch soon makes the same frames, to the byte.
There the joints are: at a frame both encodings have, so a decoder cannot tell the file from one encoded in one go.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.machines.encoding.mp3_file import Mp3File, NoFrames, split
from engine.machines.encoding.mp3_joints import REACH, windows
from engine.machines.encoding.mp3_writing import Mp3Writer
from engine.stage.mp3_frames import PCM_PER_FRAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from engine.machines.encoding.ffmpeg import Frames
    from engine.stage.recording import Patch

    Encode = Callable[[Frames], bytes]
    Heard = Callable[[int, bytes], None]

CHUNK = 1 << 11
"""Frames copied at a time."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Frames of the new file: kept ones from `first` to before `end`, or new ones."""

    first: int
    end: int
    new: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fitted:
    """New frames between two kept ones: those before `before`, and those from `after` on."""

    before: int
    new: tuple[bytes, ...]
    after: int


def patched(
    kept: Path, patches: Iterable[Patch], samples: int, encode: Encode, heard: Heard, target: Path, tags: bytes
) -> None:
    """Write `kept` with these patches to `target`; each is heard as it is in the new file. Raises `NoFrames` where they do not fit."""
    with Mp3File(kept) as old:
        pieces, at = list[_Piece](), 0
        for patch in patches:
            fitted = _fitted(old, patch, split(encode(patch.frames)), samples)
            pieces += [_Piece(at, fitted.before), _Piece(0, 0, fitted.new)]
            first, last = _number(patch.begin - patch.moved_before), _number(patch.end - patch.moved_after)
            around = (
                old.between(first, fitted.before),
                old.between(fitted.after, max(fitted.after, min(old.count, last))),
            )
            heard(_number(patch.begin), around[0] + b"".join(fitted.new) + around[1])
            at = fitted.after
        _write(old, [*pieces, _Piece(at, old.count)], samples, target, tags)


def _number(samples: int) -> int:
    return samples // PCM_PER_FRAME


def _fitted(old: Mp3File, patch: Patch, new: list[bytes], samples: int) -> _Fitted:
    """The new frames between the joints; one that is the recording's new end goes to the end."""
    first, earlier, later = _number(patch.begin), _number(patch.moved_before), _number(patch.moved_after)
    change, back = _number(patch.changed_from) - REACH - first, _number(patch.changed_to) + REACH - first
    before, after = _Beside(old, new, first - earlier), _Beside(old, new, first - later)
    begin = 0 if patch.begin == 0 else 1 + before.same(range(change, -1, -1))
    if patch.end >= samples:
        return _Fitted(first - earlier + begin, tuple(new[begin:]), old.count)
    end = after.same(range(back, len(new))) if earlier == later else after.joint(range(back, len(new) - REACH))
    return _Fitted(first - earlier + begin, tuple(new[begin:end]), first - later + end)


@dataclass(frozen=True, slots=True)
class _Beside:
    """New frames beside the kept ones that hold the same sound: the first new one is the kept one of number `at`."""

    old: Mp3File
    new: list[bytes]
    at: int

    def same(self, numbers: Iterable[int]) -> int:
        """The first of these new frames that was kept too, to the byte."""
        found = self._first_same(numbers)
        if found is None:
            raise NoFrames("The new stretch never comes to sound like the kept one.")
        return found

    def joint(self, numbers: Sequence[int]) -> int:
        """The same, or where the shapes of windows fit: an encoder that began elsewhere spends a byte more on other frames."""
        found = self._first_same(numbers)
        if found is not None:
            return found
        for number in numbers:
            if 0 < self.at + number < self.old.count and self._fits(number - 1):
                return number
        raise NoFrames("The new stretch cannot be joined to the kept one.")

    def _first_same(self, numbers: Iterable[int]) -> int | None:
        there = (number for number in numbers if 0 <= self.at + number < self.old.count)
        return next((number for number in there if self.old.frame(self.at + number) == self.new[number]), None)

    def _fits(self, number: int) -> bool:
        return windows(self.old.frame(self.at + number)) == windows(self.new[number])


def _write(old: Mp3File, pieces: list[_Piece], samples: int, target: Path, tags: bytes) -> None:
    with Mp3Writer(target, tags, old.head) as file:
        for piece in pieces:
            for chunk in [list(piece.new)] if piece.new else _chunks(old, piece):
                file.add(chunk)
        file.finish(samples)


def _chunks(old: Mp3File, piece: _Piece) -> Iterable[list[bytes]]:
    for begin in range(piece.first, piece.end, CHUNK):
        yield [old.frame(number) for number in range(begin, min(begin + CHUNK, piece.end))]
