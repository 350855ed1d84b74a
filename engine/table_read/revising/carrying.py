"""Revising, carrying: what somebody did by hand comes along into a version that was written anew; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engine.table_read.model import Entry, TableRead
from engine.table_read.sentences import words


def carried(before: TableRead, after: TableRead) -> tuple[TableRead, tuple[str, ...]]:
    """The new version with directions and mutes of lines that kept speaker and words; a sentence for each that found none."""
    marked = {_key(one): one for one in before.screenplay.entries if one.muted}
    here = {_key(one) for one in after.screenplay.entries}
    entries = tuple(replace(one, muted=True) if _key(one) in marked else one for one in after.screenplay.entries)
    lost = tuple(
        f"The mute of line {one.index + 1} ({one.character}) is gone with its line."
        for key, one in marked.items()
        if key not in here
    )
    return replace(after, screenplay=replace(after.screenplay, entries=entries)), lost


def recast(after: TableRead, now: TableRead, base: Mapping[str, str]) -> TableRead:
    """The new version in the voices that were changed since it was begun: `base` is character to voice id as it was then."""
    changed = {one.character: one for one in now.cast if base.get(one.character) not in (None, one.voice_id)}
    cast = tuple(
        replace(changed[one.character], narrator=one.narrator, color=one.color) if one.character in changed else one
        for one in after.cast
    )
    return replace(after, cast=cast)


def voices_of(read: TableRead) -> dict[str, str]:
    """Character to voice id."""
    return {one.character: one.voice_id for one in read.cast}


def _key(entry: Entry) -> tuple[str, tuple[str, ...]]:
    return entry.character, words(entry.text)
