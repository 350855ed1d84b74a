"""Bench: how well beds of different prompts are told apart by a simple listener that has heard only half of them.

Run from the checkout: `python -m tests.bench.styles [beds per prompt] [seconds]`.
"""

from __future__ import annotations

import sys
from itertools import pairwise

import numpy as np

from engine.machines.music.composer import ComposedMusic
from engine.stage.music.ports import BedRequest

RATE, HOP, WINDOW = 44_100, 1024, 2048
PROMPTS = (
    "sleazy late-night jazz, walking bass, brushed drums, smoky sax, Rhodes", "tense documentary pulse", "warm acoustic morning", "8-bit",
    "solemn strings", "no drums, only air", "lo-fi hip hop to study to", "epic trailer drums and brass", "gentle piano ballad", "techno club",
    "bossa nova on the beach", "music box lullaby",
)  # fmt: skip
EDGES = np.geomspace(40, 16_000, 25)
STEPS, RATE_OF_LEARNING, SHRINK = 400, 0.5, 1e-3


def heard(frames: np.ndarray) -> np.ndarray:
    """What a listener without taste notices: how loud each band is and how much it moves, how often something begins, how wide it is."""
    mono = frames.mean(axis=1)
    count = (len(mono) - WINDOW) // HOP
    windows = np.lib.stride_tricks.sliding_window_view(mono, WINDOW)[::HOP][:count] * np.hanning(WINDOW)
    power = np.abs(np.fft.rfft(windows)) ** 2
    hertz = np.fft.rfftfreq(WINDOW, 1 / RATE)
    bands = np.stack([power[:, (hertz >= low) & (hertz < high)].sum(axis=1) for low, high in pairwise(EDGES)])
    loud = np.log10(bands + 1e-6)
    rise = np.maximum(0, np.diff(loud, axis=1))
    whole = np.maximum(0, np.diff(np.log10(power.sum(axis=1) + 1e-6)))
    beat = np.correlate(rise.sum(axis=0), rise.sum(axis=0), "full")[rise.shape[1] - 1 :]
    pulse = beat[8:90:6] / (beat[0] + 1e-9)
    width = np.log10(np.std(frames[:, 0] - frames[:, 1]) / (np.std(mono) + 1e-9) + 1e-3)
    relative = loud.mean(axis=1) - loud.mean()
    return np.concatenate([relative, loud.std(axis=1), rise.mean(axis=1), pulse, [width, whole.mean(), whole.std()]])


def told_apart(features: np.ndarray, labels: np.ndarray) -> float:
    """The share told right of the second half of every kind by a logistic regression that has heard the first half."""
    first = np.concatenate([np.flatnonzero(labels == kind)[::2] for kind in np.unique(labels)])
    second = np.setdiff1d(np.arange(len(labels)), first)
    middle, spread = features[first].mean(axis=0), features[first].std(axis=0) + 1e-6
    scaled = np.column_stack([(features - middle) / spread, np.ones(len(features))])
    wanted = np.eye(labels.max() + 1)[labels[first]]
    weights = np.zeros((scaled.shape[1], wanted.shape[1]))
    for _ in range(STEPS):
        guess = np.exp(scaled[first] @ weights - (scaled[first] @ weights).max(axis=1, keepdims=True))
        guess /= guess.sum(axis=1, keepdims=True)
        weights -= RATE_OF_LEARNING * (scaled[first].T @ (guess - wanted) / len(first) + SHRINK * weights)
    return float((np.argmax(scaled[second] @ weights, axis=1) == labels[second]).mean())


def share_told_apart(beds: int, seconds: float) -> float:
    """Of `beds` shows a prompt, each with another scene and mood."""
    composer, moods = ComposedMusic(), ("hook", "context", "conflict", "proof", "turn", "payoff", "cta")
    features, labels = [], []
    for kind, prompt in enumerate(PROMPTS):
        for number in range(beds):
            request = BedRequest((prompt,), f"show {number}", number % 5, 5, moods[number % 7], seconds)
            features.append(heard(composer.compose(request).frames))
            labels.append(kind)
    return told_apart(np.array(features), np.array(labels))


def main() -> None:
    """Measure and print."""
    beds = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 15.0
    share = share_told_apart(beds, seconds)
    print(
        f"{len(PROMPTS)} prompts, {beds} beds of {seconds:.0f} s each, half of them learned from: {share:.3f} of the others told right"
    )


if __name__ == "__main__":
    main()
