"""Pictures, wishes: what a request's render plan asks for, with the contract's defaults and limits; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.pictures.model import Aspect, Motion

if TYPE_CHECKING:
    from engine.planning.envelope import PlanEnvelope

DECK, BOARD, TRAILER, VIDEO = "pitch_deck", "storyboard", "trailer", "production_video"
SUPPRESS = "suppress"
"""The narration policy of a film in which only those who are quoted speak."""
SECONDS = {DECK: (10, 120, 60), TRAILER: (15, 180, 60), VIDEO: (30, 1800, 0)}
EACH_S = {DECK: 6.0, TRAILER: 5.5, VIDEO: 8.0}
SCENES = {DECK: (3, 16), TRAILER: (4, 40), VIDEO: (4, 120)}
FRAMES = (4, 48, 12)
OUTPUTS = ("mp4", "pdf", "pptx")
SHORT = {"720p": 720, "1080p": 1080}


@dataclass(frozen=True, slots=True)
class RenderWish:
    """How an artifact is to be made: seconds (0 for one without a film), number of scenes, size, files, how much moves."""

    seconds: float
    scenes: int
    aspect: Aspect
    short: int
    outputs: tuple[str, ...]
    motion: Motion

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.aspect.size(self.short)


def wish_of(type_: str, plan: Mapping[str, Any], envelope: PlanEnvelope) -> RenderWish:
    """The wish of a render plan; what does not fit is brought to the nearest that does."""
    aspect = Aspect(plan["aspect"]) if plan.get("aspect") in list(Aspect) else Aspect.WIDE
    if type_ == BOARD:
        return RenderWish(0, int(_within(plan.get("frames"), *FRAMES)), aspect, 1080, (), Motion.CALM)
    least, most, usual = SECONDS[type_]
    usual = usual or sum(beat.estimated_seconds for beat in envelope.beats)
    seconds = _within(plan.get("durationSeconds"), least, most, max(least, min(most, usual)))
    outputs = tuple(name for name in OUTPUTS if name in (plan.get("outputs") or OUTPUTS)) or OUTPUTS
    short = SHORT.get(str(plan.get("resolution") or "1080p"), 1080) if type_ == VIDEO else 1080
    motion = Motion.CALM if type_ == VIDEO else Motion.FULL
    return RenderWish(seconds, _scenes(type_, seconds, envelope), aspect, short, outputs, motion)


def _scenes(type_: str, seconds: float, envelope: PlanEnvelope) -> int:
    fewest, most = SCENES[type_]
    told = 3 + len(envelope.beats) + len(envelope.source_digest.evidence)
    return int(max(fewest, min(round(seconds / EACH_S[type_]), most, told)))


def _within(value: object, least: float, most: float, usual: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return usual
    return max(least, min(most, value))
