"""Bench: one hour of read performed for the record, against speaking and encoding the same alone, and what it needs of memory.

Run from the checkout: `python -m tests.bench.hour [minutes]`. All of it in one run on one machine; the parts take turns.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from engine.machines.encoding.mp3 import FfmpegMp3
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.stage.mastering import is_good
from engine.stage.model import SAMPLE_RATE
from engine.stage.recording import Tags
from engine.stage.repository import Mix
from tests.bench.stage import WORKERS, a_long_read, a_theater, seconds
from tests.engine.stage.builders import Theater

BLOCK = 5 * SAMPLE_RATE
AIM, MOST_MIB = 0.75, 300


def resident() -> int:
    """Bytes of this process in memory; Linux alone tells."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Watch:
    """The most memory this process had while it was watched, in MiB above what it began with; its children are not counted."""

    def __enter__(self) -> Watch:
        self._over = threading.Event()
        self.began = self.most = resident()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    @property
    def growth_mib(self) -> float:
        return (self.most - self.began) / 2**20

    def _look(self) -> None:
        while not self._over.wait(0.1):
            self.most = max(self.most, resident())


def performed(theater: Theater, made: list[Mix]) -> None:
    """Speak, mix, master, encode and verify, as a finalize does."""
    with theater.floor.units.reading("bench") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
    conductor = theater.stage.conductor(theater.artifact.id, book, {})
    heard = theater.stage.recorder.hear(conductor, lambda _: None)
    made.append(theater.stage.recorder.record(conductor, heard, Tags("Bench"), lambda _: None))


def spoken(theater: Theater, speech: EspeakSpeech) -> None:
    """Every line by the bare engine, as many at once as it has workers; nothing is kept."""
    with theater.floor.units.reading("bench") as work:
        lines = theater.stage.books.book(work, theater.artifact.id).lines
    with ThreadPoolExecutor(WORKERS) as pool:
        for _ in pool.map(lambda line: speech.speak(line.request) and None, lines):
            pass


def on_disk(theater: Theater, file: IO[bytes]) -> None:
    """The same frames as a raw file, so that encoding alone needs no mixing."""
    with theater.floor.units.reading("bench") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
    for played in theater.stage.conductor(theater.artifact.id, book, {}).record(lambda _: None):
        file.write(np.ascontiguousarray(played.sound, np.float32).tobytes())
    file.flush()


def raw(path: Path) -> Iterator[NDArray[np.float32]]:
    """Blocks of five seconds."""
    with path.open("rb") as file:
        while block := file.read(BLOCK * 8):
            yield np.frombuffer(block, np.float32).reshape(-1, 2)


def main() -> None:
    """Measure and print."""
    read = a_long_read(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)
    speech, made = EspeakSpeech(WORKERS), list[Mix]()
    speech.warm().join()
    try:
        with a_theater(read, speech) as theater, tempfile.TemporaryDirectory() as folder:
            before = seconds(lambda: spoken(theater, speech))
            with Watch() as watch:
                whole = seconds(lambda: performed(theater, made))
            after = seconds(lambda: spoken(theater, speech))
            with Path(folder, "frames").open("wb") as file:
                on_disk(theater, file)
            encoded = seconds(
                lambda: FfmpegMp3().write(raw(Path(file.name)), Path(folder, "bare.mp3"), Tags("Bench"), ())
            )
    finally:
        speech.close()
    length, alone = made[0].duration_ms / 1000, (before + after) / 2 + encoded
    print(
        f"{length / 60:.1f} min, {len(read.screenplay.entries)} lines; {made[0].loudness}, good: {is_good(made[0].loudness)}"
    )
    print(f"  alone: spoken {before:.1f} s before and {after:.1f} s after, encoded {encoded:.1f} s")
    print(
        f"  performed for the record: {whole:.1f} s, {length / whole:.0f}x real time; {alone / whole:.2f} of alone (aim {AIM})"
    )
    print(f"  memory: {watch.growth_mib:+.0f} MiB above {watch.began / 2**20:.0f} (aim: at most +{MOST_MIB})")


if __name__ == "__main__":
    main()
