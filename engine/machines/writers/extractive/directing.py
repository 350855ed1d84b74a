"""Machines, writers, extractive, directing: the deliveries that notes ask for are put on the lines they are meant for, word for word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engine.machines.writers.extractive.wishes import MANNER
from engine.table_read.screenplay import Entry

WHOSE = re.compile(
    r"^(?:the\s+)?([\w’'. -]+?)\s+(?:is|are|should be|should sound|must be|sounds?|speaks?|talks?|stays?|must sound|reads?|"
    r"ist|klingt|spricht|soll|est|parle|sonne|es|suena|habla)\s+(.+)$",
    re.IGNORECASE,
)
FIRST = re.compile(
    r"\b(?:first|opening|open|erste[nrs]?|anfang|début|première?|primer[ao]?|principio)\b", re.IGNORECASE
)
LAST = re.compile(
    r"\b(?:last|closing|final|end(?:ing)?|letzte[nrs]?|schluss|dernière?|fin|últim[ao]|ende)\b", re.IGNORECASE
)
SCENE = re.compile(r"\bscene\s+(\d+)\b", re.IGNORECASE)


def directed(entries: Sequence[Entry], deliveries: Sequence[str], lead: str, *, clean: bool) -> list[Entry]:
    """The lines with these directions as parentheticals; with `clean` the first line keeps none."""
    told = list(entries)
    for delivery in deliveries:
        whole, said = re.search(r"\(([^)]+)\)", delivery), WHOSE.match(delivery)
        who = _meant(said[1], told) if said else _meant(delivery, told)
        words = whole[1] if whole else said[2] if said and who else delivery
        for at in _places(delivery, told, who or lead):
            told[at] = replace(told[at], parenthetical=_joined(told[at].parenthetical, words))
    if clean and told:
        told[0] = replace(told[0], parenthetical=None)
    return told


def described(cast_notes: str, characters: Sequence[str]) -> list[str]:
    """What cast notes say of how somebody sounds, as directions: `Nell Carne is dry`."""
    found = []
    for sentence in re.split(r"(?<=[.!?;])\s+|\n+", cast_notes):
        manners = [hit[0].lower() for hit in MANNER.finditer(sentence)]
        who = next(
            (label for label in characters if re.search(rf"\b{re.escape(label)}\b", sentence, re.IGNORECASE)), None
        )
        if manners and who:
            found.append(f"{who} is {' and '.join(dict.fromkeys(manners))}")
    return found


def _meant(text: str, entries: Sequence[Entry]) -> str | None:
    labels = dict.fromkeys(entry.character for entry in entries)
    return next((label for label in labels if re.search(rf"\b{re.escape(label)}\b", text, re.IGNORECASE)), None)


def _places(delivery: str, entries: Sequence[Entry], who: str) -> list[int]:
    """The lines a direction is for: one it names, else that character's first line of every scene."""
    if not entries:
        return []
    by_scene = "scene" in delivery.lower()
    if hit := SCENE.search(delivery):
        return [at for at, entry in enumerate(entries) if entry.scene_index == int(hit[1]) - 1][:1]
    if LAST.search(delivery):
        scene = entries[-1].scene_index
        return (
            [next(at for at, one in enumerate(entries) if one.scene_index == scene)] if by_scene else [len(entries) - 1]
        )
    if FIRST.search(delivery):
        return [0]
    mine = [at for at, entry in enumerate(entries) if entry.character == who]
    scenes = {entries[at].scene_index: at for at in reversed(mine)}
    return sorted(scenes.values())


def _joined(there: str | None, words: str) -> str:
    return f"{there}; {words}" if there and words not in there else words
