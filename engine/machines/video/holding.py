"""Machines, video, holding: a picture that stays for a while, as H.264 frames that say "the same again" in a few bytes each.

An encoder looks at every macroblock of a picture that has not changed. A frame all of whose macroblocks are skipped says the same,
and is written here by hand; the frames the encoder makes are numbered anew, so that it never knows of those between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

START = b"\0\0\0\1"
SLICE, IDR, SPS, PPS = 1, 5, 7, 8
P_ALONE = 5
REFERENCE = 0x41
HIGH = frozenset({100, 110, 122, 244})
LOOKS_LIKE_A_START = re.compile(rb"\0\0(?=[\0-\3])")


class Bits:
    """The bits of a unit without its emulation bytes, read from the first on."""

    def __init__(self, unit: bytes) -> None:
        self._bytes, self.at = unit.replace(b"\0\0\3", b"\0\0"), 8

    def u(self, count: int) -> int:
        """A number of so many bits."""
        whole = int.from_bytes(self._bytes[self.at // 8 : (self.at + count + 7) // 8], "big")
        spare = -(self.at + count) % 8
        self.at += count
        return whole >> spare & ((1 << count) - 1)

    def ue(self) -> int:
        """A number in Exp-Golomb code."""
        zeros = 0
        while self.u(1) == 0:
            zeros += 1
        return (1 << zeros) - 1 + self.u(zeros)

    def skip(self, *kinds: str) -> None:
        """Pass over numbers: `e` in Exp-Golomb code, `1` of one bit, `8` of eight."""
        for kind in kinds:
            self.ue() if kind == "e" else self.u(int(kind))


@dataclass(frozen=True, slots=True)
class Stream:
    """What must be known of an encoder's stream to write frames of one's own into it."""

    number_bits: int
    macroblocks: int
    has_deblocking: bool

    @classmethod
    def of(cls, header: bytes) -> Stream | None:
        """By its parameter sets (Annex B); None for one that is coded otherwise than is understood here."""
        units = {unit[0] & 31: unit for unit in units_of(header)}
        if SPS not in units or PPS not in units:
            return None
        sequence, picture = _sequence(Bits(units[SPS])), _picture(Bits(units[PPS]))
        return cls(*sequence, picture) if sequence is not None and picture is not None else None

    def same_again(self, number: int) -> bytes:
        """A frame that shows what the one before it shows."""
        bits = _ue(0) + _ue(P_ALONE) + _ue(0) + format(number % (1 << self.number_bits), f"0{self.number_bits}b")
        bits += "1" + _ue(0)  # one reference: the frame before
        bits += "0" + "0" + _ue(0)  # its order is not changed, nothing is marked, the quantizer is the stream's
        bits += _ue(1) if self.has_deblocking else ""
        bits += _ue(self.macroblocks) + "1"
        whole = bits + "0" * (-len(bits) % 8)
        return START + _escaped(bytes([REFERENCE]) + int(whole, 2).to_bytes(len(whole) // 8, "big"))

    def numbered(self, packet: bytes, number: int) -> bytes:
        """A packet of the encoder whose frame has another number."""
        return b"".join(START + self._numbered(unit, number) for unit in units_of(packet))

    def _numbered(self, unit: bytes, number: int) -> bytes:
        if unit[0] & 31 != SLICE:
            return unit
        bits = Bits(unit)
        bits.skip("e", "e", "e")
        plain = bytearray(unit.replace(b"\0\0\3", b"\0\0"))
        value = number % (1 << self.number_bits)
        for place in range(self.number_bits):
            at, bit = bits.at + place, value >> (self.number_bits - 1 - place) & 1
            plain[at // 8] = plain[at // 8] & ~(0x80 >> at % 8) | (0x80 >> at % 8 if bit else 0)
        return _escaped(bytes(plain))


def units_of(stream: bytes) -> list[bytes]:
    """The units of an Annex B stream, without their start codes."""
    return [unit.rstrip(b"\0") for unit in stream.split(b"\0\0\1") if unit.strip(b"\0")]


def is_key(packet: bytes) -> bool:
    """Whether a frame stands by itself."""
    return any(unit[0] & 31 == IDR for unit in units_of(packet))


def _sequence(bits: Bits) -> tuple[int, int] | None:
    profile = bits.u(8)
    bits.skip("8", "8", "e")
    if profile in HIGH:
        bits.skip("e", "e", "e", "1")
        if bits.u(1):  # scaling lists
            return None
    number_bits = bits.ue() + 4
    if bits.ue() != 2:  # the order of pictures is not that of their numbers
        return None
    bits.skip("e", "1")
    macroblocks = (bits.ue() + 1) * (bits.ue() + 1)
    return (number_bits, macroblocks) if bits.u(1) else None


def _picture(bits: Bits) -> bool | None:
    """Whether slices say how they are deblocked; None for what is coded otherwise."""
    bits.skip("e", "e")
    arithmetic = bits.u(1)
    bits.skip("1")
    groups = bits.ue()
    bits.skip("e", "e")
    weighted = bits.u(1)
    bits.skip("1", "1", "e", "e", "e")
    deblocking, _, redundant = bits.u(1), bits.u(1), bits.u(1)
    return None if arithmetic or groups or weighted or redundant else bool(deblocking)


def _ue(value: int) -> str:
    plain = format(value + 1, "b")
    return "0" * (len(plain) - 1) + plain


def _escaped(unit: bytes) -> bytes:
    """With emulation bytes where three bytes would look like a start code."""
    return LOOKS_LIKE_A_START.sub(b"\0\0\3", unit)
