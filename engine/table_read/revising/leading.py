"""Revising, leading: lines that only lead to others, and mean nothing without them; pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.table_read.model import Entry, Grounding, TableRead
from engine.table_read.sentences import words

SHORT = 5


def introduces(one: Entry, other: Entry) -> bool:
    """Whether a line does nothing but hand over to the one after it, by the name of who speaks there."""
    names = {word for word in words(other.character) if len(word) > 2}
    return (
        one.grounding is Grounding.CONNECTIVE
        and other.grounding is Grounding.QUOTE
        and one.scene_index == other.scene_index
        and bool(names & set(words(one.text)))
    )


def orphans(read: TableRead, gone: Collection[int]) -> frozenset[int]:
    """The lines that mean nothing without those that go: who introduces one, speaks of somebody who is silent now, or asks one back."""
    if not gone:
        return frozenset()
    left = set(gone)
    for found in (_introducing, _naming, _echoing):
        left |= set(found(read, left))
    return frozenset(left - set(gone))


def _introducing(read: TableRead, gone: Collection[int]) -> Iterator[int]:
    entries = read.screenplay.entries
    return (index - 1 for index in gone if index and introduces(entries[index - 1], entries[index]))


def _naming(read: TableRead, gone: Collection[int]) -> Iterator[int]:
    """Connecting lines that name, in full, somebody all of whose words go."""
    entries = read.screenplay.entries
    silent = {one.character for one in entries} - {one.character for one in entries if one.index not in gone}
    names = [f" {' '.join(words(label))} " for label in silent if len(words(label)) > 1]
    for one in entries:
        if one.grounding is Grounding.CONNECTIVE and any(name in f" {' '.join(words(one.text))} " for name in names):
            yield one.index


def _echoing(read: TableRead, gone: Collection[int]) -> Iterator[int]:
    """`104 miles?` behind the line that says so, and the short answer to it."""
    entries = read.screenplay.entries
    for index in gone:
        echo = entries[index + 1] if index + 1 < len(entries) else None
        if echo is None or echo.grounding is not Grounding.CONNECTIVE or not echo.text.rstrip().endswith("?"):
            continue
        if set(words(echo.text)) <= set(words(entries[index].text)):
            yield echo.index
            answer = entries[index + 2] if index + 2 < len(entries) else None
            if answer and answer.grounding is Grounding.CONNECTIVE and len(words(answer.text)) <= SHORT:
                yield answer.index
