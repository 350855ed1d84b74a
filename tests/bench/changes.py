"""Bench: what a recast costs beside a full render, how well captions meet the sound, and what an hour takes; ratios of one run.

Run from the checkout: `python -m tests.bench.changes recast [minutes]`, `… captions [minutes]` and `… hour [minutes]`.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.machines.speech.espeak.voices import EspeakCatalogue
from engine.stage.conductor import Conductor
from engine.stage.recording import Tags
from tests.bench.stage import WORKERS, a_long_read, a_theater, seconds
from tests.engine.stage.builders import Theater

HOP, PAUSE = 0.005, 24
MOST_S = 0.35


def _conductor(theater: Theater) -> Conductor:
    with theater.floor.units.reading("bench") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
        return theater.stage.conductor(theater.artifact.id, book, theater.stage.books.measured(work, book))


def recast(minutes: float, speech: EspeakSpeech) -> None:
    """One of four speakers gets another voice; what that takes, against everything spoken by the new cast."""
    read = a_long_read(minutes, 4)
    share = sum(entry.character == "SPEAKER 1" for entry in read.screenplay.entries) / len(read.screenplay.entries)
    other = next(voice for voice in EspeakCatalogue().voices() if voice.id not in {one.voice_id for one in read.cast})
    cast = tuple(replace(one, voice_id=other.id) if one.character == "SPEAKER 1" else one for one in read.cast)
    with a_theater(replace(read, cast=cast), speech) as theater:
        whole = measured(lambda: _hear(theater))
    with a_theater(read, speech) as theater:
        _hear(theater)
        again = measured(lambda: _hear(theater))
        theater.reads.now = replace(read, cast=cast)
        part = measured(lambda: _hear(theater))
    print(f"{minutes:.0f} min by four; one of them, with {share:.2f} of the lines, is recast")
    for kind, every, kept, theirs in zip(("wall", "processor"), whole, again, part, strict=True):
        print(
            f"  {kind}: all spoken {every:.2f} s, heard again {kept:.2f} s, recast {theirs:.2f} s: "
            f"{theirs / (every * share):.2f} of that share (aim 1.3)"
        )


def _hear(theater: Theater) -> None:
    theater.stage.recorder.hear(_conductor(theater), lambda _: None)


def measured(act: Callable[[], None]) -> tuple[float, float]:
    """Wall and processor time of one call, the speaking processes' included."""
    before = _processor()
    wall = seconds(act)
    return wall, _processor() - before


def _processor() -> float:
    children = " ".join(task.read_text() for task in Path("/proc/self/task").glob("*/children")).split()
    return time.process_time() + sum(_of_process(child) for child in children)


def _of_process(process: str) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def captions(minutes: float, speech: EspeakSpeech) -> None:
    """Every word that follows a silence begins where the sound's energy rises; how far apart the two are."""
    errors: list[float] = []
    with a_theater(a_long_read(minutes), speech) as theater:
        for place, take in _conductor(theater).takes(lambda _: None):
            sound = np.abs(take.samples)
            hop = int(take.rate * HOP)
            energy = np.sqrt((sound[: len(sound) // hop * hop].reshape(-1, hop) ** 2).mean(axis=1))
            loud = energy > 0.06 * energy.max()
            onsets = [
                at * HOP for at in np.flatnonzero(loud[1:] & ~loud[:-1]) + 1 if not loud[max(0, at - PAUSE) : at].any()
            ]
            words = place.line.wording.timed(take.words)
            for onset in [0.0 if loud[0] else -1.0, *onsets]:
                near = min((abs(word.start_ms / 1000 - onset) for word in words), default=MOST_S)
                if onset >= 0 and near < MOST_S:
                    errors.append(near)
    errors.sort()
    middle, high = (errors[int(len(errors) * part)] * 1000 for part in (0.5, 0.95))
    print(f"{len(errors)} onsets after a pause: word start error median {middle:.0f} ms, p95 {high:.0f} ms (aim 120)")


def hour(minutes: float, speech: EspeakSpeech) -> None:
    """Performing for the record from nothing, and how much memory it takes beyond what was there."""
    with a_theater(a_long_read(minutes), speech) as theater:
        conductor = _conductor(theater)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        heard: list[float] = []
        spoken = seconds(lambda: heard.append(theater.stage.recorder.hear(conductor, lambda _: None)))
        mixed = seconds(lambda: theater.stage.recorder.record(conductor, heard[0], Tags("Bench"), lambda _: None))
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        length = conductor.timeline.duration_ms / 1000
    print(f"{length / 60:.0f} min for the record: spoken {spoken:.0f} s, mixed {mixed:.0f} s")
    print(f"  {length / (spoken + mixed):.0f}x real time; memory grew by {grown:.0f} MiB (aim 300)")


def main() -> None:
    """Measure and print."""
    what, *numbers = sys.argv[1:] or ["recast"]
    speech = EspeakSpeech(WORKERS)
    speech.warm().join()
    try:
        acts = {"recast": (recast, 10.0), "captions": (captions, 3.0), "hour": (hour, 60.0)}
        act, usual = acts[what]
        act(float(numbers[0]) if numbers else usual, speech)
    finally:
        speech.close()


if __name__ == "__main__":
    main()
