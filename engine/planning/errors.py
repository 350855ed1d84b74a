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
