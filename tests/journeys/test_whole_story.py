"""The bundled sample from sources to sound, everything real: what is said, what it rests on, how it measures."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import av
import numpy as np
import pytest
from mutagen.id3 import ID3

from engine.library.speakable import speakable
from engine.machines.encoding.loudness import FfmpegLoudness
from engine.planning.envelope import BeatRole
from engine.table_read.model import Grounding
from tests.journeys.conftest import Told
from tests.player.listener import Listener

RATE = 1000
pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="session")
def loudness_by_ms(told: Told) -> np.ndarray:
    """Root mean square of the finished MP3, a value a millisecond."""
    with av.open(str(told.made.file)) as container:
        resampler = av.AudioResampler("flt", "mono", 16_000)
        frames = [out.to_ndarray()[0] for frame in container.decode(audio=0) for out in resampler.resample(frame)]
    sound = np.concatenate(frames)
    cut = sound[: len(sound) // 16 * 16].reshape(-1, 16)
    return np.sqrt((cut.astype(np.float64) ** 2).mean(axis=1))


def test_the_plan_has_seven_beats_with_evidence_of_their_own(told: Told) -> None:
    envelope = told.made.plan.envelope

    assert [beat.role for beat in envelope.beats] == list(BeatRole)
    owned = [name for beat in envelope.beats for name in beat.evidence_ids]
    assert len(owned) == len(set(owned))
    assert all(beat.evidence_ids for beat in envelope.beats)


def test_every_beats_evidence_opens_the_exact_passage(told: Told) -> None:
    with told.studio.reading("test") as work:
        for item in told.made.plan.envelope.source_digest.evidence:
            passage = told.studio.library.passage(work, item.source_id, item.char_start, item.char_end)
            assert (passage.quote, passage.verified, passage.page) == (item.quote, True, item.page)


def test_every_source_is_heard(told: Told) -> None:
    used = {
        told.read.evidence_by_id()[name].source_id
        for entry in told.read.screenplay.entries
        for name in entry.evidence_ids
    }

    assert used == {credit.source_id for credit in told.read.sources}


def test_no_sentence_is_said_twice(told: Told) -> None:
    texts = [entry.text for entry in told.read.screenplay.entries]
    close = [
        (a, b)
        for n, a in enumerate(texts)
        for b in texts[n + 1 :]
        if len(a) > 25 and SequenceMatcher(None, a, b).ratio() > 0.9
    ]

    assert close == []


def test_nothing_is_read_aloud_that_is_not_prose(told: Told) -> None:
    spoken = "\n".join(entry.text for entry in told.read.screenplay.entries)

    assert re.findall(r"\[\d+\]|https?:|www\.|[#*_`|<>]|\bPage \d+\b|\.\s\.\s\.|KL-2417", spoken) == []


def test_quotes_are_verbatim_and_claims_have_evidence(told: Told) -> None:
    known = told.read.evidence_by_id()
    for entry in told.read.screenplay.entries:
        if entry.grounding is Grounding.QUOTE:
            assert any(_plain(entry.text) in _plain(speakable(known[name].quote)) for name in entry.evidence_ids), entry
        if entry.grounding is not Grounding.CONNECTIVE:
            assert entry.evidence_ids


def test_speakers_have_voices_of_their_own(told: Told) -> None:
    voices = [member.voice_id for member in told.read.cast]

    assert len(voices) >= 3
    assert len(voices) == len(set(voices))


def test_the_recording_measures_as_promised(told: Told, loudness_by_ms: np.ndarray) -> None:
    state, measured = told.made.finalization, FfmpegLoudness().measure_file(told.made.file)

    assert abs(measured.integrated_lufs + 16) <= 1
    assert measured.true_peak_dbtp <= -1
    assert abs(len(loudness_by_ms) - state.duration_ms) <= 250


def test_the_recording_has_title_and_chapters(told: Told) -> None:
    tags = ID3(told.made.file)

    assert str(tags["TIT2"]) == told.read.screenplay.title
    assert len(tags.getall("CHAP")) == len(told.read.screenplay.scenes)


def test_no_silence_is_longer_than_three_seconds(loudness_by_ms: np.ndarray) -> None:
    quiet = loudness_by_ms < 0.001
    longest = run = 0
    for is_quiet in quiet[500:-1500]:
        run = run + 1 if is_quiet else 0
        longest = max(longest, run)

    assert longest < 3000


def test_lines_begin_when_the_timeline_says(told: Told, loudness_by_ms: np.ndarray) -> None:
    late = []
    for entry in told.timeline.entries:
        around = loudness_by_ms[max(0, entry.start_ms - 150) : entry.start_ms + 400]
        onset = int(np.argmax(around > 0.02)) + max(0, entry.start_ms - 150) if (around > 0.02).any() else -1
        late.append(abs(onset - entry.start_ms))

    assert np.percentile(late, 95) <= 150, sorted(late)[-5:]


@pytest.mark.browser
def test_the_theater_plays_with_captions_in_step(told: Told, seats: object) -> None:
    listener = Listener(seats, told, path=f"/share/table-read/{told.made.token}")
    listener.start()
    words = {entry.entry_index: entry.words for entry in told.timeline.entries}
    offs = []
    for wanted in (0, 1, 2):
        now = listener.until(lambda now, wanted=wanted: now["entry"] >= wanted and now["word"] >= 0, 60)
        word = words[now["entry"]][now["word"]]
        offs.append(max(word.start_ms - now["ms"], now["ms"] - word.end_ms, 0))
    listener.leave()

    assert max(offs) <= 150


def _plain(text: str) -> str:
    return re.sub(r"[\s“”\"'‘’,.;:]+", " ", text).strip().casefold()
