"""Coverage, model: one assessment of one version of a script, and how far it is; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

LOWEST, HIGHEST = 1.0, 10.0
RECOMMENDED, CONSIDERED = 8.0, 5.5


class CoverageStatus(StrEnum):
    """queued > running > ready | failed."""

    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"


class Severity(StrEnum):
    """How much a note weighs."""

    MINOR = "minor"
    MAJOR = "major"


class Aspect(StrEnum):
    """What is scored, in the order of a report."""

    PREMISE = "premise"
    STRUCTURE = "structure"
    CHARACTERS = "characters"
    DIALOGUE = "dialogue"
    PACING = "pacing"
    SOURCE_FIDELITY = "source_fidelity"
    AUDIO_POTENTIAL = "audio_potential"


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """One aspect: `measured` is 1 to 10 with its fraction, the note says in a sentence what it rests on."""

    id: Aspect
    measured: float
    note: str

    @property
    def score(self) -> int:
        """The mark, a whole number."""
        return marked(self.measured)


@dataclass(frozen=True, slots=True)
class PageNote:
    """A note at a line; a page is about 150 spoken words, the first is 1."""

    page: int
    entry_index: int
    severity: Severity
    note: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader has to say; `written_by` names the model that read along, `remark` says why none did where one should have."""

    measured: float
    logline: str
    synopsis: str
    strengths: tuple[str, ...]
    concerns: tuple[str, ...]
    categories: tuple[CategoryScore, ...]
    page_notes: tuple[PageNote, ...]
    written_by: str = ""
    remark: str = ""

    @property
    def score(self) -> int:
        """The mark of the whole, 1 to 10."""
        return marked(self.measured)

    @property
    def recommendation(self) -> str:
        """pass, consider or recommend: what a reader would tell whoever decides."""
        if self.measured >= RECOMMENDED:
            return "recommend"
        return "consider" if self.measured >= CONSIDERED else "pass"

    def of(self, aspect: Aspect) -> float:
        """What was measured of one aspect. Raises StopIteration for a report without it."""
        return next(one.measured for one in self.categories if one.id is aspect)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The newest assessment of an artifact: of which version, asked with which focus; `ticket` names its job."""

    artifact_id: str
    status: CoverageStatus
    version: int
    updated_at: datetime
    focus: str | None = None
    report: Report | None = None
    error: str | None = None
    ticket: str | None = None

    @property
    def is_in_flight(self) -> bool:
        """Whether it is being made."""
        return self.status in (CoverageStatus.QUEUED, CoverageStatus.RUNNING)

    def is_stale(self, current: int) -> bool:
        """Whether another version has taken the place of the one that was read."""
        return current != self.version

    def moved(
        self, status: CoverageStatus, at: datetime, report: Report | None = None, error: str | None = None
    ) -> Coverage:
        """The assessment in another status."""
        return replace(self, status=status, updated_at=at, report=report, error=error)


def marked(measured: float) -> int:
    """A measure as a mark."""
    return int(min(HIGHEST, max(LOWEST, measured)) + 0.5)
