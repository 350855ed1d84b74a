"""Stage, music, model: the clips under the scenes of a read, directives for what is made later, and every legal move."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from engine.stage.music.choosing import HALF
from engine.stage.score import Anchor, Sound


class ClipStatus(StrEnum):
    """pending > rendering > ready | failed."""

    PENDING = "pending"
    RENDERING = "rendering"
    READY = "ready"
    FAILED = "failed"


class PlayMode(StrEnum):
    """Once, or over and over for as long as the scene lasts."""

    ONCE = "once"
    LOOP = "loop"


class Origin(StrEnum):
    """Made by the studio, or brought by somebody."""

    GENERATED = "generated"
    INSTALLED = "installed"


class MusicStatus(StrEnum):
    """How all clips together stand."""

    NONE = "none"
    RENDERING = "rendering"
    READY = "ready"
    FAILED = "failed"


UNSETTLED = frozenset({ClipStatus.PENDING, ClipStatus.RENDERING})


@dataclass(frozen=True, slots=True)
class Clip:
    """The bed of one scene. `sound_url` is what was installed to the letter, or a path of the studio's own files.

    `sound` is None until its frames are at hand; `ticket` names the job that makes it; `take` counts how often it was made.
    """

    scene_index: int
    updated_at: datetime
    status: ClipStatus = ClipStatus.READY
    sound_url: str | None = None
    sound: Sound | None = None
    duration_ms: int | None = None
    play_mode: PlayMode = PlayMode.ONCE
    anchor: Anchor = Anchor.START
    disabled: bool = False
    origin: Origin = Origin.GENERATED
    gain_db: float = 0.0
    fade_in_ms: int = 0
    fade_out_ms: int = 0
    error: str | None = None
    ticket: str | None = None
    take: int = 0

    @property
    def is_unsettled(self) -> bool:
        """Whether it is being made."""
        return self.status in UNSETTLED

    @property
    def is_heard(self) -> bool:
        """Whether it is part of the performance."""
        return self.status is ClipStatus.READY and not self.disabled and self.sound_url is not None

    @property
    def lacks_its_file(self) -> bool:
        """Whether it is to sound from a file that is not at hand, also where it could not be had before."""
        is_wanted = not self.disabled and not self.is_unsettled and self.sound_url is not None
        return is_wanted and self.sound is None

    def asked(self, ticket: str, at: datetime) -> Clip:
        """The clip while a new bed is on order; muted stays muted."""
        return replace(
            self, status=ClipStatus.PENDING, sound_url=None, sound=None, duration_ms=None, play_mode=PlayMode.ONCE,
            origin=Origin.GENERATED, error=None, ticket=ticket, take=self.take + 1, updated_at=at,
        )  # fmt: skip

    def made(self, sound: Sound, url: str, duration_ms: int, at: datetime) -> Clip:
        """The clip with its bed."""
        return replace(
            self, status=ClipStatus.READY, sound=sound, sound_url=url, duration_ms=duration_ms, error=None, ticket=None,
            updated_at=at,
        )  # fmt: skip

    def failed(self, sentence: str, at: datetime) -> Clip:
        """The clip given up, with the reason."""
        return replace(self, status=ClipStatus.FAILED, error=sentence, ticket=None, updated_at=at)

    def changed(self, change: ClipChange, at: datetime) -> Clip:
        """The clip after a change: an installed file is ready at once; muting one that is being made settles it."""
        now = replace(self, **change.settings())
        if change.sound_url is not None:
            now = replace(now, disabled=bool(change.disabled))
            if change.sound_url != self.sound_url or self.status is not ClipStatus.READY:
                now = replace(
                    now, status=ClipStatus.READY, sound_url=change.sound_url, sound=None, duration_ms=change.duration_ms,
                    origin=Origin.INSTALLED, error=None, ticket=None,
                )  # fmt: skip
        elif now.disabled and self.is_unsettled:
            now = replace(now, status=ClipStatus.READY, ticket=None)
        return now if now == self else replace(now, updated_at=at)


@dataclass(frozen=True, slots=True)
class ClipChange:
    """What somebody wants different about a clip; None leaves it as it is."""

    sound_url: str | None = None
    duration_ms: int | None = None
    play_mode: PlayMode | None = None
    anchor: Anchor | None = None
    disabled: bool | None = None
    gain_db: float | None = None
    fade_in_ms: int | None = None
    fade_out_ms: int | None = None

    def settings(self) -> dict[str, Any]:
        """Everything given but the file."""
        names = ("duration_ms", "play_mode", "anchor", "disabled", "gain_db", "fade_in_ms", "fade_out_ms")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}


@dataclass(frozen=True, slots=True)
class Directive:
    """What later beds shall sound like; `scope` screenplay or scene, `mode` replace or append."""

    scope: str
    mode: str
    prompt: str
    scene_index: int | None = None


@dataclass(frozen=True, slots=True)
class Music:
    """All music of a read: at most one clip a scene, in order."""

    artifact_id: str
    coverage_percent: int = 50
    policy: str = HALF
    directives: tuple[Directive, ...] = ()
    clips: tuple[Clip, ...] = ()

    def clip(self, scene_index: int) -> Clip | None:
        """The clip of a scene."""
        return next((clip for clip in self.clips if clip.scene_index == scene_index), None)

    def of(self, total_scenes: int) -> Music:
        """Only what belongs to scenes there are; a shorter version of a read hides the rest."""
        return replace(self, clips=tuple(clip for clip in self.clips if clip.scene_index < total_scenes))

    def with_clips(self, clips: Iterable[Clip]) -> Music:
        """These clips in the place of those of the same scenes."""
        by_scene = {clip.scene_index: clip for clip in self.clips} | {clip.scene_index: clip for clip in clips}
        return replace(self, clips=tuple(by_scene[scene] for scene in sorted(by_scene)))

    def directed(self, directive: Directive) -> Music:
        """With one more directive; one that replaces takes the place of those before it of the same scope."""
        kept = self.directives
        if directive.mode == "replace":
            place = (directive.scope, directive.scene_index)
            kept = tuple(one for one in kept if (one.scope, one.scene_index) != place)
        return replace(self, directives=(*kept, directive))

    @property
    def status(self) -> MusicStatus:
        """How the clips together stand."""
        if not self.clips:
            return MusicStatus.NONE
        if any(clip.is_unsettled for clip in self.clips):
            return MusicStatus.RENDERING
        done = any(clip.status is ClipStatus.READY or clip.disabled for clip in self.clips)
        return MusicStatus.READY if done else MusicStatus.FAILED

    def wishes(self, scene_index: int, style: str) -> tuple[str, ...]:
        """What is wanted of a scene's bed, in order: the plan's style, the read's directives, the scene's own."""
        wanted = (style,) if style else ()
        for scope in ("screenplay", "scene"):
            for one in self.directives:
                if one.scope == scope and one.scene_index in (None, scene_index):
                    wanted = (one.prompt,) if one.mode == "replace" else (*wanted, one.prompt)
        return wanted
