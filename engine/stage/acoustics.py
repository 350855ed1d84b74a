"""Stage, acoustics: the room a scene plays in; a close one for an opening or a proof, a wide one for a turn; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.table_read.screenplay import Scene

ECHOES_MS = (
    (7.1, 0.50, 0.34),
    (11.3, 0.30, 0.46),
    (17.9, 0.36, 0.24),
    (23.7, 0.18, 0.30),
    (31.3, 0.22, 0.14),
    (43.1, 0.10, 0.17),
    (61.7, 0.10, 0.07),
    (79.3, 0.04, 0.06),
)
"""The room everybody knows: after how many milliseconds something comes back, and how much of it on the left and right."""


@dataclass(frozen=True, slots=True)
class Room:
    """How wide a room is (1.0 is the usual one) and how loud it answers; everything it answers ends within a line's tail."""

    name: str
    width: float
    level: float

    @property
    def echoes_ms(self) -> tuple[tuple[float, float, float], ...]:
        """When something comes back, and how much on either side."""
        return tuple((ms * self.width, left * self.level, right * self.level) for ms, left, right in ECHOES_MS)

    def facts(self) -> list[object]:
        """What is heard of it, for the content address of a mix."""
        return [self.width, self.level]


USUAL = Room("room", 1.0, 0.11)
CLOSE, STUDY, PARLOUR = Room("close", 0.62, 0.075), Room("study", 0.8, 0.1), Room("parlour", 1.12, 0.125)
HALL = Room("hall", 1.42, 0.16)
OF_ROLES = {
    "hook": CLOSE,
    "context": USUAL,
    "conflict": PARLOUR,
    "proof": STUDY,
    "turn": HALL,
    "payoff": USUAL,
    "cta": CLOSE,
}
IN_TURN = (USUAL, STUDY, PARLOUR, CLOSE)


def room_of(scene: Scene) -> Room:
    """Where a scene plays: by what it does to the story; one whose role is not known, by its number."""
    return OF_ROLES.get(scene.role.lower()) or IN_TURN[scene.index % len(IN_TURN)]
