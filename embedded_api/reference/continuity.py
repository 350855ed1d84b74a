"""Reference, continuity: series bibles and cast canons as they are answered."""

from __future__ import annotations

from embedded_api.reference.base import Anything, Id, Shape, Time


class SeriesBible(Shape):
    """What is established in a project."""

    id: Id
    project_id: Id
    version: int
    content: Anything
    created_at: Time
    updated_at: Time


class SeriesBibleAnswer(Shape):
    """The series bible; null before the first write."""

    document: SeriesBible | None


class CanonCharacter(Shape):
    """A character who keeps name, face and voice from one read to the next."""

    name: str
    aliases: list[str]
    avatar_url: str | None
    avatar_prompt: str | None
    body_figure_url: str | None
    voice_id: str | None
    voice_provider: str | None


class CanonContent(Shape):
    """The characters, and the style of new portraits."""

    characters: list[CanonCharacter]
    avatar_style: str | None


class CastCanon(Shape):
    """Who the characters of a project are."""

    project_id: Id
    version: int
    content: CanonContent
    updated_at: Time


class CastCanonAnswer(Shape):
    """The cast canon; null before the first write."""

    canon: CastCanon | None
