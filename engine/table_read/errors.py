"""Table read, errors: what can go wrong with scripts and casts."""

from __future__ import annotations

from engine.foundation.errors import KnownError, NotFound


class VoiceNotFound(NotFound):
    """No such voice in the catalogue."""

    code = "voice_not_found"


class ScriptEmpty(KnownError):
    """The writer found nothing to say."""

    code = "artifact_generation_failed"


class EditRefused(KnownError):
    """A change to a script that would not leave a script."""

    code = "validation_failed"


class DraftStale(KnownError):
    """Another version has taken the place of the one that was edited by hand."""

    code = "artifact_operation_unsupported"


class NothingRefined(KnownError):
    """An instruction led to no change of the script."""

    code = "artifact_generation_failed"


class NothingChanged(NothingRefined):
    """What was to take the place of the current version is the same as it."""

    code = "artifact_operation_unsupported"


class ScriptUngrounded(KnownError):
    """A line claims what its evidence does not carry."""

    code = "artifact_generation_failed"


class ReceiptsNotWritten(KnownError):
    """The receipts could not be written where they should go."""

    code = "artifact_generation_failed"
