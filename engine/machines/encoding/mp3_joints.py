"""Machines, encoding, MP3 joints: two encoders heard the same stretch, and somewhere in it the file goes from the one to the other.

Best is a frame that both made alike, to the byte: a decoder cannot tell that there is a joint. Without a bit reservoir encoders
come to that within some frames. Where they never do, the windows at the joint must at least be of one shape, so that the
halves of neighbouring blocks still cancel each other's aliasing; what is left is less than either encoder's own noise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

REACH = 4
"""Frames around a sample in which it can be heard."""
SIDE_AT, CRC = 4, 2
GRANULE_AT, GRANULE_BITS = 20, 59
SWITCHED_AT, SHAPE_BITS = 33, 4
"""In stereo: 20 bits for the frame, then 59 for each channel of both granules; in those, how its window is shaped."""
SECOND = (2, 3)


def joint(older: Sequence[bytes], newer: Sequence[bytes]) -> int:
    """The frame after which the newer encoder's frames follow the older's; both begin with the same frame of the stretch they share.

    The last one that fits, since by then the newer encoder has come to the state it would have had.
    """
    numbers = range(min(len(older), len(newer)) - REACH - 1, 0, -1)
    alike = (number for number in numbers if older[number] == newer[number])
    fitting = (number for number in numbers if windows(older[number]) == windows(newer[number]))
    return next(alike, next(fitting, max(0, len(numbers) // 2)))


def windows(frame: bytes) -> tuple[int, ...]:
    """The shape of the window each channel of a stereo frame ends with; 0 is the long one."""
    begin = SIDE_AT + (0 if frame[1] & 1 else CRC)
    side = int.from_bytes(frame[begin : begin + 32])
    return tuple(_shape(side, GRANULE_AT + GRANULE_BITS * at + SWITCHED_AT) for at in SECOND)


def _shape(side: int, at: int) -> int:
    bits = side >> (256 - at - SHAPE_BITS) & (1 << SHAPE_BITS) - 1
    return bits if bits >> (SHAPE_BITS - 1) else 0
