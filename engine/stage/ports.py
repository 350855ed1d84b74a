"""Stage, the sockets it needs from outside: speech, effects on voices, encoding, loudness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from engine.stage.exports import ExportFormat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from engine.stage.moments import Moments
    from engine.stage.recording import Chapter, Loudness, Patch, Tags
    from engine.stage.score import VoiceEffect
    from engine.stage.speech import Speech, SpeechRequest


class SpeechEngine(Protocol):
    """Turns one line into sound; safe to call from several threads."""

    def fingerprint_of(self, voice_id: str) -> str:
        """Engine name, version and anything else that changes the sound of this voice; part of its takes' content address."""

    def speak(self, request: SpeechRequest) -> Speech:
        """Speak one line. Raises `VoiceFailed` with the reason; never returns silence for speakable text."""

    def leave_off(self) -> None:
        """The studio is closing: lines in the middle of being spoken may end, nothing is started or tried again for them."""

    def close(self) -> None:
        """End the engine's worker processes."""


class EffectRack(Protocol):
    """Does effects to spoken lines; safe to call from several threads."""

    @property
    def fingerprint(self) -> str:
        """Name, version and anything else that changes the sound; part of the content address of every take with effects."""

    def colour(self, speech: Speech, effects: Sequence[VoiceEffect]) -> Speech:
        """The take with these effects done to it in order; its length and word times may change. Raises `EffectFailed`."""


class Encoder(Protocol):
    """Turns frames (float32, shape (n, 2), stereo, 44100 Hz) into MP3."""

    def stream(self, frames: Iterable[NDArray[np.float32]]) -> Iterator[bytes]:
        """Encode as the frames come, with little delay, for listeners; 128 kbit/s constant."""

    def write(
        self,
        frames: Iterable[NDArray[np.float32]],
        target: Path,
        tags: Tags,
        chapters: Sequence[Chapter],
        heard: Callable[[bytes], None] | None = None,
    ) -> None:
        """Encode a whole recording to `target` with ID3 title and chapters; `heard` gets the sound's bytes as they are written.

        Raises `EncodingFailed` (disk full included), and what `heard` raises.
        """

    def patch(
        self,
        kept: Path,
        patches: Iterable[Patch],
        samples: int,
        target: Path,
        tags: Tags,
        chapters: Sequence[Chapter],
        heard: Callable[[int, bytes], None],
    ) -> bool:
        """A recording `write` made, with these patches and `samples` frames long now; as if it had been encoded in one go.

        `heard(number, bytes)` gets every patch as it is in the new file, from its first frame of 1152 samples on. False where
        this cannot be done; `target` is of no use then. Raises `EncodingFailed`, and what the frames raise.
        """

    def save(
        self,
        frames: Iterable[NDArray[np.float32]],
        target: Path,
        kind: ExportFormat,
        tags: Tags,
        chapters: Sequence[Chapter],
        heard: Callable[[bytes], None] | None = None,
    ) -> None:
        """Encode a whole recording to `target` in another format, with tags and, where it can hold them, chapters. Raises `EncodingFailed`.

        `heard` gets the sound's bytes as they come, of a format that `is_heard_meanwhile`.
        """


class Hearing(Protocol):
    """A measurement of a file that is being written."""

    def hear(self, chunk: bytes) -> None:
        """The next bytes an encoder wrote."""

    def loudness(self) -> Loudness:
        """Of everything heard. Raises `EncodingFailed` when it is no sound."""

    def moments(self) -> Moments | None:
        """The same from moment to moment; None where that cannot be told. Raises `EncodingFailed`."""


class LoudnessMeter(Protocol):
    """Measures by EBU R128."""

    def measure(self, frames: Iterable[NDArray[np.float32]]) -> Loudness:
        """Integrated loudness in LUFS and true peak in dBTP of stereo 44100 Hz frames."""

    def listening(self, kind: ExportFormat = ExportFormat.MP3) -> AbstractContextManager[Hearing]:
        """Measure what an encoder writes while it writes: an MP3, or another format that `is_heard_meanwhile`."""

    def measure_file(self, path: Path) -> Loudness:
        """The same of an encoded file."""
