"""Stage, captions: a timed read as WebVTT and SRT; a cue never splits a word; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.stage.speech import WordTiming
from engine.stage.timeline import milliseconds

if TYPE_CHECKING:
    from engine.stage.timeline import Placed

LINE_LETTERS, CUE_LETTERS = 42, 84
LONGEST_MS, SHORTEST_MS = 6500, 700
CLOSES = re.compile(r"[.!?…;:]['\"”’)\]]*$")
TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: who, when in milliseconds, and one or two lines of text; `stamps` are (place in the text, ms) of its words where measured."""

    character: str
    start_ms: int
    end_ms: int
    text: str
    stamps: tuple[tuple[int, int], ...] = ()


def cues(placed: Sequence[Placed]) -> tuple[Cue, ...]:
    """The captions of a read, in order, none overlapping another; lines not measured yet are timed by their letters."""
    found = [cue for place in placed if not place.line.entry.muted for cue in _of_line(place)]
    ends = [*(cue.start_ms for cue in found[1:]), None]
    return tuple(_readable(cue, end) for cue, end in zip(found, ends, strict=True))


def vtt(captions: Sequence[Cue]) -> str:
    """As WebVTT with the speaker in a voice span, and the time of each word where it was measured."""
    blocks = [
        f"{number}\n{_clock(cue.start_ms, '.')} --> {_clock(cue.end_ms, '.')}\n<v {_escaped(cue.character)}>{_stamped(cue)}"
        for number, cue in enumerate(captions, 1)
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def srt(captions: Sequence[Cue]) -> str:
    """As SubRip, the speaker named whenever it is another one."""
    blocks, before = list[str](), ""
    for number, cue in enumerate(captions, 1):
        said = cue.text if cue.character == before else f"{cue.character}: {cue.text}"
        blocks.append(f"{number}\n{_clock(cue.start_ms, ',')} --> {_clock(cue.end_ms, ',')}\n{said}\n")
        before = cue.character
    return "\n".join(blocks)


def _of_line(place: Placed) -> Iterator[Cue]:
    entry, words = place.line.entry, timed_words(place)
    for group in _groups(entry.text, words):
        text = entry.text[group[0].start : group[-1].end]
        yield Cue(
            entry.character,
            group[0].start_ms,
            max(group[-1].end_ms, group[0].start_ms),
            _two_lines(" ".join(text.split())),
            _stamps(entry.text, group) if place.measured is not None else (),
        )


def _stamps(text: str, group: Sequence[WordTiming]) -> tuple[tuple[int, int], ...]:
    """Where every word after the first stands in the caption, and when it begins; words that begin together have one stamp."""
    at, before, stamps = 0, group[0].start_ms, list[tuple[int, int]]()
    for word in group:
        if word.start_ms > before:
            stamps.append((at, word.start_ms))
            before = word.start_ms
        at += len(" ".join(text[word.start : word.end].split())) + 1
    return tuple(stamps)


def timed_words(place: Placed) -> tuple[WordTiming, ...]:
    """Every word of a line with absolute times, measured or shared out by length."""
    timed = place.timed()
    if timed.words:
        return timed.words
    text, begin = place.line.entry.text, milliseconds(place.voice_start)
    span, total = milliseconds(place.voice), max(1, len(text))
    return tuple(
        WordTiming(
            found.start(), found.end(), begin + span * found.start() // total, begin + span * found.end() // total
        )
        for found in TOKEN.finditer(text)
    )


def _groups(text: str, words: Sequence[WordTiming]) -> Iterator[Sequence[WordTiming]]:
    begin = 0
    for now in range(1, len(words) + 1):
        if now == len(words) or _is_full(text, words[begin:now], words[now]):
            yield words[begin:now]
            begin = now


def _is_full(text: str, group: Sequence[WordTiming], following: WordTiming) -> bool:
    letters, duration = following.end - group[0].start, following.end_ms - group[0].start_ms
    closes = CLOSES.search(text[group[0].start : group[-1].end]) is not None
    return (
        letters > CUE_LETTERS
        or duration > LONGEST_MS
        or (closes and group[-1].end - group[0].start > LINE_LETTERS // 2)
    )


def _two_lines(text: str) -> str:
    if len(text) <= LINE_LETTERS:
        return text
    gaps = [match.start() for match in re.finditer(" ", text)]
    fitting = [gap for gap in gaps if gap <= LINE_LETTERS and len(text) - gap - 1 <= LINE_LETTERS] or gaps
    if not fitting:
        return text
    gap = min(fitting, key=lambda at: abs(at - len(text) / 2))
    return f"{text[:gap]}\n{text[gap + 1 :]}"


def _readable(cue: Cue, next_start: int | None) -> Cue:
    """Long enough to be read where there is room, never over the next one."""
    end = max(cue.end_ms, cue.start_ms + SHORTEST_MS)
    end = end if next_start is None else max(cue.start_ms, min(end, next_start))
    return replace(cue, end_ms=end, stamps=tuple(stamp for stamp in cue.stamps if stamp[1] < end))


def _clock(ms: int, point: str) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def _stamped(cue: Cue) -> str:
    edges = [0, *(at for at, _ in cue.stamps), len(cue.text)]
    parts = [_escaped(cue.text[begin:end]) for begin, end in pairwise(edges)]
    times = ["", *(f"<{_clock(ms, '.')}>" for _, ms in cue.stamps)]
    return "".join(time + part for time, part in zip(times, parts, strict=True))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
