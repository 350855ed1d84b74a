"""Bench: what the stage costs beside the bare speech engine and encoder; ratios of one run on one machine.

Run from the checkout: `python -m tests.bench.stage [minutes]`.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.encoding.mp3 import FfmpegMp3
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.machines.speech.espeak.voices import EspeakCatalogue
from engine.stage.mastering import is_good
from engine.stage.model import SAMPLE_RATE
from engine.stage.ports import SpeechEngine
from engine.stage.recording import Tags
from engine.stage.repository import Mix
from engine.table_read.model import CastMember, Entry, Grounding, Scene, Screenplay, TableRead
from tests.engine.stage.builders import Theater
from tests.fakes.floor import Floor
from tests.sockets.passages import PASSAGES

WORKERS = 2
ROUNDS, RECORDS = 5, 4


def a_long_read(minutes: float, speakers: int = 5) -> TableRead:
    """About so many minutes of speech by so many voices, about 20 words a line, in six scenes, no line twice."""
    words = PASSAGES["en"].split()
    count = max(6, round(minutes * 150 / 20))
    cast = tuple(
        CastMember(f"SPEAKER {number}", voice.id, voice.name, "female", narrator=number == 0)
        for number, voice in enumerate(
            [voice for voice in EspeakCatalogue().voices() if voice.language.startswith("en")][:speakers]
        )
    )
    lines = [
        " ".join([*(words[(start * 7 + at) % len(words)] for at in range(19)), f"number {start}."])
        for start in range(count)
    ]
    entries = tuple(
        Entry(at, at * 6 // count, f"SPEAKER {at * 3 % speakers}", text, Grounding.CONNECTIVE)
        for at, text in enumerate(lines)
    )
    scenes = tuple(Scene(at, f"Scene {at + 1}", "context", ()) for at in range(6))
    return TableRead(Screenplay("Bench", "documentary", scenes, entries, "SPEAKER 0"), cast, (), (), "")


@contextmanager
def a_theater(read: TableRead, speech: SpeechEngine, encoder: FfmpegMp3 | None = None) -> Iterator[Theater]:
    """A stage with the real machines in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        theater = Theater(Floor(Path(home)))
        theater.speech, theater.encoder, theater.meter = speech, encoder or FfmpegMp3(), FfmpegLoudness()  # type: ignore[assignment]
        theater.reads.now = read
        catalogue = EspeakCatalogue().voices()
        theater.reads.voices = lambda: catalogue  # type: ignore[method-assign]
        theater.stage = theater.build(lead_s=8.0, workers=WORKERS)
        try:
            yield theater
        finally:
            theater.close()
            theater.floor.close()


def seconds(act: Callable[[], object]) -> float:
    """Wall time of one call."""
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def first_bytes(read: TableRead, speech: EspeakSpeech) -> tuple[float, float]:
    """From start-live to the first byte, and to the first byte that holds voice, with nothing spoken before."""
    with a_theater(read, speech) as theater:
        begin = time.perf_counter()
        sound = theater.stage.listen(theater.live())
        count = len(next(sound))
        first = time.perf_counter() - begin
        while count < 16_000 * 0.6:
            count += len(next(sound))
        voiced = time.perf_counter() - begin
        sound.close()
    return first, voiced


def live(read: TableRead, speech: EspeakSpeech) -> None:
    """Time to the first sound."""
    with a_theater(read, speech) as theater, theater.floor.units.reading("bench") as work:
        request = theater.stage.books.book(work, theater.artifact.id).lines[0].request
    bare = statistics.median(seconds(lambda: speech.speak(request)) for _ in range(ROUNDS))
    runs = [first_bytes(read, speech) for _ in range(ROUNDS)]
    first, voiced = (statistics.median(run[part] for run in runs) for part in (0, 1))
    print(f"first line, bare engine: {bare * 1000:.0f} ms")
    extra = (voiced - bare) * 1000
    print(f"start-live to the first byte: {first * 1000:.0f} ms ({first / bare:.2f}x)")
    print(f"start-live to the first voice: {voiced * 1000:.0f} ms ({voiced / bare:.2f}x, + {extra:.0f} ms)")


def record(read: TableRead, speech: EspeakSpeech) -> None:
    """Performing for the record against speaking and encoding alone; of each the best of some rounds, taken in turn."""
    rounds = [one_record(read, speech) for _ in range(RECORDS)]
    spoken, encoded, performed, mixed = (min(part) for part in zip(*(times for times, _ in rounds), strict=True))
    length = rounds[0][1]
    print(
        f"{length:.0f} s: spoken {spoken:.1f} s, encoded {encoded:.1f} s; performed {performed:.1f} s, mixed {mixed:.1f} s (best of {RECORDS})"
    )
    print(
        f"for the record: {length / (performed + mixed):.0f}x real time, {(spoken + encoded) / (performed + mixed):.2f} of speech and encoding alone"
    )


def one_record(read: TableRead, speech: EspeakSpeech) -> tuple[tuple[float, float, float, float], float]:
    """Seconds to speak and to encode alone, to perform and to mix; then the length of what came out."""
    with a_theater(read, speech) as theater, tempfile.TemporaryDirectory() as folder:
        with theater.floor.units.reading("bench") as work:
            book = theater.stage.books.book(work, theater.artifact.id)
        with ThreadPoolExecutor(WORKERS) as pool:
            spoken = seconds(lambda: list(pool.map(lambda line: speech.speak(line.request), book.lines)))
        conductor = theater.stage.conductor(theater.artifact.id, book, {})
        heard: list[float] = []
        performed = seconds(lambda: heard.append(theater.stage.recorder.hear(conductor, lambda _: None)))
        made: list[Mix] = []
        mixed = seconds(
            lambda: made.append(theater.stage.recorder.record(conductor, heard[0], Tags("Bench"), lambda _: None))
        )
        frames = [played.sound for played in conductor.record(lambda _: None)]
        encoded = seconds(lambda: FfmpegMp3().write(iter(frames), Path(folder) / "bare.mp3", Tags("Bench"), ()))
    if not is_good(made[0].loudness):
        raise SystemExit(f"The record came out at {made[0].loudness}.")
    return (spoken, encoded, performed, mixed), sum(len(block) for block in frames) / SAMPLE_RATE


def main() -> None:
    """Measure and print."""
    read = a_long_read(float(sys.argv[1]) if len(sys.argv) > 1 else 5.0)
    speech = EspeakSpeech(WORKERS)
    speech.warm().join()
    try:
        live(read, speech)
        record(read, speech)
    finally:
        speech.close()


if __name__ == "__main__":
    main()
