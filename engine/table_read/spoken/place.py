"""Table read, spoken words, a place in a line: one token among its neighbours; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = "\"'“‘„«‚([{"
CLOSING = "\"'”’“»)]}"
STOPS = ".,;:!?…"
EDGES = re.compile(rf"^([{re.escape(OPENING)}]*)(.*?)([{re.escape(CLOSING + STOPS)}]*)$", re.DOTALL)
DASHES = frozenset("–—-―")


@dataclass(frozen=True, slots=True)
class Token:
    """A whitespace token cut into opening marks, core and closing marks; a lone dash or symbol is all core."""

    lead: str
    core: str
    tail: str

    @classmethod
    def of(cls, text: str) -> Token:
        """The token of this text."""
        found = EDGES.match(text)
        lead, core, tail = found.groups() if found else ("", text, "")
        if lead.endswith(("'", "’", "‘")) and re.match(r"\d\d(s\b|$)", core):
            lead, core = lead[:-1], "'" + core
        return cls(lead, core, tail)

    @property
    def stop(self) -> str:
        """The pause the token ends on: at most one mark, empty where there is none."""
        marks = [mark for mark in self.tail if mark in STOPS]
        strong = [mark for mark in marks if mark in "?!"] or marks
        if (strong and strong[-1] == "…") or self.tail.count(".") >= 3:
            return "..."
        if not strong:
            return "," if ")" in self.tail or "]" in self.tail else ""
        return strong[0] if strong[0] in "?!" else strong[-1]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a token stands: the whole line and the position in it."""

    tokens: tuple[Token, ...]
    at: int

    @property
    def token(self) -> Token:
        """The token itself."""
        return self.tokens[self.at]

    def core(self, step: int = 0) -> str:
        """The core of a neighbour (`-1` before, `1` after); empty past an edge."""
        place = self.at + step
        return self.tokens[place].core if 0 <= place < len(self.tokens) else ""

    def joined(self, step: int) -> str:
        """The neighbour's core when no punctuation stands between it and this token; else empty."""
        last, first = sorted((self.at, self.at + step))
        between = [self.tokens[k] for k in range(max(last, 0), min(first, len(self.tokens)))]
        return "" if any(token.tail.strip("\"'”’") for token in between[:1]) else self.core(step)

    def moved(self, step: int) -> Place:
        """The place of a neighbour."""
        return Place(self.tokens, self.at + step)

    @property
    def is_last(self) -> bool:
        """Whether nothing follows."""
        return self.at + 1 >= len(self.tokens)
