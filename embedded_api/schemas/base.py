"""Schemas, base: camelCase on the wire, times in the API's form, strict inputs."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, PlainSerializer
from pydantic.alias_generators import to_camel

from engine.foundation.clock import iso
from engine.foundation.pages import Page

Moment = Annotated[datetime, PlainSerializer(iso, return_type=str)]


class Out(BaseModel):
    """An answer's object; every documented field is always present."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True)

    def wire(self) -> dict[str, Any]:
        """Plain JSON types under their wire names."""
        return self.model_dump(mode="json", by_alias=True)


class In(BaseModel):
    """A request's object; unknown keys are ignored, numbers are not read out of strings."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=False, strict=True, extra="ignore")


class Closed(In):
    """A request's object that refuses unknown keys."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=False, strict=True, extra="forbid")


def listed(name: str, page: Page[Any], shape: Any) -> dict[str, Any]:
    """`{name: [...], nextCursor}`."""
    return {name: [shape(item) for item in page.items], "nextCursor": page.next_cursor}


def address(origin: str, path: str) -> str:
    """The absolute URL of a path of ours; a title in it may hold spaces and any letter."""
    return origin + quote(path)
