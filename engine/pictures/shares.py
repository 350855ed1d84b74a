"""Pictures, shares: how many scenes of a film each beat gets; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.pictures.choosing import contents, distinct, drawn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.pictures.candidates import Found
    from engine.planning.envelope import Beat

EACH_CHART, MOST_CHARTS = 7, 4
"""Seconds that a table, a list or a way beside a beat is worth, and of how many at most."""
OPENED = 3
"""A beat of so many scenes opens with a card with its name."""


def shares_of(beats: tuple[Beat, ...], count: int, known: Mapping[str, tuple[Found, ...]]) -> dict[str, int]:
    """The shares of the beats that have something to show; what one has no scenes for is given to others that have.

    First by what each can show of its own, then, where all of that is shown, by how many ways it can be shown in.
    """
    telling = tuple(beat for beat in beats if known[beat.id]) or beats
    shares = {beat.id: 0 for beat in beats} | _shares(
        telling, count, {name: drawn(found) for name, found in known.items()}
    )
    for counted in (contents, distinct):
        # Besides what it shows, a beat can have a card with its name.
        room = {
            beat.id: counted(known[beat.id]) + (counted is distinct or counted(known[beat.id]) >= OPENED - 1)
            for beat in telling
        }
        _balance(shares, {name: most - shares[name] for name, most in room.items()})
    return shares


def _balance(shares: dict[str, int], spare: dict[str, int]) -> None:
    while (most := max(spare, key=lambda name: spare[name], default="")) and spare[most] > 0 > min(spare.values()):
        least = min(spare, key=lambda name: spare[name])
        shares[most], shares[least] = shares[most] + 1, shares[least] - 1
        spare[most], spare[least] = spare[most] - 1, spare[least] + 1


def _shares(beats: tuple[Beat, ...], count: int, charts: Mapping[str, int]) -> dict[str, int]:
    """How many scenes each beat gets: by its seconds and what stands beside it for the eye, one at least while there are enough.

    The parts add up to `count`.
    """
    weights = {
        beat.id: max(1, beat.estimated_seconds) + EACH_CHART * min(MOST_CHARTS, charts[beat.id]) for beat in beats
    }
    total = sum(weights.values()) or 1
    exact = {name: count * weight / total for name, weight in weights.items()}
    least = 1 if count >= len(beats) else 0
    shares = {name: max(least, int(part)) for name, part in exact.items()}
    while sum(shares.values()) > count and any(share > least for share in shares.values()):
        name = max((one for one in shares if shares[one] > least), key=lambda one: shares[one] - exact[one])
        shares[name] -= 1
    while shares and sum(shares.values()) < count:
        name = max(shares, key=lambda one: exact[one] - shares[one])
        shares[name] += 1
    return shares


def pass_on(shares: dict[str, int], stale: Mapping[str, int], spare: Mapping[str, int]) -> bool:
    """Give the places of scenes that show nothing new to beats that have something; says whether there were any."""
    left, moved = dict(spare), False
    for name, count in stale.items():
        for _ in range(count):
            most = max(left, key=lambda one: left[one], default="")
            if not most or left[most] <= 0 or shares[name] <= 0:
                return moved
            shares[name], shares[most], left[most], moved = shares[name] - 1, shares[most] + 1, left[most] - 1, True
    return moved
