"""Reference, share: what a share token opens."""

from __future__ import annotations

from embedded_api.reference.base import Id, Shape, Time


class Room(Shape):
    """A live performance that has begun."""

    daily_room_url: str
    room_url: str
    room_id: Id
    stream_url: str
    events_url: str
    started_at: Time


class Place(Shape):
    """Where a seek leads."""

    position_ms: int
    entry_index: int | None
    stream_url: str


class PlayerMember(Shape):
    """A member of the cast as players show it."""

    character: str
    voice_name: str
    narrator: bool
    avatar_url: str | None
    color: str


class PlayerScene(Shape):
    """A scene as players show it."""

    scene_index: int
    title: str
    role: str | None
    start_ms: int | None
    end_ms: int | None


class Word(Shape):
    """A word of a line: its characters and its time."""

    start: int
    end: int
    start_ms: int
    end_ms: int


class PlayerEntry(Shape):
    """A line as players show it."""

    entry_index: int
    scene_index: int
    character: str
    text: str
    parenthetical: str | None
    grounding: str
    unsupported: bool
    evidence_ids: list[str]
    start_ms: int
    end_ms: int
    words: list[Word]


class PlayerEvidence(Shape):
    """A passage as players show it."""

    quote: str
    kept: bool
    source_label: str
    page: int | None
    url: str | None


class PlayerRoom(Shape):
    """A live performance that somebody listens to already."""

    room_id: Id
    stream_url: str
    events_url: str
    position_ms: int
    listeners: int


class PlayerRead(Shape):
    """A table read as players show it."""

    artifact_id: Id
    title: str
    credit: str | None
    thesis: str | None
    mode: str
    revision: int
    expires_at: Time | None
    recording_url: str | None
    recording_duration_ms: int | None
    duration_ms: int
    estimated: bool
    cast: list[PlayerMember]
    scenes: list[PlayerScene]
    entries: list[PlayerEntry]
    evidence: dict[str, PlayerEvidence]
    captions_url: str | None
    receipts_url: str | None
    room: PlayerRoom | None


class PlayerAnswer(Shape):
    """What players show."""

    table_read: PlayerRead


class Chapter(Shape):
    """Where a scene begins."""

    scene_index: int
    title: str
    start_ms: int | None


class Timed(Shape):
    """When a line is heard."""

    entry_index: int
    scene_index: int
    character: str
    start_ms: int
    end_ms: int
    rendered: bool


class Timeline(Shape):
    """When everything is heard."""

    duration_ms: int
    estimated: bool
    chapters: list[Chapter]
    entries: list[Timed]
