"""Table read, rests: how long a silence a direction wants before its line, `firm, after a long pause`; pure."""

from __future__ import annotations

import re

NOTED = re.compile(
    r"(?:^|,\s*|\s+)(?:after (?P<s>\d{1,2}(?:\.\d+)?) s of silence|(?:after (?:an? )?|(?<![^\s,]))(?P<size>(?:very )?long|short)?\s*"
    r"(?:pause|beat|silence)(?=\s*(?:$|,|;))|(?P<none>without a pause))",
    re.IGNORECASE,
)
MORE_MS = {"": 600, "long": 1200, "very long": 2200}
LESS = {"short": 0.55, "none": 0.3}
LEAST_MS, MOST_S = 120, 10.0


def resting(parenthetical: str | None, rest: str) -> str:
    """The direction with this rest, `after a long pause`, instead of the one it asks for already."""
    said = NOTED.sub("", parenthetical or "").strip(" ,")
    return f"{said}, {rest}" if said else rest


def rested_ms(pause_ms: int, parenthetical: str | None) -> int:
    """The silence before a line that would be `pause_ms`, as its direction wants it."""
    found = NOTED.search((parenthetical or "").strip("() "))
    if found is None:
        return pause_ms
    if found["s"]:
        return max(LEAST_MS, round(min(MOST_S, float(found["s"])) * 1000))
    size = "none" if found["none"] else (found["size"] or "").lower()
    return max(LEAST_MS, round(pause_ms * LESS[size])) if size in LESS else pause_ms + MORE_MS[size]


def rest_in(parenthetical: str | None) -> str | None:
    """The rest a direction asks for, in its words; None where it asks for none."""
    found = NOTED.search(parenthetical or "")
    return found.group().strip(" ,") if found else None
