"""Bench: how far a word's time lies from where its sound begins; every English voice, words after a pause that can be heard.

Run from the checkout: `python -m tests.bench.captions [least pause in ms]`. An onset is where the sound rises after the pause;
words inside a breath have no onset of their own, so only the ones after a pause can be judged.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.machines.speech.espeak.voices import EspeakCatalogue
from engine.stage.speech import Speech, SpeechRequest
from tests.sockets.passages import PASSAGES

HOP_MS = 5
QUIET_DB = -40.0
"""Below the loudest twentieth of a take."""

AIM_MS = 120


def onsets(speech: Speech, least_ms: int) -> NDArray[np.float64]:
    """Where sound rises after so long a pause, in milliseconds; the beginning of the take is one."""
    hop = speech.rate * HOP_MS // 1000
    blocks = speech.samples[: len(speech.samples) // hop * hop].reshape(-1, hop).astype(np.float64)
    level = 10 * np.log10((blocks**2).mean(axis=1) + 1e-12)
    loud = level > np.quantile(level, 0.95) + QUIET_DB
    found, silent = list[float](), least_ms
    for number, heard in enumerate(loud):
        if heard and silent >= least_ms:
            found.append(number * HOP_MS)
        silent = 0 if heard else silent + HOP_MS
    return np.array(found)


def errors(speech: Speech, least_ms: int) -> list[float]:
    """Of every onset, how far the nearest word begins from it."""
    starts = np.array([word.start_ms for word in speech.words])
    return [float(np.abs(starts - moment).min()) for moment in onsets(speech, least_ms)]


def main() -> None:
    """Measure and print."""
    least_ms = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    voices = [voice for voice in EspeakCatalogue().voices() if voice.language.startswith("en")]
    speech = EspeakSpeech(2)
    try:
        with ThreadPoolExecutor(2) as pool:
            takes = pool.map(lambda voice: speech.speak(SpeechRequest(PASSAGES["en"], voice.id)), voices)
            found = {voice.name: errors(take, least_ms) for voice, take in zip(voices, takes, strict=True)}
    finally:
        speech.close()
    every = np.array([one for each in found.values() for one in each])
    worst = max(found, key=lambda name: float(np.quantile(found[name], 0.95)))
    print(f"{len(voices)} voices, {len(every)} words after a pause of {least_ms} ms or more")
    print(f"  median {np.median(every):.0f} ms, p95 {np.quantile(every, 0.95):.0f} ms (aim: at most {AIM_MS})")
    print(f"  the furthest voice, {worst}: p95 {np.quantile(found[worst], 0.95):.0f} ms")


if __name__ == "__main__":
    main()
