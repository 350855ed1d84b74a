"""Bench: how fast the built-in voices are; ratios of one run on one machine.

Run from the checkout: `python -m tests.bench.speech`.
"""

from __future__ import annotations

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from engine.machines.encoding.mp3 import FfmpegMp3
from engine.machines.speech.espeak import installation, worker
from engine.machines.speech.espeak.recipes import RECIPES
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.stage.speech import SpeechRequest
from tests.sockets.passages import PASSAGES

if TYPE_CHECKING:
    from collections.abc import Callable

LINE = "Nobody on the quay could say who had lit the lamp, or why."
ROUNDS = 15


def milliseconds(act: Callable[[], object]) -> float:
    """Wall time of one call."""
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def cold() -> float:
    """The first line of a fresh engine."""
    engine = EspeakSpeech()
    try:
        return milliseconds(lambda: engine.speak(SpeechRequest(LINE, "voice-en-clara")))
    finally:
        engine.close()


def realtime(engine: EspeakSpeech, threads: int) -> float:
    """Seconds of speech per second of wall, `threads` at once."""
    voices = [recipe.id for recipe in RECIPES if recipe.language.startswith("en")]
    requests = [SpeechRequest(PASSAGES["en"], voice) for voice in voices * 2]
    begin = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        spoken = sum(pool.map(lambda request: engine.speak(request).duration_ms, requests))
    return spoken / 1000 / (time.perf_counter() - begin)


def main() -> None:
    """Measure and print."""
    library = worker.Library(*installation.find())
    library.take("en-us+steph", {"rate": 158})
    bare = statistics.median(milliseconds(lambda: library.speak(LINE)) for _ in range(ROUNDS))
    engine = EspeakSpeech()
    engine.warm().join()
    engine.speak(SpeechRequest("Ready.", "voice-en-clara"))
    warm = statistics.median(
        milliseconds(lambda: engine.speak(SpeechRequest(LINE, "voice-en-clara"))) for _ in range(ROUNDS)
    )
    first = statistics.median(cold() for _ in range(5))
    print(f"a line: bare library {bare:.1f} ms, warm engine {warm:.1f} ms ({warm / bare:.1f}x), cold {first:.1f} ms")
    print(f"speech: {realtime(engine, 1):.0f}x real time by one thread, {realtime(engine, 4):.0f}x by four")
    engine.close()
    encode()


def encode() -> None:
    """How fast the MP3 stream is, and how soon its first bytes come."""
    import numpy as np

    generator = np.random.default_rng(1)
    block = (generator.standard_normal((44_100 * 5, 2)) * 0.05).astype(np.float32)
    begin = time.perf_counter()
    stream = FfmpegMp3().stream(block for _ in range(12))
    next(stream)
    first = (time.perf_counter() - begin) * 1000
    for _ in stream:
        pass
    print(f"mp3 128k: first bytes after {first:.0f} ms, {60 / (time.perf_counter() - begin):.0f}x real time")


if __name__ == "__main__":
    main()
