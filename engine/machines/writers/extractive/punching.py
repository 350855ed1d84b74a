"""Machines, writers, extractive, punching up: a second pass over every scene that makes it tighter; it invents nothing and says nothing forbidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.machines.writers.extractive.bank import Bank
from engine.machines.writers.extractive.cutting import breathed, trimmed
from engine.machines.writers.extractive.moves import counted
from engine.table_read.screenplay import Entry, Grounding

BREATH, MONOLOGUE, FILLER = 24, 4, 7


def punched_up(entries: Sequence[Entry], bank: Bank, reactor: dict[int, str]) -> list[Entry]:
    """The lines again: shorter breaths, no filler before a scene's end, an answer in a monologue, weight on short quotations.

    `reactor` says for every scene who reacts; the numbering is made anew.
    """
    told: list[Entry] = []
    for scene in dict.fromkeys(entry.scene_index for entry in entries):
        mine = [entry for entry in entries if entry.scene_index == scene]
        last = scene == entries[-1].scene_index
        told += _broken(_buttoned(_tightened(mine), keep_end=last), bank, reactor.get(scene))
    return [replace(entry, index=at) for at, entry in enumerate(told)]


def _tightened(entries: Sequence[Entry]) -> list[Entry]:
    """Claims without the connective they lean on, in breaths of at most 24 words; short quotations are given weight."""
    told: list[Entry] = []
    for entry in entries:
        if entry.grounding is Grounding.CLAIM:
            told += [replace(entry, text=text, parenthetical=entry.parenthetical if not at else None)
                     for at, text in enumerate(breathed(trimmed(entry.text), BREATH))]  # fmt: skip
        elif entry.grounding is Grounding.QUOTE and len(entry.text.split()) <= 8 and entry.parenthetical is None:
            told.append(replace(entry, parenthetical="deliberately"))
        else:
            told.append(entry)
    return told


def _buttoned(entries: list[Entry], *, keep_end: bool) -> list[Entry]:
    """A scene ends on what somebody said or a source says, not on a filler."""
    while not keep_end and len(entries) > 2 and _is_filler(entries[-1]) and entries[-2].text[-1] != "?":
        entries = entries[:-1]
    return entries


def _is_filler(entry: Entry) -> bool:
    plain = entry.grounding is Grounding.CONNECTIVE and not entry.text.endswith("?")
    return plain and len(entry.text.split()) <= FILLER


def _broken(entries: list[Entry], bank: Bank, reactor: str | None) -> list[Entry]:
    """A run of four lines by one voice is broken once, behind its strongest figure, by whoever reacts here."""
    told: list[Entry] = []
    run = 0
    for at, entry in enumerate(entries):
        run = run + 1 if told and told[-1].character == entry.character else 1
        told.append(entry)
        goes_on = at + 1 < len(entries) and entries[at + 1].character == entry.character
        strong = entry.grounding is not Grounding.CONNECTIVE and (run >= MONOLOGUE or (run > 1 and counted(entry.text)))
        if strong and goes_on and reactor and (reactor != entry.character or run >= MONOLOGUE):
            phrase = bank.draw("punch")
            if phrase:
                told.append(Entry(0, entry.scene_index, reactor, phrase, Grounding.CONNECTIVE))
                run = 0
    return told
