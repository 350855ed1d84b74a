"""Machines, encoding, AAC frames: a stream cut into its packets, and where the packets of two encoders may be joined.

A packet stands by itself but for its window, whose second half overlaps the first half of the next: what one took away the other
gives back only where both halves are of one shape. Encoders of the same sound choose the same windows soon after they begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machines.encoding.stretches import Framing

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLES = 1024
HEAD, GUARDED = 7, 9
REACH = 4
"""Packets at the end of a stretch that already hear that nothing follows."""
PAIR = 1
PAIRED_AT, WINDOW_AT = 7, 9
"""In bits from the first element on: whether both sides share their windows, and then which window it is."""
LONG = 0
Window = tuple[int, int]


def packets_of(stream: bytes) -> list[bytes]:
    """The packets of an ADTS stream, each with its head, which says how long it is."""
    found, at = list[bytes](), 0
    while at + HEAD <= len(stream):
        size = (stream[at + 3] & 3) << 11 | stream[at + 4] << 3 | stream[at + 5] >> 5
        found.append(stream[at : at + size])
        at += max(size, HEAD)
    return found


def window(packet: bytes) -> Window | None:
    """Kind and shape of the window both sides of a packet share; None where they have different ones."""
    begin = HEAD if packet[1] & 1 else GUARDED
    bits = int.from_bytes(packet[begin : begin + 2])
    if bits >> 13 != PAIR or not bits >> (15 - PAIRED_AT) & 1:
        return None
    return bits >> (14 - WINDOW_AT) & 3, bits >> (13 - WINDOW_AT) & 1


def joint(older: Sequence[bytes], newer: Sequence[bytes]) -> int:
    """The packet after which the newer encoder's follow the older's: the last one whose long windows are alike in both.

    By then the newer encoder spends as many bits on the sound as the older one.
    """
    numbers = range(min(len(older), len(newer)) - REACH - 1, 0, -1)
    fitting = (number for number in numbers if _follow(older[number : number + 2], newer[number : number + 2]))
    return next(fitting, max(0, len(numbers) // 2))


def _follow(older: Sequence[bytes], newer: Sequence[bytes]) -> bool:
    """Whether this packet of either and the next one of either are under the same long windows."""
    all_of_them = {window(packet) for packet in (*older, *newer)}
    return len(all_of_them) == 1 and (all_of_them.pop() or (None, 0))[0] == LONG


AAC = Framing(SAMPLES, packets_of, joint)
