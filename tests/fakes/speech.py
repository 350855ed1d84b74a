"""Fakes: a speech engine of tones, an encoder that writes WAV, a loudness meter; instant and repeatable."""

from __future__ import annotations

import io
import re
import struct
import wave
from contextlib import contextmanager
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from engine.stage.errors import EncodingFailed, VoiceFailed
from engine.stage.exports import ExportFormat
from engine.stage.recording import Loudness
from engine.stage.speech import Speech, WordTiming

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.stage.recording import Chapter, Patch, Tags
    from engine.stage.speech import SpeechRequest

    Frames = Iterable[NDArray[np.float32]]

RATE = 22_050
MS_PER_LETTER = 60
EMPTY_MS = 100
HELD_S = 60.0


class FakeSpeech:
    """Speaks a tone per word, 60 ms a letter, at a pitch of the voice's own; remembers every request.

    `voices` limits what it knows (None: every id); `failing` voices raise; `gate`, when set, is waited for.
    """

    fingerprint = "fake-speech 1"

    def __init__(self, voices: Collection[str] | None = None, *, failing: Collection[str] = ()) -> None:
        self._voices = voices
        self.failing = set(failing)
        self.requests: list[SpeechRequest] = []
        self.gate: threading.Event | None = None
        self.closed = self.left_off = False

    def fingerprint_of(self, voice_id: str) -> str:
        """The same for every voice."""
        return self.fingerprint

    def speak(self, request: SpeechRequest) -> Speech:
        """Tones for the words of the request. Raises `VoiceFailed` for unknown and failing voices."""
        self.requests.append(request)
        if self.gate is not None:
            self.gate.wait(HELD_S)
        if self.closed or request.voice_id in self.failing or not self._knows(request.voice_id):
            raise VoiceFailed(f"The voice {request.voice_id} could not speak.", voice_id=request.voice_id)
        words = _timed(request)
        return Speech(_toned(request, words), RATE, words)

    def leave_off(self) -> None:
        """Remembered."""
        self.left_off = True

    def close(self) -> None:
        """Speak no more."""
        self.closed = True

    def _knows(self, voice_id: str) -> bool:
        return self._voices is None or voice_id in self._voices


def pitch_of(voice_id: str) -> float:
    """The tone of a voice in hertz, 90..250."""
    return 90.0 + crc32(voice_id.encode()) % 161


def _timed(request: SpeechRequest) -> tuple[WordTiming, ...]:
    words: list[WordTiming] = []
    begin = 0
    for token in re.finditer(r"\S+", request.text):
        letters = sum(letter.isalnum() for letter in token.group())
        end = begin + round(letters * MS_PER_LETTER / request.delivery.rate)
        words.append(WordTiming(*token.span(), begin, end))
        begin = end
    return tuple(words)


def _toned(request: SpeechRequest, words: tuple[WordTiming, ...]) -> NDArray[np.float32]:
    milliseconds = words[-1].end_ms if words and words[-1].end_ms else 0
    if not milliseconds:
        return np.zeros(RATE * EMPTY_MS // 1000, np.float32)
    moments = np.arange(RATE * milliseconds // 1000) / RATE
    hertz = pitch_of(request.voice_id) * 2 ** (request.delivery.pitch / 12)
    tone = 0.1414 * np.sin(2 * np.pi * hertz * moments) * request.delivery.energy
    return np.clip(tone, -0.98, 0.98).astype(np.float32)


class FakeEncoder:
    """ "Encodes" to 16-bit WAV: what goes in can be read back exactly; `full` makes the disk full."""

    def __init__(self, *, full: bool = False) -> None:
        self.full = full
        self.written: list[tuple[Path, Tags, tuple[Chapter, ...]]] = []

    def stream(self, frames: Frames) -> Iterator[bytes]:
        """Four magic bytes, then every block at once as it comes."""
        yield b"FAKE"
        for block in frames:
            yield _sixteen_bit(block)

    def write(
        self,
        frames: Frames,
        target: Path,
        tags: Tags,
        chapters: Sequence[Chapter],
        heard: Callable[[bytes], None] | None = None,
    ) -> None:
        """A WAV file at `target`. Raises `EncodingFailed` when full or when there is nothing to write."""
        sound = b"".join(_sixteen_bit(block) for block in frames)
        if self.full or not sound:
            raise EncodingFailed("The recording could not be written: the disk is full." if self.full else "No sound.")
        if not target.parent.is_dir():
            raise EncodingFailed(f"There is no folder {target.parent}.")
        with wave.open(str(target), "wb") as file:
            file.setparams((2, 2, 44_100, 0, "NONE", "not compressed"))
            file.writeframes(sound)
        if heard:
            heard(target.read_bytes())
        self.written.append((target, tags, tuple(chapters)))

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
        """It cannot."""
        return False

    def save(
        self,
        frames: Frames,
        target: Path,
        kind: ExportFormat,
        tags: Tags,
        chapters: Sequence[Chapter],
        heard: Callable[[bytes], None] | None = None,
    ) -> None:
        """The same WAV, whatever the format."""
        self.write(frames, target, tags, chapters, heard)


class FakeLoudness:
    """Loudness without weighting (right for a 1 kHz tone) and sample peak."""

    def measure(self, frames: Frames) -> Loudness:
        """Sum of the channels' mean squares, in decibels."""
        blocks = [np.asarray(block, np.float64) for block in frames]
        if not sum(len(block) for block in blocks):
            raise EncodingFailed("There was no sound to measure.")
        sound = np.concatenate(blocks)
        power, peak = float((sound**2).mean(axis=0).sum()), float(np.abs(sound).max())
        return Loudness(max(-70.0, 10 * np.log10(power + 1e-12)), max(-120.0, 20 * np.log10(peak + 1e-12)))

    def measure_file(self, path: Path) -> Loudness:
        """The same of a file the fake encoder wrote."""
        try:
            return self._measure_wave(path.read_bytes())
        except OSError as problem:
            raise EncodingFailed(f"The file could not be read: {problem}.") from problem

    @contextmanager
    def listening(self, kind: ExportFormat = ExportFormat.MP3) -> Iterator[FakeHearing]:
        """Keeps what it hears and measures it at the end."""
        yield FakeHearing(self._measure_wave)

    def _measure_wave(self, sound: bytes) -> Loudness:
        try:
            with wave.open(io.BytesIO(sound), "rb") as file:
                raw = file.readframes(file.getnframes())
        except (wave.Error, EOFError) as problem:
            raise EncodingFailed(f"The file could not be read: {problem}.") from problem
        return self.measure([(np.frombuffer(raw, "<i2").reshape(-1, 2) / 32767).astype(np.float32)])


class FakeHearing:
    """A measurement of a file the fake encoder writes."""

    def __init__(self, measure: Callable[[bytes], Loudness]) -> None:
        self._measure, self._heard = measure, b""

    def hear(self, chunk: bytes) -> None:
        """Kept."""
        self._heard += chunk

    def loudness(self) -> Loudness:
        """Of what was kept."""
        return self._measure(self._heard)

    def moments(self) -> None:
        """It cannot tell."""


def _sixteen_bit(block: NDArray[np.float32]) -> bytes:
    values = np.clip(np.round(np.asarray(block) * 32767), -32768, 32767).astype(int).ravel().tolist()
    return struct.pack(f"<{len(values)}h", *values)


def wav_of_tone(path: Path, seconds: float) -> Path:
    """A stereo file of a quiet tone."""
    tone = 0.2 * np.sin(2 * np.pi * 330 * np.arange(round(44_100 * seconds)) / 44_100)
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 44_100, 0, "NONE", "not compressed"))
        file.writeframes((np.stack([tone, tone], axis=1) * 32767).astype("<i2").tobytes())
    return path
