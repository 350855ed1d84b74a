"""Machines, speech, hosted, providers: how each kind of speech server is asked, and what its answer is."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import numpy as np

from engine.foundation.language_models import ModelChoice, ModelLimits, ProviderKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.foundation.settings import StudioSettings

PCM_RATE = 24_000
ELEVENLABS = "https://api.elevenlabs.io"
ELEVENLABS_RATE = 22_050


class NoSound(ValueError):
    """An answer that is no sound the studio can read; the message is a reason without a full stop."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: path below the address, headers and JSON."""

    path: str
    headers: dict[str, str]
    json: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Provider:
    """A speech server: `slug` is part of voice ids; `voices` are (its own id, name); `price` per million characters."""

    name: str
    slug: str
    choice: ModelChoice
    voices: tuple[tuple[str, str], ...]
    price: float
    ask: Callable[[str, str, float, str], Asked]
    read: Callable[[bytes, str], tuple[NDArray[np.float32], int]]

    @property
    def terms(self) -> str:
        """What its voices cost, in words."""
        if self.price:
            return f"{self.price:g} per million characters"
        return "" if self.choice.is_local else "paid by the character"


def chosen(settings: StudioSettings) -> tuple[Provider, ...]:
    """The speech servers the owner has set up."""
    found = [_compatible(settings)] if settings.speech_address else []
    return (*found, _elevenlabs(settings)) if settings.elevenlabs_voices else tuple(found)


def _compatible(settings: StudioSettings) -> Provider:
    limits = ModelLimits(requests_per_minute=settings.speech_requests_per_minute)
    address, model = str(settings.speech_address).rstrip("/"), settings.speech_model
    choice = ModelChoice(ProviderKind.OPENAI, address, model, limits)

    def ask(voice: str, text: str, speed: float, key: str) -> Asked:
        body = {"model": model, "input": text, "voice": voice, "response_format": "wav", "speed": round(speed, 2)}
        return Asked("/audio/speech", {"Authorization": f"Bearer {key}"} if key else {}, body)

    return Provider(
        "OpenAI-compatible", "openai", choice, _named(settings.speech_voices), settings.speech_price, ask, read_sound
    )


def _elevenlabs(settings: StudioSettings) -> Provider:
    limits = ModelLimits(requests_per_minute=settings.speech_requests_per_minute)
    address = (settings.elevenlabs_address or ELEVENLABS).rstrip("/")
    choice = ModelChoice(ProviderKind.OPENAI, address, settings.elevenlabs_model, limits)

    def ask(voice: str, text: str, speed: float, key: str) -> Asked:
        body = {
            "text": text,
            "model_id": settings.elevenlabs_model,
            "voice_settings": {"speed": round(min(max(speed, 0.7), 1.2), 2)},
        }
        path = f"/v1/text-to-speech/{quote(voice, safe='')}?output_format=pcm_{ELEVENLABS_RATE}"
        return Asked(path, {"xi-api-key": key} if key else {}, body)

    def read(content: bytes, kind: str) -> tuple[NDArray[np.float32], int]:
        return read_sound(content, kind if content[:4] == b"RIFF" else "audio/pcm", ELEVENLABS_RATE)

    return Provider(
        "ElevenLabs", "elevenlabs", choice, _named(settings.elevenlabs_voices), settings.elevenlabs_price, ask, read
    )


def read_sound(content: bytes, kind: str, rate: int = PCM_RATE) -> tuple[NDArray[np.float32], int]:
    """Mono samples and rate of a WAV (also one whose lengths were never filled in) or of raw 16-bit samples. Raises `NoSound`."""
    channels = 1
    if content[:4] == b"RIFF":
        content, rate, channels = _of_wave(content)
    elif "json" in kind or "text" in kind or "pcm" not in kind:
        raise NoSound(f"the answer is {kind.split(';')[0] or 'of no kind'}, not sound in WAV or PCM")
    width = 2 * channels
    whole = np.frombuffer(content[: len(content) // width * width], "<i2").reshape(-1, channels)
    if not len(whole):
        raise NoSound("the answer holds no sound")
    return (whole.astype(np.float32).mean(axis=1) / 32768).astype(np.float32), rate


def _of_wave(content: bytes) -> tuple[bytes, int, int]:
    at, rate, channels, bits = 12, 0, 1, 16
    while at + 8 <= len(content):
        name, length = content[at : at + 4], struct.unpack_from("<I", content, at + 4)[0]
        if name == b"fmt " and at + 24 <= len(content):
            channels, rate, bits = (
                *struct.unpack_from("<HI", content, at + 10),
                struct.unpack_from("<H", content, at + 22)[0],
            )
        if name == b"data":
            break
        at += 8 + length + length % 2
    if bits != 16 or not 8000 <= rate <= 96_000 or not 1 <= channels <= 2:
        raise NoSound("the answer is a WAV of a kind that is not read here")
    return content[at + 8 :], rate, channels


def _named(voices: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """`id` or `id=Name` for each voice."""
    pairs = [one.partition("=") for one in voices if one.strip()]
    return tuple((own.strip(), name.strip() or own.strip().replace("_", " ").title()) for own, _, name in pairs)
