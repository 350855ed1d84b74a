"""Cues, errors: what can go wrong with a sound effect."""

from __future__ import annotations

from engine.foundation.errors import KnownError, NotFound


class SoundFailed(KnownError):
    """A sound effect could not be made."""

    code = "artifact_generation_failed"


class SfxCueNotFound(NotFound):
    """No such cue in this read."""

    code = "sfx_cue_not_found"
