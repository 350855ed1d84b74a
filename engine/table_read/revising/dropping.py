"""Revising, dropping: wishes that something goes: lines, a scene, somebody, a topic; with a topic goes what only led to it; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising import edits
from engine.table_read.revising.answers import Answer
from engine.table_read.revising.leading import orphans
from engine.table_read.revising.people import whom
from engine.table_read.revising.places import BEYOND, clearly, lines_of, scene_of, somewhere
from engine.table_read.revising.selections import listed
from engine.table_read.revising.smalltalk import small_talk
from engine.table_read.revising.topics import bare_topic, is_all_of_it, names, place_of, section_of, told_of
from engine.table_read.revising.wishes import is_name
from engine.table_read.sentences import contains

Found = re.Match[str]
ABOUT = re.compile(
    r"^(?:everything|anything|all|any(?: mention)?|all mentions?|every mention|mentions?|lines?|the (?:part|bit|stuff|one|"
    r"lines?|section)s?)\s+(?:about|on|of|with|mentioning|regarding|concerning|to do with|related to"
    r"|(?:that|which) (?:mentions?|says?|speaks? of|talks? about|is about))\s+(.+)$",
    re.IGNORECASE,
)
KEPT = re.compile(
    r"^(?P<gone>.+?),?\s+(?:but\s+(?:do\s*n['’]t (?:drop|cut|touch)|keep|leave|not)|except(?: for)?|apart from|other than|besides)\s+(?P<kept>.+)$",
    re.IGNORECASE,
)


IN_BRACKETS = re.compile(r"\(((?:lines?|scenes?)\s+\d[^)]*)\)$", re.IGNORECASE)


def remove(read: TableRead, found: Found) -> Answer:
    """`remove scene 3`, `cut lines 4-6`, `drop everything about the ferry`, `leave out the bees`."""
    what = found["what"].strip()
    what = counted[1] if (counted := IN_BRACKETS.search(what)) else what
    topic = ABOUT.match(what)
    lines = lines_of(read, what) or small_talk(read, what) or (somewhere(read, what) if BEYOND.match(what) else None)
    if lines:
        return (edits.DropLines(lines),)
    if topic is None and (label := whom(read, what)) and is_name(what, label):
        said = {one.index for one in read.screenplay.entries if one.character == label}
        return (edits.DropLines(tuple(sorted(said | orphans(read, said)))),)
    scene = scene_of(read, what)
    if scene is not None:
        return (edits.DropScene(scene),)
    several = clearly(read, what) if topic is None else None
    if several is not None:
        return (edits.DropLines(several),)
    return _without_topic(read, topic[1] if topic else what)


def end_after(read: TableRead, found: Found) -> Answer | None:
    """`stop after the rescue`: nothing is said behind it; None where no place of the script is meant."""
    around = lines_of(read, found["place"]) or somewhere(read, found["place"]) or place_of(read, found["place"])
    behind = tuple(range(max(around) + 1, len(read.screenplay.entries))) if around else ()
    return (edits.DropLines(behind),) if behind else None


def _without_topic(read: TableRead, topic: str) -> Answer:
    spared = KEPT.match(topic)
    gone = _lines_of_topics(read, spared["gone"] if spared else topic)
    kept = _lines_of_topics(read, spared["kept"]) if spared else frozenset()
    left = gone - kept
    if not left:
        raise EditRefused(f"Nothing of “{bare_topic(topic)}” would go.")
    lines = tuple(sorted(left | orphans(read, left)))
    return (*_renamed(read, lines, spared["gone"] if spared else topic), edits.DropLines(lines))


def _lines_of_topics(read: TableRead, topic: str) -> frozenset[int]:
    """The lines of a topic, or of each that is listed. Raises `EditRefused` for one that is nowhere, or all there is."""
    if lines := told_of(read, topic):
        return frozenset(lines)
    parts = [one for one in listed(topic.strip(" .,")) if one]
    if len(parts) > 1:
        return frozenset().union(*(_lines_of_topics(read, one) for one in parts))
    if is_all_of_it(read, topic):
        raise EditRefused(
            f"“{topic.strip()}” is what most of the read is about, so it is not left out.",
            hint="Say which lines or which scene shall go.",
        )
    raise EditRefused(f"No line speaks of “{topic.strip()}”.")


def _renamed(read: TableRead, gone: Collection[int], topic: str) -> Iterator[edits.Edit]:
    """Scenes that are called by the topic, or by words which go, called by the section most of what stays is from."""
    for scene in read.screenplay.scenes:
        there = [one for one in read.screenplay.entries if one.scene_index == scene.index]
        stay = [one for one in there if one.index not in gone]
        is_of_it = len(stay) < len(there) and names(read, scene.title, topic)
        if not stay or not (is_of_it or any(contains(one.text, scene.title) for one in there if one.index in gone)):
            continue
        sections = Counter(name for one in stay if (name := section_of(read, one)) is not None)
        if sections and not any(contains(one.text, scene.title) for one in stay):
            yield edits.RetitleScene(scene.index, sections.most_common(1)[0][0])
