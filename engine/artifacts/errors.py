"""Artifacts, errors: what can go wrong with made things."""

from __future__ import annotations

from engine.foundation.errors import KnownError, NotFound


class ArtifactNotFound(NotFound):
    """No such artifact or revision."""

    code = "artifact_not_found"


class ArtifactNotReady(KnownError):
    """The artifact or its medium is not finished; details: status, needs."""

    code = "artifact_not_ready"


class ArtifactOperationUnsupported(KnownError):
    """This operation does not exist for this type of artifact."""

    code = "artifact_operation_unsupported"


class MediaNotFound(NotFound):
    """No file at this address."""
