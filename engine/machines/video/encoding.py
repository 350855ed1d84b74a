"""Machines, video, encoding: the frames of one scene as H.264; what has not changed is sent again as it was."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.video.frame import PictureType

from engine.machines.video.holding import Stream, is_key
from engine.machines.video.painting import Painting
from engine.machines.video.parting import Stretch
from engine.machines.video.projecting import Projector
from engine.pictures.model import Cut, Motion

CRF, KEY_S = "21", 2
TELL_S = 0.1
"""Who looks at a painter sees it move; who is told of each frame works for nothing else."""
X264 = {"preset": "veryfast", "crf": CRF, "bf": "2", "aq-mode": "1"}
HELD = {**X264, "bf": "0", "coder": "vlc", "weightp": "0", "refs": "1", "sc_threshold": "0", "forced-idr": "1"}
"""One picture after the other in the order they are seen, each from the one before, in the simpler code: so others fit between."""
FAR = 100_000
BT709 = 1


class Segment:
    """A file that takes frames one after the other, each encoded by itself."""

    options = X264

    def __init__(self, target: Path, width: int, height: int, fps: int, threads: int) -> None:
        self._container: Any = av.open(str(target), "w", format="mp4")
        chosen = {**self.options, "threads": str(threads)}
        self._stream: Any = self._container.add_stream("libx264", rate=fps, options=chosen)
        self._stream.width, self._stream.height, self._stream.pix_fmt = width, height, "yuv420p"
        context = self._stream.codec_context
        context.gop_size, context.time_base = KEY_S * fps, Fraction(1, fps)
        context.color_range, context.colorspace, context.color_primaries, context.color_trc = 1, BT709, BT709, BT709
        self._base, self._fed = context.time_base, 0

    def add(self, frame: Any, *, is_new: bool) -> None:
        """The next frame, YUV; whether it shows anything that the one before it does not."""
        self._take(self._feed(frame))

    def close(self) -> None:
        """Write what is still held back."""
        self._take(self._stream.encode(None))
        self._container.close()

    def _feed(self, frame: Any) -> Any:
        frame.pts, frame.time_base = self._fed, self._base
        self._fed += 1
        return self._stream.encode(frame)

    def _take(self, packets: Any) -> None:
        self._container.mux(packets)


class HeldSegment(Segment):
    """The same, where a picture that stays is encoded once and then held; its frames are as many, and as long, as any others."""

    options = HELD

    def __init__(self, target: Path, width: int, height: int, fps: int, threads: int) -> None:
        super().__init__(target, width, height, fps, threads)
        self._key_every, self._taken, self._number, self._since_key = KEY_S * fps, 0, 0, 0
        self._packets: deque[bytes] = deque()
        self._held: deque[int] = deque()
        self._stream.codec_context.gop_size = FAR
        self._stream.codec_context.open(strict=False)
        self._shape = Stream.of(bytes(self._stream.codec_context.extradata or b""))

    def add(self, frame: Any, *, is_new: bool) -> None:
        """The next frame; one that shows nothing new only lengthens the one before it, except where a film can be entered."""
        is_entry = self._taken % self._key_every == 0
        self._taken += 1
        if is_new or is_entry or self._shape is None:
            frame.pict_type = PictureType.I if is_entry else PictureType.NONE
            self._held.append(0)
            self._take(self._feed(frame))
        else:
            self._held[-1] += 1

    def close(self) -> None:
        """Write what is still held back."""
        self._take(self._stream.encode(None))
        self._write(len(self._packets))
        self._container.close()

    def _take(self, packets: Any) -> None:
        self._packets.extend(bytes(packet) for packet in packets)
        self._write(len(self._packets) - 1)

    def _write(self, count: int) -> None:
        """Write packets of pictures that are over, each with its held frames."""
        for _ in range(count):
            packet, held, shape = self._packets.popleft(), self._held.popleft(), self._shape
            self._since_key = 0 if is_key(packet) else self._since_key + 1
            self._mux(shape.numbered(packet, self._since_key) if shape else packet, is_key=self._since_key == 0)
            if shape is not None:
                self._hold(shape, held)

    def _hold(self, shape: Stream, count: int) -> None:
        for _ in range(count):
            self._since_key += 1
            self._mux(shape.same_again(self._since_key))

    def _mux(self, content: bytes, *, is_key: bool = False) -> None:
        packet = av.Packet(content)
        packet.stream, packet.time_base, packet.is_keyframe = self._stream, self._base, is_key
        packet.pts = packet.dts = self._number
        packet.duration = 1
        self._container.mux(packet)
        self._number += 1


def encode(
    cut: Cut,
    painting: Painting,
    target: Path,
    tell: Callable[[int], None],
    threads: int = 1,
    part: Stretch | None = None,
) -> None:
    """Write all frames of a cut, or those of a part of it; `tell(frames so far)` now and then, and at the end."""
    begin, end = part or (0, cut.frames)
    kind = HeldSegment if cut.motion is Motion.CALM else Segment
    segment = kind(target, cut.width, cut.height, cut.fps, threads)
    projector = Projector(painting, full=cut.motion is Motion.FULL, start=cut.start)
    told = 0.0
    for number in range(begin, end):
        is_new = projector.show(number, number / cut.fps)
        segment.add(projector.yuv, is_new=is_new)
        if time.monotonic() - told >= TELL_S:
            told = time.monotonic()
            tell(number + 1 - begin)
    segment.close()
    tell(end - begin)
