"""Stage, music, the sockets it needs from outside: somebody who makes music, somebody who reads sound files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.foundation.probe import Probe

    Frames = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class BedRequest:
    """One bed: `wishes` are a person's words in order of weight, the last the heaviest; the rest is what the read knows.

    `theme` is the same for every scene of a show, `mood` the scene's role in the story, `take` counts repeated wishes.
    """

    wishes: tuple[str, ...]
    theme: str
    scene_index: int = 0
    total_scenes: int = 2
    mood: str = ""
    seconds: float = 30.0
    take: int = 0

    def key(self, engine: str) -> str:
        """The content address of this bed: SHA-256 hex over the engine's fingerprint and everything that is asked."""
        parts = {"engine": engine, **asdict(self)}
        return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class Composition:
    """A finished bed: stereo float32 frames at 44100 Hz, its stems by instrument group (they add up to it), and what it is."""

    frames: Frames
    stems: Mapping[str, Frames] = field(default_factory=dict)
    description: str = ""


class MusicMaker(Protocol):
    """Makes music from words; the same request gives the same frames, always."""

    @property
    def fingerprint(self) -> str:
        """Name, version and anything else that changes the music."""

    @property
    def band(self) -> Probe:
        """Who plays; not available where somebody else was chosen, with the reason."""

    def compose(self, request: BedRequest, going_on: Callable[[], None] = lambda: None) -> Composition:
        """One bed, about as long as asked, with a beginning and an end. Raises `MusicFailed` with the reason.

        `going_on` is called now and then and may raise to stop.
        """


class SoundReader(Protocol):
    """Reads sound files of any kind."""

    def read(self, path: Path) -> Iterator[Frames]:
        """Its frames, stereo at 44100 Hz, in blocks. Raises `SoundUnreadable` with the reason in words."""
