"""Revising, pausing: wishes for a longer or a shorter silence before a line or between scenes, as a direction the stage keeps; pure."""

from __future__ import annotations

import re

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.rests import resting
from engine.table_read.revising import edits
from engine.table_read.revising.answers import Answer
from engine.table_read.revising.fitting import seconds_in
from engine.table_read.revising.places import lines_of, scene_of, somewhere
from engine.table_read.revising.topics import place_of

Found = re.Match[str]
SILENCE = r"(?:pause|silence|breath|breather|gap|rest|break|beat)"
SIDE = r"(?P<side>before|after|ahead of|in front of|following|behind|between)"
PAUSE = (
    r"^(?:(?:(?:add|put|leave|insert|make|have|give|take|hold|want|need|allow|let there be)\s+(?:(?:me|us|it|there|in|be)\s+)?)?(?:(?:the|an?|some"
    r"|one|(?:a )?bit (?:more )?of an?)\s+)*"
    rf"(?P<size>(?:(?:a bit|a little|much|slightly|very|really|nice|proper|good|extra|more|no)\s+|[\w.]+[- ]seconds?\s+(?:of\s+)?|more of an?\s+"
    r"|(?:beat|moment|bit)s? of\s+"
    rf"|short\w*\s+|long\w*\s+|big\w*\s+|small\w*\s+|tiny\s+|dramatic\s+|brief\s+|decent\s+|real\s+|pregnant\s+)*?){SILENCE}s?(?:\s+of\s+"
    rf"(?P<of>[\w. ]+?seconds?|[\w. ]+? s))?"
    rf"(?:\s+(?:(?:a (?:bit|little)|much)\s+)?(?P<how>longer|shorter|bigger))?"
    rf"|(?P<verb>pause|wait|stop|breathe|hold)(?P<long>(?:\s+(?!before|after|between)[\w.]+){{0,5}}))\s+(?:right\s+|just\s+)?{SIDE}\s+(?P<place>.+)$"
)
SHORTER = re.compile(r"\b(?:short|shorter|smaller|tiny|less)\b", re.I)
LONGER = re.compile(r"\b(?:long|longer|big|bigger|dramatic|proper|real|good|extra|pregnant)\b", re.I)
NONE = re.compile(r"\bno\b", re.I)
SPEAKS = re.compile(r"\s+(?:speaks?|talks?|begins? to speak|says (?:it|that|so|this))$", re.I)
SCENES = re.compile(r"^(?:the\s+|all\s+|all the\s+)?(?:scenes|beats|chapters|parts|sections)$", re.I)
PAIR = re.compile(
    r"^(?:the\s+)?(?P<what>lines?|scenes?|beats?)\s+(?P<a>\d+)\s+and\s+(?:(?:line|scene|beat)\s+)?(?P<b>\d+)$", re.I
)


def pause(read: TableRead, found: Found) -> Answer | None:
    """`a longer pause before the last line`; None where nothing of the script is meant. Raises `EditRefused` for what cannot be."""
    places = _after_which(read, found["side"].lower(), found["place"])
    if places is None:
        return None
    if not places or 0 in places:
        raise EditRefused(
            "Nothing is said there that a pause could stand before.", hint="Name a line, such as “line 4”."
        )
    rest = _rest(" ".join(found[one] or "" for one in ("size", "of", "how", "long")))
    entries = read.screenplay.entries
    return tuple(edits.Direct((index,), resting(entries[index].parenthetical, rest)) for index in places)


def _rest(said: str) -> str:
    length = seconds_in(re.sub(r"-", " ", said))
    if length is not None:
        return f"after {length:g} s of silence"
    if NONE.search(said):
        return "without a pause"
    if SHORTER.search(said):
        return "after a short pause"
    very = "very " if re.search(r"\b(?:very|really|much)\b", said, re.I) else ""
    return f"after a {very}long pause" if LONGER.search(said) else "after a pause"


def _after_which(read: TableRead, side: str, place: str) -> tuple[int, ...] | None:
    """The lines that come after the silence; empty where that is the end."""
    entries, place = read.screenplay.entries, SPEAKS.sub("", place.strip(" .,"))
    if SCENES.match(place):
        return tuple(one.index for one in entries[1:] if one.scene_index != entries[one.index - 1].scene_index)
    if pair := PAIR.match(place):
        first, second = (_lines(read, f"{pair['what'].rstrip('s')} {pair[name]}") for name in ("a", "b"))
        if not first or not second:
            return None
        if max(first) + 1 != min(second):
            raise EditRefused("A pause stands between a line and the one right after it.")
        return (min(second),)
    lines = None if side == "between" else _lines(read, place)
    if not lines:
        return None
    if side in ("before", "ahead of", "in front of"):
        return (min(lines),) if _follow(lines) else lines
    return tuple(
        one
        for one in ((max(lines) + 1,) if _follow(lines) else tuple(index + 1 for index in lines))
        if one < len(entries)
    )


def _lines(read: TableRead, phrase: str) -> tuple[int, ...] | None:
    lines = lines_of(read, phrase)
    if lines is None and (scene := scene_of(read, phrase)) is not None:
        lines = tuple(one.index for one in read.screenplay.entries if one.scene_index == scene)
    return lines or somewhere(read, phrase) or place_of(read, phrase) or None


def _follow(lines: tuple[int, ...]) -> bool:
    """Whether they stand together."""
    return lines == tuple(range(lines[0], lines[0] + len(lines)))
