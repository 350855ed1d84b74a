"""Revising, kinds: `the quote`, `the number`, `a question`: lines by what they are, where that is clear; pure."""

from __future__ import annotations

import re

from engine.table_read.errors import EditRefused
from engine.table_read.model import Entry, Grounding, TableRead
from engine.table_read.sentences import figures

KIND = re.compile(
    r"^(?P<verb>start|open|begin|end|finish|close|remove|move|merge|give) (?P<with>(?:with|on|by|off with) )?(?P<det>the|an?|that|this) (?:(?:big"
    r"|main|key|only|single|best|striking) )?(?P<kind>quote|quotation|number|figure|statistic|stat|question)"
    r"(?P<rest>| (?:first|last)| to .+| before .+| after .+)$",
    re.IGNORECASE,
)

VERBS = {"open": "start", "begin": "start", "finish": "end", "close": "end"}


def of_its_kind(read: TableRead, english: str) -> str:
    """The wish with the line's number where only one line can be meant: the only one of its kind, for an ending that of the last scene.

    Raises `EditRefused` where several may be, with what to say instead.
    """
    found = KIND.match(english)
    if found is None:
        return english
    verb, kind = VERBS.get(found["verb"].lower(), found["verb"].lower()), found["kind"].lower()
    like = [one.index for one in read.screenplay.entries if not one.muted and _is(one, kind)]
    near = _near(read, like, verb)
    chosen = near if len(near) == 1 else like
    if not chosen:
        raise EditRefused(f"No line is a {kind}.")
    if len(chosen) > 1 and found["det"].lower() in ("the", "that", "this"):
        lines = ", ".join(str(index + 1) for index in chosen[:6])
        raise EditRefused(
            f"It is not clear which {kind} is meant; lines {lines} have one.", hint=f"Say “line {chosen[-1] + 1}”."
        )
    index = chosen[-1] if verb == "end" else chosen[0]
    return f"{found['verb']} {found['with'] or ''}line {index + 1}{found['rest']}"


def _near(read: TableRead, like: list[int], verb: str) -> list[int]:
    """Those of the last scene, for an ending."""
    scene = len(read.screenplay.scenes) - 1
    return [index for index in like if verb == "end" and read.screenplay.entries[index].scene_index == scene]


def _is(entry: Entry, kind: str) -> bool:
    if kind in ("quote", "quotation"):
        return entry.grounding is Grounding.QUOTE
    return entry.text.rstrip("\"'”’) ").endswith("?") if kind == "question" else bool(figures(entry.text))
