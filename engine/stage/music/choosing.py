"""Stage, music, choosing: which scenes get a bed, by the plan's policy and the share that is wanted; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.table_read.screenplay import Screenplay

NONE, BOOKENDS, SPARSE, HALF, SCORED = "none", "bookends", "sparse", "half", "scored"
PERCENTS = {NONE: 0, SPARSE: 25, HALF: 50, SCORED: 100}
SAID = (
    (NONE, r"none|no|off|silent|silence|no music( at all)?|without( any)? music|speech only|voices only"),
    (BOOKENDS, r".*\b(bookends?|opening and (the )?(close|closing|end|ending)|intro and outro|top and tail)\b.*"),
    (SPARSE, r".*\b(sparse|sparsely|sparing|sparingly|minimal|hardly any|very little)( music)?\b.*"),
    (SCORED, r".*\b(scored|fully scored|wall[ -]to[ -]wall|throughout|every scene|all scenes|continuous)\b.*"),
)


def policy_of(said: str) -> str:
    """What a plan's words about music mean for where there is any; half the scenes where they do not say."""
    words = " ".join(said.lower().split()).strip(" .!")
    return next((name for name, pattern in SAID if re.fullmatch(pattern, words)), HALF)


def baseline(play: Screenplay, policy: str, percent: int) -> tuple[int, ...]:
    """The scenes that get a bed: the opening, then the longest; for bookends the first and the last."""
    scenes = [scene.index for scene in play.scenes]
    if policy == NONE or percent <= 0:
        return ()
    if policy == BOOKENDS:
        return tuple(sorted({scenes[0], scenes[-1]}))
    words = dict.fromkeys(scenes, 0)
    for entry in play.entries:
        words[entry.scene_index] += len(entry.text.split())
    others = sorted(scenes[1:], key=lambda scene: (-words[scene], scene))
    count = max(1, round(len(scenes) * percent / 100))
    return tuple(sorted([scenes[0], *others[: count - 1]]))
