"""Revising, clauses: an instruction cut into the single wishes it is made of; what stands in quotation marks stays whole; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|(?<!\w)'[^'\n]+'(?!\w)|(?<!\w)‘[^’\n]+’(?!\w)")
VERBS = (
    "add|begin|bring|call|change|close|combine|condense|cut|delete|drop|emphasi[sz]e|end|exchange|expand|extend|finish|focus|give|have|insert|join|"
    "keep|lengthen|let|make|merge|move|mute|open|put|read|remove|rename|replace|rewrite|say|shorten|silence|sing|skip|slow|speed|split|start|stress|"
    "swap|switch|take|tighten|tone|trim|turn|unmute"
)
BREAK = re.compile(
    rf"(?:[.!?;]+(?=\s|$)|\n+|,?\s+(?:and\s+)?(?:then|also|after that|finally|next)\s+(?=(?:{VERBS})\b)|"
    rf",\s*(?:and\s+)?(?=(?:{VERBS})\b)|\s+and\s+(?=(?:{VERBS})\b))\s*",
    re.IGNORECASE,
)
POLITE = re.compile(
    r"^(?:(?:please|kindly|also|then|and|but|now|so|first|second|finally|next|ok(?:ay)?|could you|can you|would you|i(?:'|’)?d like (?:you )?to|"
    r"i want (?:you )?to|i would like (?:you )?to|let(?:'|’)?s|we should|you should)\b[\s,:]*|[-*•]\s+|\d+[.)]\s+)+",
    re.IGNORECASE,
)
HOLD = "\ue000{}\ue001"


def clauses(instruction: str) -> tuple[str, ...]:
    """The wishes one by one, without politeness and list marks."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found.group())
        return HOLD.format(len(held) - 1)

    masked = QUOTED.sub(hold, instruction)
    return tuple(
        wish for part in BREAK.split(masked) if (wish := POLITE.sub("", _released(part, held).strip(" ,")).strip())
    )


def _released(text: str, held: list[str]) -> str:
    return re.sub(r"\ue000(\d+)\ue001", lambda found: held[int(found[1])], text)


def unquoted(text: str) -> str:
    """The text without the quotation marks around it."""
    return text.strip().strip("\"“”«»‘’' \u00a0")


def numbers(text: str) -> Iterator[int]:
    """The numbers a list such as `2, 5 and 7-9` means, as written."""
    for first, last in re.findall(r"(\d+)(?:\s*(?:-|–|to|through|until)\s*(\d+))?", text):
        yield from range(int(first), int(last or first) + 1)
