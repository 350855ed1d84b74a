"""How far a refine is: every line is counted once, and no number goes back."""

from __future__ import annotations

from pathlib import Path

from engine.jobs.events import JobProgressed
from tests.engine.stage.reviser_desk import Desk
from tests.fakes.made import finished


def test_a_refine_never_counts_back(home: Path) -> None:
    desk = Desk(home)
    told: list[tuple[str, int, str]] = []
    desk.studio.events.subscribe(
        lambda event: (
            told.append((event.subject, event.progress.percent, event.progress.detail))
            if isinstance(event, JobProgressed)
            else None
        )
    )
    job = finished(desk.studio, desk.refine("Make everyone slower."))
    desk.studio.close()

    mine = [(percent, detail) for subject, percent, detail in told if subject == job.id]
    spoken = [detail for _, detail in mine if detail.startswith("Speaking")]
    assert [percent for percent, _ in mine] == sorted(percent for percent, _ in mine)
    assert spoken and spoken == sorted(set(spoken))
