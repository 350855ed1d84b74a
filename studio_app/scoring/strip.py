"""Scoring, strip: the ground of lines that follow each other, laid column by column, so that hundreds of them cost as much as ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from studio_app.scoring.blocks import Block, Lane, Score
from studio_app.theme.colors import Colors

EDGED_PX, EDGE_PX = 7, 2
DARK_ALPHA, LIGHT_ALPHA, HOLLOW = 52, 44, 0.35
HOLLOWS = ("off", "making")

Pixels = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """Where each line begins and ends, its colour as 0xRRGGBB, and whether it is solid; in order of time, none over another."""

    blocks: Sequence[Block]
    starts: NDArray[np.float64]
    ends: NDArray[np.float64]
    colors: Pixels
    solid: NDArray[np.bool_]

    @classmethod
    def of(cls, score: Score, lane: Lane = Lane.LINES) -> Strip:
        """The lines of a score."""
        blocks = score.lane(lane)
        return cls(
            blocks,
            np.array([one.start_ms for one in blocks], np.float64),
            np.array([one.end_ms for one in blocks], np.float64),
            np.array([QColor(one.color).rgb() & 0xFFFFFF for one in blocks], np.uint32),
            np.array([one.state not in HOLLOWS for one in blocks], np.bool_),
        )

    def paint(
        self, painter: QPainter, start_ms: float, px_per_ms: float, area: tuple[int, float, int], look: Colors
    ) -> None:
        """Lay it into an area of (width, top, height)."""
        width, top, height = area
        if not len(self.starts):
            return
        row = self._row(start_ms, px_per_ms, width, DARK_ALPHA if look.is_dark else LIGHT_ALPHA)
        pixels = np.ascontiguousarray(np.broadcast_to(row, (height, width)))
        image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
        painter.drawImage(QPointF(0, top), image)

    def wide(self, start_ms: float, end_ms: float, least_ms: float) -> list[Block]:
        """The lines seen that last so long: those that have room for more than their ground."""
        seen = (self.ends > start_ms) & (self.starts < end_ms) & (self.ends - self.starts >= least_ms)
        return [self.blocks[int(place)] for place in np.flatnonzero(seen)]

    def _row(self, start_ms: float, px_per_ms: float, width: int, alpha: int) -> Pixels:
        moments = start_ms + (np.arange(width) + 0.5) / px_per_ms
        which = np.searchsorted(self.starts, moments, side="right") - 1
        inside = (which >= 0) & (moments < self.ends[which])
        shades = np.where(self.solid, alpha, round(alpha * HOLLOW))
        row = np.where(inside, _premultiplied(self.colors, shades)[which], np.uint32(0)).astype(np.uint32)
        edged = self.solid & ((self.ends - self.starts) * px_per_ms >= EDGED_PX)
        lefts = np.floor((self.starts[edged] - start_ms) * px_per_ms).astype(np.int64)
        full = _premultiplied(self.colors[edged], np.full(len(lefts), 255))
        for by in range(EDGE_PX):
            seen = (lefts + by >= 0) & (lefts + by < width)
            row[lefts[seen] + by] = full[seen]
        return row


def _premultiplied(colors: Pixels, alphas: NDArray[np.int64]) -> Pixels:
    parts = [((colors >> shift) & 0xFF) * alphas // 255 << shift for shift in (16, 8, 0)]
    found: Pixels = (alphas.astype(np.int64) << 24 | parts[0] | parts[1] | parts[2]).astype(np.uint32)
    return found
