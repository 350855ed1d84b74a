"""Machines, video, encoding: the frames of one scene as H.264; what has not changed is sent again as it was."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from PySide6.QtGui import QImage, QPainter

from engine.machines.video.painting import Painting
from engine.pictures.model import Cut, Motion

CRF, KEY_S = "21", 2
TELL_EVERY = 5
X264 = {"preset": "veryfast", "crf": CRF, "bf": "2", "aq-mode": "1"}
BT709 = 1


class Segment:
    """A file that takes frames one after the other."""

    def __init__(self, target: Path, width: int, height: int, fps: int, threads: int) -> None:
        self._container: Any = av.open(str(target), "w", format="mp4")
        self._stream: Any = self._container.add_stream("libx264", rate=fps, options={**X264, "threads": str(threads)})
        self._stream.width, self._stream.height, self._stream.pix_fmt = width, height, "yuv420p"
        context = self._stream.codec_context
        context.gop_size, context.time_base = KEY_S * fps, Fraction(1, fps)
        context.color_range, context.colorspace, context.color_primaries, context.color_trc = 1, BT709, BT709, BT709
        self._number = 0

    def add(self, frame: Any) -> None:
        """The next frame, YUV."""
        frame.pts, frame.time_base = self._number, self._stream.codec_context.time_base
        self._container.mux(self._stream.encode(frame))
        self._number += 1

    def close(self) -> None:
        """Write what is still held back."""
        self._container.mux(self._stream.encode(None))
        self._container.close()


class Screen:
    """A picture of the film's size that is painted on, and its YUV copy."""

    def __init__(self, width: int, height: int) -> None:
        self.image = QImage(width, height, QImage.Format.Format_RGB32)
        self._rows = np.frombuffer(self.image.bits(), np.uint8).reshape(height, self.image.bytesPerLine() // 4, 4)
        self._frame = av.VideoFrame.from_numpy_buffer(self._rows, format="bgra")
        self._yuv: Any = None

    def yuv(self) -> Any:
        """What is on it, in the colours of the encoder."""
        self._yuv = _converted(self._frame)
        return self._yuv

    def yuv_below(self, top: int) -> Any:
        """The same where only what lies below this line has changed since."""
        top -= top % 2
        if self._yuv is None or top <= 0:
            return self.yuv()
        part = _converted(av.VideoFrame.from_numpy_buffer(self._rows[top:], format="bgra"))
        for number, plane in enumerate(self._yuv.planes):
            first = top if number == 0 else top // 2
            whole, news = _lines(plane), _lines(part.planes[number])
            wide = min(whole.shape[1], news.shape[1])
            whole[first : first + len(news), :wide] = news[: len(whole) - first, :wide]
        return self._yuv


def encode(cut: Cut, painting: Painting, target: Path, tell: Callable[[int], None], threads: int = 1) -> None:
    """Write all frames of a cut; `tell(frames so far)` every few frames."""
    screen, segment = Screen(cut.width, cut.height), Segment(target, cut.width, cut.height, cut.fps, threads)
    full = cut.motion is Motion.FULL and bool(painting.backdrop.strips)
    last: tuple[float, ...] | None = None
    yuv: Any = None
    for number in range(cut.frames):
        t = number / cut.fps
        state = painting.state(t)
        if full and state == last and painting.is_settled(t):
            painter = QPainter(screen.image)
            painting.draw_moving(painter, number)
            painter.end()
            yuv = screen.yuv_below(painting.backdrop.top)
        elif full or state != last:
            painter = QPainter(screen.image)
            painting.draw(painter, t, number if full else 0)
            painter.end()
            yuv = screen.yuv()
        last = state
        segment.add(yuv)
        if number % TELL_EVERY == 0:
            tell(number + 1)
    segment.close()
    tell(cut.frames)


def _converted(frame: Any) -> Any:
    made = frame.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")
    made.pict_type = 0
    return made


def _lines(plane: Any) -> Any:
    """A plane's bytes, a row a line."""
    return np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
