"""Machines, encoding, MP3 patching: stretches of a finished MP3 are encoded anew and set among the frames that are kept.

Without a bit reservoir an encoder that hears the same from some way before a stretch soon makes the same frames, to the byte.
There the joints are: at a frame both encodings have, so a decoder cannot tell the file from one encoded in one go.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.machines.encoding.mp3_file import Mp3File, NoFrames, split
from engine.machines.encoding.mp3_joints import REACH
from engine.machines.encoding.mp3_writing import Mp3Writer
from engine.stage.mp3_frames import PCM_PER_FRAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
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


def patched(
    kept: Path, patches: Iterable[Patch], samples: int, encode: Encode, heard: Heard, target: Path, tags: bytes
) -> None:
    """Write `kept` with these patches to `target`; each is heard as it is in the new file. Raises `NoFrames` where they do not fit."""
    with Mp3File(kept) as old:
        pieces, at = list[_Piece](), 0
        for patch in patches:
            piece = _fitted(old, patch, split(encode(patch.frames)), samples)
            pieces += [_Piece(at, piece.first), piece]
            first = patch.begin // PCM_PER_FRAME
            after = min(old.count, patch.end // PCM_PER_FRAME) if piece.end < old.count else piece.end
            heard(first, old.between(first, piece.first) + b"".join(piece.new) + old.between(piece.end, after))
            at = piece.end
        _write(old, [*pieces, _Piece(at, old.count)], samples, target, tags)


def _fitted(old: Mp3File, patch: Patch, new: list[bytes], samples: int) -> _Piece:
    """The new frames between the joints; `end` is the old file's end for a patch that is its new end."""
    first, change = patch.begin // PCM_PER_FRAME, patch.changed_from // PCM_PER_FRAME - REACH
    begin = 0 if patch.begin == 0 else 1 + _same(old, new, first, range(change, first - 1, -1))
    if patch.end >= samples:
        return _Piece(begin, old.count, tuple(new[begin - first :]))
    back = patch.changed_to // PCM_PER_FRAME + REACH
    end = _same(old, new, first, range(back, min(old.count, first + len(new))))
    return _Piece(begin, end, tuple(new[begin - first : end - first]))


def _same(old: Mp3File, new: list[bytes], first: int, numbers: Iterable[int]) -> int:
    """The first of these frames that both have."""
    for number in numbers:
        if 0 <= number < old.count and old.frame(number) == new[number - first]:
            return number
    raise NoFrames("The new stretch never comes to sound like the kept one.")


def _write(old: Mp3File, pieces: list[_Piece], samples: int, target: Path, tags: bytes) -> None:
    with Mp3Writer(target, tags, old.head) as file:
        for piece in pieces:
            for chunk in [list(piece.new)] if piece.new else _chunks(old, piece):
                file.add(chunk)
        file.finish(samples)


def _chunks(old: Mp3File, piece: _Piece) -> Iterable[list[bytes]]:
    for begin in range(piece.first, piece.end, CHUNK):
        yield [old.frame(number) for number in range(begin, min(begin + CHUNK, piece.end))]
