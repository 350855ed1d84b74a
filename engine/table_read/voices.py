"""Table read, voices as values: what the catalogue offers to a cast; pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Gender(StrEnum):
    """How a voice is heard, in the words of the API."""

    FEMALE = "female"
    MALE = "male"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of the catalogue; `id` is stable for ever and at most 120 characters.

    `pitch_hz` is the median fundamental and `words_per_minute` the measured pace; both serve casting and length estimates.
    `narrates` marks voices that are pleasant over long stretches; voices of one `family` sound alike. `timbre` is the
    measured colour (`timbre.written`), empty where nobody measured. A voice that is not `offered` is cast only by name;
    `price` says in words what a paid voice costs.
    """

    id: str
    name: str
    engine: str
    language: str
    gender: Gender
    description: str
    license: str
    pitch_hz: float
    words_per_minute: float
    family: str
    narrates: bool = False
    provider: str = "local"
    installed: bool = True
    timbre: str = ""
    offered: bool = True
    price: str = ""

    @property
    def colour(self) -> tuple[str, float]:
        """Timbre and pitch, as distances are measured by."""
        return self.timbre, self.pitch_hz
