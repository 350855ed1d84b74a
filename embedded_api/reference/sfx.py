"""Reference, sound effects: cues as they are answered."""

from __future__ import annotations

from typing import Literal

from embedded_api.reference.base import Shape


class Cue(Shape):
    """A sound effect at a line; a draft has no sound yet."""

    id: str
    entry_index: int
    label: str
    prompt: str
    volume: float
    generated_duration_s: float
    sound_url: str | None
    is_draft: bool
    is_disabled: bool
    enabled: bool
    error: str | None


class Cues(Shape):
    """The sound effects of a read."""

    cues: list[Cue]


class SfxAnswer(Shape):
    """The sound effects."""

    sfx: Cues


class CueAnswer(Shape):
    """One sound effect after a change; `removed` when it was taken away."""

    cue: Cue
    removed: Literal[True] | None = None


class Proposal(Shape):
    """A sound effect the script asks for: at which line, with which of its words, counted from 0."""

    entry_index: int
    word: int
    label: str
    prompt: str
    volume: float
    generated_duration_s: float


class ProposalsAnswer(Shape):
    """What could be added."""

    proposals: list[Proposal]


class TakenAnswer(Shape):
    """The effect a proposal became, or the proposal that was dismissed."""

    cue: Cue | None = None
    dismissed: Proposal | None = None
