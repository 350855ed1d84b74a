"""Sounds, recipe: a sound the library knows; its name, the words people ask for it with, and how it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.machines.sounds.materials import Sketch

Make = Callable[[Sketch], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """`words` are stems that lead here, the strongest first; a `goes_on` sound fills any length, others die away in theirs.

    What dies away is never made for less than `least_s`; a shorter wish is its beginning.
    """

    name: str
    words: str
    make: Make
    goes_on: bool = False
    least_s: float = 1.2
