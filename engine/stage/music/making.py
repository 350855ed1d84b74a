"""Stage, music, making: beds from words and frames from files; whatever was made or read once is not made again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.foundation.errors import KnownError
from engine.foundation.probe import Probe
from engine.jobs.errors import NotYet
from engine.stage.model import SAMPLE_RATE
from engine.stage.music.errors import MusicFailed, SoundUnreadable
from engine.stage.music.levels import SILENCE_LUFS, Loudness, bed_level_db, level_db
from engine.stage.music.repository import KeptSound, MusicRepository
from engine.stage.recording import Tags

if TYPE_CHECKING:
    from pathlib import Path

    from engine.library.ports import Fetcher
    from engine.stage.mixer import Frames
    from engine.stage.music.ports import BedRequest, MusicMaker, SoundReader
    from engine.stage.ports import Encoder
    from engine.stage.score import Sound
    from engine.stage.sounds import Sounds
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Units

LONGEST_S = 3600
ACCEPTED = (
    "audio/mpeg", "audio/mp3", "audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave", "audio/ogg", "application/ogg", "audio/flac",
    "audio/x-flac", "audio/aac", "audio/mp4", "audio/x-m4a", "audio/m4a", "audio/webm", "audio/opus", "audio/aiff", "audio/x-aiff",
    "video/mp4", "video/webm", "application/octet-stream", "binary/octet-stream",
)  # fmt: skip


class BedMaker:
    """Makes and reads sounds outside any unit of work and keeps each in a small unit of its own."""

    def __init__(
        self, units: Units, blobs: BlobStore, sounds: Sounds, encoder: Encoder, maker: MusicMaker | None,
        reader: SoundReader | None, fetcher: Fetcher,
    ) -> None:  # fmt: skip
        self.units, self.sounds = units, sounds
        self._units, self._blobs, self._sounds, self._encoder = units, blobs, sounds, encoder
        self._maker, self._reader, self._fetcher = maker, reader, fetcher

    @property
    def band(self) -> Probe:
        """Who plays; not available where nobody does, or somebody else was chosen, with the reason."""
        return self._maker.band if self._maker else Probe(False, "There is nobody here who could make music.")

    def compose(self, request: BedRequest, going_on: Callable[[], None] = lambda: None) -> KeptSound:
        """The bed of this request, with the MP3 it is handed out as. Raises `MusicFailed`, `DiskFull`."""
        if self._maker is None:
            raise MusicFailed("There is nobody here who could make music.")
        key = request.key(self._maker.fingerprint)
        kept = self._kept(key)
        if kept is not None:
            return kept
        try:
            frames = self._maker.compose(request, going_on).frames
            sound = self._sounds.keep((frames,), bed_level_db((frames,)))
            made = KeptSound(key, sound, self._as_file(sound, f"Scene {request.scene_index + 1}"))
        except (KnownError, NotYet):
            raise
        except Exception as problem:
            raise MusicFailed(f"The music could not be made: {problem}.") from problem
        self._keep(made, replace(made, key=file_key(made.file or "")))
        return made

    def fetch(self, url: str, own: str | None) -> Sound:
        """The frames of the file at an address, or of the blob `own`. Raises `SoundUnreadable`, `SourceFetchFailed`, `DiskFull`."""
        if own is not None:
            return self.read_file(self._blobs.path(own), own)
        with self._blobs.draft(".fetched") as draft:
            try:
                self._fetcher.fetch(url, ACCEPTED, draft)
            except KnownError as refused:
                # Addresses are fetched for sources too, and refused in their words.
                raise SoundUnreadable(re.sub(r"a web page or text", "a sound", refused.sentence())) from refused
            blob = self._blobs.put_file(draft)
        return self.read_file(self._blobs.path(blob), blob)

    def read_file(self, path: Path, blob: str) -> Sound:
        """The frames of a sound file, read once. Raises `SoundUnreadable`."""
        kept = self._kept(file_key(blob))
        if kept is not None:
            return kept.sound
        if self._reader is None:
            raise SoundUnreadable("There is nothing here that reads sound files.")
        loudness = Loudness()
        sound = self._sounds.keep(_heard(self._reader.read(path), loudness))
        if not sound.frames or loudness.lufs <= SILENCE_LUFS:
            raise SoundUnreadable("There is nothing to be heard in this file.")
        sound = replace(sound, level_db=level_db(loudness.lufs))
        self._keep(KeptSound(file_key(blob), sound))
        return sound

    def _kept(self, key: str) -> KeptSound | None:
        with self._units.reading("music") as work:
            kept = MusicRepository(work.session).sound(key)
        if kept is None or not self._sounds.has(kept.sound) or (kept.file and not self._blobs.exists(kept.file)):
            return None
        return kept

    def _keep(self, *made: KeptSound) -> None:
        with self._units.work("music") as work:
            for one in made:
                MusicRepository(work.session).save_sound(one, work.now())

    def _as_file(self, sound: Sound, title: str) -> str:
        """The sound at the level of a record, as an MP3."""
        gain = 10 ** ((sound.level_db + 6.0) / 20)
        with self._blobs.draft(".mp3") as draft:
            blocks = (
                self._sounds.cut(sound, begin, min(sound.frames, begin + SAMPLE_RATE)) * min(gain, 1.0)
                for begin in range(0, sound.frames, SAMPLE_RATE)
            )
            self._encoder.write(blocks, draft, Tags(title, "Sleeper Hit Studio"), ())
            return self._blobs.put_file(draft)


def file_key(blob: str) -> str:
    """Under which the frames of a file are kept."""
    return hashlib.sha256(f"file:{blob}".encode()).hexdigest()


def _heard(blocks: Iterable[Frames], loudness: Loudness) -> Iterator[Frames]:
    count = 0
    for block in blocks:
        count += len(block)
        if count > LONGEST_S * SAMPLE_RATE:
            raise SoundUnreadable(
                "This file is longer than an hour.", hint="A bed may last an hour at most; cut the part you want."
            )
        loudness.hear(block)
        yield block
