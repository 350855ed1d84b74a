"""Credits, events: the balance has moved."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event


@dataclass(frozen=True, slots=True)
class BalanceChanged(Event):
    """Credits were granted, reserved, settled, released or lapsed; `balance` is what can be spent now."""

    balance: int
