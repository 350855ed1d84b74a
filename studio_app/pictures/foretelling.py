"""Pictures, foretelling: what making something will take, in a sentence or two; pure."""

from __future__ import annotations

from engine.pictures.film import Outlook


def foretold(outlook: Outlook, free: int) -> str:
    """Of a film: how long it lasts, how long it takes here, what room it needs, and where that is not there."""
    kept = ", half of it for what is kept for changes" if outlook.duration_ms else ""
    return f"{weighed(outlook)[:-1]}{kept}.{_short_of(outlook, free)}"


def weighed(outlook: Outlook, free: int | None = None) -> str:
    """The same in short."""
    lasts = f"{_time(outlook.duration_ms // 1000)} of film: roughly" if outlook.duration_ms else "Roughly"
    told = f"{lasts} {_time(outlook.seconds)} of work here, and {_room(outlook.needed)} of disk."
    return told if free is None else told + _short_of(outlook, free)


def _short_of(outlook: Outlook, free: int) -> str:
    return f" There are only {_room(free)} free." if free < outlook.needed else ""


def _time(seconds: int) -> str:
    if seconds < 90:
        return f"{max(2, seconds)} seconds"
    minutes = round(seconds / 60)
    return f"{minutes} minutes" if minutes < 100 else f"{minutes // 60} hours {minutes % 60:02} minutes"


def _room(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{max(1, round(size / 1e6))} MB"
