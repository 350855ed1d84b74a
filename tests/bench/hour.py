"""Bench: one hour of read performed for the record, against speaking and encoding (by one encoder) the same alone, and its memory.

Run from the checkout: `python -m tests.bench.hour [minutes]`. All of it in one run on one machine; the parts take turns.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from engine.machines.encoding.ffmpeg import RAW_INPUT, Ffmpeg
from engine.machines.encoding.mp3 import KEPT, LAME, QUIETLY, FfmpegMp3
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.stage.mastering import is_good
from engine.stage.model import SAMPLE_RATE
from engine.stage.recording import Tags
from engine.stage.repository import Mix
from tests.bench.rooms import verdict
from tests.bench.stage import WORKERS, a_long_read, a_theater
from tests.engine.stage.builders import Theater

BLOCK = 5 * SAMPLE_RATE
AIM, MOST_MIB = 0.75, 300


@dataclass(frozen=True)
class Cost:
    """Seconds of a clock on the wall, of processors in this process, and in those it has begun."""

    wall: float
    own: float
    others: float

    def __str__(self) -> str:
        """In words."""
        return f"{self.wall:.1f} s ({self.own:.1f} + {self.others:.1f} s of processor)"

    @property
    def processor(self) -> float:
        """Both together."""
        return self.own + self.others


def cost(workers: tuple[int, ...], act: Callable[[], object]) -> Cost:
    """What one call costs; `workers` are processes that go on living."""
    began = (time.perf_counter(), *_processor_s(workers))
    act()
    return Cost(*(now - then for now, then in zip((time.perf_counter(), *_processor_s(workers)), began, strict=True)))


def _processor_s(workers: tuple[int, ...]) -> tuple[float, float]:
    used, tick = os.times(), os.sysconf("SC_CLK_TCK")
    living = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13] for pid in workers]
    others = used.children_user + used.children_system + sum(int(ticks) for pair in living for ticks in pair) / tick
    return used.user + used.system, others


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


def performed(theater: Theater, workers: tuple[int, ...], made: list[Mix]) -> list[Cost]:
    """Speak, mix, master, encode and verify, as a finalize does; what speaking cost, then the rest."""
    with theater.floor.units.reading("bench") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
    conductor, heard = theater.stage.conductor(theater.artifact.id, book, {}), list[float]()
    return [
        cost(workers, lambda: heard.append(theater.stage.recorder.hear(conductor, lambda _: None))),
        cost(
            workers,
            lambda: made.append(theater.stage.recorder.record(conductor, heard[0], Tags("Bench"), lambda _: None)),
        ),
    ]


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


def one_encoder(frames: Iterator[NDArray[np.float32]], target: Path) -> None:
    """The bare encoder: one program, fed with frames."""
    with Ffmpeg((*QUIETLY, *RAW_INPUT, *LAME, *KEPT, "-y", f"file:{target}"), frames) as running:
        running.finish()


def both_encoded(theater: Theater, workers: tuple[int, ...], folder: Path) -> tuple[Cost, Cost]:
    """Of the same frames: by one bare encoder, then in stretches side by side."""
    frames, target = folder / "frames", folder / "bare.mp3"
    with frames.open("wb") as file:
        on_disk(theater, file)
    return (
        cost(workers, lambda: one_encoder(raw(frames), target)),
        cost(workers, lambda: FfmpegMp3().write(raw(frames), target, Tags("Bench"), ())),
    )


def main() -> None:
    """Measure and print."""
    read = a_long_read(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)
    speech, made = EspeakSpeech(WORKERS), list[Mix]()
    speech.warm().join()
    pids = speech.pids
    try:
        with a_theater(read, speech) as theater, tempfile.TemporaryDirectory() as folder:
            before = cost(pids, lambda: spoken(theater, speech))
            with Watch() as watch:
                heard, recorded = performed(theater, pids, made)
            after = cost(pids, lambda: spoken(theater, speech))
            encoded, at_once = both_encoded(theater, pids, Path(folder))
    finally:
        speech.close()
    length, whole = made[0].duration_ms / 1000, heard.wall + recorded.wall
    said, said_processor = (before.wall + after.wall) / 2, (before.processor + after.processor) / 2
    alone, processor = said + encoded.wall, said_processor + encoded.processor
    print(
        f"{length / 60:.1f} min, {len(read.screenplay.entries)} lines; {made[0].loudness}, good: {is_good(made[0].loudness)}"
    )
    print(f"  alone: spoken {before} before and {after} after, encoded {encoded}")
    print(
        f"  encoded in stretches side by side, as it is for the record: {at_once}, {encoded.wall / at_once.wall:.2f}x as fast"
    )
    print(f"  performed for the record: spoken and heard {heard}, mixed, encoded and verified {recorded}")
    print(
        f"  {length / whole:.0f}x real time; {alone / whole:.2f} of alone (aim {AIM}: {verdict(alone >= AIM * whole)}),"
        f" by processor {processor / (heard.processor + recorded.processor):.2f}"
    )
    print(
        f"  of speaking alone and encoding in stretches alone: {(said + at_once.wall) / whole:.2f},"
        f" by processor {(said_processor + at_once.processor) / (heard.processor + recorded.processor):.2f}"
    )
    print(
        f"  memory: {watch.growth_mib:+.0f} MiB above {watch.began / 2**20:.0f} (aim: at most +{MOST_MIB}: {verdict(watch.growth_mib <= MOST_MIB)})"
    )


if __name__ == "__main__":
    main()
