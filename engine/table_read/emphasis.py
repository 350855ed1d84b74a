"""Table read, emphasis: which words of a line its direction wants stressed, `firm, stress on “never”`; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

NOTED = re.compile(r"(?:^|,\s*|\s+)stress on [“\"‘']([^”\"’']+)[”\"’']", re.IGNORECASE)


def stressing(parenthetical: str | None, words: str) -> str:
    """The direction with stress on these words besides what it asks for already."""
    rest, known = plain_manner(parenthetical), stressed_in(parenthetical)
    wanted = (*known, *([words] if words.casefold() not in [one.casefold() for one in known] else []))
    return ", ".join([*([rest] if rest else []), *(f"stress on “{one}”" for one in wanted)])


def stressed_in(parenthetical: str | None) -> tuple[str, ...]:
    """The words (or few words) a direction wants stressed, as they are written there."""
    return tuple(NOTED.findall(parenthetical or ""))


def plain_manner(parenthetical: str | None) -> str:
    """The rest of the direction."""
    return NOTED.sub("", parenthetical or "").strip(" ,")


def places(tokens: Iterable[str], wanted: str) -> tuple[range, ...]:
    """Where these words stand among the words of a line, by place; none where they do not."""
    said, sought = [_bare(one) for one in tokens], [_bare(one) for one in wanted.split()]
    ends = range(len(said) - len(sought) + 1) if sought else range(0)
    return tuple(range(at, at + len(sought)) for at in ends if said[at : at + len(sought)] == sought)


def _bare(token: str) -> str:
    return re.sub(r"[^\w'’]+", "", token).replace("’", "'").casefold()
