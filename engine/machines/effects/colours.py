"""Effects, colours: a voice through a wire or out of a machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.machines.effects.hearing import Wave

ORDER = 4
LOUDEST = 0.97


def telephone(samples: Wave, rate: int, low_hz: float, high_hz: float, drive: float) -> Wave:
    """Only the band of a wire, pressed by its amplifier; `drive` 0..1."""
    narrow = _band(samples, rate, low_hz, high_hz)
    if drive <= 0:
        return narrow
    peak = float(np.abs(narrow).max(initial=0.0)) or 1.0
    push = np.float32((1 + 9 * drive) / peak)
    pressed = np.tanh(narrow * push) / push
    return _band(pressed.astype(np.float32), rate, low_hz, high_hz)


def robot(samples: Wave, rate: int, carrier_hz: float, mix: float) -> Wave:
    """The voice multiplied by a tone; `mix` 0..1 is how much of that is heard beside the plain voice."""
    turn = 2 * np.pi * carrier_hz * np.arange(len(samples)) / rate
    tone = (np.sin(turn) + 0.33 * np.sin(3 * turn)).astype(np.float32)
    wound: Wave = samples * (np.float32(1 - mix) + np.float32(mix) * tone)
    return wound


def as_loud_as(samples: Wave, model: Wave) -> Wave:
    """The samples brought to the loudness of others, and never over full scale."""
    level, wanted = _level(samples), _level(model)
    gain = wanted / level if level > 1e-6 else 1.0
    peak = float(np.abs(samples).max(initial=0.0)) * gain
    matched: Wave = samples * np.float32(gain if peak <= LOUDEST else gain * LOUDEST / peak)
    return matched


def _level(samples: Wave) -> float:
    """The level of what is not silence."""
    loud = samples[np.abs(samples) > 0.02 * np.abs(samples).max(initial=0.0)]
    return float(np.sqrt(np.mean(loud.astype(np.float64) ** 2))) if len(loud) else 0.0


def _band(samples: Wave, rate: int, low_hz: float, high_hz: float) -> Wave:
    """Between two edges, as steep as a filter of the fourth order, without moving anything in time."""
    room = len(samples) + round(0.05 * rate)
    hz = np.maximum(np.fft.rfftfreq(room, 1 / rate), 1e-3)
    passes = 1 / np.sqrt((1 + (low_hz / hz) ** (2 * ORDER)) * (1 + (hz / high_hz) ** (2 * ORDER)))
    return np.fft.irfft(np.fft.rfft(samples, room) * passes, room)[: len(samples)].astype(np.float32)
