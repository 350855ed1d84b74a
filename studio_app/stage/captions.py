"""Stage, captions: which words of a line are shown while it is heard, and which of them is lit; pure."""

from __future__ import annotations

import html
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from engine.stage.model import TimedEntry, WordTiming

LONGEST = 96
ENDS = ".!?;:,—"


@dataclass(frozen=True, slots=True)
class Caption:
    """A stretch of a line, and where in it the word that is heard stands; `word` is empty between words."""

    before: str
    word: str
    after: str

    def rich(self, color: str) -> str:
        """As rich text with the word lit; everything is escaped."""
        before, word, after = (html.escape(part) for part in (self.before, self.word, self.after))
        return f'{before}<span style="color:{color}">{word}</span>{after}' if word else before + after


def caption_at(text: str, heard: TimedEntry, position_ms: int) -> Caption:
    """What to show of a line at this moment: the stretch that holds the word heard now or last."""
    words = heard.words
    number = bisect_right([word.start_ms for word in words], position_ms) - 1
    start, end = _stretch(text, words, max(0, number))
    if number < 0 or position_ms >= words[number].end_ms:
        return Caption(text[start:end].strip(), "", "")
    word = words[number]
    return Caption(text[start : word.start].lstrip(), text[word.start : word.end], text[word.end : end].rstrip())


def _stretch(text: str, words: tuple[WordTiming, ...], number: int) -> tuple[int, int]:
    if not words:
        return 0, len(text)
    starts = _stretch_starts(text, words)
    at = bisect_right(starts, words[number].start) - 1
    return (starts[at] if at > 0 else 0), (starts[at + 1] if at + 1 < len(starts) else len(text))


def _stretch_starts(text: str, words: tuple[WordTiming, ...]) -> list[int]:
    """Where stretches begin: no longer than LONGEST, broken after punctuation where there is some in the second half."""
    starts, pause = [0], 0
    for word, following in pairwise(words):
        if word.end - starts[-1] > LONGEST // 2 and text[word.end - 1 : word.end] in ENDS:
            pause = following.start
        if following.end - starts[-1] > LONGEST:
            starts.append(pause if pause > starts[-1] else following.start)
    return starts
