"""The stage with the real voices, encoder and meter: a recording one could publish, and captions in step with it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from mutagen.id3 import ID3

from engine.machines.encoding.loudness import FfmpegLoudness
from engine.stage.ear import Ear, Power
from engine.stage.model import SAMPLE_RATE
from engine.stage.score import Bed, Cue, Score
from tests.engine.stage.builders import LINES, Theater
from tests.engine.stage.real_sound import decoded, finished, real_theater
from tests.fakes.floor import Floor


@pytest.fixture
def theater(floor: Floor) -> Iterator[Theater]:
    with real_theater(floor) as theater:
        yield theater


def test_the_recording_is_as_loud_as_promised_and_carries_its_chapters(theater: Theater) -> None:
    state, timeline = finished(theater)

    assert state.loudness is not None
    assert state.loudness.integrated_lufs == pytest.approx(-16, abs=0.7)
    assert state.loudness.true_peak_dbtp <= -1.0
    assert state.blob is not None
    path = theater.floor.blobs.path(state.blob)
    anew = FfmpegLoudness().measure_file(path)
    assert anew.integrated_lufs == pytest.approx(state.loudness.integrated_lufs, abs=0.11), "both are told in tenths"
    assert anew.true_peak_dbtp == pytest.approx(state.loudness.true_peak_dbtp, abs=0.11)
    tags = ID3(path)
    assert str(tags["TIT2"]) == theater.artifact.title
    chapters = sorted(tags.getall("CHAP"), key=lambda chapter: chapter.start_time)
    assert [str(each.sub_frames["TIT2"]) for each in chapters] == ["The <still> wheel", "The eels"]
    assert state.duration_ms == timeline.duration_ms
    assert len(decoded(path.read_bytes())) / 44.1 == pytest.approx(timeline.duration_ms, abs=60)


def test_on_air_and_for_the_record_the_same_takes_are_the_same_sound(theater: Theater) -> None:
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
    conductor = theater.stage.conductor(theater.artifact.id, book, {})
    live = np.concatenate([played.sound for played in conductor.play()])
    record = np.concatenate([played.sound for played in conductor.record(lambda _: None)])

    assert np.abs(live).max() > 0.1
    assert live.tobytes() == record.tobytes()


def test_speakers_of_one_read_are_equally_loud_in_the_mix(theater: Theater) -> None:
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
    conductor, spoken = theater.stage.conductor(theater.artifact.id, book, {}), dict[str, list[np.ndarray]]()
    for played in conductor.record(lambda _: None):
        spoken.setdefault(book.lines[played.position].entry.character, []).append(played.sound)
    levels = {who: FfmpegLoudness().measure(iter(sounds * 2)).integrated_lufs for who, sounds in spoken.items()}

    assert len(levels) > 2
    assert max(levels.values()) - min(levels.values()) <= 2, levels


def test_every_line_is_heard_when_the_timeline_says_so(theater: Theater) -> None:
    state, timeline = finished(theater)
    assert state.blob is not None
    loud = np.abs(decoded(theater.floor.blobs.read(state.blob))).max(axis=1) > 0.02

    for entry in timeline.entries:
        around = loud[(entry.start_ms - 120) * 441 // 10 : (entry.start_ms + 200) * 441 // 10]
        onset = int(np.argmax(around)) / 44.1 - 120
        assert around.any()
        assert -40 <= onset <= 90, (entry.entry_index, onset)
    for before, after in pairwise(timeline.entries):
        pause = loud[(before.end_ms + 150) * 441 // 10 : (after.start_ms - 60) * 441 // 10]
        assert not pause.any()


def test_every_word_has_its_time_within_its_line(theater: Theater) -> None:
    _, timeline = finished(theater)

    for entry, (_, _, text, _) in zip(timeline.entries, LINES, strict=True):
        assert [text[word.start : word.end] for word in entry.words] == text.split()
        assert all(entry.start_ms <= word.start_ms <= word.end_ms <= entry.end_ms + 1 for word in entry.words)
        assert entry.end_ms - entry.words[-1].end_ms < 250


def test_a_listener_gets_an_mp3_of_the_whole_read(theater: Theater) -> None:
    sound = b"".join(theater.stage.listen(theater.live()))
    timeline = theater.measured()

    assert len(decoded(sound)) / 44.1 == pytest.approx(timeline.duration_ms, abs=80)


def test_a_listener_who_leaves_leaves_no_encoder_behind(theater: Theater) -> None:
    sound = theater.stage.listen(theater.live())
    next(sound)
    sound.close()
    sound.close()

    assert list(sound) == []


def test_the_ear_hears_what_the_meter_measures(theater: Theater) -> None:
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
    conductor, ear = theater.stage.conductor(theater.artifact.id, book, {}), Ear()
    for place, take in conductor.takes(lambda _: None):
        ear.hear(place, Power.of(take))
    measured = FfmpegLoudness().measure(played.sound for played in conductor.record(lambda _: None))

    assert ear.loudness_lufs == pytest.approx(measured.integrated_lufs, abs=0.4)


def test_a_read_with_loud_music_is_heard_right_the_first_time(theater: Theater) -> None:
    noise = np.random.default_rng(1).normal(0, 0.25, (30 * SAMPLE_RATE, 2)).astype(np.float32)
    sound = theater.stage.sounds.keep([noise])
    theater.part.now = Score((Bed(0, sound, loops=True), Bed(1, sound, loops=True)), (Cue(2, sound, 0.5),))
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
    conductor = theater.stage.conductor(theater.artifact.id, book, {})
    heard = theater.stage.recorder.hear(conductor, lambda _: None)
    measured = FfmpegLoudness().measure(played.sound for played in conductor.record(lambda _: None))
    assert heard == pytest.approx(measured.integrated_lufs, abs=0.2)

    written: list[int] = []
    write = theater.encoder.write
    theater.encoder.write = lambda *given: (written.append(1), write(*given))  # type: ignore[method-assign, func-returns-value]
    state, _ = finished(theater)
    assert state.loudness is not None
    assert state.loudness.integrated_lufs == pytest.approx(-16, abs=0.7)
    assert len(written) == 1
