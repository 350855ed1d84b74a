"""Modifications, effects: which effects there are, what can be set about each, and between which bounds; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.foundation.errors import ValidationFailed

Param = str | int | float
Issue = tuple[str, str, int | float | None]
LETTERS = "CDEFGAB"
SIGNS = ("", "#", "b", "♯", "♭")


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two bounds, both allowed; without a default it must be given."""

    low: float
    high: float
    default: float | None

    def problem(self, value: Any) -> tuple[str, int | float | None] | None:
        """What is wrong with a value, and the limit it exceeds."""
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
            return "Invalid input: expected number, received other", None
        if value < self.low:
            return f"Too small: expected number to be >={self.low:g}", self.low
        return (f"Too big: expected number to be <={self.high:g}", self.high) if value > self.high else None


@dataclass(frozen=True, slots=True)
class Word:
    """One of a few words."""

    options: tuple[str, ...]
    default: str | None

    def problem(self, value: Any) -> tuple[str, int | float | None] | None:
        """What is wrong with a value."""
        if not isinstance(value, str):
            return "Invalid input: expected string, received other", None
        if value in self.options:
            return None
        listed = "|".join(f'"{option}"' for option in self.options)
        return f"Invalid option: expected one of {listed}", None


KEYS = tuple(f"{letter}{sign}" for letter in LETTERS for sign in SIGNS)
EFFECTS: dict[str, dict[str, Number | Word]] = {
    "autotune": {
        "key": Word(KEYS, "D"),
        "scale": Word(("minpent", "majpent", "minor", "major", "blues", "chromatic"), "minpent"),
        "reverb": Word(("none", "room", "chapel", "hall", "cathedral"), "chapel"),
        "strength": Number(0, 1, 0.9),
    },
    "telephone": {"lowHz": Number(100, 1000, 300), "highHz": Number(1500, 8000, 3400), "drive": Number(0, 1, 0.2)},
    "hall": {"decayS": Number(0.2, 10, 2.4), "wet": Number(0, 1, 0.35), "preDelayMs": Number(0, 200, 20)},
    "robot": {"carrierHz": Number(30, 400, 90), "mix": Number(0, 1, 0.8)},
    "pitch": {"semitones": Number(-12, 12, None)},
    "speed": {"factor": Number(0.5, 2, None)},
}


def settled(effect: str, params: Mapping[str, Any]) -> dict[str, Param]:
    """Every parameter of an effect, what is not given at its default. Raises `ValidationFailed` with all that is wrong."""
    known = EFFECTS.get(effect)
    if known is None:
        raise ValidationFailed([("effect", *(Word(tuple(EFFECTS), None).problem(effect) or ("Invalid input", None)))])
    given = {name: value for name, value in params.items() if value is not None}
    issues: list[Issue] = [
        (f"params.{name}", f'Unrecognized key: "{name}"', None) for name in given if name not in known
    ]
    for name, rule in known.items():
        if name not in given:
            issues += [(f"params.{name}", "Required", None)] if rule.default is None else []
        elif problem := rule.problem(given[name]):
            issues.append((f"params.{name}", *problem))
    if issues:
        raise ValidationFailed(issues)
    # What has no default was given, or it would have been an issue.
    return {name: value for name, rule in known.items() if (value := given.get(name, rule.default)) is not None}
