"""What may come into a project, and what is refused with its path."""

from __future__ import annotations

import pytest

from engine.foundation.errors import ValidationFailed
from engine.library.errors import ProjectArchived, ProjectNotFound, SourceTooLarge
from engine.library.model import NewSource, RetentionPolicy, SourceStatus, SourceType
from tests.engine.library.builders import LONG, add, note, project
from tests.fakes.floor import Floor
from tests.fakes.library import FakeFetcher, Shelves


@pytest.fixture
def shelves(floor: Floor) -> Shelves:
    return Shelves(floor, FakeFetcher(LONG.encode()))


def test_an_archived_project_takes_nothing_new_and_stays_readable(shelves: Shelves) -> None:
    source = add(shelves, note())
    with shelves.floor.units.work("test") as work:
        shelves.library.archive_project(work, source.project_id)
        assert shelves.library.archive_project(work, source.project_id).is_archived
    with shelves.floor.units.work("test") as work, pytest.raises(ProjectArchived) as refused:
        shelves.library.add_source(work, source.project_id, note())
    assert refused.value.details == {
        "stage": "archived",
        "missingFields": [],
        "canPlan": False,
        "canStartEpisode": False,
    }
    with shelves.floor.units.work("test") as work:
        assert shelves.library.source(work, source.project_id, source.id) == source
        assert not shelves.library.update_project(work, source.project_id, {"archived": False}).is_archived


def test_a_change_touches_what_is_sent_and_none_clears(shelves: Shelves) -> None:
    with shelves.floor.units.work("test") as work:
        made = shelves.library.create_project(work, "Mill", "About it", {"a": 1}, "monthly")
        changed = shelves.library.update_project(work, made.id, {"description": None, "metadata": {"b": 2}})
        assert (changed.name, changed.description, changed.metadata, changed.season_cadence) == (
            "Mill",
            None,
            {"b": 2},
            "monthly",
        )
        with pytest.raises(ValidationFailed):
            shelves.library.update_project(work, made.id, {"name": None})


def test_an_unknown_project_is_not_found_before_its_sources(shelves: Shelves) -> None:
    with shelves.floor.units.reading("test") as work:
        for ask in (
            lambda: shelves.library.sources(work, "c" * 25),
            lambda: shelves.library.source(work, "c" * 25, "c" * 25),
        ):
            with pytest.raises(ProjectNotFound):
                ask()


@pytest.mark.parametrize(
    ("new", "path", "limit"),
    [
        (note(label="x" * 301), "label", 300),
        (note(producer="x" * 121), "producer", 120),
        (note(external_id="x" * 256), "externalId", 255),
        (note(metadata={"a": "x" * 256_000}), "metadata", 256_000),
        (note(" \n\u200b"), "content", 1),
        (note("half \ud800"), "content", None),
        (NewSource(SourceType.URL, url="http://a/" + "x" * 2040), "url", 2048),
        (NewSource(SourceType.URL, url="ftp://a.example/"), "url", None),
        (NewSource(SourceType.URL, url="http://me:secret@a.example/"), "url", None),
        (NewSource(SourceType.URL), "url", None),
        (
            note(metadata={"sourceContextMode": "full"}, retention=RetentionPolicy.METADATA_ONLY),
            "metadata.sourceContextMode",
            None,
        ),
        (
            note(metadata={"sourceContextMode": "full", "sourceCompleteness": {"mail": {"expected": 2, "fetched": 1}}}),
            "metadata.sourceCompleteness",
            None,
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_its_path(
    shelves: Shelves, new: NewSource, path: str, limit: int | None
) -> None:
    into = project(shelves)
    with shelves.floor.units.work("test") as work, pytest.raises(ValidationFailed) as refused:
        shelves.library.add_source(work, into.id, new)
    assert [(issue[0], issue[2]) for issue in refused.value.issues] == [(path, limit)]


@pytest.mark.parametrize(
    "new",
    [
        note(label="é" * 300),
        note(producer="x" * 120, external_id="y" * 255),
        note(metadata={"a": "x" * (256_000 - 9)}),
    ],
)
def test_a_value_of_exactly_the_limit_is_taken(shelves: Shelves, new: NewSource) -> None:
    assert add(shelves, new).status is SourceStatus.READY


def test_inline_text_has_a_byte_limit(shelves: Shelves) -> None:
    assert add(shelves, note("é" * 2_000_000)).byte_size == 4_000_000
    with pytest.raises(SourceTooLarge) as refused:
        add(shelves, note("é" * 2_000_001))
    assert refused.value.details == {"limit": 4_000_000, "actual": 4_000_002}
