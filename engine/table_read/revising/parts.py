"""Revising, parts: wishes for a shorter scene, a shorter role, or for only some of the lines; pure."""

from __future__ import annotations

import re

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising import edits
from engine.table_read.revising.answers import Answer, Fit
from engine.table_read.revising.leading import orphans
from engine.table_read.revising.lengths import wanted_of
from engine.table_read.revising.people import ARTICLE, whom
from engine.table_read.revising.places import clearly, lines_of, scene_of, somewhere
from engine.table_read.revising.smalltalk import small_talk
from engine.table_read.revising.topics import told_of
from engine.table_read.sentences import words
from engine.table_read.timing import seconds_of

Found = re.Match[str]
LESS = 0.5
WHOLE = re.compile(
    r"^(?:it|this|that|things?|everything|all(?: of it)?|(?:the|this) (?:whole )?(?:thing|read|script|show|episode|piece|story))?$", re.IGNORECASE
)  # fmt: skip


def shorter(read: TableRead, found: Found) -> Answer | None:
    """`cut the second scene to half`, `halve scene 3`, `trim the heating scene by a third`; None where no part is meant."""
    what = found["what"].strip(" ,")
    if WHOLE.match(what):
        return None
    lines = somewhere(read, what) or _called(read, what)
    if lines is None:
        return None
    if len(lines) == 1:
        raise EditRefused(
            "One line is not made shorter without a language model, since other words would have to be found for it.",
            hint="Split it and leave out a part, or say what it shall say.",
        )
    now, wish = seconds_of(read, lines), "half" if found.string.lower().startswith("hal") else found["by"] or ""
    return Fit(wanted_of(now, wish, -1), lines)


def less_about(read: TableRead, found: Found) -> Answer:
    """`say less about the money`: half of what is said of it stays."""
    label = whom(read, found["what"])
    said = tuple(one.index for one in read.screenplay.entries if one.character == label)
    lines = said or small_talk(read, found["what"]) or clearly(read, found["what"]) or told_of(read, found["what"])
    if not lines:
        raise EditRefused(f"No line speaks of “{found['what']}”.")
    if len(lines) == 1:
        raise EditRefused(
            f"Only line {lines[0] + 1} speaks of “{found['what']}”.", hint="Leave it out, or let it stay."
        )
    return Fit(seconds_of(read, lines) * LESS, lines)


def _called(read: TableRead, title: str) -> tuple[int, ...] | None:
    """The lines of the one scene that has exactly this title."""
    wanted = words(ARTICLE.sub("", title))
    like = [one.index for one in read.screenplay.scenes if words(ARTICLE.sub("", one.title)) == wanted]
    return tuple(one.index for one in read.screenplay.entries if one.scene_index == like[0]) if len(like) == 1 else None


def keep_only(read: TableRead, found: Found) -> Answer | None:
    """`keep only scenes 1 and 3`, `leave only Agnete's lines in scene 2`: the others go."""
    kept = somewhere(read, found["what"])
    place = scene_of(read, found["place"]) if found["place"] else None
    if kept is None or (found["place"] and place is None):
        return None
    around = [one.index for one in read.screenplay.entries if place is None or one.scene_index == place]
    gone = tuple(index for index in around if index not in kept)
    gone = tuple(sorted({*gone, *(orphans(read, gone) & set(around))}))
    if not gone or len(gone) == len(around):
        raise EditRefused(f"It is not clear what shall stay of “{found['what'].strip()}”.")
    return (edits.DropLines(gone),)


def halved(read: TableRead, found: Found) -> Answer | None:
    """`split line 4 in two`: after a sentence, else at the comma or the like that is nearest its middle."""
    lines = lines_of(read, found["line"])
    if lines is None or len(lines) != 1:
        return None
    text = read.screenplay.entries[lines[0]].text
    for marks in (r"[.!?…][\"'”’)]*\s+", r"[;:—–]\s*|,\s+", r"\s+(?=(?:and|but|because|where|when|which|that)\b)"):
        places = [
            one.end() for one in re.finditer(marks, text) if one.end() < len(text) and text[one.end() - 1].isspace()
        ]
        if places:
            return (edits.SplitLine(lines[0], min(places, key=lambda at: abs(at - len(text) / 2))),)
    raise EditRefused(f"Line {lines[0] + 1} has no place where it could be split.", hint="Say after which word.")
