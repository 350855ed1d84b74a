"""Cues, model: a sound effect at a line of a read, and every way to change it; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from engine.stage.score import Cue, Sound

VOLUME, SECONDS = 0.6, 2.0
WITH_THE_LINE = -1
OWN_FILE = "file: "
"""How the words of an effect begin whose sound was brought as a file."""


@dataclass(frozen=True, slots=True)
class BankedSound:
    """A sound made once for the whole studio: its frames, the path of the file it is handed out as, and what it is.

    `is_exact` is False where the library had only something like it.
    """

    sound: Sound
    path: str
    name: str
    is_exact: bool


@dataclass(frozen=True, slots=True)
class SoundCue:
    """A sound effect of a read; `word` counts the words of its line, None begins with the line.

    Without a `banked` sound it is a draft, which nobody hears; `error` says why.
    """

    id: str
    entry_index: int
    label: str
    prompt: str
    volume: float = VOLUME
    seconds: float = SECONDS
    enabled: bool = True
    banked: BankedSound | None = None
    error: str | None = None
    word: int | None = None
    updated_at: datetime | None = None

    @property
    def is_own(self) -> bool:
        """Whether its sound was brought as a file."""
        return self.prompt.startswith(OWN_FILE)

    @property
    def is_draft(self) -> bool:
        """Whether it has no sound yet."""
        return self.banked is None

    def heard(self) -> Cue | None:
        """What of it is part of the performance; None where nothing is."""
        if self.banked is None or not self.enabled or self.volume <= 0:
            return None
        return Cue(self.entry_index, self.banked.sound, self.volume, self.word)

    def changed(self, change: CueChange) -> SoundCue:
        """The cue after a change; its sound stays as long as nothing asks for another one."""
        return replace(self, **change.settings())

    def sounding(self, banked: BankedSound | None, error: str | None) -> SoundCue:
        """The cue with a sound, or with the reason why there is none."""
        return replace(self, banked=banked, error=error)


@dataclass(frozen=True, slots=True)
class CueChange:
    """What somebody wants different about a cue; None leaves it as it is. `regenerate` asks for its sound again.

    `word` counts the words of its line; `WITH_THE_LINE` lets it begin with the line.
    """

    entry_index: int | None = None
    label: str | None = None
    prompt: str | None = None
    volume: float | None = None
    seconds: float | None = None
    enabled: bool | None = None
    regenerate: bool = False
    word: int | None = None

    def settings(self) -> dict[str, Any]:
        """Everything given."""
        names = ("entry_index", "label", "prompt", "volume", "seconds", "enabled")
        given = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        return given if self.word is None else {**given, "word": None if self.word < 0 else self.word}

    def needs_sound(self, cue: SoundCue) -> bool:
        """Whether the cue's sound is to be found again: asked for, of another length, or not there."""
        return self.regenerate or (self.seconds is not None and self.seconds != cue.seconds) or cue.is_draft
