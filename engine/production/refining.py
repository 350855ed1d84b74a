"""Production, refining: which finished things another version can be ordered of; pure."""

from __future__ import annotations

from engine.artifacts.errors import ArtifactOperationUnsupported
from engine.artifacts.model import Artifact, ArtifactType


def require_refinable(artifact: Artifact) -> Artifact:
    """Itself. Raises `ArtifactOperationUnsupported`, `ArtifactNotReady`."""
    if artifact.type is not ArtifactType.TABLE_READ:
        raise ArtifactOperationUnsupported(
            f"A {artifact.type.replace('_', ' ')} is not refined.", hint="Choose a table read, or make it again."
        )
    return artifact.require_ready()
