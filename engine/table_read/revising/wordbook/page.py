"""Wordbook, page: the words of one language that wishes are made of, and what they are in English; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

LONGEST = 4


@dataclass(frozen=True, slots=True)
class Page:
    """`words` are whole words and phrases of up to four; `manners` are stems, found under any of `endings`; `more` ends a comparative."""

    language: str
    words: Mapping[str, str]
    manners: Mapping[str, str]
    endings: tuple[str, ...]
    more: tuple[str, ...] = ()
    split: Callable[[str], str] = field(default=lambda text: text)

    def at(self, tokens: Sequence[str], place: int) -> tuple[str | None, int]:
        """What the words at a place mean, the longest phrase first, and how many they are; None and 0 where they are not known."""
        for length in range(min(LONGEST, len(tokens) - place), 0, -1):
            phrase = " ".join(tokens[place : place + length]).casefold().replace("’", "'")
            if phrase in self.words:
                return self.words[phrase], length
        manner = self._manner(tokens[place].casefold())
        return (manner, 1) if manner is not None else (None, 0)

    def _manner(self, word: str) -> str | None:
        for ending in (f"{more}{ending}" for more in self.more for ending in self.endings):
            if word.endswith(ending) and (found := self._manner_of(word.removesuffix(ending))) is not None:
                return f"more {found}"
        return next((self.manners[one] for one in self._stems(word) if one in self.manners), None)

    def _manner_of(self, stem: str) -> str | None:
        return self.manners.get(stem) or self.manners.get(f"{stem}e")

    def _stems(self, word: str) -> Iterator[str]:
        yield word
        for ending in self.endings:
            if ending and word.endswith(ending):
                yield word.removesuffix(ending)


def listed(told: str) -> dict[str, str]:
    """`{word: english}` of lines such as `remove: streiche | entferne`; what means nothing of its own stands behind a bare colon."""
    lines = [line.partition(":") for line in told.strip().splitlines()]
    return {word.strip(): english.strip() for english, _, words in lines for word in words.split("|")}
