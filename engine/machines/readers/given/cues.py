"""Machines, readers, given, cues: subtitles (SubRip, WebVTT) as speech: what is said, without numbers, times and noises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.library.extraction import Block, BlockKind

STAMP = r"(?:(\d{1,2}):)?(\d{1,2}):(\d\d)[.,](\d{3})"
TIMED = re.compile(rf"^[ \t]*{STAMP}[ \t]+-->[ \t]+{STAMP}[^\n]*$", re.MULTILINE)
TAG = re.compile(r"</?[a-zA-Z0-9][^<>]*>|\{\\[^{}]*\}")
VOICE = re.compile(r"<v(?:\.[\w.]+)?[ \t]+([^<>]+)>")
NOISE = re.compile(r"^[\[(][^\])]*[\])]$|^[♪♫#*\s]+$|[♪♫]")
DASH = re.compile(r"^[-–—][ \t]*(?=\S)")
SPEAKS = re.compile(r"^[A-Z][\w.'’ -]{0,40}: ")
ENDS = re.compile(r"[.!?…][\"”’')\]]*$")
FEWEST, PAUSE_S, LONG = 2, 2.5, 500


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said from `starts` to `ends`, in seconds, as lines."""

    starts: float
    ends: float
    lines: tuple[str, ...]


def cues_of(text: str) -> list[Cue]:
    """The cues of a text; empty where it is no file of subtitles."""
    return [
        Cue(_seconds(found.groups()[:4]), _seconds(found.groups()[4:]), tuple(_said(text[found.end() : end])))
        for found, end in _bodies(text)
    ]


def speech_of(text: str) -> list[str]:
    """What is said in a file of subtitles, as paragraphs: a new one where somebody else speaks, or after a pause."""
    paragraphs: list[str] = []
    ended, last = 0.0, ""
    for cue in cues_of(text):
        for line in cue.lines:
            if line == last:
                continue  # captions that roll say every line twice
            last, words = line, DASH.sub("", line)
            if not paragraphs or words != line or SPEAKS.match(words) or _is_over(paragraphs[-1], cue.starts - ended):
                paragraphs.append(words)
            else:
                paragraphs[-1] += f" {words}"
            ended = cue.ends
    return _told_once(paragraphs)


def cue_blocks(text: str) -> Iterator[Block]:
    """The blocks of subtitles in place: sentences, the times within them are passed over when they are spoken."""
    open_at: int | None = None
    last = 0
    for found, end in _bodies(text):
        first, body = found.end() + 1, text[found.end() + 1 : end].split("\n\n", 1)[0].rstrip()
        said = list(_said(f"\n{body}"))
        if open_at is not None and said and (DASH.match(said[0]) or SPEAKS.match(said[0])):
            yield Block(BlockKind.PARAGRAPH, open_at, last)
            open_at = None
        if not said:
            continue
        open_at, last = first if open_at is None else open_at, first + len(body)
        if ENDS.search(said[-1]):
            yield Block(BlockKind.PARAGRAPH, open_at, last)
            open_at = None
    if open_at is not None:
        yield Block(BlockKind.PARAGRAPH, open_at, last)


def _bodies(text: str) -> Iterator[tuple[re.Match[str], int]]:
    stamps = list(TIMED.finditer(text))
    ends = [*(found.start() for found in stamps[1:]), len(text)]
    return zip(stamps, ends, strict=True) if len(stamps) >= FEWEST else iter(())


def _told_once(paragraphs: list[str]) -> list[str]:
    """Where a voice goes on, its name is not said again."""
    told: list[str] = []
    voice = ""
    for paragraph in paragraphs:
        named = SPEAKS.match(paragraph)
        if told and named and named.group() == voice and (not ENDS.search(told[-1]) or len(told[-1]) < LONG):
            told[-1] += f" {paragraph[named.end() :]}"
            continue
        voice = named.group() if named else ""
        told.append(paragraph)
    return told


def _is_over(said: str, pause: float) -> bool:
    return ENDS.search(said) is not None and (pause >= PAUSE_S or len(said) >= LONG)


def _said(body: str) -> Iterator[str]:
    # The last line before the next time may be that cue's number or name; only the lines up to a blank one are said.
    shown = body.lstrip("\n") if body.startswith("\n\n") else body.removeprefix("\n")
    for line in shown.split("\n\n", 1)[0].split("\n"):
        words = " ".join(TAG.sub("", VOICE.sub(r"\1: ", line)).split())
        if words and not NOISE.search(words):
            yield words


def _seconds(stamp: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in stamp)
    return 3600 * hours + 60 * minutes + seconds + thousandths / 1000
