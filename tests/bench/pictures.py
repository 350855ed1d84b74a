"""Bench, pictures: how fast films are made beside bare x264, what a calm style saves, what one changed scene costs.

`python -m tests.bench.pictures` prints ratios of one run; `--seconds` a side, `--size` the shorter side.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from engine.machines.video.camera import QtCamera
from engine.pictures.directing import scenes_for
from engine.pictures.looks import look_of
from engine.pictures.model import FPS, Aspect, Cut, Motion
from tests.engine.pictures.builders import BOOK, envelope

EACH_S = 6


def bare(frames: int, size: tuple[int, int], folder: Path) -> float:
    """Seconds x264 veryfast needs for so many test pictures, painted and converted beforehand, on every core."""
    source = av.open(f"testsrc2=size={size[0]}x{size[1]}:rate={FPS}", format="lavfi")
    pictures = [frame.reformat(format="yuv420p") for frame, _ in zip(source.decode(video=0), range(60), strict=False)]
    began = time.perf_counter()
    container: Any = av.open(str(folder / "bare.mp4"), "w")
    stream: Any = container.add_stream("libx264", rate=FPS, options={"preset": "veryfast", "crf": "21"})
    stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
    for number in range(frames):
        frame = pictures[number % len(pictures)]
        frame.pts, frame.time_base = number, Fraction(1, FPS)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))
    container.close()
    return time.perf_counter() - began


def filmed(motion: Motion, seconds: int, size: tuple[int, int], folder: Path) -> tuple[float, int]:
    """Seconds a film of this motion takes, and its frames."""
    plan, count = envelope(), max(1, seconds // EACH_S)
    scenes = [replace(scene, seconds=seconds / count) for scene in scenes_for(plan, BOOK, count)]
    frames = round(seconds / count * FPS)
    cuts = [Cut(scene, look_of(plan.visual_system), *size, motion, frames) for scene in scenes]
    targets = [folder / f"{motion}-{number}.mp4" for number in range(count)]
    began = time.perf_counter()
    QtCamera().segments(cuts, targets, {}, lambda number: None, lambda number, done: None)
    return time.perf_counter() - began, frames * count


def main() -> None:
    """Print the ratios."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--seconds", type=int, default=18)
    asked.add_argument("--size", type=int, default=1080)
    given = asked.parse_args()
    size = Aspect.WIDE.size(given.size)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        full, frames = filmed(Motion.FULL, given.seconds, size, folder)
        limit = bare(frames, size, folder)
        calm, _ = filmed(Motion.CALM, given.seconds, size, folder)
        short, few = filmed(Motion.CALM, EACH_S, size, folder)
        print(f"full motion: {frames / full:.1f} frames/s, {frames / FPS / full:.2f} x real time")
        print(
            f"bare x264 veryfast on as many test pictures: {frames / limit:.1f} frames/s; full motion is {limit / full:.2f} of it"
        )
        print(f"calm: {frames / calm:.1f} frames/s, {full / calm:.2f} x full motion")
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"one scene alone: {short:.1f} s of {calm:.1f} s ({short / calm / (few / frames):.2f} x its share); largest process {used:.0f} MiB"
        )


if __name__ == "__main__":
    main()
