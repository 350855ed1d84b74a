"""Machines, video, projecting: one scene frame after frame; what has not changed is neither painted nor converted again."""

from __future__ import annotations

from typing import Any

import av
import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from engine.machines.video.painting import Painting

ALIGNED = 16
"""Parts of a picture begin and end at multiples of this, so that their colours are those of the whole."""


class Screen:
    """A picture of the film's size that is painted on, and its YUV copy."""

    def __init__(self, width: int, height: int) -> None:
        self.image = QImage(width, height, QImage.Format.Format_RGB32)
        self._rows = np.frombuffer(self.image.bits(), np.uint8).reshape(height, self.image.bytesPerLine() // 4, 4)
        self._size = width, height
        self.yuv: Any = None

    def convert(self, part: QRect | None = None) -> None:
        """Bring the copy up to date, where only this part has changed in that part alone."""
        if self.yuv is None or part is None:
            self.yuv = _converted(self._rows[:, : self._size[0]])
            return
        left, top = part.left() // ALIGNED * ALIGNED, part.top() // ALIGNED * ALIGNED
        right, bottom = (
            min(self._size[0], -(-(part.right() + 1) // ALIGNED) * ALIGNED),
            min(self._size[1], part.bottom() + 2),
        )
        news = _converted(self._rows[top:bottom, left:right])
        for number, plane in enumerate(self.yuv.planes):
            scale = 1 if number == 0 else 2
            whole, piece = _lines(plane), _lines(news.planes[number])
            high, wide = -(-(bottom - top) // scale), -(-(right - left) // scale)
            y, x = top // scale, left // scale
            whole[y : y + high, x : x + wide] = piece[:high, :wide]


class Projector:
    """Paints the moments of one scene in order; with `full` the backdrop moves, else only what the scene itself changes.

    `start` is how many frames of the film come before it: the backdrop goes on from there.
    """

    def __init__(self, painting: Painting, *, full: bool, start: int = 0) -> None:
        self._painting, self._full = painting, full and painting.backdrop.moves
        self._drifts, self._start = full, start
        self._screen = Screen(painting.canvas.width, painting.canvas.height)
        self._state: tuple[float, ...] | None = None
        self._lively: tuple[tuple[float, ...], ...] = ()

    @property
    def yuv(self) -> Any:
        """The frame that is shown, in the colours of the encoder."""
        return self._screen.yuv

    def show(self, number: int, t: float) -> bool:
        """Show the moment `t`; returns whether anything of it differs from the moment before."""
        frame = self._start + number if self._drifts else 0
        state, lively = self._painting.state(t), self._painting.lively(t)
        is_placed = state == self._state and self._painting.is_settled(t)
        if not self._full and state == self._state and lively == self._lively:
            return False
        if is_placed and self._full and not lively:
            self._paint(lambda painter: self._painting.draw_moving(painter, frame))
            self._screen.convert(self._painting.below)
        elif is_placed and not self._full:
            for part, (now, before) in enumerate(zip(lively, self._lively, strict=True)):
                if now != before:
                    self._paint(lambda painter, part=part: self._painting.draw_lively(painter, part, t))
                    self._screen.convert(self._painting.canvas.lively[part].rect)
        else:
            self._paint(lambda painter: self._painting.draw(painter, t, frame))
            self._screen.convert()
        self._state, self._lively = state, lively
        return True

    def _paint(self, draw: Any) -> None:
        painter = QPainter(self._screen.image)
        draw(painter)
        painter.end()


def _converted(rows: Any) -> Any:
    frame = av.VideoFrame.from_numpy_buffer(np.ascontiguousarray(rows), format="bgra")
    made = frame.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")
    made.pict_type = 0
    return made


def _lines(plane: Any) -> Any:
    """A plane's bytes, a row a line."""
    return np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
