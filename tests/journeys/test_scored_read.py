"""The mix of a real scored read, measured: voices, beds, cues and effects in the finished MP3, and how they stand to each other."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from engine.machines.encoding.loudness import FfmpegLoudness
from engine.stage.ducking import HOLD, RETURN
from engine.stage.mixer import segment
from engine.stage.model import SAMPLE_RATE
from tests.journeys.conftest import Told
from tests.journeys.scored import BED, CUED, MUTED, ScoredRead, decoded, level_db, likeness, scored_read

pytestmark = pytest.mark.timeout(240)
MS = SAMPLE_RATE // 1000


@pytest.fixture(scope="module")
def scored(told: Told) -> ScoredRead:
    """Made once for this file."""
    made = scored_read(told)
    list(made.conductor.settled_takes(lambda _position: None))
    return made


@pytest.fixture(scope="module")
def music(scored: ScoredRead) -> np.ndarray:
    """The beds alone, over the whole length."""
    pit, placed = scored.conductor.pit, scored.conductor.placed
    return np.concatenate([pit.bed(placed, n, 0, place.end - place.start) for n, place in enumerate(placed)])


@pytest.fixture(scope="module")
def voices(scored: ScoredRead) -> np.ndarray:
    """The voices alone, over the whole length."""
    return np.concatenate(
        [segment(place, take.samples, take.rate) for place, take in scored.conductor.settled_takes(lambda _: None)]
    )


def test_item_61_it_goes_from_queued_to_complete_and_lasts_what_it_says(scored: ScoredRead) -> None:
    order = ["queued", "rendering", "uploading", "complete"]

    assert scored.states[-1] == "complete"
    assert scored.states == sorted(scored.states, key=order.index)
    assert scored.audio["recordingUrl"].endswith(".mp3")
    assert abs(len(scored.frames) * 1000 / SAMPLE_RATE - scored.audio["recordingDurationMs"]) <= 250
    assert scored.audio["finalize"]["warnings"] == []


def test_item_61_its_loudness_and_true_peak_are_in_range_and_reported(scored: ScoredRead, tmp_path: Path) -> None:
    path = tmp_path / "scored.mp3"
    path.write_bytes(scored.mp3)
    measured = FfmpegLoudness().measure_file(path)
    told = scored.artifact["manifest"]["loudness"]

    assert abs(measured.integrated_lufs + 16) <= 1
    assert measured.true_peak_dbtp <= -1
    assert told["integratedLufs"] == pytest.approx(measured.integrated_lufs, abs=0.2)
    assert told["truePeakDbtp"] == pytest.approx(measured.true_peak_dbtp, abs=0.2)


def test_item_61_every_voice_is_in_it(scored: ScoredRead) -> None:
    quiet = []
    for place in scored.conductor.placed:
        if not place.line.is_silent:
            loud = level_db(scored.span(place.voice_start, place.voice_end))
            quiet += [(place.line.position, loud)] if loud < -32 else []

    assert quiet == []


def test_item_61_a_bed_is_in_it_and_no_muted_bed_is(scored: ScoredRead) -> None:
    placed = scored.conductor.placed
    first = next(place for place in placed if place.line.entry.scene_index == BED)
    bed = decoded(scored.told.studio.blobs.path(_blob(scored, BED)).read_bytes()).mean(axis=1)
    alone = slice(first.start, first.start + 1500 * MS)
    assert likeness(scored.span(alone.start, alone.stop), bed[: 1500 * MS]) > 0.8

    muted = scored.clip(MUTED)
    assert (muted["disabled"], muted["status"]) == (True, "ready")
    silent = next(place for place in placed if place.line.entry.scene_index == MUTED)
    assert level_db(scored.span(silent.start + 150 * MS, silent.voice_start - 50 * MS)) < -60
    assert scored.conductor.book.score.bed(MUTED) is None


def test_item_61_the_cue_is_in_it_where_its_line_begins(scored: ScoredRead) -> None:
    place = scored.conductor.placed[CUED]
    with scored.told.studio.reading("test") as work:
        cue = scored.conductor.book.score.cues[0]
        assert [each.entry_index for each in scored.told.studio.cues.cues(work, scored.artifact["id"])] == [CUED]
    sound = scored.told.studio.stage.sounds.cut(cue.sound, 0, cue.sound.frames).mean(axis=1)
    begin, heard = place.voice_start, scored.span(place.voice_start, place.voice_start + len(sound))
    later = scored.span(begin + 2 * len(sound), begin + 3 * len(sound))

    assert likeness(heard, sound) > 0.4
    assert likeness(heard, sound) > 3 * likeness(later, sound)


def test_item_61_the_ready_effect_is_on_its_lines_and_on_no_other(scored: ScoredRead) -> None:
    placed, (first, last) = scored.conductor.placed, scored.coloured
    deep = {
        place.line.position: _share_below(scored.span(place.voice_start, place.voice_end), 250)
        for place in placed
        if place.line.entry.scene_index not in (BED,) and place.line.position != CUED
    }
    on = [share for position, share in deep.items() if first <= position <= last]
    off = [share for position, share in deep.items() if not first <= position <= last]

    assert max(on) < 0.2 * float(np.median(off))


def test_speech_stands_at_least_12_db_above_its_bed(scored: ScoredRead, music: np.ndarray, voices: np.ndarray) -> None:
    ratios = []
    for place in scored.conductor.placed:
        if scored.conductor.book.score.bed(place.line.entry.scene_index) and not place.line.is_silent:
            span = slice(place.voice_start, place.voice_end)
            if level_db(music[span]) > -90:
                ratios.append(level_db(voices[span]) - level_db(music[span]))

    assert len(ratios) >= 3
    assert min(ratios) >= 12, sorted(ratios)[:5]


def test_beds_begin_before_speech_and_end_after_it_and_the_music_comes_back_within_600_ms(
    scored: ScoredRead, music: np.ndarray
) -> None:
    placed = scored.conductor.placed
    mine = [place for place in placed if place.line.entry.scene_index == BED]
    assert level_db(music[mine[0].start + 300 * MS : mine[0].voice_start - 300 * MS]) > -40
    assert mine[0].voice_start - mine[0].start >= 1400 * MS
    gain = _gain(scored, music, mine[0].start, mine[0].voice_start)
    assert gain[0] == pytest.approx(0, abs=0.5)
    assert gain[-1] <= -11.5

    assert HOLD + RETURN <= 600 * MS


def test_no_short_pause_pumps(scored: ScoredRead, music: np.ndarray) -> None:
    placed = [place for place in scored.conductor.placed if place.line.entry.scene_index == BED]
    swings = []
    for before, after in pairwise(placed):
        gap = after.voice_start - before.voice_end
        if gap < 1000 * MS and after.voice_start < before.start + 30 * SAMPLE_RATE:
            gain = _gain(scored, music, before.voice_end - 200 * MS, after.voice_start + 200 * MS)
            swings += [float(np.ptp(gain))] if len(gain) else []

    assert len(swings) >= 2
    assert max(swings) < 1.0


def test_there_is_no_click_at_any_joint(scored: ScoredRead, music: np.ndarray) -> None:
    for frames in (scored.frames, music):
        bends = np.abs(np.diff(frames.mean(axis=1), 2))
        worse = []
        for place in scored.conductor.placed[1:]:
            around = bends[place.start - 150 * MS : place.start + 150 * MS]
            at = bends[place.start - 2 * MS : place.start + 2 * MS]
            if len(around) and at.max() > max(2e-4, 6 * float(np.percentile(around, 99))):
                worse.append((place.line.position, float(at.max())))
        assert worse == []


def test_everybody_sits_where_they_sit(scored: ScoredRead) -> None:
    leaning: dict[str, list[float]] = {}
    for place in scored.conductor.placed:
        if scored.conductor.book.score.bed(place.line.entry.scene_index) or place.line.is_silent:
            continue
        sides = scored.frames[place.voice_start : place.voice_end]
        leaning.setdefault(place.line.entry.character, []).append(level_db(sides[:, 1]) - level_db(sides[:, 0]))
    pans = {line.entry.character: line.pan for line in scored.conductor.book.lines}

    assert len(set(pans.values())) >= 3
    for who, heard in leaning.items():
        middle = float(np.median(heard))
        assert abs(middle) < 0.8 if pans[who] == 0 else np.sign(middle) == np.sign(pans[who]), (who, middle)


def test_voices_are_equally_loud_and_scenes_have_rooms_of_their_own(scored: ScoredRead, voices: np.ndarray) -> None:
    loud: dict[str, list[float]] = {}
    first, last = scored.coloured
    for place in scored.conductor.placed:
        if not (place.line.is_silent or first <= place.line.position <= last):
            loud.setdefault(place.line.request.voice_id, []).append(
                level_db(voices[place.voice_start : place.voice_end])
            )
    levels = [float(np.median(each)) for each in loud.values() if len(each) >= 2]

    assert len(levels) >= 3
    assert max(levels) - min(levels) < 4.0
    assert len({line.room.name for line in scored.conductor.book.lines}) >= 3


def _share_below(sound: np.ndarray, hertz: float) -> float:
    power = np.abs(np.fft.rfft(sound)) ** 2
    return float(power[: int(hertz * len(sound) / SAMPLE_RATE)].sum() / power.sum())


def _blob(scored: ScoredRead, scene: int) -> str:
    with scored.told.studio.reading("test") as work:
        media = scored.told.studio.music.media_of(work, scored.clip(scene)["soundUrl"])
    assert media is not None
    return media.blob


def _gain(scored: ScoredRead, music: np.ndarray, begin: int, end: int) -> np.ndarray:
    """How far the bed is down in these frames, a value every 20 ms, in decibels."""
    bed = scored.conductor.book.score.bed(BED)
    assert bed is not None
    scene = next(place for place in scored.conductor.placed if place.line.entry.scene_index == BED).start
    end = min(end, scene + bed.sound.frames)
    raw = scored.told.studio.stage.sounds.cut(bed.sound, begin - scene, end - scene) * 10 ** (bed.sound.level_db / 20)
    step = 20 * MS
    count = (end - begin) // step
    if count <= 0:
        return np.zeros(0)
    ours, theirs = (
        np.sqrt((part[: count * step].astype(np.float64) ** 2).reshape(count, -1).mean(axis=1))
        for part in (music[begin:end], raw)
    )
    return np.asarray(20 * np.log10((ours[theirs > 1e-4] + 1e-9) / theirs[theirs > 1e-4]))
