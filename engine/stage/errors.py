"""Stage, errors: what can go wrong between a line and a listener."""

from __future__ import annotations

from engine.foundation.errors import KnownError, NotFound, ServiceUnavailable


class VoiceFailed(KnownError):
    """A voice could not speak a line; another one may."""

    code = "artifact_generation_failed"


class EffectFailed(KnownError):
    """An effect could not be done to a voice."""

    code = "artifact_generation_failed"


class EncodingFailed(KnownError):
    """Sound could not be encoded, written or measured."""

    code = "artifact_generation_failed"


class LiveRoomNotFound(NotFound):
    """No such room, or it is over."""

    code = "live_room_not_found"


class NothingToPerform(KnownError):
    """The read has no lines."""

    code = "artifact_not_ready"


class NotFinalized(KnownError):
    """The audio of the current version is not finished yet."""

    code = "artifact_not_ready"


class StageClosed(ServiceUnavailable):
    """The studio is closing; what was asked for is taken up again at its next start."""
