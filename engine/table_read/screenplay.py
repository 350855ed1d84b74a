"""Table read, the screenplay: scenes and lines, each line answering for where it comes from; pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grounding(StrEnum):
    """What a line rests on: it quotes a passage, states a claim with evidence, or only connects."""

    QUOTE = "quote"
    CLAIM = "claim"
    CONNECTIVE = "connective"


@dataclass(frozen=True, slots=True)
class Entry:
    """One spoken line; `index` is global from 0. `parenthetical` directs the delivery and is never spoken.

    A `muted` line stays in the script and is passed over by the performance.

    A QUOTE's words occur literally in its evidence's quote; a CLAIM has evidence ids; a CONNECTIVE has none.
    `unsupported` marks a line that was written by hand and says more than any source does. `take` is the take of it that
    is heard, of the `takes` there are; the first is 0.
    """

    index: int
    scene_index: int
    character: str
    text: str
    grounding: Grounding
    evidence_ids: tuple[str, ...] = ()
    parenthetical: str | None = None
    muted: bool = False
    unsupported: bool = False
    take: int = 0
    takes: int = 1


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene, numbered from 0, playing one or more beats; `role` is its first beat's."""

    index: int
    title: str
    role: str
    beat_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What the writer has to say about its work: a wish it could not follow, a length it missed; becomes a job's warning."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Screenplay:
    """The whole script; at least 2 scenes, entries in speaking order; `remarks` are for the person who asked for it.

    `written_by` is the model that wrote it, or parts of it, in words; empty where the built-in writer did.
    """

    title: str
    mode: str
    scenes: tuple[Scene, ...]
    entries: tuple[Entry, ...]
    narrator: str | None = None
    remarks: tuple[Remark, ...] = ()
    written_by: str = ""

    @property
    def characters(self) -> tuple[str, ...]:
        """Everyone who speaks, in order of first words."""
        return tuple(dict.fromkeys(entry.character for entry in self.entries))

    @property
    def word_count(self) -> int:
        """Spoken words."""
        return sum(len(entry.text.split()) for entry in self.entries)
