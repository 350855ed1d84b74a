"""Table read, model: a screenplay with its cast and the evidence it answers to; one revision of an artifact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from engine.planning.envelope import Evidence
from engine.table_read.screenplay import Entry, Grounding, Scene, Screenplay
from engine.table_read.voices import Gender, Voice

__all__ = [
    "CastMember",
    "CastReport",
    "Entry",
    "Gender",
    "Grounding",
    "Scene",
    "Screenplay",
    "SourceCredit",
    "TableRead",
    "Voice",
]


@dataclass(frozen=True, slots=True)
class CastMember:
    """A speaking character and its voice; `color` (#rrggbb) is how pages and window mark the character.

    `letter_s` is how many seconds its voice takes for a letter, 0 where nobody has looked; no two casts differ by that.
    """

    character: str
    voice_id: str
    voice_name: str
    gender: str
    provider: str = "local"
    avatar_url: str | None = None
    narrator: bool = False
    color: str = "#e8a33d"
    letter_s: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class CastReport:
    """How the cast came about: names asked for, matched, cast automatically, never used, voices substituted, and who sounds alike."""

    requested: tuple[str, ...] = ()
    matched: tuple[str, ...] = ()
    auto_cast: tuple[CastMember, ...] = ()
    unused: tuple[str, ...] = ()
    substituted: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceCredit:
    """A source as listeners see it credited, remembered even when the source is deleted."""

    source_id: str
    title: str
    type: str
    url: str | None = None
    content_hash: str | None = None


@dataclass(frozen=True, slots=True)
class TableRead:
    """One immutable revision: what is said, by whom, and on what evidence.

    `headings` are those over each passage, by evidence id, the source's title first; looked up to understand a wish, and kept in no revision.
    """

    screenplay: Screenplay
    cast: tuple[CastMember, ...]
    evidence: tuple[Evidence, ...]
    sources: tuple[SourceCredit, ...]
    thesis: str
    cast_report: CastReport = CastReport()
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def voice_of(self, character: str) -> CastMember:
        """The cast member of this character. Raises KeyError."""
        return {member.character: member for member in self.cast}[character]

    def with_cast(self, cast: tuple[CastMember, ...], report: CastReport) -> TableRead:
        """The same words in other voices."""
        return replace(self, cast=cast, cast_report=report)

    @property
    def attribution(self) -> str:
        """One line that credits the sources."""
        return "From " + "; ".join(credit.title for credit in self.sources) if self.sources else ""

    def evidence_by_id(self) -> dict[str, Evidence]:
        """Evidence ids to evidence."""
        return {item.id: item for item in self.evidence}

    def facts(self) -> dict[str, Any]:
        """Small numbers about it for lists: lines, scenes, words."""
        play = self.screenplay
        return {"entries": len(play.entries), "scenes": len(play.scenes), "words": play.word_count}
