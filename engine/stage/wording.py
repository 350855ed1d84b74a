"""Stage, wording: the words on the page and the words in the mouth, and the way back from one to the other; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.stage.speech import WordTiming

TOKEN, BREAK = re.compile(r"\S+"), re.compile(r"\n\s*\n")
PARAGRAPH = "\n\n"
REMEMBERED = 2_000
Sayings = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Token:
    """One whitespace token of the text shown, and the stretch of the spoken text it became (empty when it is not said)."""

    start: int
    end: int
    spoken_start: int
    spoken_end: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A line as it is shown and as it is said; offsets of `tokens` are half-open characters."""

    shown: str
    spoken: str
    tokens: tuple[Token, ...]

    def timed(self, timings: Sequence[WordTiming]) -> tuple[WordTiming, ...]:
        """Timings of the spoken text as timings of the shown tokens; a token that is not said lasts no time, at its place."""
        times: list[WordTiming] = []
        now = timings[0].start_ms if timings else 0
        for token in self.tokens:
            heard = [timing for timing in timings if token.spoken_start <= timing.start < token.spoken_end]
            start = max(now, heard[0].start_ms) if heard else now
            now = max(start, heard[-1].end_ms) if heard else now
            times.append(WordTiming(token.start, token.end, start, now))
        return tuple(times)


@lru_cache(REMEMBERED)
def wording(text: str, sayings: Sayings) -> Wording:
    """The wording of a line; `sayings` gives one spoken string per whitespace token, '' for what is only shown.

    A new paragraph on the page is one in the mouth, which takes a longer breath before it. It is remembered: an edit of one
    line of a long script leaves the others to be said as they were.
    """
    spoken, end = "", 0
    tokens: list[Token] = []
    for match, said in zip(TOKEN.finditer(text), sayings(text), strict=True):
        words = " ".join(said.split())
        joint = PARAGRAPH if BREAK.search(text, end, match.start()) else " "
        spoken += joint if spoken and words else ""
        end = match.end() if words else end
        tokens.append(Token(match.start(), match.end(), len(spoken), len(spoken) + len(words)))
        spoken += words
    return Wording(text, spoken, tuple(tokens))
