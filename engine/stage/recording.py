"""Stage, a recording as values: tags, chapters, loudness; pure."""

from __future__ import annotations

from dataclasses import dataclass


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
