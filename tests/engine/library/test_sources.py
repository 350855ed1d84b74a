"""Sources come in, move through their states, are kept as retention says, and go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.library.errors import SourceFetchFailed, SourceNotFound
from engine.library.events import DigestMoved, SourceDeleted, SourceMoved
from engine.library.model import DigestStatus, NewSource, RetentionPolicy, SourceStatus, SourceType
from tests.engine.library.builders import LONG, add, note, project, upload
from tests.fakes.floor import Floor
from tests.fakes.library import FakeFetcher, FakeReader, Shelves

KINDS = {SourceType.URL: "http://mill.example/a", SourceType.PDF: "http://mill.example/a.pdf"}


@pytest.fixture
def shelves(floor: Floor) -> Shelves:
    return Shelves(floor, FakeFetcher(LONG.encode()))


@pytest.mark.parametrize("kind", [SourceType.TEXT, SourceType.MARKDOWN])
def test_given_text_is_ready_in_the_same_unit_and_digested_after(shelves: Shelves, kind: SourceType) -> None:
    source = add(shelves, NewSource(kind, content=LONG))
    assert (source.status, source.digest_status) == (SourceStatus.READY, DigestStatus.PENDING)
    assert source.byte_size == len(LONG.encode())
    assert source.content_hash == source.text_blob
    read = shelves.run(source)
    assert read.digest_status is DigestStatus.READY
    assert read.digest is not None
    moved = [event.status for event in shelves.floor.said if isinstance(event, DigestMoved)]
    assert moved == [DigestStatus.PENDING, DigestStatus.RUNNING, DigestStatus.READY]


@pytest.mark.parametrize("kind", list(KINDS))
def test_an_address_is_fetched_read_and_digested(shelves: Shelves, kind: SourceType) -> None:
    source = add(shelves, NewSource(kind, url=KINDS[kind], metadata={"contentType": "mine"}))
    assert source.status is SourceStatus.PENDING
    read = shelves.run(source)
    assert (read.status, read.digest_status) == (SourceStatus.READY, DigestStatus.READY)
    assert read.metadata == {"contentType": "mine", "finalUrl": KINDS[kind]}
    moved = [event.status for event in shelves.floor.said if isinstance(event, SourceMoved)]
    assert moved == [SourceStatus.PENDING, SourceStatus.EXTRACTING, SourceStatus.READY]
    assert ("application/pdf" in shelves.fetcher.asked[0][1]) is (kind is SourceType.PDF)
    assert shelves.reader.expected == (kind is SourceType.PDF)


def test_a_failed_fetch_fails_the_source_with_code_and_sentence(floor: Floor) -> None:
    shelves = Shelves(floor, FakeFetcher(SourceFetchFailed("There is no page.", hint="Look again.")))
    source = shelves.run(add(shelves, NewSource(SourceType.URL, url="http://mill.example/none")))
    assert (source.status, source.failure_code, source.failure_message) == (
        SourceStatus.FAILED,
        "source_fetch_failed",
        "There is no page. Look again.",
    )


def test_a_source_without_visible_text_is_empty(floor: Floor) -> None:
    shelves = Shelves(floor, FakeFetcher(b" \n\xe2\x80\x8b "))
    source = shelves.run(add(shelves, NewSource(SourceType.URL, url="http://mill.example/")))
    assert source.failure_code == "source_empty"
    assert not shelves.blobs()


def test_extracted_text_over_the_limit_fails_the_source(floor: Floor) -> None:
    shelves = Shelves(floor, FakeFetcher(b"a" * 4_000_001))
    assert (
        shelves.run(add(shelves, NewSource(SourceType.URL, url="http://mill.example/"))).failure_code
        == "source_too_large"
    )


def test_a_reader_that_stumbles_costs_only_its_source(floor: Floor) -> None:
    shelves = Shelves(floor, FakeFetcher(LONG.encode()), FakeReader(RuntimeError("bug")))
    broken = add(shelves, NewSource(SourceType.URL, url="http://mill.example/"))
    for _ in range(4):
        shelves.run(broken)
    with floor.units.reading("test") as work:
        assert shelves.library.source(work, broken.project_id, broken.id).failure_code == "source_extraction_failed"
    assert shelves.run(add(shelves, note())).status is SourceStatus.READY


def test_a_short_text_skips_its_digest(shelves: Shelves) -> None:
    source = add(shelves, note("Short."))
    assert (source.status, source.digest_status) == (SourceStatus.READY, DigestStatus.SKIPPED)
    assert source.is_settled


@pytest.mark.parametrize(
    ("retention", "kept"),
    [(RetentionPolicy.EXTRACTED_ONLY, 2), (RetentionPolicy.STORE_ORIGINAL, 3), (RetentionPolicy.METADATA_ONLY, 0)],
)
def test_retention_is_what_lies_on_the_disk(shelves: Shelves, retention: RetentionPolicy, kept: int) -> None:
    # The fake reader gives back other bytes than came, so that original and text are two contents.
    source = shelves.run(add(shelves, upload(shelves, b"\n" + LONG.encode(), retention=retention)))
    with shelves.floor.units.reading("test") as work:
        text = shelves.library.text(work, source)
    assert len(shelves.blobs()) == (kept if retention is not RetentionPolicy.STORE_ORIGINAL else 2)
    assert (text is None) is (retention is RetentionPolicy.METADATA_ONLY)
    assert (source.original_blob is not None) is (retention is RetentionPolicy.STORE_ORIGINAL)
    assert source.digest is not None
    assert source.content_hash
    assert (source.preview is None) is (retention is RetentionPolicy.METADATA_ONLY)


def test_a_short_text_of_which_only_facts_are_wanted_is_dropped_at_once(shelves: Shelves) -> None:
    source = add(shelves, note("Short.", retention=RetentionPolicy.METADATA_ONLY))
    assert source.text_blob is None
    assert not shelves.blobs()


def test_deleting_drops_content_and_keeps_history(shelves: Shelves) -> None:
    source = shelves.run(add(shelves, note(label="Interview", producer="p", external_id="1")))
    with shelves.floor.units.work("test") as work:
        shelves.library.delete_source(work, source.project_id, source.id)
    assert not shelves.blobs()
    assert any(isinstance(event, SourceDeleted) for event in shelves.floor.said)
    with shelves.floor.units.reading("test") as work:
        with pytest.raises(SourceNotFound):
            shelves.library.source(work, source.project_id, source.id)
        passage = shelves.library.passage(work, source.id, 0, 9)
        assert (passage.source_title, passage.verified) == ("Interview", False)
        assert shelves.library.project(work, source.project_id).source_count == 0


def test_content_two_sources_share_stays_until_both_are_gone(shelves: Shelves) -> None:
    first, second = add(shelves, note()), add(shelves, note())
    with shelves.floor.units.work("test") as work:
        shelves.library.delete_source(work, first.project_id, first.id)
    with shelves.floor.units.reading("test") as work:
        assert shelves.library.text(work, second) == LONG
    with shelves.floor.units.work("test") as work:
        shelves.library.delete_source(work, second.project_id, second.id)
    assert not shelves.blobs()


def test_a_source_deleted_while_it_waits_is_never_read(shelves: Shelves) -> None:
    source = add(shelves, NewSource(SourceType.URL, url="http://mill.example/"))
    with shelves.floor.units.work("test") as work:
        shelves.library.delete_source(work, source.project_id, source.id)
        job = shelves.jobs.of_subject(work, source.id, "source")
    assert job is not None
    assert job.status == "canceled"


def test_the_same_item_is_taken_once_and_again_after_deletion(shelves: Shelves) -> None:
    into = project(shelves)
    new = note(producer="wire", external_id="7")
    with shelves.floor.units.work("test") as work:
        first, again = shelves.library.add_source(work, into.id, new)
        second, known = shelves.library.add_source(work, into.id, replace(new, content="Other words."))
        assert (again, known, second.id) == (False, True, first.id)
        shelves.library.delete_source(work, into.id, first.id)
        third, fresh = shelves.library.add_source(work, into.id, new)
        assert (fresh, third.id != first.id) == (False, True)


def test_identity_needs_both_halves(shelves: Shelves) -> None:
    into = project(shelves)
    with shelves.floor.units.work("test") as work:
        for _ in range(2):
            assert shelves.library.add_source(work, into.id, note(producer="wire"))[1] is False
        assert shelves.library.project(work, into.id).source_count == 2


def test_a_passage_shows_the_quote_in_its_surroundings(shelves: Shelves) -> None:
    source = add(shelves, note("One two three. Four five six. Seven eight nine."))
    with shelves.floor.units.reading("test") as work:
        passage = shelves.library.passage(work, source.id, 15, 29, around=8)
        assert (passage.before, passage.quote, passage.after, passage.verified) == (
            "three. ",
            "Four five six.",
            " Seven",
            True,
        )
        assert not shelves.library.passage(work, source.id, 40, 400).verified


def test_lists_turn_pages_without_gap_or_repetition(shelves: Shelves) -> None:
    into = project(shelves)
    made = []
    for number in range(5):
        shelves.floor.clock.forward(milliseconds=number % 2)
        made.append(add(shelves, note(label=str(number)), into).id)
    seen: list[str] = []
    cursor = None
    with shelves.floor.units.reading("test") as work:
        while True:
            page = shelves.library.sources(work, into.id, limit=2, cursor=cursor)
            seen += [source.id for source in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
    assert sorted(seen) == sorted(made)
    assert len(seen) == len(set(seen))


def test_an_uploads_name_is_the_hint_and_its_bytes_are_not_kept(shelves: Shelves, tmp_path: Path) -> None:
    new = upload(shelves, LONG.encode(), "report.txt")
    source = shelves.run(add(shelves, new))
    assert shelves.reader.hints == ["report.txt"]
    assert (source.file_name, source.file_format, source.original_blob) == ("report.txt", "txt", None)
