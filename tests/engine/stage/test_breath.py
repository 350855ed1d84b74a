"""Breath and bearability, heard in the decoded recording: silences say what they mean, and nothing tires the ear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest

from engine.machines.encoding.loudness import FfmpegLoudness
from engine.stage.model import SAMPLE_RATE, Timeline
from engine.table_read.screenplay import Grounding
from tests.engine.stage.real_sound import decoded, finished, real_theater
from tests.fakes.floor import Floor

TOLD = Grounding.CONNECTIVE
LINES = (
    (0, "NARRATOR", "The mill stood still, and the water ran. Nobody came to look.\n\nThen a letter arrived.", TOLD),
    (0, "NARRATOR", "It was short, and it was signed.", TOLD),
    (0, "MARA QUILL", "We read it twice. Six sisters passed it round, in silence.", TOLD),
    (0, "TOM", "Was it the sixth of September, or the seventh?", TOLD),
    (1, "TOM", "The next day it rained.", TOLD),
    (1, "MARA QUILL", "So we stayed.", TOLD),
    (1, "NARRATOR", "That is where the matter rests.", TOLD),
)
QUIET_DBFS, STEP = -48.0, SAMPLE_RATE // 100


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """What came out of a finalize, and when every word of it is heard."""

    sound: np.ndarray
    timeline: Timeline

    def silence_ms(self, line: int, word: int) -> float:
        """The longest silence between this word of a line and whatever is said next."""
        said = [(number, one) for number, entry in enumerate(self.timeline.entries) for one in entry.words]
        at = next(place for place, (number, _) in enumerate(said) if number == line) + word
        quiet = levels(self.sound[ms(said[at][1].start_ms) : ms(said[at + 1][1].end_ms)]) < QUIET_DBFS
        return max(len(run) for run in "".join("q" if one else " " for one in quiet).split(" ")) * 10.0


def ms(at: float) -> int:
    """A frame from milliseconds."""
    return round(at * SAMPLE_RATE / 1000)


def levels(sound: np.ndarray) -> np.ndarray:
    """Every hundredth of a second in decibels."""
    whole = sound[: len(sound) // STEP * STEP].mean(axis=1).reshape(-1, STEP)
    return np.asarray(10 * np.log10((whole**2).mean(axis=1) + 1e-12))


def hiss_db(sound: np.ndarray) -> float:
    """Power above 5 kHz as a share of the whole."""
    power = np.abs(np.fft.rfft(sound.mean(axis=1).astype(np.float64))) ** 2
    return float(10 * np.log10(power[5000 * len(sound) // SAMPLE_RATE :].sum() / power.sum()))


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recording]:
    """One read, finished once for all tests of this file."""
    floor = Floor(tmp_path_factory.mktemp("breath"))
    with real_theater(floor, LINES) as theater:
        state, timeline = finished(theater)
        yield Recording(decoded(floor.blobs.path(state.blob or "").read_bytes()), timeline)
    floor.close()


def test_silences_say_what_they_mean(recording: Recording) -> None:
    comma, sentence, paragraph = (recording.silence_ms(0, word) for word in (3, 7, 11))
    going_on, handing_over = recording.silence_ms(0, 15), recording.silence_ms(1, 6)
    turning = recording.silence_ms(3, 8)

    assert 100 <= comma < sentence < paragraph < turning <= 2000
    assert sentence <= going_on < handing_over < turning


def test_nothing_tires_the_ear(recording: Recording) -> None:
    spoken: dict[str, list[np.ndarray]] = {entry.character: [] for entry in recording.timeline.entries}
    for entry in recording.timeline.entries:
        spoken[entry.character].append(recording.sound[ms(entry.start_ms) : ms(entry.end_ms)])
    voices = {who: np.concatenate(takes * 2) for who, takes in spoken.items()}
    levels_lufs = {who: FfmpegLoudness().measure(iter([sound])).integrated_lufs for who, sound in voices.items()}

    assert max(levels_lufs.values()) - min(levels_lufs.values()) <= 3, "each within 1.5 LU of their middle"
    assert {who: share for who, sound in voices.items() if (share := hiss_db(sound)) > -14} == {}
    assert float(np.abs(recording.sound).max()) < 10 ** (-1 / 20)
    quiet = "".join("q" if level < QUIET_DBFS else " " for level in levels(recording.sound))
    assert max(len(run) for run in quiet.strip("q").split(" ")) * 10 < 1500
