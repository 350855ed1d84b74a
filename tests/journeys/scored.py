"""The sample's read with everything that can sound in it, finished over HTTP, and what is in its MP3."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import av
import httpx
import numpy as np

from engine.access.model import Scope
from engine.stage.conductor import Conductor
from engine.stage.model import SAMPLE_RATE
from tests.journeys.conftest import Told

BED, MUTED, BARE = 0, 2, 1
"""Scenes: one with a bed, one whose bed is muted, one that never had one."""
CUED = 5
EFFECT = "telephone"
OVER = ("READY", "FAILED", "CANCELED")


@dataclass(frozen=True)
class ScoredRead:
    """The finished read: what the API said of it, its decoded frames, and a performance of the same inputs for comparison."""

    told: Told
    artifact: dict[str, Any]
    states: list[str]
    music: dict[str, Any]
    cue: dict[str, Any]
    coloured: tuple[int, int]
    mp3: bytes
    conductor: Conductor

    @cached_property
    def frames(self) -> np.ndarray:
        """The MP3 as stereo frames at 44100 Hz."""
        return decoded(self.mp3)

    @property
    def audio(self) -> dict[str, Any]:
        """What the manifest says of the recording."""
        return dict(self.artifact["manifest"]["audio"])

    def clip(self, scene: int) -> dict[str, Any]:
        """The clip of a scene."""
        return next(clip for clip in self.music["definedClips"] if clip["sceneIndex"] == scene)

    def span(self, begin: int, end: int) -> np.ndarray:
        """These frames of the MP3, in mono."""
        return np.asarray(self.frames[begin:end].mean(axis=1))


def scored_read(told: Told) -> ScoredRead:
    """Order the sample's read once more, give it beds, a cue and an effect, mute a bed, and finish it."""
    with told.studio.work("test") as work:
        key = told.studio.access.create_key(work, "Scored", tuple(Scope))[1]
    with httpx.Client(base_url=told.origin, headers={"Authorization": f"Bearer {key}"}, timeout=60) as api:
        artifact = _ordered(api, told)
        path = f"/api/v1/artifacts/{artifact}"
        entries = told.read.screenplay.entries
        _require(api.post(f"{path}/music", json={"regenerateScenes": [BED, MUTED]}))
        _require(api.post(f"{path}/music", json={"sceneIndex": MUTED, "clip": {"disabled": True}}))
        asked = {"op": "add", "entryIndex": CUED, "label": "Door", "prompt": "door slam", "volume": 0.9}
        cue = _require(api.post(f"{path}/sfx", json={**asked, "generatedDurationS": 1.2}))["cue"]
        first = next(entry.index for entry in entries if entry.index > CUED + 4)
        asked = {"startEntryIndex": first, "endEntryIndex": first + 1, "effect": EFFECT}
        _require(api.post(f"{path}/voice-modification", json=asked))
        states, done = _finished(api, path)
        music = _require(api.get(f"{path}/music"))["music"]
        mp3 = httpx.get(done["manifest"]["audio"]["recordingUrl"], timeout=60).content
    with told.studio.reading("test") as work:
        book = told.studio.stage.books.book(work, artifact)
        known = told.studio.stage.books.measured(work, book)
    conductor = told.studio.stage.conductor(artifact, book, known)
    return ScoredRead(told, done, states, music, cue, (first, first + 1), mp3, conductor)


def decoded(content: bytes) -> np.ndarray:
    """A sound file as stereo float32 frames at 44100 Hz."""
    with av.open(io.BytesIO(content)) as container:
        resampler = av.AudioResampler("fltp", "stereo", SAMPLE_RATE)
        blocks = [out.to_ndarray() for frame in container.decode(audio=0) for out in resampler.resample(frame)]
        blocks += [out.to_ndarray() for out in resampler.resample(None)]
    return np.ascontiguousarray(np.concatenate(blocks, axis=1).T)


def level_db(frames: np.ndarray) -> float:
    """Root mean square, in decibels below full scale."""
    return float(10 * np.log10(np.mean(frames.astype(np.float64) ** 2) + 1e-12))


def likeness(heard: np.ndarray, wanted: np.ndarray, slack: int = 600) -> float:
    """The best correlation of a sound with a stretch, moved by at most `slack` frames."""
    size = 1 << (len(heard) + len(wanted)).bit_length()
    product = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wanted, size)), size)
    near = np.concatenate([product[: slack + 1], product[-slack:]])
    return float(np.abs(near).max() / (np.linalg.norm(heard) * np.linalg.norm(wanted) + 1e-9))


def _ordered(api: httpx.Client, told: Told) -> str:
    body = {"storyPlanId": told.made.plan.id}
    job = _require(api.post("/api/v1/story-jobs", json=body, headers={"Idempotency-Key": "scored"}))["job"]
    done = _until(
        lambda: _require(api.get(f"/api/v1/story-jobs/{job['id']}"))["job"], lambda found: found["status"] in OVER
    )
    assert done["status"] == "READY", done
    return str(done["artifacts"][0]["id"])


def _finished(api: httpx.Client, path: str) -> tuple[list[str], dict[str, Any]]:
    first = _require(api.post(f"{path}/finalize", json={"mode": "audio"}, headers={"Idempotency-Key": "scored-1"}))
    states = [first["finalize"]["status"]]

    def look() -> dict[str, Any]:
        found = dict(_require(api.get(path))["artifact"])
        status = (found["manifest"]["audio"]["finalize"] or {}).get("status")
        if status and status != states[-1]:
            states.append(status)
        return found

    return states, _until(look, lambda _found: states[-1] in ("complete", "failed"))


def _require(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code < 300, answer.text
    return dict(answer.json())


def _until(look: Callable[[], dict[str, Any]], done: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    end = time.monotonic() + 120
    while not done(found := look()):
        assert time.monotonic() < end, found
        time.sleep(0.05)
    return found
