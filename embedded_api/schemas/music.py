"""Schemas, music: the forms a music write may have, and the state as it is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from embedded_api.schemas.base import Closed, In, address
from engine.foundation.clock import iso
from engine.foundation.errors import ValidationFailed
from engine.stage.music.model import ClipChange, Directive, PlayMode
from engine.stage.score import Anchor

if TYPE_CHECKING:
    from engine.stage.music.model import Clip, Music

Issue = tuple[str, str, int | float | None]
Scene = Annotated[int, Field(ge=0)]
Decibels = Annotated[float, Field(ge=-24, le=6)]
Fade = Annotated[int, Field(ge=0, le=10_000)]
OWN = "/media/"


class PlacementIn(Closed):
    """Another way to say the anchor."""

    anchor: Literal["start", "end"] | None = None


class ClipIn(Closed):
    """What becomes different about a clip."""

    sound_url: Annotated[str, Field(min_length=1, max_length=2048)] | None = None
    duration_ms: Annotated[int, Field(ge=1, le=3_600_000)] | None = None
    play_mode: Literal["once", "loop"] | None = None
    anchor: Literal["start", "end"] | None = None
    disabled: bool | None = None
    placement: PlacementIn | None = None
    gain_db: Decibels | None = None
    fade_in_ms: Fade | None = None
    fade_out_ms: Fade | None = None

    def change(self) -> ClipChange:
        """For the engine. Raises `ValidationFailed`."""
        said = self.placement.anchor if self.placement else None
        if said is not None and self.anchor is not None and said != self.anchor:
            raise ValidationFailed([("clip.placement.anchor", f'Invalid input: expected "{self.anchor}"', None)])
        if self.sound_url is not None and not self.sound_url.lower().startswith(("http://", "https://")):
            raise ValidationFailed(
                [("clip.soundUrl", "Invalid input: expected an http or https URL, received another value", None)]
            )
        anchor = self.anchor or said
        return ClipChange(
            self.sound_url, self.duration_ms, PlayMode(self.play_mode) if self.play_mode else None,
            Anchor(anchor) if anchor else None, self.disabled, self.gain_db, self.fade_in_ms, self.fade_out_ms,
        )  # fmt: skip


class MusicIn(In):
    """One of the forms of a music write; none of them means: make the beds."""

    scope: Literal["screenplay", "scene"] | None = None
    mode: Literal["replace", "append"] | None = None
    prompt: Annotated[str, Field(min_length=1, max_length=1000)] | None = None
    scene_index: Scene | None = None
    regenerate_scenes: Annotated[list[Scene], Field(min_length=1, max_length=1000)] | None = None
    clip: ClipIn | None = None
    music_coverage_percent: Annotated[int, Field(ge=0, le=100)] | None = None

    def form(self) -> str:
        """Which form it is: generate, direct, regenerate, clip or cover. Raises `ValidationFailed` for a mixture or half of one."""
        directs = any(part is not None for part in (self.scope, self.mode, self.prompt))
        given = {
            "direct": directs, "regenerate": self.regenerate_scenes is not None, "clip": self.clip is not None,
            "cover": self.music_coverage_percent is not None,
        }  # fmt: skip
        forms = [name for name, there in given.items() if there]
        if len(forms) > 1:
            raise ValidationFailed([("", f"Invalid input: expected one form a call, received {len(forms)}", None)])
        form = forms[0] if forms else "generate"
        issues = _CHECKS.get(form, _no_scene)(self)
        if issues:
            raise ValidationFailed(issues)
        return form

    def directive(self) -> Directive:
        """For the engine."""
        return Directive(self.scope or "", self.mode or "", self.prompt or "", self.scene_index)


def music_out(music: Music, total: int, origin: str) -> dict[str, Any]:
    """The state of the music on the wire."""
    directives = [
        {"scope": one.scope, "mode": one.mode, "prompt": one.prompt, "sceneIndex": one.scene_index}
        for one in music.directives
    ]
    return {
        "musicMode": "defined_clips", "status": str(music.status), "totalScenes": total,
        "musicCoveragePercent": music.coverage_percent, "directives": directives,
        "definedClips": [clip_out(clip, origin) for clip in music.clips],
    }  # fmt: skip


def clip_out(clip: Clip, origin: str) -> dict[str, Any]:
    """A clip on the wire; an installed address is what was sent, to the letter."""
    url = address(origin, clip.sound_url) if clip.sound_url and clip.sound_url.startswith(OWN) else clip.sound_url
    return {
        "sceneIndex": clip.scene_index, "status": str(clip.status), "soundUrl": url, "durationMs": clip.duration_ms,
        "playMode": str(clip.play_mode), "anchor": str(clip.anchor), "disabled": clip.disabled, "origin": str(clip.origin),
        "gainDb": _plain(clip.gain_db), "fadeInMs": clip.fade_in_ms, "fadeOutMs": clip.fade_out_ms, "error": clip.error,
        "updatedAt": iso(clip.updated_at),
    }  # fmt: skip


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _directing(sent: MusicIn) -> list[Issue]:
    parts = {"scope": sent.scope, "mode": sent.mode, "prompt": sent.prompt}
    issues: list[Issue] = [(name, "Required", None) for name, part in parts.items() if part is None]
    if sent.scope == "scene" and sent.scene_index is None:
        issues.append(("sceneIndex", "Required", None))
    if sent.scope == "screenplay" and sent.scene_index is not None:
        issues.append(("sceneIndex", "Invalid input: expected none for the scope screenplay, received number", None))
    return issues


def _with_scene(sent: MusicIn) -> list[Issue]:
    return [("sceneIndex", "Required", None)] if sent.scene_index is None else []


def _no_scene(sent: MusicIn) -> list[Issue]:
    if sent.scene_index is None:
        return []
    return [("sceneIndex", "Invalid input: expected a clip or a prompt beside it, received none", None)]


_CHECKS: dict[str, Callable[[MusicIn], list[Issue]]] = {"direct": _directing, "clip": _with_scene}
