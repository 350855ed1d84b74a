"""Planning, errors: what can go wrong with plans."""

from __future__ import annotations

from engine.foundation.errors import KnownError, NotFound


class StoryPlanNotFound(NotFound):
    """No such plan."""

    code = "story_plan_not_found"


class StoryPlanStateInvalid(KnownError):
    """The plan's state forbids this; details: status."""

    code = "story_plan_state_invalid"


class StoryPlanFailed(KnownError):
    """The plan has failed; resume it or make a new one."""

    code = "story_plan_failed"


class SourceNotReady(KnownError):
    """A source the plan needs could not be read in time, or not at all."""

    code = "source_not_ready"


class PlannedTypeUnavailable(KnownError):
    """The plan asks for a type of artifact that cannot be made on this installation."""

    code = "artifact_type_unavailable"
