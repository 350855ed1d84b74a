"""Pictures, errors: what can go wrong while something is drawn."""

from __future__ import annotations

from engine.foundation.errors import KnownError


class PaintingFailed(KnownError):
    """The painter stopped; nothing half-made is kept."""

    code = "artifact_generation_failed"


class PictureUnreadable(KnownError):
    """The file is no picture that can be read here."""

    code = "validation_failed"


class SceneNotFound(KnownError):
    """There is no scene of this number."""

    code = "not_found"


class SceneInvalid(KnownError):
    """The scene would show what its evidence does not say."""

    code = "validation_failed"
