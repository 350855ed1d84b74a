"""Scoring, bringing: a person's own sound files, as a bed under a scene or as an effect at a line."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.cues.errors import SoundFailed
from engine.stage.model import SAMPLE_RATE
from engine.stage.music.errors import SoundUnreadable

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.artifacts.service import ArtifactsService
    from engine.stage.cues.bank import Bank, Prepared
    from engine.stage.music.making import BedMaker
    from engine.stage.sounds import Sounds
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Units

    Frames = NDArray[np.float32]

LONGEST_S, SHORTEST_S = 30.0, 0.1
HOUSE_RMS, LOUDEST = 10 ** (-17 / 20), 10 ** (-1.5 / 20)
WINDOW = SAMPLE_RATE * 400 // 1000


class Bringing:
    """Reads files once and keeps what they sound of; the files themselves are never needed again."""

    def __init__(
        self, units: Units, blobs: BlobStore, artifacts: ArtifactsService, beds: BedMaker, sounds: Sounds, bank: Bank
    ) -> None:
        self._units, self._blobs, self._artifacts = units, blobs, artifacts
        self._beds, self._sounds, self._bank = beds, sounds, bank

    def bed(self, artifact_id: str, path: Path) -> str:
        """The address a file has from now on, to be installed under a scene. Never inside a unit of work.

        Raises `SoundUnreadable`, `DiskFull`.
        """
        blob = self._kept(path)
        self._beds.read_file(self._blobs.path(blob), blob)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        with self._units.work("scoring") as work:
            return self._artifacts.add_media(work, blob, path.name, kind, artifact_id).path

    def effect(self, path: Path) -> Prepared:
        """A file as the sound of an effect, at the level of all the others. Never inside a unit of work.

        Raises `SoundUnreadable`, `SoundFailed`, `DiskFull`.
        """
        blob = self._kept(path)
        sound = self._beds.read_file(self._blobs.path(blob), blob)
        seconds = sound.frames / SAMPLE_RATE
        if not SHORTEST_S <= seconds <= LONGEST_S:
            raise SoundFailed(
                f"“{path.name}” lasts {seconds:.1f} seconds; a sound effect lasts between 0.1 and 30.",
                hint="Cut the part you want, or bring it as music under a scene.",
            )
        return self._bank.brought(_levelled(self._sounds.cut(sound, 0, sound.frames)), path.stem[:60])

    def _kept(self, path: Path) -> str:
        try:
            content = path.read_bytes()
        except OSError as problem:
            raise SoundUnreadable(
                f"“{path.name}” cannot be read.", hint="Look whether it is still there, then choose it again."
            ) from problem
        if not content:
            raise SoundUnreadable(f"“{path.name}” is empty.")
        return self._blobs.put(content)


def _levelled(frames: Frames) -> Frames:
    """Its loudest 400 ms at the level of the studio's own effects, where its peaks allow that."""
    power = np.concatenate([[0.0], np.cumsum(np.mean(frames.astype(np.float64) ** 2, axis=1))])
    window = min(WINDOW, len(frames))
    rms = float(np.sqrt(np.max(power[window:] - power[:-window]) / WINDOW))
    peak = float(np.abs(frames).max(initial=1e-9))
    return (frames * min(HOUSE_RMS / max(rms, 1e-9), LOUDEST / peak)).astype(np.float32)
