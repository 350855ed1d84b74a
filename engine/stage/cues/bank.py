"""Cues, bank: every sound is made once for the whole studio; the same words and length get the same file for ever."""

from __future__ import annotations

import hashlib
import json
import wave
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.cues.errors import SoundFailed
from engine.stage.cues.model import BankedSound
from engine.stage.cues.repository import CueRepository
from engine.stage.model import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.artifacts.service import ArtifactsService
    from engine.stage.cues.ports import MadeSound, SoundMaker
    from engine.stage.score import Sound
    from engine.stage.sounds import Sounds
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Work

FULL_SCALE = 32767.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sound at hand, outside of any unit of work: banked before, freshly made, or the reason why there is none."""

    key: str
    banked: BankedSound | None = None
    sound: Sound | None = None
    file: str | None = None
    name: str = ""
    is_exact: bool = True
    error: str | None = None


class NoSounds:
    """A studio without a library of effects."""

    fingerprint = "no-sounds"

    def make(self, prompt: str, seconds: float) -> MadeSound:
        """Nothing. Raises `SoundFailed`."""
        raise SoundFailed(f"No sound library is installed to make “{prompt[:60]}” of {seconds} seconds.")


class Bank:
    """Makes sounds and keeps them."""

    def __init__(self, maker: SoundMaker, sounds: Sounds, blobs: BlobStore, artifacts: ArtifactsService) -> None:
        self._maker, self._sounds, self._blobs, self._artifacts = maker, sounds, blobs, artifacts
        blobs.stood_on_by(lambda work, name: CueRepository(work.session).is_used(name))

    def key(self, prompt: str, seconds: float) -> str:
        """The content address of a sound: what makes it, the exact words, the length."""
        facts = json.dumps([self._maker.fingerprint, prompt, round(seconds, 3)], ensure_ascii=False)
        return hashlib.sha256(facts.encode()).hexdigest()

    def known(self, work: Work, prompt: str, seconds: float) -> Prepared | None:
        """The sound, if it was made before and is still on this machine."""
        key = self.key(prompt, seconds)
        banked = CueRepository(work.session).banked(key)
        return Prepared(key, banked) if banked and self._sounds.has(banked.sound) else None

    def made(self, prompt: str, seconds: float) -> Prepared:
        """The sound, made now. Takes its time: never inside a unit of work."""
        key = self.key(prompt, seconds)
        try:
            made = self._maker.make(prompt, seconds)
            return Prepared(
                key, None, self._sounds.keep([made.frames]), self._file(made.frames), made.name, made.is_exact
            )
        except SoundFailed as failed:
            return Prepared(key, error=failed.message)

    def brought(self, frames: NDArray[np.float32], name: str) -> Prepared:
        """Somebody's own sound, as frames: kept under what it sounds of. Takes its time: never inside a unit of work."""
        sound = self._sounds.keep([frames])
        return Prepared(hashlib.sha256(f"own:{sound.blob}".encode()).hexdigest(), None, sound, self._file(frames), name)

    def deposit(self, work: Work, prepared: Prepared) -> BankedSound | None:
        """The sound for a cue, banked from now on; somebody else's of the same words, when they were faster."""
        if prepared.banked is not None:
            return prepared.banked
        if prepared.sound is None or prepared.file is None:
            return None
        there = CueRepository(work.session).banked(prepared.key)
        if there is not None and self._sounds.has(there.sound):
            return there
        media = self._artifacts.add_media(work, prepared.file, f"{_file_name(prepared.name)}.wav", "audio/wav")
        banked = BankedSound(prepared.sound, there.path if there else media.path, prepared.name, prepared.is_exact)
        CueRepository(work.session).bank(prepared.key, banked, work.now())
        return banked

    def _file(self, frames: NDArray[np.float32]) -> str:
        """A WAV of 16 bits, which has exactly the length that was asked for."""
        with self._blobs.draft(".wav") as draft:
            with wave.open(str(draft), "wb") as file:
                file.setnchannels(2)
                file.setsampwidth(2)
                file.setframerate(SAMPLE_RATE)
                file.writeframes(np.rint(np.clip(frames, -1, 1) * FULL_SCALE).astype("<i2").tobytes())
            return self._blobs.put_file(draft)


def _file_name(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name.lower()).strip("-") or "sound"
