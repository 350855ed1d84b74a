"""Revising, ordering: wishes for another order, of lines and of scenes, and for another beginning or end; pure."""

from __future__ import annotations

import re

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising import edits
from engine.table_read.revising.answers import Answer, FromSources
from engine.table_read.revising.clauses import HAS_VERB
from engine.table_read.revising.leading import introduces
from engine.table_read.revising.people import whom
from engine.table_read.revising.places import lines_of, scene_of
from engine.table_read.revising.topics import about, bare_topic, headed, place_of, stretch
from engine.table_read.revising.wishes import is_name, place_before, topic_of

Found = re.Match[str]
MOST_LINES = 3
NTH_ALONE = re.compile(
    r"^(?:right )?(?:before|after) (?:the )?(?:first|second|third|fourth|fifth|sixth|last|penultimate)$", re.I
)
NOUN = re.compile(r"\b(scene|line|beat|chapter)s?\b", re.I)
TO_START = re.compile(r"^(?:to |at )?(?:the )?(?:start|beginning|front|top|opening)$", re.I)
TO_END = re.compile(r"^(?:to |at )?(?:the )?(?:end|back|bottom|close|ending)$", re.I)


def move(read: TableRead, found: Found) -> Answer | None:
    """`move scene 3 to the start`, `put line 5 after line 9`; None where what is to be moved is another wish."""
    what, where = found["what"], found["where"].strip()
    if (nth := NTH_ALONE.match(where)) and (noun := NOUN.search(what)):
        where = f"{nth[0]} {noun[1].rstrip('s')}"
    lines = lines_of(read, what)
    if lines is not None and len(lines) == 1:
        return (_moved_line(read, lines[0], place_before(read, where), is_counted=any(map(str.isdigit, what))),)
    if lines is not None:
        return _together(lines, place_before(read, where))
    scene = scene_of(read, what)
    if scene is None:
        return None if HAS_VERB.match(what) else _moved_topic(read, what, where)
    return (edits.MoveScene(scene, _scene_before(read, where)),)


def _together(lines: tuple[int, ...], before: int) -> Answer:
    """Several lines, one behind the other. Raises `EditRefused` where they would go among themselves."""
    if min(lines) < before <= max(lines):
        raise EditRefused("These lines cannot go among themselves.")
    return (edits.MoveLines(lines, before),)


def _moved_line(read: TableRead, index: int, before: int, *, is_counted: bool) -> edits.Edit:
    """A line; one that is called by whose it is comes with the words that introduce it."""
    entries = read.screenplay.entries
    is_led = not is_counted and index and introduces(entries[index - 1], entries[index])
    return edits.MoveLines((index - 1, index), before) if is_led else edits.MoveLine(index, before)


def reverse(read: TableRead, found: Found) -> Answer:
    """`reverse the order of the scenes`."""
    return tuple(edits.MoveScene(index, 0) for index in range(1, len(read.screenplay.scenes)))


def open_with(read: TableRead, found: Found) -> Answer | None:
    """`start with scene 3`, `end with the quote about the flood`."""
    last = found["which"].lower() in ("end", "close", "finish")
    scene = scene_of(read, found["what"])
    if scene is not None:
        return (edits.MoveScene(scene, len(read.screenplay.scenes) if last else 0),)
    lines = (
        lines_of(read, found["what"])
        or _of_somebody(read, found["what"], last=last)
        or stretch(read, topic_of(found["what"]), last=last)
        or place_of(read, topic_of(found["what"]))
    )
    if not lines and re.search(r"\bline\b", found["what"], re.I):
        raise EditRefused(f"It is not clear which line “{found['what']}” is.")
    if not lines and "," in found["what"]:
        return None
    if not lines:
        return FromSources(found.string)
    if (whole := scene_of_all(read, lines)) is not None:
        return (edits.MoveScene(whole, len(read.screenplay.scenes) if last else 0),)
    return (edits.MoveLines(lines, len(read.screenplay.entries) if last else 0),)


def _moved_topic(read: TableRead, what: str, where: str) -> Answer:
    """`put the bees before the drought`: all that stands under a heading, or the one line that says it."""
    if (label := whom(read, what)) is not None and is_name(what, label):
        return (edits.MoveLines(turn_of(read, label), place_before(read, where)),)
    topic = topic_of(bare_topic(what))
    lines = headed(read, topic) or tuple(one.index for one in about(read, topic))
    if not lines or (len(lines) > 1 and not headed(read, topic)):
        raise EditRefused(f"It is not clear what “{what}” is.")
    before = place_before(read, where)
    if before in lines:
        raise EditRefused(f"It is not clear where “{where}” is.")
    return (edits.MoveLines(lines, before),)


def scene_of_all(read: TableRead, lines: tuple[int, ...]) -> int | None:
    """The scene these lines are all of; None where they are another choice."""
    scenes = {read.screenplay.entries[index].scene_index for index in lines}
    there = {one.index for one in read.screenplay.entries if one.scene_index in scenes}
    return scenes.pop() if len(scenes) == 1 and there == set(lines) else None


def turn_of(read: TableRead, label: str) -> tuple[int, ...]:
    """What somebody says who says little, with who introduces them. Raises `EditRefused` for anybody who speaks all along."""
    said = {one.index for one in read.screenplay.entries if one.character == label}
    if len(said) > MOST_LINES:
        raise EditRefused(
            f"{label} says {len(said)} lines, all along the script.", hint="Say which of them shall be moved."
        )
    entries = read.screenplay.entries
    return tuple(
        sorted(said | {index - 1 for index in said if index and introduces(entries[index - 1], entries[index])})
    )


def _of_somebody(read: TableRead, phrase: str, *, last: bool) -> tuple[int, ...]:
    """`finish on the doctor`: what they say last, or first."""
    label = whom(read, phrase)
    if label is None or not (is_name(phrase, label) or phrase.lower().startswith("the ")):
        return ()
    said = [one.index for one in read.screenplay.entries if one.character == label]
    return (said[-1 if last else 0],) if said else ()


def _scene_before(read: TableRead, where: str) -> int:
    if TO_START.match(where):
        return 0
    if TO_END.match(where):
        return len(read.screenplay.scenes)
    place = re.search(r"\b(before|after)\s+(.+)$", where, re.I)
    position = re.match(r"(?:to )?(?:position|place|number)?\s*(\d+)$", where, re.I)
    scene = scene_of(read, place[2]) if place else int(position[1]) - 1 if position else None
    if scene is None:
        raise EditRefused(f"It is not clear where “{where}” is.")
    return scene + 1 if place and place[1].lower() == "after" else scene
