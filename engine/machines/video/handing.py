"""Machines, video, handing: scenes on their way to a painter, as a line can hold them; whoever starts to paint needs no other tools to read them."""

from __future__ import annotations

import base64
import pickle
from typing import Any


def packed(value: Any) -> str:
    """A scene, a look or a cut as text; the same one is the same text."""
    return base64.b85encode(pickle.dumps(value)).decode()


def unpacked(text: str) -> Any:
    """What was packed."""
    return pickle.loads(base64.b85decode(text))  # noqa: S301 - our own process wrote it
