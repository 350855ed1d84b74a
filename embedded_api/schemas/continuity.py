"""Schemas, continuity: the series bible and the cast canon of a project."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from embedded_api.schemas.base import Closed, In, Moment, Out
from engine.foundation.clock import iso
from engine.library.model import CastCanon, SeriesBible


class BibleIn(In):
    """What to write into a series bible; null removes a key."""

    content: dict[str, Any]


class BibleOut(Out):
    """A series bible."""

    id: str
    project_id: str
    version: int
    content: dict[str, Any]
    created_at: Moment
    updated_at: Moment

    @classmethod
    def of(cls, bible: SeriesBible | None) -> dict[str, Any] | None:
        """On the wire; null before the first write."""
        return None if bible is None else cls.model_validate(bible).wire()


class CharacterIn(Closed):
    """What is new about a character; null clears. `bodyFigureUrl` is the server's and ignored."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    aliases: Annotated[list[Annotated[str, Field(min_length=1, max_length=120)]] | None, Field(max_length=20)] = None
    avatar_url: Annotated[str | None, Field(max_length=2048)] = None
    avatar_prompt: Annotated[str | None, Field(max_length=2000)] = None
    body_figure_url: Any = None
    voice_id: Annotated[str | None, Field(max_length=120)] = None
    voice_provider: Annotated[str | None, Field(max_length=120)] = None


class CanonContentIn(Closed):
    """What to write into a cast canon."""

    characters: Annotated[list[CharacterIn] | None, Field(max_length=100)] = None
    avatar_style: Annotated[str | None, Field(max_length=2000)] = None


class CanonIn(In):
    """A write to a cast canon."""

    content: CanonContentIn

    def news(self) -> dict[str, Any]:
        """As the library takes it: only what was sent."""
        return self.content.model_dump(exclude_unset=True)

    def voices(self) -> dict[str, str]:
        """Every voice asked for, by where it stands in the request."""
        sent = enumerate(self.content.characters or ())
        return {f"content.characters[{place}].voiceId": one.voice_id for place, one in sent if one.voice_id is not None}


class CharacterOut(Out):
    """A character of a cast canon."""

    name: str
    aliases: tuple[str, ...]
    avatar_url: str | None
    avatar_prompt: str | None
    body_figure_url: str | None
    voice_id: str | None
    voice_provider: str | None


def canon_out(canon: CastCanon | None) -> dict[str, Any] | None:
    """On the wire; null before the first write."""
    if canon is None:
        return None
    characters = [CharacterOut.model_validate(one).wire() for one in canon.characters]
    return {
        "projectId": canon.project_id,
        "version": canon.version,
        "content": {"characters": characters, "avatarStyle": canon.avatar_style},
        "updatedAt": iso(canon.updated_at),
    }
