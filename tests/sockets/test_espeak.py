"""espeak-ng's own facts: its processes, its catalogue, its traps."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.machines.speech.espeak import installation, worker
from engine.machines.speech.espeak.installation import LONGEST_DATA_PATH, Installation
from engine.machines.speech.espeak.measured import MEASURED
from engine.machines.speech.espeak.recipes import FIRST, RECIPES, Recipe
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.machines.speech.espeak.voices import EspeakCatalogue
from engine.machines.voicing.pool import Pool, Worker, WorkerLost, command
from engine.stage.errors import VoiceFailed
from engine.stage.speech import SpeechRequest
from engine.table_read.voices import Gender
from tests.sockets.hearing import active_level_dbfs, median_pitch_hz, timbre
from tests.sockets.passages import PASSAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = SpeechRequest("Nobody saw the lamp go out.", "voice-en-clara")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="stops a process by a POSIX signal")


@pytest.fixture
def engine() -> Iterator[EspeakSpeech]:
    """One worker, half a second of patience."""
    engine = EspeakSpeech(workers=1, limit_s=0.5)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def shared() -> Iterator[EspeakSpeech]:
    """Two workers for the tests that only listen."""
    engine = EspeakSpeech(workers=2)
    yield engine
    engine.close()


def is_running(pid: int) -> bool:
    """Whether a process of this id still exists."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_nothing_starts_before_the_first_line(engine: EspeakSpeech) -> None:
    assert engine.pids == ()


def test_warming_starts_every_worker_in_the_background() -> None:
    engine = EspeakSpeech(workers=2)
    engine.warm().join(10)
    warmed = engine.pids
    engine.speak(LINE)
    assert len(warmed) == 2
    assert engine.pids == warmed
    engine.close()


def test_a_killed_worker_costs_nothing_but_a_restart(engine: EspeakSpeech) -> None:
    engine.speak(LINE)
    (victim,) = engine.pids
    os.kill(victim, signal.SIGTERM)
    assert engine.speak(LINE).samples.any()
    assert victim not in engine.pids


@posix_only
def test_a_hung_worker_is_replaced_when_its_time_is_over(engine: EspeakSpeech) -> None:
    engine.speak(LINE)
    (victim,) = engine.pids
    os.kill(victim, signal.SIGSTOP)
    assert engine.speak(LINE).samples.any()
    assert not is_running(victim)


def test_a_worker_that_dies_on_every_try_is_given_up() -> None:
    started: list[Worker] = []

    def start() -> Worker:
        started.append(Worker([sys.executable, "-I", "-S", "-c", "raise SystemExit(7)"]))
        return started[-1]

    pool = Pool(start, 1)
    with pytest.raises(WorkerLost):
        pool.ask({}, 5.0)
    assert len(started) == 2
    pool.close()


@posix_only
def test_a_worker_that_dies_while_the_studio_closes_is_not_started_again(engine: EspeakSpeech) -> None:
    engine.speak(LINE)
    engine.leave_off()
    assert engine.speak(LINE).samples.any()

    os.kill(engine.pids[0], signal.SIGKILL)
    with pytest.raises(VoiceFailed):
        engine.speak(LINE)
    assert engine.pids == ()


@posix_only
def test_closing_leaves_no_process_behind(engine: EspeakSpeech) -> None:
    engine.speak(LINE)
    (pid,) = engine.pids
    engine.close()
    assert not is_running(pid)


def test_a_worker_ends_when_the_studio_is_gone() -> None:
    library, data = installation.find()
    arguments = [sys.executable, "-I", "-S", str(worker.__file__), library, data]
    ended = subprocess.run(arguments, stdin=subprocess.DEVNULL, capture_output=True, timeout=10, check=False)
    assert ended.returncode == 0


def test_the_worker_imports_no_package_besides_the_standard_library() -> None:
    loads = "import runpy, sys; runpy.run_path(sys.argv[1]); print(*sys.modules)"
    listed = subprocess.run(
        [sys.executable, "-I", "-S", "-c", loads, str(worker.__file__)], capture_output=True, text=True, check=True
    )
    roots = {name.partition(".")[0] for name in listed.stdout.split()}
    assert roots <= {*sys.stdlib_module_names, *sys.builtin_module_names, "__main__"}


def test_data_at_a_long_path_is_reached_by_a_short_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library, data = installation.find()
    far = tmp_path / ("deep-" * 20) / ("deeper-" * 20) / "espeak-ng-data"
    far.parent.mkdir(parents=True)
    far.symlink_to(data, target_is_directory=True)
    monkeypatch.setattr(installation, "find", lambda: (library, str(far)))
    installed = installation.prepare()
    assert len(installed.data) <= LONGEST_DATA_PATH < len(str(far))
    engine = EspeakSpeech(workers=1, installed=installed)
    assert engine.speak(LINE).samples.any()
    engine.close()
    assert not Path(installed.data).exists()
    assert Path(data).is_dir()


@pytest.mark.parametrize("data", ["/nowhere/espeak-ng-data", "/" + "x" * 200])
def test_missing_data_is_an_error_and_not_silence(data: str) -> None:
    library, _ = installation.find()
    engine = EspeakSpeech(workers=1, installed=Installation(library, data))
    with pytest.raises(VoiceFailed, match="Clara"):
        engine.speak(LINE)
    engine.close()


@pytest.mark.parametrize("speaker", ["en-gb", "nonsense", "en-us+nonsense"])
def test_a_speaker_the_library_does_not_know_never_borrows_the_voice_before(speaker: str) -> None:
    library, data = installation.find()
    opened = Worker(command(str(worker.__file__), library, data, bare=True))
    one = {"settings": [{}], "texts": ["hello"], "phonemes": [False]}
    assert opened.ask({"voice": "en-us", **one}, 5)[1]
    facts, sound = opened.ask({"voice": speaker, **one}, 5)
    opened.end()
    assert "refused" in facts
    assert sound == b""


def test_markup_is_text(shared: EspeakSpeech) -> None:
    plain = shared.speak(SpeechRequest("so <break time='9s'/> be it", "voice-en-miles"))
    blocks = np.abs(plain.samples[: len(plain.samples) // 220 * 220].reshape(-1, 220)).max(axis=1) < 0.003
    longest = max((len(list(run)) for quiet, run in itertools.groupby(blocks) if quiet), default=0)
    assert longest * 10 < 1000


def test_there_are_at_least_twelve_english_voices_and_narrators_of_both_genders() -> None:
    english = [voice for voice in EspeakCatalogue().voices() if voice.language.startswith("en")]
    narrators = [voice.gender for voice in english if voice.narrates]
    assert len(english) >= 12
    assert narrators.count(Gender.FEMALE) >= 2
    assert narrators.count(Gender.MALE) >= 2
    assert len({voice.family for voice in english}) == len(english)


def test_every_voice_has_its_own_id_and_was_measured() -> None:
    voices = EspeakCatalogue().voices()
    assert len({voice.id for voice in voices}) == len(voices)
    assert {voice.id for voice in voices} == set(MEASURED)
    assert all(voice.words_per_minute > 50 and voice.pitch_hz > 50 for voice in voices)


def test_the_catalogue_is_available_where_the_package_is_installed() -> None:
    assert EspeakCatalogue().probe().available


def test_the_catalogue_says_why_it_is_not_available(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)
    probe = EspeakCatalogue().probe()
    assert not probe.available
    assert "espeakng_loader" in probe.reason
    assert probe.remedy


@pytest.mark.parametrize("recipe", FIRST, ids=lambda recipe: recipe.name)
def test_a_voice_speaks_at_the_house_level_and_its_measured_pitch(shared: EspeakSpeech, recipe: Recipe) -> None:
    take = shared.speak(SpeechRequest(PASSAGES[recipe.language.partition("-")[0]], recipe.id))
    assert active_level_dbfs(take) == pytest.approx(-20, abs=1.0)
    assert abs(np.log2(median_pitch_hz(take) / MEASURED[recipe.id].pitch_hz)) < 0.25
    assert float(np.abs(take.samples).max()) < 0.96


def test_no_two_english_voices_sound_alike(shared: EspeakSpeech) -> None:
    text = "Three sisters watched the water, counting the lights of every boat. Was it the wind?"
    english = [recipe for recipe in RECIPES if recipe.language.startswith("en")]
    heard = {recipe.name: shared.speak(SpeechRequest(text, recipe.id)) for recipe in english}
    facts = {name: (timbre(take), median_pitch_hz(take)) for name, take in heard.items()}
    for (_, one), (_, other) in itertools.combinations(facts.items(), 2):
        spectral = float(np.sqrt(((one[0] - other[0]) ** 2).mean()))
        assert np.hypot(spectral, 12 * np.log2(one[1] / other[1])) > 2.5


@pytest.mark.parametrize("voice", [recipe.id for recipe in RECIPES if recipe.narrates and recipe.language[:2] == "en"])
def test_a_short_line_is_as_loud_as_a_long_one(shared: EspeakSpeech, voice: str) -> None:
    lines = ("Yes.", "Who said that?", "It cost two point four million, not three.", PASSAGES["en"])
    levels = [active_level_dbfs(shared.speak(SpeechRequest(line, voice))) for line in lines]
    assert max(levels) - min(levels) < 4.0


def test_a_take_begins_and_ends_without_a_click(shared: EspeakSpeech) -> None:
    take = shared.speak(SpeechRequest("Pack the boat. Go now.", "voice-en-edmund"))
    assert float(np.abs(take.samples[:3]).max()) < 0.01
    assert float(np.abs(take.samples[-3:]).max()) < 0.01
    assert abs(float(take.samples.mean())) < 0.001


def test_sentences_are_parted_by_a_pause(shared: EspeakSpeech) -> None:
    take = shared.speak(SpeechRequest("Pack the boat. Go now.", "voice-en-edmund"))
    assert 300 < take.words[3].start_ms - take.words[2].end_ms < 500
