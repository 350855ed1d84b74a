"""Stage, music, errors: why there is no bed."""

from __future__ import annotations

from engine.foundation.errors import KnownError


class MusicFailed(KnownError):
    """A bed could not be made."""

    code = "music_generation_failed"


class SoundUnreadable(KnownError):
    """A file that was brought is no sound the studio can use."""

    code = "music_generation_failed"
