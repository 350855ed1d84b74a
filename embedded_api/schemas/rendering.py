"""Schemas, rendering: what a request may say about how its artifact is rendered; each type takes its own keys and no others."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from embedded_api.schemas.base import Closed
from engine.pictures.wishes import DECK, FRAMES, SECONDS, TRAILER, VIDEO

Whole = Annotated[
    int, BeforeValidator(lambda value: int(value) if isinstance(value, float) and value.is_integer() else value)
]
"""A whole number, also written as 12.0."""
Aspect = Literal["16:9", "9:16", "1:1"] | None


class TableReadRendering(Closed):
    """A table read takes none."""


class PitchDeckRendering(Closed):
    """How a pitch deck is rendered."""

    duration_seconds: Annotated[float | None, Field(ge=SECONDS[DECK][0], le=SECONDS[DECK][1])] = None
    aspect: Aspect = None
    outputs: Annotated[list[Literal["mp4", "pdf", "pptx"]] | None, Field(min_length=1, max_length=3)] = None


class StoryboardRendering(Closed):
    """How a storyboard is rendered."""

    frames: Annotated[Whole | None, Field(ge=FRAMES[0], le=FRAMES[1])] = None
    aspect: Aspect = None


class TrailerRendering(Closed):
    """How a trailer is rendered."""

    duration_seconds: Annotated[float | None, Field(ge=SECONDS[TRAILER][0], le=SECONDS[TRAILER][1])] = None
    aspect: Aspect = None


class ProductionVideoRendering(Closed):
    """How a production video is rendered."""

    duration_seconds: Annotated[float | None, Field(ge=SECONDS[VIDEO][0], le=SECONDS[VIDEO][1])] = None
    aspect: Aspect = None
    resolution: Literal["720p", "1080p"] | None = None


RENDERINGS: dict[str, type[Closed]] = {
    "table_read": TableReadRendering,
    "pitch_deck": PitchDeckRendering,
    "storyboard": StoryboardRendering,
    "trailer": TrailerRendering,
    "production_video": ProductionVideoRendering,
}
RenderPlan = Annotated[
    dict[str, Any],
    WithJsonSchema({"type": "object", "anyOf": [one.model_json_schema() for one in RENDERINGS.values()]}),
]


def fitting(type: str, plan: dict[str, Any]) -> dict[str, Any]:
    """The plan without what was not given. Raises pydantic's `ValidationError` for what its type does not take."""
    given = RENDERINGS[type].model_validate(plan).model_dump(mode="json", by_alias=True, exclude_none=True)
    return {name: int(one) if isinstance(one, float) and one.is_integer() else one for name, one in given.items()}
