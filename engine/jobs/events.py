"""Jobs, events: movement of long work."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event
from engine.jobs.model import Progress


@dataclass(frozen=True, slots=True)
class JobProgressed(Event):
    """A piece of work of this kind, about this subject, has moved."""

    job_id: str
    kind: str
    subject: str
    progress: Progress
