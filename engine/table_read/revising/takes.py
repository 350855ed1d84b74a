"""Revising, takes: which attempt at a line is heard; a new one is added behind those there are, none is ever lost; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engine.table_read.errors import EditRefused
from engine.table_read.model import Entry, TableRead

MOST_TAKES = 20


def with_takes(read: TableRead, wanted: Mapping[int, int | None]) -> TableRead:
    """The read with these takes of its lines heard, by index; None makes a new one. Raises `EditRefused`."""
    count = len(read.screenplay.entries)
    beyond = next((index for index in wanted if not 0 <= index < count), None)
    if beyond is not None:
        raise EditRefused(f"There is no line {beyond + 1}; the script has {count}.")
    entries = tuple(
        _with(entry, wanted[entry.index]) if entry.index in wanted else entry for entry in read.screenplay.entries
    )
    return replace(read, screenplay=replace(read.screenplay, entries=entries))


def _with(entry: Entry, take: int | None) -> Entry:
    if take is None and entry.takes >= MOST_TAKES:
        raise EditRefused(f"Line {entry.index + 1} has {MOST_TAKES} takes.", hint="Choose one of them.")
    if take is None:
        return replace(entry, take=entry.takes, takes=entry.takes + 1)
    if not 0 <= take < entry.takes:
        raise EditRefused(f"Line {entry.index + 1} has no take {take + 1}; it has {entry.takes}.")
    return replace(entry, take=take)
