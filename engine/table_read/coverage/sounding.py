"""Coverage, audio potential: what there is for an ear beside information: voices, directions, exchanges, things that sound; pure."""

from __future__ import annotations

import re

from engine.table_read.coverage.model import Aspect
from engine.table_read.coverage.sheet import Sheet, high
from engine.table_read.coverage.verdict import Verdict, percent, some, weighed

HEARD = re.compile(
    r"\b(?:sound|heard?|listen|voice|whisper|shout|sing|sang|music|song|bell|door|knock|rain|wind|storm|thunder|water|wave|river|fire|"
    r"engine|train|machine|wheel|steps?|applause|laugh|cry|silen|quiet|noise|loud|ring|clock|phone|crowd|bird|dog)\w*",
    re.IGNORECASE,
)
SHORT = 8


def audio_potential(sheet: Sheet) -> Verdict:
    """What it offers for the ear."""
    count = max(1, len(sheet.lines))
    voices = sum(1 for words in sheet.words_by_speaker().values() if words)
    directed = sum(1 for line in sheet.lines if line.entry.parenthetical) / count
    lively = sum(1 for line in sheet.lines if line.entry.text.rstrip().endswith(("?", "!"))) / count
    short = sum(1 for line in sheet.lines if len(line.words) <= SHORT) / count
    sounds = sum(1 for line in sheet.lines if HEARD.search(line.entry.text)) / count
    turns = len(sheet.turns()) / count
    share = weighed(
        (2, high(voices, 1.8, 0.6)), (1, high(directed, 0.08, 0.06)), (2, high(lively, 0.08, 0.04)), (1.5, high(short, 0.12, 0.06)),
        (1.5, high(sounds, 0.1, 0.06)), (2, high(turns, 0.5, 0.12)),
    )  # fmt: skip
    sentence = (
        f"{some(voices, 'voice')}, {percent(turns)} of the lines change the speaker, {percent(lively)} ask or call out, "
        f"{percent(sounds)} name something that can be heard."
    )
    mend = (
        "Let something be heard: a place, a thing, a question."
        if sounds < 0.1
        else "More exchanges would keep the ear awake."
    )
    return Verdict(Aspect.AUDIO_POTENTIAL, share, sentence, mend)
