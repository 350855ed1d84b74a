"""Machines, voicing, clauses: where a line takes breath, and for how long; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

PAUSES_MS = {".": 400, "!": 400, "?": 430, "…": 480, ";": 260, ":": 280, "—": 220, "–": 220}
PARAGRAPH_MS = 620
OVERLONG = 220
COMMA_MS = 170
PARAGRAPH = re.compile(r"[^\S\n]*\n\s*\n")
TOKEN = re.compile(r"\S+")
STOP = re.compile(r"([.!?…;:]|[—–](?!\w))[\"'”’)\]]*$")
SHORTENED = re.compile(r"^\W*([A-Za-z]|Dr|Mr|Mrs|Ms|St|Sr|Jr|vs|cf|No|Fig|Prof|approx|[A-Za-z](\.[A-Za-z])+)\.$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the line said in one breath: offsets into the line, and the silence after it in milliseconds."""

    start: int
    end: int
    pause_ms: int


def is_speakable(text: str) -> bool:
    """Whether there is anything in it that must be heard."""
    return any(letter.isalnum() for letter in text)


def breathe(text: str) -> tuple[Clause, ...]:
    """Cut a line into clauses; every whitespace token lies in exactly one, and each clause can be heard."""
    clauses: list[Clause] = []
    start: int | None = None
    for token in TOKEN.finditer(text):
        start = token.start() if start is None else start
        pause = _pause_after(text, token, start)
        if pause and is_speakable(text[start : token.end()]):
            clauses.append(Clause(start, token.end(), pause))
            start = None
    return _with_rest(text, clauses, start)


def _with_rest(text: str, clauses: list[Clause], start: int | None) -> tuple[Clause, ...]:
    end = len(text.rstrip())
    if start is not None and (is_speakable(text[start:end]) or not clauses):
        clauses.append(Clause(start, end, 0))
    elif clauses:
        clauses[-1] = Clause(clauses[-1].start, end, 0)
    return tuple(clauses)


def _pause_after(text: str, token: re.Match[str], clause_start: int) -> int:
    word = token.group()
    stop = STOP.search(word)
    if PARAGRAPH.match(text, token.end()):
        return PARAGRAPH_MS
    if stop and not SHORTENED.match(word):
        return PAUSES_MS[stop.group(1)]
    return COMMA_MS if word.endswith(",") and token.end() - clause_start > OVERLONG else 0
