"""Reference, music: the beds of a table read as they are answered."""

from __future__ import annotations

from typing import Annotated, Literal

from embedded_api.reference.base import ADDED, Shape, Time
from engine.stage.music.model import ClipStatus, MusicStatus, Origin, PlayMode
from engine.stage.score import Anchor


class MusicDirective(Shape):
    """What later beds shall sound like."""

    scope: Literal["screenplay", "scene"]
    mode: Literal["replace", "append"]
    prompt: str
    scene_index: int | None


class Clip(Shape):
    """The bed of a scene."""

    scene_index: int
    status: ClipStatus
    sound_url: str | None
    duration_ms: int | None
    play_mode: PlayMode
    anchor: Anchor
    disabled: bool
    origin: Origin
    gain_db: Annotated[float, ADDED]
    fade_in_ms: Annotated[int, ADDED]
    fade_out_ms: Annotated[int, ADDED]
    error: str | None
    updated_at: Time


class Music(Shape):
    """How the music of a table read stands."""

    music_mode: Literal["defined_clips"]
    status: MusicStatus
    total_scenes: int
    music_coverage_percent: int
    directives: list[MusicDirective]
    defined_clips: list[Clip]


class MusicAnswer(Shape):
    """The music."""

    music: Music
