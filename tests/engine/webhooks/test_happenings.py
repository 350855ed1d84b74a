"""What happens is kept exactly when it happened, for as long as it should be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import Studio, StudioSettings, open_studio
from engine.foundation.errors import ValidationFailed
from engine.jobs.events import JobProgressed
from engine.jobs.model import Progress
from engine.library.events import DigestMoved, ProjectChanged, SourceDeleted, SourceMoved
from engine.library.model import DigestStatus, SourceStatus
from engine.webhooks.model import SENT, STREAMED, Wanted, types_of
from tests.fakes.blank import lay_studio
from tests.fakes.clock import FrozenClock
from tests.fakes.machines import fake_machines

EVERYTHING = Wanted()


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def studio(home: Path, clock: FrozenClock) -> Iterator[Studio]:
    settings = StudioSettings(events_retention_hours=72)
    lay_studio(home)
    studio = open_studio(home, settings=settings, machines=fake_machines(), clock=clock, run_jobs=False)
    yield studio
    studio.close()


def _tell(studio: Studio, *names: str) -> None:
    with studio.work("test") as work:
        for name in names:
            work.note(SourceDeleted(name, "p"))


def _told(studio: Studio, after: int = 0, wanted: Wanted = EVERYTHING) -> list[tuple[int, str]]:
    with studio.reading("test") as work:
        stretch = studio.happenings.after(work, after, wanted)
    return [(one.number, str(one.told.data.get("sourceId"))) for one in stretch.happenings]


def test_what_is_committed_is_kept_in_order(studio: Studio) -> None:
    _tell(studio, "a", "b")
    _tell(studio, "c")

    assert _told(studio) == [(1, "a"), (2, "b"), (3, "c")]
    assert _told(studio, 2) == [(3, "c")]


def test_what_is_rolled_back_never_happened_and_leaves_no_gap(studio: Studio) -> None:
    with pytest.raises(RuntimeError), studio.work("test") as work:
        work.note(SourceDeleted("a", "p"))
        raise RuntimeError("stop")
    _tell(studio, "b")

    assert _told(studio) == [(1, "b")]


def test_a_bell_rings_after_the_commit_and_not_for_what_concerns_the_studio_alone(studio: Studio) -> None:
    heard: list[list[tuple[int, str]]] = []
    leave = studio.happenings.listen(lambda: heard.append(_told(studio)))
    with studio.work("test") as work:
        work.note(ProjectChanged("p"))
    _tell(studio, "a")
    leave()
    _tell(studio, "b")

    assert heard == [[(1, "a")]]


def test_what_is_older_than_its_hours_is_swept_but_never_the_newest(studio: Studio, clock: FrozenClock) -> None:
    _tell(studio, "a", "b")
    clock.forward(hours=71)
    _tell(studio, "c")
    kept = _told(studio)
    clock.forward(hours=2)
    _tell(studio, "d")
    swept = _told(studio)
    clock.forward(days=30)
    with studio.work("test") as work:
        work.note(ProjectChanged("p"))
    _tell(studio, "e")

    assert [name for _, name in kept] == ["a", "b", "c"]
    assert swept == [(3, "c"), (4, "d")]
    assert _told(studio) == [(5, "e")]


def test_a_place_is_known_while_everything_after_it_is_kept(studio: Studio, clock: FrozenClock) -> None:
    def known() -> list[int]:
        with studio.reading("test") as work:
            return [number for number in range(-1, 8) if studio.happenings.reaches(work, number)]

    before = known()
    _tell(studio, "a", "b", "c")
    full = known()
    clock.forward(hours=73)
    _tell(studio, "d")

    assert (before, full, known()) == ([0], [0, 1, 2, 3], [3, 4])


def test_a_number_is_never_given_twice(home: Path, studio: Studio, clock: FrozenClock) -> None:
    _tell(studio, "a", "b", "c")
    studio.close()
    clock.forward(days=10)
    again = open_studio(home, settings=StudioSettings(), machines=fake_machines(), clock=clock, run_jobs=False)
    _tell(again, "d")
    told = _told(again)
    again.close()

    assert told == [(4, "d")]


def test_a_long_stretch_comes_in_pieces_that_join(studio: Studio) -> None:
    _tell(studio, *(str(number) for number in range(25)))
    place, pieces = 0, []
    with studio.reading("test") as work:
        more = True
        while more:
            stretch = studio.happenings.after(work, place, EVERYTHING, most=10)
            pieces.append([one.number for one in stretch.happenings])
            place, more = stretch.reaches, stretch.more

    assert [number for piece in pieces for number in piece] == list(range(1, 26))
    assert place == 25


def test_what_is_not_wanted_is_passed_over_for_good(studio: Studio) -> None:
    with studio.work("test") as work:
        work.note(SourceDeleted("a", "p"))
        work.note(DigestMoved("b", "q", DigestStatus.READY))
        work.note(SourceMoved("c", "q", SourceStatus.FAILED, SourceStatus.EXTRACTING, "source_fetch_failed"))
    with studio.reading("test") as work:
        stretch = studio.happenings.after(work, 0, Wanted(types=("digest.ready",)))

    assert [one.told.type for one in stretch.happenings] == ["digest.ready"]
    assert (stretch.reaches, stretch.more) == (3, False)
    assert [name for _, name in _told(studio, 0, Wanted(project_id="q"))] == ["b", "c"]
    assert _told(studio, 0, Wanted(job_id="j")) == []


def test_what_is_not_worth_a_word_to_others_is_not_told(studio: Studio) -> None:
    with studio.work("test") as work:
        work.note(SourceMoved("a", "p", SourceStatus.PENDING, None))
        work.note(DigestMoved("b", "p", DigestStatus.NOT_STARTED))
        work.note(JobProgressed("j", "digest", "a", Progress("reading", 5, "Reading")))

    assert _told(studio) == []


def test_types_are_named_alone_or_by_group() -> None:
    assert types_of("job.ready, plan.*") == (
        "job.ready", "plan.pending", "plan.running", "plan.requires_approval", "plan.approved", "plan.failed", "plan.rejected",
        "plan.superseded",
    )  # fmt: skip
    assert types_of("*") == STREAMED
    assert set(SENT) < set(STREAMED)
    assert "job.progress" in types_of("job.*")


@pytest.mark.parametrize("patterns", ["", ",", "job", "job.*,", "nothing.*", "*.ready", "[j]ob.*", "j*.*"])
def test_a_pattern_that_fits_nothing_is_refused(patterns: str) -> None:
    with pytest.raises(ValidationFailed):
        types_of(patterns)
