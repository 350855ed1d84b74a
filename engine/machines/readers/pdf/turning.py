"""Machines, readers, PDF, turning: a page whose letters are drawn sideways or upside down is asked as if they stood upright.

A wide table or a landscape page is often drawn sideways and then turned for the reader's eye.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable
from typing import Any

from engine.machines.readers.pdf.page import Page

SAMPLES = 24


def upright(ask: Any, handle: ctypes.c_void_p, letters: str, page: Page) -> Any:
    """`ask`, or what asks it about letters that stand turned; the page's width and height are then those of its letters."""
    quarter = _quarter(ask, handle, letters)
    if not quarter:
        return ask
    turned = Turned(ask, quarter, page.width, page.height)
    if quarter % 2:
        page.width, page.height = page.height, page.width
    return turned


def _quarter(ask: Any, handle: ctypes.c_void_p, letters: str) -> int:
    """How many quarters, clockwise, most letters stand turned by; 0 where no quarter has most of them."""
    step = max(1, len(letters) // SAMPLES)
    places = [place for place in range(0, len(letters), step) if letters[place].isalnum()]
    angles = [ask.angle(handle, place) for place in places]
    if not any(angles):
        return 0
    found = Counter(map(_quarters, angles))
    best = found.most_common(1)
    return best[0][0] or 0 if best and 2 * best[0][1] > len(places) else 0


def _quarters(angle: float) -> int | None:
    quarters = angle / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.06 else None


class Turned:
    """Answers about a page's letters as if the page had been turned until they stand upright."""

    def __init__(self, ask: Any, quarter: int, width: float, height: float) -> None:
        self._ask, self._quarter = ask, quarter
        self._turn: Callable[[float, float], tuple[float, float]] = {
            1: lambda x, y: (height - y, x),
            2: lambda x, y: (width - x, height - y),
            3: lambda x, y: (y, width - x),
        }[quarter]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ask, name)

    def angle(self, handle: ctypes.c_void_p, index: int) -> float:
        """Against upright."""
        return float(self._ask.angle(handle, index)) - self._quarter * math.pi / 2

    def origin(self, handle: ctypes.c_void_p, index: int, to_x: Any, to_y: Any) -> int:
        """Where a letter stands."""
        answer = int(self._ask.origin(handle, index, to_x, to_y))
        x, y = (ctypes.cast(to, ctypes.POINTER(ctypes.c_double)).contents for to in (to_x, to_y))
        x.value, y.value = self._turn(x.value, y.value)
        return answer

    def box(self, handle: ctypes.c_void_p, index: int, to_box: Any) -> int:
        """Its edges."""
        import pypdfium2.raw as pdfium

        answer = int(self._ask.box(handle, index, to_box))
        box = ctypes.cast(to_box, ctypes.POINTER(pdfium.FS_RECTF)).contents
        (x0, y0), (x1, y1) = self._turn(box.left, box.bottom), self._turn(box.right, box.top)
        box.left, box.right, box.bottom, box.top = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        return answer
