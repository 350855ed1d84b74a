"""Pictures, effort: how much work the frames of a cut are: what stays on the screen is hardly any; pure."""

from __future__ import annotations

from engine.pictures.model import Cut, Motion, SceneKind

COMES_S, GOES_S = 2.0, 0.5
"""How long things may come in when little moves, and how long they leave."""
ENTERS_S = 1.0
"""How long whoever speaks next needs to come upon a stage."""
HELD, LIT = 60, 3
"""So many frames that stay take as long as one that is painted whole, and so many on a stage, where words are lit."""


def effort(cut: Cut, begin: int, end: int) -> float:
    """What these frames take, half-open, in frames that are painted whole."""
    if cut.motion is Motion.FULL:
        return end - begin
    is_stage = cut.scene.kind is SceneKind.STAGE
    comes = round((ENTERS_S * (not cut.scene.goes_on) if is_stage else COMES_S) * cut.fps)
    leaves = cut.frames - (0 if is_stage else round(GOES_S * cut.fps))
    moving = max(0, min(end, comes) - begin) + max(0, end - max(begin, comes, leaves))
    return moving + (end - begin - moving) / (LIT if is_stage else HELD)
