"""A SoundFont of one tone, made on the spot: as small as one can be and still be played."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

RATE, PERIOD = 44_100, 100


def tiny_sf2(path: Path, *, bank: int = 0, preset: int = 0) -> Path:
    """A looped saw of 441 Hz at key 69, in this preset."""
    wave = np.tile(np.linspace(-0.8, 0.8, PERIOD), 40)
    smpl = (wave * 32767).astype("<i2").tobytes() + bytes(92)
    name = b"Saw".ljust(20, b"\0")
    phdr = struct.pack("<20sHHHIII", name, preset, bank, 0, 0, 0, 0)
    phdr += struct.pack("<20sHHHIII", b"EOP".ljust(20, b"\0"), 0, 0, 1, 0, 0, 0)
    inst = struct.pack("<20sH", name, 0) + struct.pack("<20sH", b"EOI".ljust(20, b"\0"), 1)
    igen = struct.pack("<Hh", 54, 1) + struct.pack("<HH", 53, 0) + bytes(4)
    shdr = struct.pack("<20sIIIIIBbHH", name, 0, len(wave), PERIOD, len(wave) - PERIOD, RATE, 69, 0, 0, 1)
    shdr += struct.pack("<20sIIIIIBbHH", b"EOS".ljust(20, b"\0"), 0, 0, 0, 0, 0, 0, 0, 0, 0)
    pdta = b"".join(
        _chunk(kind, content)
        for kind, content in (
            (b"phdr", phdr), (b"pbag", struct.pack("<4H", 0, 0, 1, 0)), (b"pmod", bytes(10)), (b"pgen", struct.pack("<HH", 41, 0) + bytes(4)),
            (b"inst", inst), (b"ibag", struct.pack("<4H", 0, 0, 2, 0)), (b"imod", bytes(10)), (b"igen", igen), (b"shdr", shdr),
        )
    )  # fmt: skip
    info = _chunk(b"ifil", struct.pack("<HH", 2, 1)) + _chunk(b"isng", b"EMU8000\0") + _chunk(b"INAM", b"Tiny\0\0")
    lists = b"".join(
        _chunk(b"LIST", kind + content)
        for kind, content in ((b"INFO", info), (b"sdta", _chunk(b"smpl", smpl)), (b"pdta", pdta))
    )
    path.write_bytes(_chunk(b"RIFF", b"sfbk" + lists))
    return path


def _chunk(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
