"""Production, errors: what can go wrong with story jobs."""

from __future__ import annotations

from engine.foundation.errors import KnownError, NotFound


class StoryJobNotFound(NotFound):
    """No such story job."""

    code = "story_job_not_found"


class StoryJobStateInvalid(KnownError):
    """The job's state forbids this; details: status, job_id."""

    code = "story_job_state_invalid"


class ArtifactTypeUnavailable(KnownError):
    """This type of artifact cannot be made on this installation yet."""

    code = "artifact_type_unavailable"


class ArtifactGenerationFailed(KnownError):
    """Making an artifact failed for a reason in words."""

    code = "artifact_generation_failed"
