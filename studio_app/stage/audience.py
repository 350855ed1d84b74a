"""Stage, audience: who is listening, in a sentence; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from engine.stage.model import LiveRoom

HERE = ("127.0.0.1", "::1", "")
MOST = 6


def audience_sentence(rooms: Sequence[LiveRoom], attending: Sequence[str] = ()) -> str:
    """How many listen in the open rooms of a read or to its finished recording, from where, and how far the rooms are."""
    everybody = [who for room in rooms for who in room.listeners] + list(attending)
    there = Counter("this machine" if who in HERE else who for who in everybody)
    count = there.total()
    if not count:
        return "Nobody is listening."
    places = [name if times == 1 else f"{name} ({times})" for name, times in there.most_common(MOST)]
    more = f" and {len(there) - MOST} more places" if len(there) > MOST else ""
    at = ", ".join(f"{room.moment_ms // 60_000}:{room.moment_ms // 1000 % 60:02d}" for room in rooms if room.listeners)
    people = "One person is listening" if count == 1 else f"{count} people are listening"
    live = f" The performance is at {at}." if at else ""
    return f"{people}, from {', '.join(places)}{more}.{live}{_finished(len(attending), count)}"


def _finished(attending: int, count: int) -> str:
    """How many of them hear the finished recording."""
    if not attending:
        return ""
    if attending == count:
        return " What is heard is the finished recording."
    return f" {'One of them hears' if attending == 1 else f'{attending} of them hear'} the finished recording."
