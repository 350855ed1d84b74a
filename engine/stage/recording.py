"""Stage, a recording as values: tags, chapters, loudness; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Tags:
    """What a player shows of a file; `transcript` is every line with its speaker, `transcript_url` where it can be read."""

    title: str
    artist: str = ""
    album: str = ""
    comment: str = ""
    disclosure: str = ""
    transcript: str = ""
    transcript_url: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named stretch of a recording in milliseconds, half-open."""

    title: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Loudness:
    """EBU R128 integrated loudness in LUFS and true peak in dBTP."""

    integrated_lufs: float
    true_peak_dbtp: float


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """A stretch of a recording made anew: `frames` are those from `begin` to `end`, of which only some in the middle have changed.

    What lies around the change lets an encoder come to the same state it was in; at a recording's beginning and end there is nothing.
    What comes before lies `moved_before` frames later than it did, what follows `moved_after`: whole frames of MP3.
    """

    begin: int
    end: int
    changed_from: int
    changed_to: int
    frames: Iterable[NDArray[np.float32]]
    moved_before: int = 0
    moved_after: int = 0
