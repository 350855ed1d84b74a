"""Reference, base: what every described shape is made of."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

Id = Annotated[str, Field(pattern="^c[a-z0-9]{24}$")]
Time = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
ADDED = Field(json_schema_extra={"x-added": True})


class Shape(BaseModel):
    """An object as it appears on the wire; a field without a default is always there."""

    model_config = ConfigDict(alias_generator=to_camel)


class Paged(Shape):
    """A stretch of a list, newest first."""

    next_cursor: str | None


Anything = dict[str, Any]
