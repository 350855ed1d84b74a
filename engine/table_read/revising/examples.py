"""Revising, examples: what can be asked for of this script, nearest to what somebody asked for that was not understood; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.table_read.model import TableRead
from engine.table_read.timing import seconds

SHOWN = 3
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("pause", re.compile(r"\b(?:pause|silence|gap|breath|beat|rest|stille|silencio|pausa)", re.I)),
    ("give", re.compile(r"\b(?:let|say|says|said|give|instead|speak|ask|lass|sagen|dire|diga|donne)\b", re.I)),
    (
        "order",
        re.compile(
            r"\b(?:start|begin|open|end|close|first|last|before|after|move|order|swap|anfang|ende|début|fin|principio|final)\b",
            re.I,
        ),
    ),
    ("title", re.compile(r"\b(?:call|name|rename|title|named|nenn\w*|titel|appelle|titre|llama|título)\b", re.I)),
    (
        "length",
        re.compile(
            r"\b(?:short|shorter|long|longer|minutes?|seconds?|time|drags?|length|kürz\w*|court|corto|minut\w*)\b", re.I
        ),
    ),
    (
        "manner",
        re.compile(
            r"\b(?:sound|sounds|tone|more|less|too|voice|feel|warm\w*|speak\w*|kling\w*|soll|voix|voz|plus|más|mehr)\b",
            re.I,
        ),
    ),
    (
        "drop",
        re.compile(
            r"\b(?:drop|cut|remove|delete|lose|without|bit|about|streich\w*|raus|supprime|enlève|quita|elimina)\b", re.I
        ),
    ),
)
USUAL = ("manner", "drop", "length")


def examples(read: TableRead, wishes: Sequence[str]) -> tuple[str, ...]:
    """A few instructions that would be understood, with the names and numbers of this script; the nearest first."""
    asked = " ".join(wishes)
    near = [kind for kind, words in KINDS if words.search(asked)]
    kinds = list(dict.fromkeys((*near, *USUAL)))
    return tuple(told for kind in kinds if (told := _example(read, kind)))[:SHOWN]


def _example(read: TableRead, kind: str) -> str | None:
    play, names = read.screenplay, [one.title() if one.isupper() else one for one in read.screenplay.characters]
    last, scenes = len(play.entries), len(play.scenes)
    if not names:
        return None
    told = {
        "pause": f"a longer pause before line {last}" if last > 1 else None,
        "give": f"let {names[-1]} say line 2" if len(names) > 1 and last > 1 and _says(read, 1) != names[-1] else None,
        "order": f"move scene {scenes} to the start" if scenes > 1 else None,
        "title": f"rename {names[0]} to Robin",
        "length": f"cut it to {max(10, round(seconds(read) * 0.7 / 5) * 5)} seconds" if last > 3 else None,
        "manner": f"make {names[-1]} warmer",
        "drop": f"drop line {min(4, last - 1)}" if last > 2 else None,
    }
    return told[kind]


def _says(read: TableRead, index: int) -> str:
    who = read.screenplay.entries[index].character
    return who.title() if who.isupper() else who
