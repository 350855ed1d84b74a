"""Sounds, manner: the small words around a sound: heavy, distant, slow, muffled; what each of them changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

HIGHER = frozenset("small tiny little light thin young mini high".split())
LOWER = frozenset("heavy big large huge deep giant massive old thick low".split())
FASTER = frozenset("fast quick rapid hurried frantic busy nervous excited quickly".split())
SLOWER = frozenset("slow slowly calm lazy weary sleepy tired".split())
FARTHER = frozenset("distant far away faraway remote background".split())
DULLER = frozenset("muffled dull soft gentle quiet warm dampened underwater behind through subtle".split())
ROOMIER = frozenset("echo echoing echoes reverb cavernous cathedral hall tunnel cave empty reverberant".split())


@dataclass(frozen=True, slots=True)
class Manner:
    """`pitch` and `pace` as factors; `dull` and `far` and `room` from 0 (not at all) to 1."""

    pitch: float = 1.0
    pace: float = 1.0
    dull: float = 0.0
    far: float = 0.0
    room: float = 0.0


PLAIN = Manner()


def manner_of(words: frozenset[str]) -> Manner:
    """What the words of a prompt say of the way it sounds."""
    found = PLAIN
    if words & HIGHER:
        found = replace(found, pitch=1.22)
    if words & LOWER:
        found = replace(found, pitch=0.8)
    if words & FASTER:
        found = replace(found, pace=1.55)
    if words & SLOWER:
        found = replace(found, pace=0.65)
    if words & DULLER:
        found = replace(found, dull=1.0)
    if words & FARTHER:
        found = replace(found, far=1.0)
    if words & ROOMIER:
        found = replace(found, room=1.0)
    return found


ALL = HIGHER | LOWER | FASTER | SLOWER | FARTHER | DULLER | ROOMIER
