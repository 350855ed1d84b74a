"""Schemas, sound effects: cues of a read, and the three things that can be asked for them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from embedded_api.schemas.base import Closed, address
from engine.foundation.errors import ValidationFailed
from engine.stage.cues.model import SECONDS, VOLUME, CueChange, SoundCue

Issue = tuple[str, str, int | float | None]
ALLOWED = {
    "add": {"op", "entryIndex", "label", "prompt", "volume", "generatedDurationS", "enabled", "isDisabled"},
    "update": {
        "op", "id", "entryIndex", "label", "prompt", "volume", "generatedDurationS", "enabled", "isDisabled", "regenerate",
    },
    "remove": {"op", "id"},
}  # fmt: skip
REQUIRED = {"add": ("entryIndex", "label", "prompt"), "update": ("id",), "remove": ("id",)}


class SfxIn(Closed):
    """One change of the sound effects; which fields belong to it depends on `op`."""

    op: Literal["add", "update", "remove"]
    id: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    entry_index: Annotated[int, Field(ge=0)] | None = None
    label: Annotated[str, Field(max_length=120)] | None = None
    prompt: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    volume: Annotated[float, Field(ge=0, le=1)] | None = None
    generated_duration_s: Annotated[float, Field(ge=0.1, le=30)] | None = None
    enabled: bool | None = None
    is_disabled: bool | None = None
    regenerate: bool | None = None

    def checked(self) -> SfxIn:
        """Itself, when its fields belong to its `op`. Raises `ValidationFailed` with everything that is wrong."""
        given = self.model_dump(by_alias=True, exclude_none=True)
        issues: list[Issue] = [(name, "Required", None) for name in REQUIRED[self.op] if name not in given]
        issues += [(name, f'Unrecognized key: "{name}"', None) for name in given if name not in ALLOWED[self.op]]
        if self.enabled is not None and self.is_disabled is not None and self.enabled is self.is_disabled:
            issues.append(("isDisabled", "Invalid input: expected the opposite of enabled, received the same", None))
        if issues:
            raise ValidationFailed(issues)
        return self

    @property
    def on(self) -> bool | None:
        """The one switch behind `enabled` and `isDisabled`; None where neither was sent."""
        return self.enabled if self.is_disabled is None else not self.is_disabled

    def cue(self) -> SoundCue:
        """The effect to add."""
        seconds = SECONDS if self.generated_duration_s is None else self.generated_duration_s
        return SoundCue(
            "", self.entry_index or 0, self.label or "", self.prompt or "",
            VOLUME if self.volume is None else self.volume, seconds, self.on is not False,
        )  # fmt: skip

    def change(self) -> CueChange:
        """What to change."""
        return CueChange(
            self.entry_index, self.label, self.prompt, self.volume, self.generated_duration_s, self.on, bool(self.regenerate)
        )  # fmt: skip


def cue_out(cue: SoundCue, origin: str) -> dict[str, Any]:
    """A cue on the wire; numbers come back as they were sent."""
    return {
        "id": cue.id, "entryIndex": cue.entry_index, "label": cue.label, "prompt": cue.prompt, "volume": cue.volume,
        "generatedDurationS": cue.seconds, "soundUrl": address(origin, cue.banked.path) if cue.banked else None,
        "isDraft": cue.is_draft, "isDisabled": not cue.enabled, "enabled": cue.enabled, "error": cue.error,
    }  # fmt: skip
