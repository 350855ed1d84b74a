"""Library, digest as a value: what a source claims, and the exact passages that carry it; pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ClaimKind(StrEnum):
    """What sort of statement a claim is; frozen by the API."""

    FACT = "fact"
    ESTIMATE = "estimate"
    OPINION = "opinion"
    FORECAST = "forecast"
    QUOTATION = "quotation"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement a source makes, in its own words; `weight` 0..1 ranks it, `topic` is its heading or key words."""

    statement: str
    kind: ClaimKind
    attribution: str | None = None
    weight: float = 0.0
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """A literal passage behind a claim: half-open code point offsets into the extracted text, and the page for a PDF."""

    claim_index: int
    support: str
    char_start: int
    char_end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """What one source says: 3 to 6 summary sentences, a thesis, ranked claims with literal support, gaps and rights notes.

    `written_by` is the model that weighed it, in words, empty where the built-in digester did; `note` says what went otherwise than asked.
    """

    summary: str
    thesis: str
    claims: tuple[Claim, ...]
    evidence: tuple[Support, ...]
    gaps: tuple[str, ...] = ()
    rights_notes: tuple[str, ...] = ()
    written_by: str = ""
    note: str = ""
