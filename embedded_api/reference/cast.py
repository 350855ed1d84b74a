"""Reference, cast: who speaks in which voice, as it is answered."""

from __future__ import annotations

from embedded_api.reference.base import Shape


class CastMember(Shape):
    """Who speaks in which voice."""

    character: str
    voice_id: str
    voice_name: str
    gender: str
    provider: str
    avatar_url: str | None
    narrator: bool


class CastAnswer(Shape):
    """The cast."""

    cast: list[CastMember]


class VoiceOf(Shape):
    """The voice of one character."""

    voice_id: str
    voice_name: str
    gender: str
    provider: str


class CastChanged(CastAnswer):
    """The whole cast after a change, and the voices by character."""

    voice_map: dict[str, VoiceOf]
