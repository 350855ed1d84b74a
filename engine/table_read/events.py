"""Table read, events: words written, voices changed."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event


@dataclass(frozen=True, slots=True)
class ScriptWritten(Event):
    """A revision of a table read has its words and its cast."""

    artifact_id: str
    revision: int


@dataclass(frozen=True, slots=True)
class CastChanged(Event):
    """Some characters of a revision speak in another voice; none of them where somebody only looks different."""

    artifact_id: str
    revision: int
    characters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftChanged(Event):
    """A script was edited by hand, or an edit was taken back; the version itself is as it was."""

    artifact_id: str


@dataclass(frozen=True, slots=True)
class PronunciationsChanged(Event):
    """Some words are said otherwise from now on, in a project or (None) everywhere."""

    project_id: str | None


@dataclass(frozen=True, slots=True)
class TakesChanged(Event):
    """Other takes of some lines are heard."""

    artifact_id: str
    revision: int
    indexes: tuple[int, ...]
