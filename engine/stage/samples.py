"""Stage, samples: what a voice sounds like, spoken once when somebody first asks and kept under an address for ever."""

from __future__ import annotations

import base64
import hashlib
import hmac
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from engine.artifacts.errors import MediaNotFound
from engine.foundation.secret_files import owner_only_secret
from engine.stage.limiter import limited
from engine.stage.mixer import AIR_BLOCK, CEILING, HOUSE_GAIN, cut
from engine.stage.recording import Tags
from engine.stage.resampling import at_house_rate
from engine.stage.shelf import Shelf, as_kept
from engine.stage.speech import SpeechRequest
from engine.stage.wording import wording
from engine.table_read.auditions import audition
from engine.table_read.errors import VoiceNotFound
from engine.table_read.saying import spoken_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.artifacts.model import Media
    from engine.artifacts.service import ArtifactsService
    from engine.stage.mixer import Frames
    from engine.stage.ports import Encoder, SpeechEngine
    from engine.stage.takes import Take
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Units
    from engine.table_read.voices import Voice

Catalogue = Callable[[], tuple["Voice", ...]]
SILENCE_S = 0.15


class Audition:
    """Blocks of one spoken line, until it is closed."""

    def __init__(self, frames: Frames) -> None:
        self._frames, self._closed = frames, False

    def __iter__(self) -> Iterator[Frames]:
        """Stereo float32 blocks at the house rate."""
        for block in cut(self._frames, AIR_BLOCK):
            if self._closed:
                return
            yield block

    def close(self) -> None:
        """No more."""
        self._closed = True


class Samples:
    """Samples of the voices `catalogue` gives; the file `secret` makes their addresses unguessable. A paid voice gets none by itself."""

    def __init__(
        self, units: Units, blobs: BlobStore, artifacts: ArtifactsService, speech: SpeechEngine, encoder: Encoder,
        catalogue: Catalogue, secret: Path,
    ) -> None:  # fmt: skip
        self._units, self._blobs, self._artifacts, self._shelf = units, blobs, artifacts, Shelf(units, blobs)
        self._speech, self._encoder, self._catalogue = speech, encoder, catalogue
        self._secret = owner_only_secret(secret)
        self._making = threading.Lock()

    def path(self, voice: Voice) -> str | None:
        """The address below the origin; the file is made when it is first asked for. None for a voice that is away or paid."""
        if not voice.installed or voice.price:
            return None
        return f"/media/{self._key(voice)}/{_file_name(voice)}"

    def media(self, key: str) -> Media:
        """The sample at an address nobody has asked for before. Raises `MediaNotFound`, `VoiceFailed`, `EncodingFailed`."""
        voices = (voice for voice in self._catalogue() if voice.installed and not voice.price)
        asked = key.encode("utf-8", "surrogatepass")
        voice = next((one for one in voices if hmac.compare_digest(self._key(one).encode(), asked)), None)
        if voice is None:
            raise MediaNotFound("There is no such file.")
        with self._making:
            return self._kept(key) or self._made(key, voice)

    def hear(self, voice_id: str, text: str) -> Audition:
        """A line in a voice, kept like every take. Call it outside a unit of work. Raises `VoiceFailed`, `DiskFull`."""
        return Audition(_frames(self._take(SpeechRequest(text, voice_id))))

    def hear_line(self, voice_id: str, line: str) -> Audition:
        """A line of a script in a voice, said as the stage says it. Call it outside a unit of work. Raises `VoiceFailed`, `DiskFull`."""
        return self.hear(voice_id, wording(line, spoken_tokens).spoken)

    def plain_voice(self) -> str:
        """The id of a voice that any word can be tried in: the first that narrates. Raises `VoiceNotFound`."""
        able = [voice for voice in self._catalogue() if voice.installed and voice.offered]
        if not able:
            raise VoiceNotFound("There is no voice on this machine.", hint="Reinstall the studio, or add a voice pack.")
        return next((voice for voice in able if voice.narrates), able[0]).id

    def hear_sample(self, voice: Voice) -> Audition:
        """What the voice says of itself. Call it outside a unit of work. Raises `VoiceFailed`, `DiskFull`."""
        return self.hear(voice.id, audition(voice.language))

    def _key(self, voice: Voice) -> str:
        named = "\n".join((voice.id, self._speech.fingerprint_of(voice.id), audition(voice.language)))
        digest = hmac.new(self._secret, named.encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")

    def _kept(self, key: str) -> Media | None:
        with self._units.reading("samples") as work:
            try:
                return self._artifacts.media(work, key)
            except MediaNotFound:
                return None

    def _made(self, key: str, voice: Voice) -> Media:
        frames = _frames(self._take(SpeechRequest(audition(voice.language), voice.id)))
        with self._blobs.draft(".mp3") as draft:
            self._encoder.write(cut(frames, AIR_BLOCK), draft, Tags(voice.name, artist=voice.engine), ())
            blob = self._blobs.put_file(draft)
        with self._units.work("samples") as work:
            return self._artifacts.add_media(work, blob, _file_name(voice), "audio/mpeg", key=key)

    def _take(self, request: SpeechRequest) -> Take:
        key = request.key(self._speech.fingerprint_of(request.voice_id))
        found = self._shelf.find(key)
        if found is None:
            content, found = as_kept(self._speech.speak(request))
            self._shelf.keep(key, request, content, found)
        return found


def _frames(take: Take) -> Frames:
    """As the stage would let it be heard, in the middle, without a room."""
    voice = at_house_rate(take.samples, take.rate) * np.float32(HOUSE_GAIN)
    rest = np.zeros(int(SILENCE_S * 44_100), np.float32)
    mono = np.concatenate([rest, voice, rest])
    return limited(np.stack([mono, mono], axis=1), CEILING)


def _file_name(voice: Voice) -> str:
    plain = "".join(letter for letter in voice.name.lower() if letter.isascii() and letter.isalnum())
    return f"{plain or 'voice'}-sample.mp3"
