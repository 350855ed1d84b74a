"""Stage, MP3 frames: where in a stream of constant rate a moment begins, so that somebody can come in there; pure."""

from __future__ import annotations

HEADER_BYTES = 4
PCM_PER_FRAME = 1152
DELAY = 1105
"""Samples by which what an encoder and a decoder made comes after what went in."""

RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
SAMPLE_RATES = (44_100, 48_000, 32_000, 0)


class FrameIndex:
    """The byte at which each frame begins; knows nothing of a stream that is no MPEG-1 layer III."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._rest, self._next, self._seen = b"", 0, 0
        self._is_lost = False

    def add(self, chunk: bytes) -> None:
        """The next bytes of the stream."""
        base, whole = self._seen - len(self._rest), self._rest + chunk
        self._seen += len(chunk)
        while not self._is_lost and self._next + HEADER_BYTES <= self._seen:
            at = self._next - base
            size = frame_bytes(whole[at : at + HEADER_BYTES])
            self._is_lost = size == 0
            if size:
                self._starts.append(self._next)
                self._next += size
        self._rest = whole[max(0, self._next - base) :] if not self._is_lost else b""

    @property
    def reaches(self) -> int:
        """The last sample at which somebody can come in."""
        return max(0, len(self._starts) * PCM_PER_FRAME - DELAY)

    def byte_of(self, pcm_frame: int) -> int | None:
        """Where to come in to hear from this sample on; one frame sooner, since each needs its predecessor. None when it is not there."""
        number = (pcm_frame + DELAY) // PCM_PER_FRAME - 1
        if self._is_lost or number >= len(self._starts):
            return None
        return self._starts[max(0, number)]


def frame_bytes(header: bytes) -> int:
    """The length of the frame with this header; 0 when it is none of MPEG-1 layer III."""
    if header[0] != 0xFF or header[1] & 0xFE != 0xFA:
        return 0
    rate, sample_rate = RATES[header[2] >> 4], SAMPLE_RATES[header[2] >> 2 & 3]
    return 144_000 * rate // sample_rate + (header[2] >> 1 & 1) if rate and sample_rate else 0
